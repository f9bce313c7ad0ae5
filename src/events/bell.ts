import type { Logger } from '../core/log.ts'
import type { Leadership } from '../db/leadership.ts'

/** Between two notifications: at most 50 a second. */
const bellMs = 20

/** Notifies other processes on a PostgreSQL channel, without data. One that is not heard costs a moment only: every listener also looks by itself. */
export class Bell {
  readonly #channel: string
  readonly #leadership: Leadership
  readonly #log: Logger
  #rangAt = -Infinity
  #timer: NodeJS.Timeout | undefined

  constructor(channel: string, leadership: Leadership, log: Logger) {
    this.#channel = channel
    this.#leadership = leadership
    this.#log = log
  }

  /** Notifies at once, or with all other rings of the next moment. */
  ring(): void {
    if (this.#timer) return
    const waitMs = Math.max(0, this.#rangAt + bellMs - performance.now())
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      this.#rangAt = performance.now()
      this.#leadership
        .query(`notify ${this.#channel}`)
        .catch((error: unknown) => this.#log.debug({ err: error, channel: this.#channel }, 'a bell did not ring'))
    }, waitMs)
  }

  stop(): void {
    clearTimeout(this.#timer)
  }
}

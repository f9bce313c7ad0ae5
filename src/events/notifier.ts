import type { Logger } from '../core/log.ts'
import type { Leadership } from '../db/leadership.ts'

/** Interval between notifications: at most 50 a second. */
const gatherMs = 20

/**
 * Notifies other processes on a PostgreSQL channel, without data. A lost notification costs only a moment, because
 * every listener also polls.
 */
export class Notifier {
  readonly #channel: string
  readonly #leadership: Leadership
  readonly #log: Logger
  #sentAt = -Infinity
  #timer: NodeJS.Timeout | undefined

  constructor(channel: string, leadership: Leadership, log: Logger) {
    this.#channel = channel
    this.#leadership = leadership
    this.#log = log
  }

  /** Notifies at once, or together with all other calls of the next moment. */
  notify(): void {
    if (this.#timer) return
    const waitMs = Math.max(0, this.#sentAt + gatherMs - performance.now())
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      this.#sentAt = performance.now()
      this.#leadership
        .query(`notify ${this.#channel}`)
        .catch((error: unknown) => this.#log.debug({ err: error, channel: this.#channel }, 'could not notify'))
    }, waitMs)
  }

  stop(): void {
    clearTimeout(this.#timer)
  }
}

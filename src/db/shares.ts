import { RapportError } from '../core/errors.ts'

/** Someone waiting for a connection. */
export interface Claimant {
  /** Undefined: the server itself, which may have all of them. */
  readonly key: string | undefined
  /** Gives up the place in the queue; `take` rejects with the reason. */
  readonly signal: AbortSignal | undefined
}

export interface ShareLimits {
  /** Connections in all. */
  readonly total: number
  /** The most connections of one key. @default half of them */
  readonly perKey?: number
  /** The most waiting statements of one key. @default 1_000 */
  readonly maxWaiting?: number
  /** Longest wait. @default 30_000 // 30 seconds */
  readonly timeoutMs?: number
}

interface Waiting {
  readonly grant: () => void
}

const retryAfterSeconds = 1
const own = ''

/** Shares a number of connections among keys: none gets more than its part, and the key with the fewest comes first. */
export class Shares {
  readonly #limits: Required<ShareLimits>
  readonly #held = new Map<string, number>()
  readonly #queues = new Map<string, Set<Waiting>>()
  #free: number

  constructor({ total, perKey = Math.ceil(total / 2), maxWaiting = 1_000, timeoutMs = 30_000 }: ShareLimits) {
    this.#limits = { total, perKey, maxWaiting, timeoutMs }
    this.#free = total
  }

  /**
   * Resolves with a function that gives the place back. Rejects with UNAVAILABLE after too long a wait, RATE_LIMITED if
   * the key already has too many waiting statements, or the signal's reason.
   */
  async take({ key = own, signal }: Claimant): Promise<() => void> {
    signal?.throwIfAborted()
    if (this.#mayHave(key)) this.#hold(key)
    else await this.#wait(key, signal)
    let isHeld = true
    return () => {
      if (!isHeld) return
      isHeld = false
      this.#giveBack(key)
    }
  }

  #mayHave(key: string): boolean {
    return this.#free > 0 && (key === own || (this.#held.get(key) ?? 0) < this.#limits.perKey)
  }

  #hold(key: string): void {
    this.#free--
    this.#held.set(key, (this.#held.get(key) ?? 0) + 1)
  }

  #giveBack(key: string): void {
    this.#free++
    const held = this.#held.get(key)! - 1
    if (held === 0) this.#held.delete(key)
    else this.#held.set(key, held)
    this.#grantNext()
  }

  #grantNext(): void {
    let next: string | undefined
    for (const key of this.#queues.keys())
      if (this.#mayHave(key) && (next === undefined || (this.#held.get(key) ?? 0) < (this.#held.get(next) ?? 0)))
        next = key
    if (next === undefined) return
    const [first] = this.#queues.get(next)!
    this.#hold(next)
    first!.grant()
  }

  #wait(key: string, signal: AbortSignal | undefined): Promise<void> {
    const { maxWaiting, timeoutMs } = this.#limits
    const queue = this.#queues.get(key) ?? new Set()
    if (key !== own && queue.size >= maxWaiting) {
      const message = `expected at most ${maxWaiting} statements of one key to wait for the database; send fewer operations at a time, and try again in ${retryAfterSeconds} s`
      throw new RapportError('RATE_LIMITED', message, { details: { retryAfterSeconds } })
    }
    this.#queues.set(key, queue)
    return new Promise((resolve, reject) => {
      const leave = () => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', abort)
        queue.delete(waiting)
        if (queue.size === 0) this.#queues.delete(key)
      }
      const waiting: Waiting = {
        grant: () => {
          leave()
          resolve()
        },
      }
      const abort = () => {
        leave()
        reject(signal!.reason as Error)
      }
      const timer = setTimeout(() => {
        leave()
        const message = `expected a free connection to the database within ${timeoutMs} ms, all are busy; try again in ${retryAfterSeconds} s`
        reject(new RapportError('UNAVAILABLE', message, { details: { retryAfterSeconds } }))
      }, timeoutMs)
      signal?.addEventListener('abort', abort)
      queue.add(waiting)
    })
  }
}

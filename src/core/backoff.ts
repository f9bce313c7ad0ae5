export interface BackoffOptions {
  /** Delay after the first failure. */
  readonly firstMs: number
  /** Longest delay. */
  readonly lastMs: number
  /** Whether the first failure is answered without delay; the second then waits `firstMs`. @default false */
  readonly atOnce?: boolean
}

/** How long to wait before the next attempt: twice as long after each failure in a row. */
export class Backoff {
  readonly #options: BackoffOptions
  #failures = 0

  constructor(options: BackoffOptions) {
    this.#options = options
  }

  /** Failures since the last success. */
  get failures(): number {
    return this.#failures
  }

  /** Counts a failure; returns the milliseconds to wait. */
  next(): number {
    const { firstMs, lastMs, atOnce = false } = this.#options
    const doublings = this.#failures++ - (atOnce ? 1 : 0)
    return doublings < 0 ? 0 : Math.min(lastMs, firstMs * 2 ** doublings)
  }

  /** Something succeeded: the next failure counts as the first. */
  reset(): void {
    this.#failures = 0
  }
}

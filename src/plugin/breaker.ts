import { performance } from 'node:perf_hooks'

export interface BreakerOptions {
  /** Failures in a row that open it. */
  readonly failures: number
  /** How long it refuses before one call may try again. */
  readonly coolDownMs: number
  /** Told when it opens, with the last failure; again each time that a try fails. */
  readonly onOpen: (error: unknown) => void
  /** Told when a try succeeded. */
  readonly onClose: () => void
}

/** How a call was let through: as any other, or as the one whose end closes an open breaker. */
export type Passage = 'call' | 'try'

/** Stops calling what fails again and again: after a cool-down one call tries, and its end decides. */
export class Breaker {
  readonly #options: BreakerOptions
  #failures = 0
  #openUntil: number | undefined
  #isTrying = false

  constructor(options: BreakerOptions) {
    this.#options = options
  }

  /** How a call may be made now; undefined where it is to be refused. `succeeded` or `failed` must follow each call. */
  enter(): Passage | undefined {
    if (this.#openUntil === undefined) return 'call'
    if (this.#isTrying || performance.now() < this.#openUntil) return undefined
    this.#isTrying = true
    return 'try'
  }

  succeeded(passage: Passage): void {
    if (passage === 'call') {
      // One that was under way when it opened says nothing of now.
      if (this.#openUntil === undefined) this.#failures = 0
      return
    }
    this.#failures = 0
    this.#isTrying = false
    this.#openUntil = undefined
    this.#options.onClose()
  }

  failed(passage: Passage, error: unknown): void {
    if (passage === 'call' && (this.#openUntil !== undefined || ++this.#failures < this.#options.failures)) return
    this.#isTrying = false
    this.#openUntil = performance.now() + this.#options.coolDownMs
    this.#options.onOpen(error)
  }
}

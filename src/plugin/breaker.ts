import { performance } from 'node:perf_hooks'

export interface BreakerOptions {
  /** Consecutive failures that open it. */
  readonly failures: number
  /** How long it refuses before one call may try again. */
  readonly coolDownMs: number
  /** Called when it opens, with the last failure; again each time that a try fails. */
  readonly onOpen: (error: unknown) => void
  /** Called when a try succeeded. */
  readonly onClose: () => void
}

/** How a call was admitted: normally, or as the trial call whose outcome closes an open breaker. */
export type Passage = 'call' | 'try'

/** Stops calling what fails repeatedly: after a cool-down one call tries, and its outcome decides. */
export class Breaker {
  readonly #options: BreakerOptions
  #failures = 0
  #openUntil: number | undefined
  #isTrying = false

  constructor(options: BreakerOptions) {
    this.#options = options
  }

  /** How a call may be made now; undefined if it must be refused. `succeeded` or `failed` must follow each call. */
  enter(): Passage | undefined {
    if (this.#openUntil === undefined) return 'call'
    if (this.#isTrying || performance.now() < this.#openUntil) return undefined
    this.#isTrying = true
    return 'try'
  }

  succeeded(passage: Passage): void {
    if (passage === 'call') {
      // A call that was in progress when it opened says nothing about the present.
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

/**
 * What graphql-ws holds for a subscription whose items are sent another way: it yields no value, only the end, so that
 * graphql-ws completes it, reports its error and lets the client unsubscribe as usual.
 */
export class SilentStream implements AsyncGenerator<never, void, undefined> {
  readonly #over: Promise<IteratorResult<never, void>>
  #settle!: (result: IteratorResult<never, void>) => void
  #reject!: (error: unknown) => void
  #closed = false
  #onClose: (() => void) | undefined

  constructor() {
    this.#over = new Promise((resolve, reject) => {
      this.#settle = resolve
      this.#reject = reject
    })
    // It may fail before anyone awaits it.
    this.#over.catch(() => undefined)
  }

  get closed(): boolean {
    return this.#closed
  }

  /** Calls `listener` once when the subscription ends, whoever ends it; at once if it has already ended. */
  onClose(listener: () => void): void {
    if (this.#closed) listener()
    else this.#onClose = listener
  }

  end(): void {
    this.#settle({ done: true, value: undefined })
    this.#close()
  }

  fail(error: unknown): void {
    this.#reject(error)
    this.#close()
  }

  next(): Promise<IteratorResult<never, void>> {
    return this.#over
  }

  async return(): Promise<IteratorResult<never, void>> {
    this.end()
    return { done: true, value: undefined }
  }

  async throw(error: unknown): Promise<IteratorResult<never, void>> {
    this.fail(error)
    throw error
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.end()
  }

  #close(): void {
    if (this.#closed) return
    this.#closed = true
    this.#onClose?.()
  }
}

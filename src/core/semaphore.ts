/** Lets at most `permits` holders in at a time; the others wait in the order in which they came. */
export class Semaphore {
  #free: number
  readonly #waiting: (() => void)[] = []

  constructor(permits: number) {
    this.#free = permits
  }

  /** Resolves when a permit is free. Disposing of the result gives it back. */
  async acquire(): Promise<Disposable> {
    if (this.#free > 0) this.#free--
    else await new Promise<void>((resolve) => void this.#waiting.push(resolve))
    return {
      [Symbol.dispose]: () => {
        const next = this.#waiting.shift()
        if (next) next()
        else this.#free++
      },
    }
  }

  /** Runs `work` while it holds a permit. */
  async run<R>(work: () => Promise<R>): Promise<R> {
    using _permit = await this.acquire()
    return await work()
  }
}

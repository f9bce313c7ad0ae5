/** Wakes one sleeper: a signal that is given while nobody sleeps is kept for the next sleep. */
export class Signal {
  #given = false
  #wake: (() => void) | undefined

  give(): void {
    if (this.#wake) this.#wake()
    else this.#given = true
  }

  /** Sleeps until the signal is given, at most `ms`; returns whether it was given. */
  sleep(ms: number): Promise<boolean> {
    if (this.#given) {
      this.#given = false
      return Promise.resolve(true)
    }
    return new Promise((resolve) => {
      const end = (given: boolean) => {
        clearTimeout(timer)
        this.#wake = undefined
        resolve(given)
      }
      const timer = setTimeout(() => end(false), ms)
      this.#wake = () => end(true)
    })
  }
}

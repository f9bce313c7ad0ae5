/** A bell for one sleeper: a ring that comes while nobody sleeps is kept for the next sleep. */
export class Wakeup {
  #rung = false
  #wake: (() => void) | undefined

  ring(): void {
    if (this.#wake) this.#wake()
    else this.#rung = true
  }

  /** Sleeps until the bell rings, at most `ms`; tells whether it rang. */
  sleep(ms: number): Promise<boolean> {
    if (this.#rung) {
      this.#rung = false
      return Promise.resolve(true)
    }
    return new Promise((resolve) => {
      const end = (rang: boolean) => {
        clearTimeout(timer)
        this.#wake = undefined
        resolve(rang)
      }
      const timer = setTimeout(() => end(false), ms)
      this.#wake = () => end(true)
    })
  }
}

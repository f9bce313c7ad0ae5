/** Calls of `emit` are at least `intervalMs` apart; between them only the newest value is kept. */
interface Throttle<T> {
  push(value: T): void
  /** Forgets the waiting value and stops the timer. */
  stop(): void
}

/** Creates a throttle; a waiting value is emitted by a timer, or by the next push of a loop that lets no timer run. */
export const createThrottle = <T>(intervalMs: number, emit: (value: T) => void): Throttle<T> => {
  let last = Number.NEGATIVE_INFINITY
  let timer: NodeJS.Timeout | undefined
  let waiting: { value: T } | undefined
  const flush = () => {
    clearTimeout(timer)
    timer = undefined
    if (!waiting) return
    const { value } = waiting
    waiting = undefined
    last = performance.now()
    emit(value)
  }
  return {
    push(value) {
      waiting = { value }
      const wait = last + intervalMs - performance.now()
      if (wait <= 0) flush()
      else timer ??= setTimeout(flush, wait)
    },
    stop() {
      clearTimeout(timer)
      timer = undefined
      waiting = undefined
    },
  }
}

/** Progress leaves a thread, and reaches a caller, at most four times a second. */
export const progressIntervalMs = 250

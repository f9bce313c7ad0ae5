import type { ThreadRun } from './thread-run.ts'

const mebibyte = 1_048_576
const intervalMs = 50
// Garbage that is not collected yet may pass the limit for a moment; growth that is held stays above it.
const strikesAllowed = 3
const strikesUntilRepeated = strikesAllowed + 20
const processSlackMb = 128

export interface MemoryWatchOptions {
  /** Runs that threads have now. */
  runs(): Iterable<ThreadRun>
  /** What the process may hold for its threads and inputs, in MiB, beside what it held when the watch was made. */
  allowanceMb(): number
  /**
   * Called when the process holds more than its threads account for, and again, `repeated`, when that went on for a second
   * after it.
   */
  onProcessOverflow(rssMb: number, limitMb: number, repeated: boolean): void
}

/**
 * Watches what V8's heap limit does not: each thread's buffers outside its heap (ended at its task's `memoryMb`), and the
 * memory of the process as a whole, for growth that no thread's statistics show (SharedArrayBuffers, native libraries).
 */
export const watchMemory = (options: MemoryWatchOptions): { start(): void } => {
  const baseMb = process.memoryUsage.rss() / mebibyte
  const strikes = new WeakMap<ThreadRun, number>()
  const asked = new WeakSet<ThreadRun>()
  let processStrikes = 0
  let timer: NodeJS.Timeout | undefined

  const inspectRun = async (run: ThreadRun): Promise<void> => {
    if (!run.worker || asked.has(run)) return
    asked.add(run)
    try {
      const { external_memory: external } = await run.worker.getHeapStatistics()
      const offHeapMb = (external - run.inputBytes) / mebibyte
      const count = offHeapMb > run.memoryMb ? (strikes.get(run) ?? 0) + 1 : 0
      strikes.set(run, count)
      if (count >= strikesAllowed || offHeapMb > 2 * run.memoryMb) {
        const message = `its buffers outside the heap took ${Math.round(offHeapMb)} MiB, its limit is ${run.memoryMb} MiB`
        run.end({ code: 'TASK_OUT_OF_MEMORY', message }, 0)
      }
      asked.delete(run)
    } catch {
      // The thread ended while it was asked; its run has its own outcome.
    }
  }

  const inspectProcess = (): void => {
    const rssMb = process.memoryUsage.rss() / mebibyte
    const limitMb = baseMb + options.allowanceMb() + processSlackMb
    processStrikes = rssMb > limitMb ? processStrikes + 1 : 0
    if (processStrikes === strikesAllowed || processStrikes === strikesUntilRepeated) {
      const repeated = processStrikes === strikesUntilRepeated
      options.onProcessOverflow(Math.round(rssMb), Math.round(limitMb), repeated)
    }
  }

  const tick = (): void => {
    let isIdle = true
    for (const run of options.runs()) {
      isIdle = false
      void inspectRun(run)
    }
    if (isIdle) {
      clearInterval(timer)
      timer = undefined
      processStrikes = 0
    } else inspectProcess()
  }

  return {
    start() {
      timer ??= setInterval(tick, intervalMs)
    },
  }
}

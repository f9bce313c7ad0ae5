import { setTimeout as delay } from 'node:timers/promises'
import type { Worker } from 'node:worker_threads'
import type { ThreadRun } from './thread-run.ts'

const mebibyte = 1_048_576
const intervalMs = 50
// Uncollected garbage or a late figure may exceed a limit for a moment; lasting growth counts.
const strikesAllowed = 3
const processSlackMb = 128

interface MemoryWatchOptions {
  /** Runs that currently have a thread. */
  runs(): ThreadRun[]
  /** All threads, idle ones too. */
  threads(): Worker[]
  /** Bytes that the process itself holds for its threads, such as inputs in transit. */
  heldBytes(): number
  /** Called when the process uses more memory than its threads account for and their tasks may use. */
  onProcessOverflow(rssMb: number, limitMb: number): void
}

interface MemoryWatch {
  /** Called before a run is added; the watch ends by itself when no run is left. */
  start(): void
}

const rssMb = (): number => process.memoryUsage.rss() / mebibyte

interface ThreadMemory {
  readonly totalMb: number
  readonly offHeapMb: number
}

/**
 * Watches what V8's heap limit does not cover: each thread's buffers outside its heap (ended at its task's `memoryMb`),
 * and memory that no thread's statistics show (SharedArrayBuffers, native libraries), for the process as a whole.
 */
export const watchMemory = (options: MemoryWatchOptions): MemoryWatch => {
  const known = new Map<Worker, ThreadMemory>()
  const asked = new WeakSet<Worker>()
  const strikes = new WeakMap<ThreadRun, number>()
  // A thread starts a run with its input, and with uncollected garbage of earlier runs.
  const floors = new WeakMap<ThreadRun, number>()
  let processStrikes = 0
  // The process keeps freed memory for a while: up to the most that its threads had at once, or that it had when it was
  // last idle, there is no growth.
  let peakMb = 0
  let quietMb = 0
  let timer: NodeJS.Timeout | undefined

  const ask = async (thread: Worker): Promise<void> => {
    // A thread deep in native code answers later; its last report still counts.
    if (asked.has(thread)) return
    asked.add(thread)
    try {
      const { total_physical_size: heap, external_memory: external } = await thread.getHeapStatistics()
      known.set(thread, { totalMb: (heap + external) / mebibyte, offHeapMb: external / mebibyte })
    } catch {
      // It has not started yet, or has ended.
    }
    asked.delete(thread)
  }

  const inspectRun = (run: ThreadRun): void => {
    const memory = run.worker && known.get(run.worker)
    if (!memory) return
    const floorMb = Math.min(memory.offHeapMb, floors.get(run) ?? run.externalAtStart / mebibyte)
    floors.set(run, floorMb)
    const offHeapMb = memory.offHeapMb - floorMb
    const count = offHeapMb > run.memoryMb ? (strikes.get(run) ?? 0) + 1 : 0
    strikes.set(run, count)
    if (count < strikesAllowed && offHeapMb <= 2 * run.memoryMb) return
    const message = `its buffers outside the heap took ${Math.round(offHeapMb)} MiB, its limit is ${run.memoryMb} MiB`
    run.end({ code: 'TASK_OUT_OF_MEMORY', message }, 0)
  }

  const inspectProcess = (runs: readonly ThreadRun[]): void => {
    let accountedMb = options.heldBytes() / mebibyte
    for (const { totalMb } of known.values()) accountedMb += totalMb
    peakMb = Math.max(peakMb, accountedMb)
    const limitMb = runs.reduce(
      (sum, run) => sum + 2 * run.memoryMb,
      Math.max(baseMb + peakMb, quietMb) + processSlackMb,
    )
    processStrikes = rssMb() > limitMb ? processStrikes + 1 : 0
    if (processStrikes === strikesAllowed) options.onProcessOverflow(Math.round(rssMb()), Math.round(limitMb))
  }

  const look = async (): Promise<void> => {
    const threads = options.threads()
    for (const thread of known.keys()) if (!threads.includes(thread)) known.delete(thread)
    await Promise.race([Promise.all(threads.map(ask)), delay(intervalMs)])
    const runs = options.runs()
    runs.forEach(inspectRun)
    inspectProcess(runs)
    timer = runs.length === 0 ? undefined : setTimeout(() => void look(), intervalMs)
  }

  const baseMb = rssMb()
  return {
    start() {
      if (options.runs().length === 0) quietMb = rssMb()
      timer ??= setTimeout(() => void look(), intervalMs)
    },
  }
}

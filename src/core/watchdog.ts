import { url as debuggerUrl } from 'node:inspector'
import { Worker } from 'node:worker_threads'
import { moduleFile } from './program.ts'

/** What the watching thread is given. */
export interface WatchdogOrder {
  /** Increases while the watched thread runs; 1 once the process is stopping. */
  readonly cells: Int32Array
  readonly parent: number | undefined
  readonly name: string
  readonly tickMs: number
  readonly stallTicks: number | undefined
  readonly stopTicks: number
}

export interface WatchdogOptions {
  /** Named in the message when it ends the process, e.g. `the server`. */
  readonly name: string
  /** A process without which this one has no purpose. @default none */
  readonly parent?: number | undefined
  /** How long the event loop may stand still; 0: no limit. @default 20_000 // 20 seconds */
  readonly stallMs?: number
  /** How long a stop may take. @default 29_000 // 29 seconds */
  readonly stopMs?: number
}

export interface Watchdog {
  /** Announces that the process is about to end. */
  stopping(): void
  /** Ends the watch. */
  dismiss(): void
}

const tickMs = 500
const beatMs = 200
const defaultStallMs = 20_000
const defaultStopMs = 29_000

/**
 * Watches this process from a separate thread, which does not depend on the event loop. It kills the process when the
 * loop stands still, when a stop takes too long, and when the parent process is gone. A debugger may hold the loop for
 * as long as it likes.
 */
export const startWatchdog = (options: WatchdogOptions): Watchdog => {
  const { name, parent, stallMs = defaultStallMs, stopMs = defaultStopMs } = options
  const cells = new Int32Array(new SharedArrayBuffer(8))
  const isDebugged = debuggerUrl() !== undefined
  const order: WatchdogOrder = {
    cells,
    parent,
    name,
    tickMs,
    stallTicks: stallMs === 0 || isDebugged ? undefined : Math.ceil(stallMs / tickMs),
    stopTicks: Math.ceil(stopMs / tickMs),
  }
  const worker = new Worker(moduleFile(new URL('./watchdog.worker.ts', import.meta.url)), {
    workerData: order,
    execArgv: ['--disable-warning=ExperimentalWarning'],
    resourceLimits: { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 4 },
  })
  worker.unref()
  const beat = setInterval(() => Atomics.add(cells, 0, 1), beatMs).unref()
  return {
    stopping: () => void Atomics.store(cells, 1, 1),
    dismiss: () => {
      clearInterval(beat)
      void worker.terminate()
    },
  }
}

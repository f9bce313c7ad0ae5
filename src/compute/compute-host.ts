import { availableParallelism } from 'node:os'
import { Dispatcher } from './dispatcher.ts'
import type { ComputeLog } from './host-process.ts'
import type { RunOptions, TaskSpec } from './run.ts'

export interface ComputeHostOptions {
  /** Worker threads. @default os.availableParallelism() */
  readonly threads?: number
  /** Whether its process starts only with the first task. @default false */
  readonly isLazy?: boolean
  /** Runs that may wait for a thread; a `map` counts as one. @default 1_000 */
  readonly maxQueue?: number
  /** How long `stop` waits for running tasks. @default 5_000 // 5 seconds */
  readonly graceMs?: number
  /**
   * How long the host may stay silent past a task's limit, or after a cancellation, before it is killed. @default
   * 15_000 // 15 seconds
   */
  readonly unresponsiveMs?: number
  /** Nice value of its process and session. @default that of the process that starts it */
  readonly nice?: number | undefined
  /** Interval between pings; a host that leaves twelve of them unanswered is killed. @default 5_000 // 5 seconds */
  readonly pingMs?: number
  /** Receives what tasks print (`debug`, bounded) and each death of the host (`warn`). @default discarded */
  readonly log?: ComputeLog
}

export interface ComputeStats {
  readonly threads: number
  /** Threads that have work. */
  readonly running: number
  /** Runs that no thread has started. */
  readonly queued: number
  readonly succeeded: number
  readonly failed: number
  /** How often the host's process died and was restarted. */
  readonly restarts: number
  /** The host's process; undefined while it is being restarted. */
  readonly pid: number | undefined
}

/** Runs tasks in threads of a child process. Every rejection is a `ComputeError`. */
export interface ComputeHost {
  readonly threads: number
  /**
   * Runs a task once. This call copies the plain data of the input; columns (typed arrays) are copied while they are
   * sent and must not change until the promise settles. The task may write to its input.
   */
  run<I, O>(task: TaskSpec<I, O>, input: I, options?: RunOptions): Promise<O>
  /**
   * Runs a task once for each piece, spread over all threads, and returns the outputs in the order of the pieces. Each
   * call gets `{ ...shared, ...piece }` and a seed that depends only on `seed` and the piece's position, so the outputs
   * do not depend on the number of threads. Columns of `shared` (from 4 KiB) are copied once and seen by all threads in
   * one SharedArrayBuffer: a task that writes to them fails the map with `SHARED_INPUT_CHANGED`. Each piece gets its
   * own copy of everything else. The first piece that fails ends the others.
   */
  map<S extends object, P extends object, O>(
    task: TaskSpec<S & P, O>,
    shared: S,
    pieces: readonly P[],
    options?: RunOptions,
  ): Promise<O[]>
  stats(): ComputeStats
  /** Accepts no more runs, refuses waiting ones, gives running ones `graceMs` to finish, then ends the process. */
  stop(): Promise<void>
}

/**
 * Starts the compute host: one child process with a pool of threads, which is restarted when a task brings it down. Its
 * tasks then run once more, one at a time; a task that brings it down again fails, and the others notice nothing.
 * @throws ComputeError `HOST_DIED` if the process cannot be started; a lazy host fails its first tasks instead.
 */
export const startComputeHost = async (options: ComputeHostOptions = {}): Promise<ComputeHost> => {
  const {
    threads = availableParallelism(),
    isLazy = false,
    maxQueue = 1_000,
    graceMs = 5_000,
    unresponsiveMs = 15_000,
    pingMs = 5_000,
  } = options
  for (const [name, value, min] of [
    ['threads', threads, 1],
    ['maxQueue', maxQueue, 0],
    ['graceMs', graceMs, 0],
    ['unresponsiveMs', unresponsiveMs, 1],
    ['pingMs', pingMs, 1],
  ] as const) {
    if (!Number.isSafeInteger(value) || value < min) {
      throw new RangeError(`expected ${name} to be a whole number from ${min}, got ${value}`)
    }
  }
  const dispatcher = new Dispatcher({
    threads,
    maxQueue,
    graceMs,
    unresponsiveMs,
    pingMs,
    nice: options.nice,
    log: options.log ?? (() => {}),
  })
  if (!isLazy) await dispatcher.start()
  return dispatcher
}

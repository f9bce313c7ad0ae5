import { ComputeError, type ComputeErrorCode } from './compute-error.ts'
import type { Payload } from './payload.ts'
import type { TaskFunction } from './task.ts'
import { createThrottle, progressIntervalMs } from './throttle.ts'

/**
 * A task as the compute host needs to know it. State its types in its description, `const kmeans: TaskSpec<Table,
 * Clusters> = {…}`, so that calls are checked against them.
 */
export interface TaskSpec<Input = unknown, Output = never> {
  /** Named in errors, logs and limits, e.g. `segmentation.kmeans`. */
  readonly name: string
  /** The file that exports the `TaskFunction`. */
  readonly file: URL
  /** The name of the export. @default 'default' */
  readonly exportName?: string
  /** Time limit in a thread, including loading the file; for a `map`, of each piece. */
  readonly timeoutMs: number
  /** Limit of its heap, and again of its buffers outside the heap (not counting its input). @default 512 // MiB */
  readonly memoryMb?: number
  /** Threads that this task may use at once. @default all */
  readonly concurrency?: number
  /** Holds only the types; never set. */
  readonly types?: TaskFunction<Input, Output>
}

/** Any task, whatever its types. */
export type AnyTask = TaskSpec<never, unknown>

export interface RunOptions {
  /** The same seed and input give the same output. @default 0 */
  readonly seed?: number
  /** Aborting rejects with `TASK_CANCELLED` at once and ends the thread, even one in an endless loop. */
  readonly signal?: AbortSignal
  /**
   * Progress from 0 to 1, at most four times a second; for a `map` the mean over its pieces, with the newest text.
   * Errors that it throws are logged and ignored.
   */
  readonly onProgress?: (fraction: number, text?: string) => void
}

/** One piece of a run: what a thread gets. */
export interface Job {
  readonly id: number
  readonly run: Run
  readonly index: number
  readonly seed: number
  readonly input: Payload
  /** How often the host died while a thread had this job. */
  deaths: number
  /** Whether the host has been told to run it. */
  isSent: boolean
  overdue: NodeJS.Timeout | undefined
}

let lastId = 0
/** Numbers for jobs and payloads, unique in this process. */
export const nextId = (): number => ++lastId

interface RunInit {
  readonly task: AnyTask
  readonly inputs: readonly { readonly input: Payload; readonly seed: number }[]
  readonly shared?: Payload
  readonly onProgress: (fraction: number, text: string | undefined) => void
  /** Called once, whatever the outcome. */
  readonly onSettled: (run: Run) => void
}

/** One call of `run` or `map`, from the call to its end. */
export class Run {
  readonly task: AnyTask
  readonly shared: Payload | undefined
  /** Jobs that no thread has, in the order of the pieces. */
  readonly waiting: Job[]
  /** Threads that it has. */
  active = 0
  isStarted = false
  isSettled = false
  readonly outputs: Promise<unknown[]>
  readonly #values: unknown[]
  readonly #fractions: Float64Array
  readonly #settlers = Promise.withResolvers<unknown[]>()
  readonly #reports
  readonly #onSettled: (run: Run) => void
  #left: number

  constructor({ task, inputs, shared, onProgress, onSettled }: RunInit) {
    this.task = task
    this.shared = shared
    this.outputs = this.#settlers.promise
    this.#left = inputs.length
    this.#values = Array.from({ length: inputs.length })
    this.#fractions = new Float64Array(inputs.length)
    this.#onSettled = onSettled
    this.#reports = createThrottle<string | undefined>(progressIntervalMs, (text) => {
      const sum = this.#fractions.reduce((total, fraction) => total + fraction, 0)
      onProgress(sum / this.#fractions.length, text)
    })
    this.waiting = inputs.map((piece, index) => {
      const counters = { deaths: 0, isSent: false, overdue: undefined }
      return { id: nextId(), run: this, index, ...piece, ...counters }
    })
  }

  /** Whether every piece has its output. */
  get isComplete(): boolean {
    return this.#left === 0
  }

  progress(index: number, fraction: number, text: string | undefined): void {
    if (this.isSettled) return
    this.#fractions[index] = fraction
    this.#reports.push(text)
  }

  setOutput(index: number, value: unknown): void {
    this.#values[index] = value
    this.#left--
    if (this.#left > 0) this.progress(index, 1, undefined)
  }

  succeed(): void {
    if (this.#end()) this.#settlers.resolve(this.#values)
  }

  /** Rejects; `message` follows the task's name. */
  fail(code: ComputeErrorCode, message: string, cause?: unknown): void {
    if (!this.#end()) return
    const { name } = this.task
    this.#settlers.reject(new ComputeError(code, `${name}: ${message}`, { task: name, cause }))
  }

  #end(): boolean {
    if (this.isSettled) return false
    this.isSettled = true
    this.#reports.stop()
    this.#onSettled(this)
    return true
  }
}

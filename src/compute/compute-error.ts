/**
 * What can go wrong with a run; every rejection of a compute host is a `ComputeError` with one of these codes.
 *
 * - `TASK_TIMEOUT`: the task ran longer than its `timeoutMs`.
 * - `TASK_OUT_OF_MEMORY`: the task went past its `memoryMb`, in its heap or outside it.
 * - `TASK_EXITED`: the task ended its own thread, for example by `process.exit`.
 * - `TASK_FAILED`: the task threw; `cause` has its own name, message and stack.
 * - `TASK_NOT_LOADED`: the task's file is missing, does not compile, throws on import or has no default function.
 * - `TASK_CANCELLED`: the caller's signal aborted; `cause` is the signal's reason.
 * - `TASK_INVALID`: the task's description or the run's options are wrong.
 * - `SHARED_INPUT_CHANGED`: a task of a `map` wrote to the columns that all pieces share.
 * - `INPUT_NOT_TRANSFERABLE`, `OUTPUT_NOT_TRANSFERABLE`: it holds a function, a promise or another thing that cannot leave its thread.
 * - `HOST_DIED`: the compute host died twice while this task ran, the second time with nothing else running.
 * - `COMPUTE_QUEUE_FULL`: as many runs wait as may wait.
 * - `COMPUTE_STOPPED`: the host is stopped, or was stopped before the run ended.
 */
export type ComputeErrorCode =
  | 'TASK_TIMEOUT'
  | 'TASK_OUT_OF_MEMORY'
  | 'TASK_EXITED'
  | 'TASK_FAILED'
  | 'TASK_NOT_LOADED'
  | 'TASK_CANCELLED'
  | 'TASK_INVALID'
  | 'SHARED_INPUT_CHANGED'
  | 'INPUT_NOT_TRANSFERABLE'
  | 'OUTPUT_NOT_TRANSFERABLE'
  | 'HOST_DIED'
  | 'COMPUTE_QUEUE_FULL'
  | 'COMPUTE_STOPPED'

/** Why a run of the compute host did not give an output. */
export class ComputeError extends Error {
  override readonly name = 'ComputeError'
  readonly code: ComputeErrorCode
  /** Name of the task, e.g. `segmentation.kmeans`; absent when no task is concerned. */
  readonly task: string | undefined

  constructor(code: ComputeErrorCode, message: string, options: { task?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? {} : { cause: options.cause })
    this.code = code
    this.task = options.task
  }
}

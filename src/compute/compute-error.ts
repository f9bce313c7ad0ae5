/** What can go wrong with a run. Every rejection of a compute host is a `ComputeError` with one of these codes. */
export const computeErrors = {
  TASK_TIMEOUT: 'The task ran longer than its `timeoutMs`.',
  TASK_OUT_OF_MEMORY: 'The task exceeded its `memoryMb`, in its heap or outside it.',
  TASK_EXITED: 'The task ended its own thread, for example with `process.exit`.',
  TASK_FAILED: "The task threw; `cause` has the error's name, message and stack.",
  TASK_NOT_LOADED:
    'The file of the task is missing, does not compile, throws on import or does not export the function.',
  TASK_CANCELLED: "The caller's signal aborted; `cause` is its reason.",
  TASK_INVALID: 'The description of the task or the options of the run are wrong.',
  SHARED_INPUT_CHANGED: 'A task of a `map` wrote to the columns that all pieces share.',
  INPUT_NOT_TRANSFERABLE: 'The input contains a function, a promise or something else that cannot be sent to a thread.',
  OUTPUT_NOT_TRANSFERABLE: 'The output contains a function, a promise or something else that cannot leave its thread.',
  HOST_DIED: 'The compute host died twice while this task ran, the second time with nothing else running.',
  COMPUTE_QUEUE_FULL: 'The queue of waiting runs is full.',
  COMPUTE_STOPPED: 'The compute host is stopped, or was stopped before the run ended.',
} as const

export type ComputeErrorCode = keyof typeof computeErrors

/** Why a run of the compute host produced no output. */
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

/** What a task gets besides its input. */
export interface TaskContext {
  /** Aborts when the run is cancelled or its time is up; the thread is ended soon after, so checking it is a courtesy. */
  readonly signal: AbortSignal
  /** Seed of this piece of work; the same seed and input must give the same output. It also seeds `Math.random`. */
  readonly seed: number
  /** Reports progress from 0 to 1; at most four reports a second leave the thread. */
  readonly progress: (fraction: number, text?: string) => void
}

/** One task: a pure function that a file exports, run in a worker thread. Input and output are plain data and columns. */
export type TaskFunction<Input, Output> = (input: Input, task: TaskContext) => Output | Promise<Output>

import type { TaskOptions } from '../compute/task-runner.ts'
import type { TrainingRun } from './model-kit.ts'

/**
 * Options for the tasks of one stage of a training: its seed, its signal, and progress that fills the part `from` …
 * `to` (0 to 1) of the run's, never goes back, and carries the text `message`. Reports `from` at once.
 */
export const taskOptions = (
  run: Pick<TrainingRun<unknown>, 'seed' | 'signal' | 'progress'>,
  from: number,
  to: number,
  message: string,
): TaskOptions => {
  let done = 0
  run.progress(from, message)
  return {
    seed: run.seed,
    signal: run.signal,
    onProgress: (fraction) => {
      done = Math.max(done, fraction)
      run.progress(from + (to - from) * done, message)
    },
  }
}

/**
 * The entry point for code that runs in worker threads (`rapport-crm/task`): types of tasks, random numbers and local time; no
 * database, no decorators. Algorithms are in `rapport-crm/ml/<subject>`, everything else a plugin needs in `rapport-crm/sdk`.
 */
export { createRandom, type Random } from '../core/random.ts'
export type { StringColumn } from '../core/string-column.ts'
export type { TaskContext, TaskFunction } from '../compute/task.ts'
export {
  inlineRunner,
  type TaskRunOptions,
  type TaskInput,
  type TaskOptions,
  type TaskOutput,
  type TaskRunner,
} from '../compute/task-runner.ts'
export { keysOf, recordOf } from '../core/records.ts'
export { dayText, lastDayBefore, wallClockMs } from '../core/wall-clock.ts'

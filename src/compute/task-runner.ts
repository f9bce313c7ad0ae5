import { nextTurn } from '../core/in-turns.ts'
import { pieceSeed } from './piece-seed.ts'
import type { RunOptions } from './run.ts'
import type { TaskContext, TaskFunction } from './task.ts'

/** The functions of a plugin's tasks by name, such as the type of a `tasks.ts`. */
export type TaskFunctions<Tasks> = { readonly [T in keyof Tasks]: TaskFunction<never, unknown> }

/** The input of a task. */
export type TaskInput<Task> = Task extends TaskFunction<infer Input, infer _Output> ? Input : never
/** The output of a task. */
export type TaskOutput<Task> = Task extends TaskFunction<infer _Input, infer Output> ? Output : never

/** Options for running a task; the seed is required. */
export type TaskOptions = RunOptions & { readonly seed: number }

/** How a plugin's tasks are run. */
export interface TaskRunOptions extends RunOptions {
  /**
   * Runs the task in this thread instead of the pool, whose threads may all be busy with a training: for work of a few
   * milliseconds. The event loop turns between the pieces of a `map`. The task gets the input itself, not a copy, so it
   * must not write to it. @default false
   */
  readonly here?: boolean
}

/**
 * Runs tasks by name, in threads or in this one; the context of a plugin is one. Algorithms that take it can be tested
 * without a server. `map` returns outputs in the order of the pieces, each of which is merged with the shared input.
 */
export interface TaskRunner<Tasks> {
  run<T extends keyof Tasks & string>(
    task: T,
    input: TaskInput<Tasks[T]>,
    options?: TaskRunOptions,
  ): Promise<TaskOutput<Tasks[T]>>
  map<T extends keyof Tasks & string, P extends Partial<TaskInput<Tasks[T]>>>(
    task: T,
    shared: Omit<TaskInput<Tasks[T]>, keyof P>,
    pieces: readonly P[],
    options?: TaskRunOptions,
  ): Promise<TaskOutput<Tasks[T]>[]>
}

/**
 * Runs tasks in this thread, one after another, each piece with the seed that it has on the pool: for tests and small
 * data.
 */
export const inlineRunner = <Tasks extends TaskFunctions<Tasks>>(tasks: Tasks): TaskRunner<Tasks> => {
  const call = async (name: keyof Tasks, input: object, context: Partial<TaskContext> & { seed: number }) =>
    (await tasks[name](input as never, {
      signal: new AbortController().signal,
      progress: () => undefined,
      ...context,
    })) as never
  return {
    run: (name, input, { seed = 0, signal, onProgress } = {}) =>
      call(name, input as object, { seed, ...(signal && { signal }), ...(onProgress && { progress: onProgress }) }),
    map: async (name, shared, pieces, { seed = 0, signal, onProgress } = {}) => {
      const outputs: never[] = []
      for (const [i, piece] of pieces.entries()) {
        if (i > 0) await nextTurn()
        signal?.throwIfAborted()
        const progress = () => onProgress?.(i / pieces.length)
        const context = { seed: pieceSeed(seed, i), progress, ...(signal && { signal }) }
        outputs.push(await call(name, { ...shared, ...piece }, context))
      }
      return outputs
    },
  }
}

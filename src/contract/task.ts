import type { TaskSpec } from '../compute/run.ts'
import type { TaskFunctions, TaskInput } from '../compute/task-runner.ts'
import type { TaskFunction } from '../compute/task.ts'
import { moduleFile } from '../core/program.ts'

/** The limits of one task. */
export interface TaskLimits<Input = never> extends Pick<TaskSpec, 'timeoutMs' | 'memoryMb' | 'concurrency'> {
  /** Creates a small input, for the conformance check of a task that no training on simulated customers runs. */
  readonly example?: () => Input
}

/**
 * The tasks of a plugin: the functions that one file exports by name, and the limits of each. `Functions` is the type
 * of the file.
 */
export interface PluginTasks<Functions> {
  readonly file: URL
  /** The memory of a task that states no limit of its own, see `TaskSpec`. @default 512 // MiB */
  readonly memoryMb?: number
  readonly limits: { readonly [T in keyof Functions]: TaskLimits<TaskInput<Functions[T]>> }
}

/** Any plugin's tasks. */
export interface AnyTasks {
  readonly file: URL
  readonly memoryMb?: number
  readonly limits: Readonly<Record<string, TaskLimits<unknown>>>
}

/** The functions of a plugin that is not known. */
export type AnyFunctions = Readonly<Record<string, TaskFunction<unknown, unknown>>>

/** Without tasks. */
export type NoTasks = Readonly<Record<never, never>>

/**
 * Declares the tasks of a plugin; their types are those of the functions that the file exports:
 * `import type * as functions from './tasks.ts'` and
 * `defineTasks<typeof functions>({ file: new URL('./tasks.ts', import.meta.url), limits: { fit: { timeoutMs: 60_000 } } })`.
 * If the plugin was built, the JavaScript beside that file runs.
 */
export const defineTasks = <Functions extends TaskFunctions<Functions>>(
  tasks: PluginTasks<Functions>,
): PluginTasks<Functions> => ({ ...tasks, file: tasks.file instanceof URL ? moduleFile(tasks.file) : tasks.file })

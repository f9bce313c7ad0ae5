import type { TaskSpec } from '../compute/run.ts'
import type { TaskFunction } from '../compute/task.ts'

/** One task: a file whose default export is a pure function, see `TaskFunction` of `rapport-crm/task`. */
export type PluginTask<Input = never, Output = unknown> = Omit<TaskSpec<Input, Output>, 'name'> & {
  /** Makes a small input, for the conformance check of a task that no training on simulated customers runs. */
  readonly example?: () => unknown
}

export type PluginTasks = Readonly<Record<string, PluginTask>>
/** What a task takes. */
export type InputOf<T> = T extends { readonly types?: TaskFunction<infer I, infer _O> } ? I : never
/** What a task gives. */
export type OutputOf<T> = T extends { readonly types?: TaskFunction<infer _I, infer O> } ? O : never

/** Declares a task with the types of its function: `task<Input, Output>({ file: new URL('./tasks/fit.task.ts', import.meta.url), timeoutMs: 60_000 })`. */
export const task = <Input, Output>(
  spec: Omit<PluginTask<Input, Output>, 'types' | 'example'> & { readonly example?: () => Input },
): PluginTask<Input, Output> => spec

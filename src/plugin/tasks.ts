import type { TaskSpec } from '../compute/run.ts'
import type { AnyTasks, TaskLimits } from '../contract/task.ts'

/** A task of a plugin as the compute host needs to know it, with the example that its manifest gives. */
export interface DeclaredTask extends Pick<TaskLimits<unknown>, 'example'> {
  readonly name: string
  readonly spec: TaskSpec<unknown, unknown>
}

/** The tasks that a manifest declares, by name. */
export const tasksOf = ({
  id,
  tasks,
}: {
  readonly id: string
  readonly tasks?: AnyTasks | undefined
}): ReadonlyMap<string, DeclaredTask> => {
  const { file, memoryMb, limits }: Partial<AnyTasks> = tasks ?? {}
  const shared = memoryMb === undefined ? {} : { memoryMb }
  return new Map(
    Object.entries(limits ?? {}).map(([name, { example, ...limit }]) => [
      name,
      {
        name,
        spec: { ...shared, ...limit, file: file!, exportName: name, name: `${id}.${name}` },
        ...(example && { example }),
      },
    ]),
  )
}

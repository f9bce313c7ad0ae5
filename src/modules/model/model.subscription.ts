import { Arg, ID, Resolver, Root, Subscription } from 'type-graphql'
import { ids } from '../../core/ids.ts'
import { Allow } from '../../core/policy.ts'
import { defineSubscription, live } from '../../feeds/subscription.ts'
import { ModelRun } from '../../learning/model-run.entity.ts'

const unfinished = new Set(['QUEUED', 'RUNNING'])

export const modelRunProgress = defineSubscription({
  field: 'modelRunProgress',
  topics: ['model-run.changed'],
  select: ({ id }: { readonly id: string }) => {
    const { uuid } = ids.decode(id, 'ModelRun')
    return ({ payload }) => payload.runId === uuid
  },
  record: ({ payload }) => ({ map: 'ModelRun', key: payload.runId }),
  needs: ['status'],
  coalesce: true,
  current: ({ id }) => ({ map: 'ModelRun', key: ids.decode(id, 'ModelRun').uuid }),
  isLast: (run) => !unfinished.has((run as { status: string }).status),
})

@Resolver()
export class ModelRunProgressResolver {
  @Allow('read')
  @Subscription(() => ModelRun, {
    subscribe: live,
    description: 'The model run as it is now and at every step, at most four updates a second, until it ends.',
  })
  modelRunProgress(@Arg('id', () => ID) _id: string, @Root() run: ModelRun) {
    return run
  }
}

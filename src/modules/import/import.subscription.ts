import { Arg, ID, Resolver, Root, Subscription } from 'type-graphql'
import { ids } from '../../core/ids.ts'
import { Allow } from '../../core/policy.ts'
import { defineSubscription, live } from '../../feeds/subscription.ts'
import { ImportJob } from './import.entity.ts'

const unfinished = new Set(['QUEUED', 'APPLYING'])

export const importProgress = defineSubscription({
  field: 'importProgress',
  topics: ['import.changed'],
  select: ({ id }: { readonly id: string }) => {
    const { uuid } = ids.decode(id, 'ImportJob')
    return ({ payload }) => payload.jobId === uuid
  },
  record: ({ payload }) => ({ map: 'ImportJob', key: payload.jobId }),
  needs: ['status'],
  coalesce: true,
  current: ({ id }) => ({ map: 'ImportJob', key: ids.decode(id, 'ImportJob').uuid }),
  isLast: (job) => !unfinished.has((job as { status: string }).status),
})

@Resolver()
export class ImportProgressResolver {
  @Allow('import')
  @Subscription(() => ImportJob, {
    subscribe: live,
    description: 'The import as it is now and after every batch, until it ends.',
  })
  importProgress(@Arg('id', () => ID) _id: string, @Root() job: ImportJob) {
    return job
  }
}

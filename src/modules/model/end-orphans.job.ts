import { defineJob, queueOf } from '../../jobs/define-job.ts'
import type { ModuleContext } from '../../contract/context.ts'
import { endOrphanedRuns } from '../../learning/orphaned-runs.ts'

/** Every minute: ends runs that have no job left. */
export const endOrphansJob = defineJob<ModuleContext>({
  name: 'end-orphans',
  cron: '* * * * *',
  retries: 0,
  run: async (_payload, context) => {
    const runs = await endOrphanedRuns(context.sql, {
      train: queueOf(context.id, 'train'),
      promote: queueOf(context.id, 'promote'),
    })
    if (runs.length > 0) context.log.error({ runs }, 'ended runs that no job was left for')
  },
})

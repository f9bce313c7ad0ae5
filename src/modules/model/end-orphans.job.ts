import { defineJob, queueOf } from '../../jobs/define-job.ts'
import type { ModuleContext } from '../../contract/context.ts'
import { endOrphanedRuns } from '../../learning/orphaned-runs.ts'

/** Every minute: ends runs that have no job left. */
export const endOrphansJob = defineJob<ModuleContext>({
  name: 'end-orphans',
  cron: '* * * * *',
  retries: 0,
  run: async (_payload, x) => {
    const runs = await endOrphanedRuns(x.sql, { train: queueOf(x.id, 'train'), promote: queueOf(x.id, 'promote') })
    if (runs.length > 0) x.log.error({ runs }, 'ended runs that no job was left for')
  },
})

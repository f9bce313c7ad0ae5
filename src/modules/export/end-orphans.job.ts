import type { ModuleContext } from '../../contract/context.ts'
import { defineJob, queueOf } from '../../jobs/define-job.ts'
import { endOrphansSql } from '../../jobs/orphans.ts'
import { exportProgress } from './export-progress.feed.ts'

const failure = 'INTERRUPTED: each attempt ended because its process ended, and no further one is made; export it again'

const endExports = exportProgress.emitRows({
  with: `ended as (${endOrphansSql('export_job', ['QUEUED', 'RUNNING'])}),
freed as (delete from export_chunk where job_id in (select id from ended))`,
  from: 'ended',
  payload: { jobId: 'id::text', status: "'FAILED'" },
  returning: 'id::text',
})

/** Every minute: ends exports that have no job left, and deletes what there is of their files. */
export const endOrphansJob = defineJob<ModuleContext>({
  name: 'end-orphans',
  cron: '* * * * *',
  retries: 0,
  run: async (_payload, context) => {
    const ended = await endExports(context.sql, [queueOf(context.id, 'run'), failure])
    if (ended.length > 0)
      context.log.error({ exports: ended.map(({ id }) => id) }, 'ended exports that no job was left for')
  },
})

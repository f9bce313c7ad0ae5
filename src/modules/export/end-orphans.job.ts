import type { ModuleContext } from '../../contract/context.ts'
import { defineJob, queueOf } from '../../jobs/define-job.ts'
import { exportProgress } from './export-progress.feed.ts'

const failure = 'INTERRUPTED: each attempt ended because its process ended, and no further one is made; export it again'

const endExports = exportProgress.emitRows({
  with: `ended as (
  update export_job e set status = 'FAILED', error = $2, finished_at = now(), version = version + 1, updated_at = now()
  where e.status in ('QUEUED', 'RUNNING') and e.updated_at < now() - interval '1 minute' and not exists (
    select from pgboss.job j where j.name = $1 and j.state < 'completed' and j.data->>'jobId' = e.id::text)
  returning e.id),
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
  run: async (_payload, x) => {
    const ended = await endExports(x.sql, [queueOf(x.id, 'run'), failure])
    if (ended.length > 0) x.log.error({ exports: ended.map(({ id }) => id) }, 'ended exports that no job was left for')
  },
})

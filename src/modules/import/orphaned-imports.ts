import type { RunSql } from '../../db/sql.ts'
import { importProgress } from './import-progress.feed.ts'
import { dropTable } from './staging/table.ts'

const failure =
  'INTERRUPTED: each attempt ended because its process ended, and no further one is made. Everything ' +
  'applied before is kept; import the file again to continue from there'

const endImports = importProgress.emitRows({
  with: `ended as (
  update import_job i set status = 'FAILED', error = $2, finished_at = now(), version = version + 1, updated_at = now()
  where i.status in ('QUEUED', 'APPLYING') and i.updated_at < now() - interval '1 minute' and not exists (
    select from pgboss.job j where j.name = $1 and j.state < 'completed' and j.data->>'jobId' = i.id::text)
  returning i.id)`,
  from: 'ended',
  payload: { jobId: 'id::text', status: "'FAILED'" },
  returning: 'id::text',
})

/** Ends imports that have no job in `queue`; returns their uuids. */
export const endOrphanedImports = async (run: RunSql, queue: string): Promise<string[]> => {
  const ended = (await endImports(run, [queue, failure])).map(({ id }) => String(id))
  for (const id of ended) await dropTable(run, id)
  return ended
}

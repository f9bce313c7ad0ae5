import type { RunSql } from '../../db/sql.ts'
import { endOrphansSql } from '../../jobs/orphans.ts'
import { importProgress } from './import-progress.feed.ts'
import { dropTable } from './staging/table.ts'

const failure =
  'INTERRUPTED: each attempt ended because its process ended, and no further one is made. Everything ' +
  'applied before is kept; import the file again to continue from there'

const endImports = importProgress.emitRows({
  with: `ended as (${endOrphansSql('import_job', ['QUEUED', 'APPLYING'])})`,
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

import type { ModuleContext } from '../../contract/context.ts'
import { isDatabaseAway, visibleError } from '../../core/database-away.ts'
import { RapportError } from '../../core/errors.ts'
import { systemViewer, type Viewer } from '../../core/viewer.ts'
import { openSession } from '../../db/own-session.ts'
import { sqlOne } from '../../db/rows.ts'
import { defineJob } from '../../jobs/define-job.ts'
import { transact } from '../../write/unit-of-work.ts'
import { viewerOfKey } from '../user/key-rights.ts'
import { ExportChunk, ExportJob, ExportStatus } from './export.entity.ts'
import { exportProgress } from './export-progress.feed.ts'
import { fileHours } from './export.retention.ts'
import { encoderOf } from './encoder.ts'
import { writeFile, type WrittenFile } from './write-file.ts'

/** What another attempt may get past. */
const isPassing = (error: unknown): boolean =>
  isDatabaseAway(error) ||
  (error instanceof RapportError && ['UNAVAILABLE', 'RATE_LIMITED', 'TIMEOUT'].includes(error.code))

type Ended = Pick<ExportJob, 'status'> & Partial<ExportJob>

/** Notes the end and writes it to the audit, unless another attempt has begun since; chunks that belong to no file go. */
const end = (context: ModuleContext, job: ExportJob, viewer: Viewer, as: Ended): Promise<void> =>
  transact(context.em(), { viewer, action: 'exportList' }, async (unit) => {
    const { id, list } = job
    const { now: finishedAt } = unit
    const changed = { ...as, finishedAt, updatedAt: finishedAt, version: job.version + 1 }
    const own = { id, status: ExportStatus.RUNNING, version: job.version }
    if ((await unit.em.nativeUpdate(ExportJob, own, changed)) === 0) return
    const { status, rows, bytes, sha256, takenAt, error } = as
    await unit.em.nativeDelete(ExportChunk, as.file ? { job: id, file: { $ne: as.file } } : { job: id })
    unit.audit({ recordType: 'ExportJob', recordId: id, after: { list, status, rows, bytes, sha256, takenAt, error } })
    unit.emit('export.changed', { jobId: id, status })
  })

/** Reads the list in one transaction, which sees one moment, and writes it to a new file. */
const write = async (
  context: ModuleContext,
  job: ExportJob,
  viewer: Viewer,
  signal: AbortSignal,
): Promise<WrittenFile & { readonly takenAt: Date }> => {
  const session = await openSession(context.platform.databaseUrl)
  try {
    await session.sql('begin isolation level repeatable read, read only')
    const { at } = await sqlOne<{ at: string }>(session.sql, 'select now() as at')
    const records = async function* () {
      for await (const batch of context.platform.lists.records(job, viewer, session.sql)) {
        signal.throwIfAborted()
        yield batch
      }
    }
    const written = await writeFile(context.sql, job.id, await encoderOf(job), records(), async (rows) => {
      await context.sql('update export_job set rows = $2, updated_at = now() where id = $1', [job.id, rows])
      await exportProgress.emit(context.sql, { jobId: job.id, status: ExportStatus.RUNNING })
    })
    return { ...written, takenAt: new Date(at) }
  } finally {
    await session.end()
  }
}

const run = async (context: ModuleContext, jobId: string, signal: AbortSignal): Promise<void> => {
  // The version is the number of the attempt: an earlier one that still runs cannot end the export, whose chunks go here.
  const begun = await context.sql(
    `update export_job set status = 'RUNNING', rows = 0, updated_at = now(), version = version + 1
     where id = $1 and status in ('QUEUED', 'RUNNING') returning id`,
    [jobId],
  )
  if (begun.length === 0) return
  const job = await context.em().findOneOrFail(ExportJob, { id: jobId })
  await context.sql('delete from export_chunk where job_id = $1', [jobId])
  let viewer: Viewer | undefined
  try {
    viewer = await viewerOfKey(context.sql, job.createdBy)
    const { takenAt, ...written } = await write(context, job, viewer, signal)
    const expiresAt = new Date(Date.now() + fileHours * 3_600_000)
    const { role, scope } = viewer
    await end(context, job, viewer, { status: ExportStatus.SUCCEEDED, ...written, takenAt, expiresAt, role, scope })
  } catch (error) {
    if (signal.aborted || isPassing(error)) throw error
    const known = visibleError(error)
    if (!known) context.log.error({ exportJob: jobId, err: error }, 'an export failed')
    const text = known
      ? `${known.code}: ${known.message}`
      : `INTERNAL_ERROR: something failed on our side; give ${jobId} to the operator`
    await end(context, job, viewer ?? systemViewer, { status: ExportStatus.FAILED, error: text })
  }
}

/** Writes the file of an export: `{ jobId }`. An attempt that ends early leaves nothing that anybody can read. */
export const runJob = defineJob<ModuleContext>({
  name: 'run',
  retries: 10,
  concurrency: 2,
  run: ({ jobId }, context, { signal }) => run(context, String(jobId), signal),
})

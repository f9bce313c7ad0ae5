import { setTimeout as delay } from 'node:timers/promises'
import { escapeLiteral } from 'pg'
import type { Logger } from '../../../core/log.ts'
import type { RunSql } from '../../../db/sql.ts'
import { isDatabaseAway } from '../../../core/database-away.ts'
import { announceCommit } from '../../../events/outbox.ts'
import { wordsOf } from '../fields/headers.ts'
import { columnOf, type Mapping } from '../fields/mapping.ts'
import { importFields } from '../fields/import-fields.ts'
import { WordCounter } from '../fields/word-counter.ts'
import { importProgress } from '../import-progress.feed.ts'
import { ImportType } from '../import.entity.ts'
import type { ImportOptions } from '../options.ts'
import { openSession, type OwnSession } from '../../../db/own-session.ts'
import { addColumns, dropTable, groupLines, hasTable, stagingTable } from '../staging/table.ts'
import { applyBatch, type BatchContext, type ImportSteps } from './batch.ts'
import { caseSteps } from './case-steps.ts'
import { customerSteps } from './customer-steps.ts'
import { interactionSteps } from './interaction-steps.ts'
import { opportunitySteps } from './opportunity-steps.ts'
import { orderLineSteps } from './order-line-steps.ts'
import { orderSteps } from './order-steps.ts'
import { taskSteps } from './task-steps.ts'
import { sqlOne } from '../../../db/rows.ts'

const stepsOf: Readonly<Record<ImportType, ImportSteps>> = {
  [ImportType.CUSTOMERS]: customerSteps,
  [ImportType.ORGANISATIONS]: customerSteps,
  [ImportType.INTERACTIONS]: interactionSteps,
  [ImportType.ORDERS]: orderSteps,
  [ImportType.ORDER_LINES]: orderLineSteps,
  [ImportType.OPPORTUNITIES]: opportunitySteps,
  [ImportType.TASKS]: taskSteps,
  [ImportType.CASES]: caseSteps,
}

/** Lines of a batch. The lines of one record always stay in one batch. */
const batchLines = 5_000
/** How long a runner that has just died may keep its locks. */
const lockPatienceMs = 5_000
const lockLookMs = 200
const batchAttempts = 5

/** Conflicts with concurrent work: the same batch can succeed on the next attempt. */
const passing = new Set(['23505', '23503', '40001', '40P01'])

interface JobRow {
  readonly id: string
  readonly type: ImportType
  readonly source: string
  readonly status: string
  readonly position: number | null
  readonly mapping: Mapping
  readonly options: ImportOptions
  readonly unknown_words: readonly { readonly column: string; readonly word: string; readonly count: number }[]
}

const readJob = async (sql: RunSql, jobId: string): Promise<JobRow | undefined> => {
  const [row] = await sql(
    'select id, type, source, status, position, mapping, options, unknown_words from import_job where id = $1',
    [jobId],
  )
  return row as unknown as JobRow | undefined
}

const isUnfinished = ({ status }: JobRow): boolean => status === 'QUEUED' || status === 'APPLYING'

const tryLock = async (sql: RunSql, name: string): Promise<boolean> => {
  const row = await sqlOne<{ locked: boolean }>(sql, 'select pg_try_advisory_lock(hashtextextended($1, 0)) as locked', [
    name,
  ])
  return row.locked
}

/** Waits for a session lock; false if it was not free within `patienceMs`. */
const lock = async (sql: RunSql, name: string, signal: AbortSignal, patienceMs: number): Promise<boolean> => {
  const until = performance.now() + patienceMs
  while (!(await tryLock(sql, name))) {
    if (performance.now() > until) return false
    await delay(lockLookMs, undefined, { signal })
  }
  return true
}

/** Tells those who watch a job that it changed. */
const emitChanged = (sql: RunSql, jobId: string, status: string): Promise<void> =>
  importProgress.emit(sql, { jobId, status })

/**
 * Applies a staged file in batches. Each batch is one transaction that also advances the job's position, so a job that
 * was interrupted anywhere continues after its last batch and applies nothing twice. Files of one source are applied
 * one after another.
 */
export const applyImport = async (
  parts: { readonly databaseUrl: string; readonly log: Logger },
  jobId: string,
  signal: AbortSignal,
): Promise<void> => {
  const session = await openSession(parts.databaseUrl)
  const { sql } = session
  try {
    // Another runner has it. If that one dies, its own queue entry comes back.
    if (!(await lock(sql, `import job ${jobId}`, signal, lockPatienceMs))) return
    const queued = await readJob(sql, jobId)
    if (!queued || !isUnfinished(queued)) return
    await lock(sql, `import source ${queued.source}`, signal, Number.POSITIVE_INFINITY)
    try {
      await applyJob(session, (await readJob(sql, jobId))!, signal)
    } catch (error) {
      if (signal.aborted || isDatabaseAway(error)) throw error
      parts.log.error({ importJob: jobId, err: error }, 'an import failed')
      await failJob(session, jobId)
    }
  } finally {
    await session.end()
  }
}

const failJob = async ({ sql, transaction }: OwnSession, jobId: string): Promise<void> => {
  await transaction(async () => {
    await sql(
      `update import_job set status = 'FAILED', error = $2, finished_at = now(), updated_at = now(), version = version + 1 where id = $1`,
      [
        jobId,
        `something failed on our side; give ${jobId} to the operator. Everything applied before that is kept; ` +
          'import the file again to continue from there',
      ],
    )
    await dropTable(sql, jobId)
    await emitChanged(sql, jobId, 'FAILED')
  })
  announceCommit()
}

const organisations = new Set([
  'company',
  'organisation',
  'organization',
  'account',
  'firma',
  'unternehmen',
  '公司名称',
])

/** Customers that a file names in a company column are organisations. */
const newKindOf = ({ customerId, customerName }: Mapping): 'PERSON' | 'ORGANISATION' => {
  const words = [customerId, customerName].flatMap((origin) => wordsOf(columnOf(origin) ?? ''))
  return words.some((word) => organisations.has(word)) ? 'ORGANISATION' : 'PERSON'
}

const namesOrganisations = ({ type, mapping }: JobRow): boolean =>
  type === ImportType.ORGANISATIONS ||
  (type === ImportType.CUSTOMERS
    ? ['organisation', 'organisationId', 'domain', 'parent', 'parentId', 'kind'].some((field) => field in mapping)
    : newKindOf(mapping) === 'ORGANISATION')

const applyJob = async (session: OwnSession, job: JobRow, signal: AbortSignal): Promise<void> => {
  const { sql, transaction } = session
  if (!(await hasTable(sql, job.id))) throw new Error(`the staged lines of the import ${job.id} are gone`)
  let position = job.position ?? 0
  if (job.position === null) {
    await transaction(async () => {
      // Lines that an earlier version has staged lack the fields that it did not know.
      await addColumns(sql, job.id, importFields[job.type])
      await groupLines(sql, job.id, importFields[job.type])
      await sql(
        `update import_job set status = 'APPLYING', position = 0, updated_at = now(), version = version + 1 where id = $1`,
        [job.id],
      )
      await emitChanged(sql, job.id, 'APPLYING')
    })
    announceCommit()
  }
  const table = stagingTable(job.id)
  const below0 = job.type === ImportType.ORDERS ? 'least(quantity, unit_price, amount, total) < 0' : 'false'
  const staged = await sqlOne<{ repeated: boolean; returns: boolean }>(
    sql,
    `select exists (select from ${table} where first_line <> line) as repeated, exists (select from ${table} where ${below0}) as returns`,
  )
  const context: BatchContext = {
    table,
    source: escapeLiteral(job.source),
    currency: escapeLiteral(job.options.currency),
    strict: job.options.strict,
    repeated: staged.repeated,
    returns: staged.returns,
    // Jobs that were queued before this option existed have none.
    existing: job.options.existing ?? 'CHANGED',
    new: job.options.new ?? 'INSERT',
    fields: importFields[job.type].fields,
    mapped: new Set(Object.keys(job.mapping)),
    namedByEmail:
      job.type === ImportType.CUSTOMERS && columnOf(job.mapping['externalId']) === columnOf(job.mapping['email']),
    organisations: namesOrganisations(job),
    newKind: newKindOf(job.mapping),
    columnOf: (field) => columnOf(job.mapping[field]) ?? field,
  }
  for (;;) {
    signal.throwIfAborted()
    // A dry run uses a single batch, so that no later batch can mistake what the run itself would add for known
    // records.
    const limit = job.options.dryRun ? '' : `order by first_line limit ${batchLines}`
    const next = await sqlOne<{ upto: number | null }>(
      sql,
      `select max(first_line) as upto from (select first_line from ${table} where first_line > $1 ${limit}) b`,
      [position],
    )
    const upto = next.upto
    if (upto === null) break
    await applyRange(session, job, context, position, upto, signal)
    position = upto
  }
  await finishJob(session, job)
}

/** Applies one batch, and tries again when concurrent work wrote the same rows. */
const applyRange = async (
  { sql, transaction }: OwnSession,
  { id, type, options }: JobRow,
  context: BatchContext,
  from: number,
  to: number,
  signal: AbortSignal,
): Promise<void> => {
  for (let attempt = 1; ; attempt++) {
    try {
      await transaction(async () => {
        const counts = await applyBatch(sql, stepsOf[type], context, { jobId: id, from, to, dryRun: options.dryRun })
        const moved = await sql(
          `update import_job set position = $3, processed = processed + $4, inserted = inserted + $5, updated = updated + $6,
             duplicates = duplicates + $7, rejected = rejected + $8, created_customers = created_customers + $9,
             cells_read = cells_read + $10 + $11 + $12, cells_stored = cells_stored + $10, cells_warned = cells_warned + $11,
             cells_unmapped = cells_unmapped + $12,
             updated_at = now(), version = version + 1
           where id = $1 and position = $2 and status = 'APPLYING' returning id`,
          [
            id,
            from,
            to,
            counts.processed,
            counts.inserted,
            counts.updated,
            counts.duplicates,
            counts.rejected,
            counts.createdCustomers,
            counts.cellsStored,
            counts.cellsWarned,
            counts.cellsUnmapped,
          ],
        )
        if (moved.length === 0)
          throw new Error(`expected the import ${id} to stand at ${from}; another runner has moved it on`)
        if (counts.unknownWords.length > 0) await countWords(sql, id, counts.unknownWords)
        await emitChanged(sql, id, 'APPLYING')
      })
      return announceCommit()
    } catch (error) {
      const code = (error as { code?: string }).code ?? ''
      if (!passing.has(code) || attempt === batchAttempts) throw error
      await delay(50 * attempt, undefined, { signal })
    }
  }
}

/** Adds words that match nothing here to those of the job. */
const countWords = async (sql: RunSql, jobId: string, words: JobRow['unknown_words']): Promise<void> => {
  const before = (await readJob(sql, jobId))!.unknown_words
  const counter = new WordCounter()
  for (const { column, word, count } of [...before, ...words]) counter.add(column, word, count)
  await sql('update import_job set unknown_words = $2 where id = $1', [jobId, JSON.stringify(counter.list())])
}

/** Orders with both refused and accepted lines: their totals are too low until the refused lines are corrected. */
const incompleteOrders = async (sql: RunSql, jobId: string): Promise<number> => {
  const row = await sqlOne<{ orders: number }>(
    sql,
    `select count(*)::int as orders from (
       select from ${stagingTable(jobId)} where key is not null
       group by key having bool_or(problems is not null) and bool_or(problems is null)) o`,
  )
  return row.orders
}

const finishJob = async ({ sql, transaction }: OwnSession, { id, type, options }: JobRow): Promise<void> => {
  const incomplete = type === ImportType.ORDERS ? await incompleteOrders(sql, id) : 0
  const notes =
    incomplete === 0
      ? []
      : [
          `${incomplete} ${incomplete === 1 ? 'order lacks' : 'orders lack'} a line that was refused; correct it ` +
            'and import the file again',
        ]
  await transaction(async () => {
    await sql(
      `update import_job set status = 'SUCCEEDED', finished_at = now(), notes = notes || $2::text[], updated_at = now(), version = version + 1 where id = $1`,
      [id, notes],
    )
    // Lines of a dry run can still be applied by `uploadId` until they are swept.
    if (!options.dryRun) await dropTable(sql, id)
    await emitChanged(sql, id, 'SUCCEEDED')
  })
  announceCommit()
}

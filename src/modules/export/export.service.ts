import { RapportError } from '../../core/errors.ts'
import type { ModuleContext } from '../../contract/context.ts'
import type { ListColumn, ListQuery, ListShape } from '../../contract/lists.ts'
import type { Viewer } from '../../core/viewer.ts'
import { sqlOne } from '../../db/rows.ts'
import { sqlRunner, type RunSql } from '../../db/sql.ts'
import type { UnitOfWork } from '../../write/unit-of-work.ts'
import { requireText } from '../input.ts'
import { User } from '../user/user.entity.ts'
import { ExportFormat, ExportJob, type ExportColumn } from './export.entity.ts'
import type { ExportColumnInput, ExportListInput } from './export.input.ts'

/** Exports of one caller that may be under way. */
const maxUnfinished = 5
/** Bytes of the chunks of one caller that are kept at a time: what it does not fetch must not fill the disk. */
const maxKeptBytes = 8 * 1_024 ** 3
/** Bytes that an export under way counts as at least: its file has yet to be written. */
const reservedBytes = 1_024 ** 3
const maxTitle = 200

const plainColumn = ({ name, ...value }: ListColumn): ExportColumn => ({ title: name, ...value })

const columnsOf = (
  values: readonly ListColumn[],
  asked: readonly ExportColumnInput[] | null | undefined,
  format: ExportFormat,
): readonly ExportColumn[] => {
  if (asked === null || asked === undefined) return values.map(plainColumn)
  if (format === ExportFormat.NDJSON)
    throw new RapportError(
      'INVALID_INPUT',
      `expected columns only for CSV and PARQUET; NDJSON has what the query selects`,
      {
        path: ['input', 'columns'],
      },
    )
  if (asked.length === 0)
    throw new RapportError('INVALID_INPUT', 'expected at least one column, got none', { path: ['input', 'columns'] })
  const byName = new Map(values.map((value) => [value.name, value]))
  const titles = new Set<string>()
  return asked.map(({ value, title }, i) => {
    const found = byName.get(value)
    if (!found)
      throw new RapportError(
        'INVALID_INPUT',
        `expected a value of the query (${[...byName.keys()].slice(0, 50).join(', ')}), got ${value}`,
        { path: ['input', 'columns', String(i), 'value'] },
      )
    const named = title === null || title === undefined ? value : requireText(title, `columns.${i}.title`, maxTitle)
    // A CSV file may have columns of one name; programs that read Parquet find a column by it.
    if (format === ExportFormat.PARQUET && titles.has(named))
      throw new RapportError(
        'INVALID_INPUT',
        `expected each column of a Parquet file to have a title of its own, got ${named} twice`,
        {
          path: ['input', 'columns', String(i), 'title'],
        },
      )
    titles.add(named)
    return { ...plainColumn(found), title: named }
  })
}

const shapeOf = async ({ platform }: ModuleContext, viewer: Viewer, query: ListQuery): Promise<ListShape> => {
  try {
    return await platform.lists.shapeOf(query, viewer)
  } catch (error) {
    if (!(error instanceof RapportError)) throw error
    const { code, message, details, inputPath } = error
    const path = inputPath.length > 0 ? ['variables', ...inputPath] : ['query']
    throw new RapportError(code, message, { path: ['input', ...path], details, cause: error })
  }
}

/** Throws INVALID_STATE for a key that has enough exports under way, or enough bytes that are kept for it. */
const assertRoom = async (sql: RunSql, { id }: Viewer): Promise<void> => {
  // Requests of one key come here one after another, so that none of them misses another one's export.
  await sql('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`exports of ${id}`])
  const { unfinished, bytes } = await sqlOne<{ unfinished: number; bytes: number }>(
    sql,
    `select count(*) filter (where j.is_unfinished)::int as unfinished,
       coalesce(sum(case when j.is_unfinished then greatest(c.bytes, $2) else c.bytes end), 0)::float8 as bytes
     from (select id, status in ('QUEUED', 'RUNNING') as is_unfinished from export_job where created_by = $1) j,
       lateral (
         select coalesce(sum(size), 0)::float8 as bytes
         from (select max(start + octet_length(body)) as size from export_chunk where job_id = j.id group by file) f
       ) c`,
    [id, reservedBytes],
  )
  const refuse = (problem: string) => new RapportError('INVALID_STATE', problem, { path: ['input'] })
  if (unfinished >= maxUnfinished)
    throw refuse(`expected at most ${maxUnfinished} exports of one key under way; wait until one has ended`)
  if (bytes >= maxKeptBytes)
    throw refuse(
      `expected the files of one key to have less than ${maxKeptBytes} bytes, they have ${bytes}, with ${reservedBytes} for each export under way; wait until the oldest are deleted, two days after they were written`,
    )
}

/** Queues the export of a list; returns the uuid of its job. */
export const exportList =
  (context: ModuleContext) =>
  async (unit: UnitOfWork, input: ExportListInput): Promise<string> => {
    const { em, viewer, emit } = unit
    const { query, format, byteOrderMark } = input
    if (byteOrderMark === true && format === ExportFormat.PARQUET)
      throw new RapportError(
        'INVALID_INPUT',
        'expected byteOrderMark only for CSV and NDJSON; a Parquet file is no text',
        {
          path: ['input', 'byteOrderMark'],
        },
      )
    const variables = input.variables ?? {}
    const shape = await shapeOf(context, viewer, { query, variables })
    const columns = columnsOf(shape.columns, input.columns, format)
    await assertRoom(sqlRunner(em), viewer)
    const job = em.create(
      ExportJob,
      {
        list: shape.list,
        format,
        query,
        variables,
        columns: format === ExportFormat.NDJSON ? [] : columns,
        byteOrderMark: byteOrderMark ?? false,
        user: viewer.userId === undefined ? null : em.getReference(User, viewer.userId),
        createdBy: viewer.id,
      },
      { partial: true },
    )
    em.persist(job)
    await em.flush()
    await context.enqueue(unit, 'run', { jobId: job.id })
    emit('export.changed', { jobId: job.id, status: job.status })
    return job.id
  }

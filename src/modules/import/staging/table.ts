import type { RunSql } from '../../../db/sql.ts'
import { isUuid } from '../../../core/ids.ts'
import type { ImportFields } from '../fields/field.ts'
import { sqlOne } from '../../../db/rows.ts'

/** The PostgreSQL schema of the staging tables. */
export const stagingSchema = 'import_staging'

/** The table of a job; quoted. */
export const stagingTable = (jobId: string): string => {
  if (!isUuid(jobId)) throw new Error(`expected the uuid of an import job, got ${jobId}`)
  return `${stagingSchema}."${jobId}"`
}

/**
 * What every staging table has besides the columns of its fields: the line of the file; the first line about the same
 * record, in whose order lines are applied; the record's id in its source; why the line is refused; why cells are left
 * out; and how many of its cells are stored, left out, and in columns that are not imported.
 */
const ownColumns =
  'line int not null, first_line int not null, key text, problems jsonb, warnings jsonb, stored int, warned int, unmapped int'
export const ownColumnNames = [
  'line',
  'first_line',
  'key',
  'problems',
  'warnings',
  'stored',
  'warned',
  'unmapped',
] as const

/** Its rows never change, and it lives for minutes. */
const storage = 'with (autovacuum_enabled = false, toast.autovacuum_enabled = false)'

export const createTable = (jobId: string, { fields }: ImportFields): string =>
  `create table ${stagingTable(jobId)} (${ownColumns}, ${fields.map(({ column, type }) => `${column} ${type}`).join(', ')}) ${storage}`

/**
 * Prepares a staged file for application in batches of whole records: lines about the same record are placed together
 * under the first of them. Runs in a transaction.
 */
export const groupLines = async (sql: RunSql, jobId: string, { fields }: ImportFields): Promise<void> => {
  const table = stagingTable(jobId)
  await sql(`set local work_mem = '64MB'`)
  const found = await sqlOne<{ repeated: boolean }>(
    sql,
    `select exists (select from ${table} where problems is null group by key having count(*) > 1) as repeated`,
  )
  if (found.repeated) {
    const columns = [...ownColumnNames.slice(2), ...fields.map(({ column }) => column)].join(', ')
    await sql(`alter table ${table} rename to "${jobId}_unsorted"`)
    await sql(`create table ${table} (like ${stagingSchema}."${jobId}_unsorted") ${storage}`)
    await sql(`
      insert into ${table} (line, first_line, ${columns})
      select line, case when problems is null then min(line) over (partition by key, problems is null) else line end as first, ${columns}
      from ${stagingSchema}."${jobId}_unsorted" order by first, line`)
    await sql(`drop table ${stagingSchema}."${jobId}_unsorted"`)
  }
  await sql(`create index on ${table} (first_line)`)
  await sql(`analyze ${table}`)
}

/** Adds the columns of fields that the table lacks. */
export const addColumns = async (sql: RunSql, jobId: string, { fields }: ImportFields): Promise<void> => {
  const added = fields.map(({ column, type }) => `add column if not exists ${column} ${type}`)
  await sql(`alter table ${stagingTable(jobId)} ${added.join(', ')}`)
}

export const dropTable = async (sql: RunSql, jobId: string): Promise<void> => {
  await sql(`drop table if exists ${stagingTable(jobId)}`)
}

export const hasTable = async (sql: RunSql, jobId: string): Promise<boolean> => {
  const row = await sqlOne<{ found: boolean }>(sql, 'select to_regclass($1) is not null as found', [
    stagingTable(jobId),
  ])
  return row.found
}

/** Age at which lines that no job needs any more are removed: those of interrupted uploads and of dry runs. */
const keepHours = 24

/**
 * Removes the tables older than `keepHours` whose job has ended or was never created. Their names tell when they were
 * created.
 */
export const sweepTables = async (sql: RunSql, now: Date): Promise<number> => {
  const rows = await sql<{ id: string; ended: boolean }>(
    `select t.tablename as id, j.id is null or j.status in ('SUCCEEDED', 'FAILED') as ended
     from pg_tables t left join import_job j on j.id::text = t.tablename where t.schemaname = $1`,
    [stagingSchema],
  )
  const before = now.getTime() - keepHours * 3_600_000
  const old = rows.filter(({ id, ended }) => ended && isUuid(id) && madeAt(id) < before).map(({ id }) => id)
  for (const id of old) await dropTable(sql, id)
  return old.length
}

/** The timestamp in a UUIDv7, in milliseconds. */
const madeAt = (uuid: string): number => Number.parseInt(uuid.replaceAll('-', '').slice(0, 12), 16)

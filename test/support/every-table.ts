import { newUuid } from '../../src/core/ids.ts'
import type { TestSql } from './test-sql.ts'

/** A column as the catalog knows it. */
interface Column {
  readonly schema: string
  readonly table: string
  readonly column: string
  readonly type: string
  readonly required: boolean
  /** The table and column that it refers to. */
  readonly refersTo: string | undefined
  readonly refersToColumn: string | undefined
  /** The first value that a check of the column allows. */
  readonly allowed: string | undefined
}

/** Schemas that hold no records: the queue's tables and those of imports under way. */
const other = ['pgboss', 'pg_catalog', 'information_schema', 'pg_toast', 'import_staging']

const columnsSql = `
  select n.nspname as schema, format('%I.%I', n.nspname, c.relname) as table, a.attname as column, format_type(a.atttypid, null) as type,
    a.attnotnull and d.adbin is null as required,
    (select format('%I.%I', fn.nspname, fc.relname) from pg_constraint k join pg_class fc on fc.oid = k.confrelid join pg_namespace fn on fn.oid = fc.relnamespace
      where k.conrelid = c.oid and k.contype = 'f' and k.conkey = array[a.attnum] limit 1) as refers_to,
    (select fa.attname from pg_constraint k join pg_attribute fa on fa.attrelid = k.confrelid and fa.attnum = k.confkey[1]
      where k.conrelid = c.oid and k.contype = 'f' and k.conkey = array[a.attnum] limit 1) as refers_to_column,
    (select substring(pg_get_constraintdef(k.oid) from '''([^'']+)''::text') from pg_constraint k
      where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum] limit 1) as allowed
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
  left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
  where c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.attidentity = ''
    and n.nspname <> all($1::text[]) and c.relname not like '%migrations' order by 2, a.attnum`

/** Every column of every table that holds records, of the core and of plugins. */
export const columnsOf = async (sql: TestSql): Promise<Map<string, Column[]>> => {
  const rows = (await sql(columnsSql, [other])) as unknown as (Omit<
    Column,
    'refersTo' | 'refersToColumn' | 'allowed'
  > & {
    refers_to: string | null
    refers_to_column: string | null
    allowed: string | null
  })[]
  return Map.groupBy(
    rows.map(({ refers_to, refers_to_column, allowed, ...row }) => ({
      ...row,
      refersTo: refers_to ?? undefined,
      refersToColumn: refers_to_column ?? undefined,
      allowed: allowed ?? undefined,
    })),
    ({ table }) => table,
  )
}

/** Numbers are each used once, for columns that are unique. */
let counted = 0

/** A value of a type; texts hold `text`. */
const valueOf = (column: Column, text: string): unknown => {
  const { type, allowed } = column
  if (allowed !== undefined) return allowed
  if (type === 'text' || type.startsWith('character')) return text
  if (type.endsWith('[]')) return [valueOf({ ...column, type: type.slice(0, -2) }, text)]
  if (type === 'jsonb') return JSON.stringify({ text })
  if (type === 'uuid') return newUuid()
  if (type === 'boolean') return true
  if (type === 'bytea') return Buffer.from(text)
  if (type.startsWith('timestamp')) return '2026-01-01T00:00:00Z'
  if (type === 'date') return '2026-01-01'
  if (type === 'integer' || type === 'bigint') return ++counted
  if (/^(smallint|numeric|double precision|real)$/.test(type)) return 1
  throw new Error(`every-table knows no value of the type ${type}`)
}

/** What waits would be done by a server that runs meanwhile. */
const settled: Readonly<Record<string, unknown>> = {
  'public.webhook_delivery.status': 'DELIVERED',
  'public.support_case.status': 'CLOSED',
  'public.support_case.is_clock_stale': false,
}

/** What a column is to hold instead of what is made up; undefined leaves it to that. */
export type Choose = (table: string, column: string) => unknown

/**
 * Adds one row to every table that has none of the customer yet, each about the customer as far as its columns can tell: columns
 * named `customer_id`, subjects and records, and what refers to rows that were added before. Every text holds `text`.
 */
export const addEverywhere = async (
  sql: TestSql,
  customerId: string,
  text: string,
  choose: Choose = () => undefined,
  skip: readonly string[] = [],
): Promise<void> => {
  const tables = await columnsOf(sql)
  const made = new Map<string, Record<string, unknown>>([['public.customer', { id: customerId }]])
  const about: Readonly<Record<string, unknown>> = {
    customer_id: customerId,
    subject_id: customerId,
    subject_type: 'Customer',
    record_id: customerId,
    record_type: 'Customer',
  }
  const waiting = new Set(tables.keys().filter((table) => !made.has(table) && !skip.includes(table)))
  while (waiting.size > 0) {
    const ready = [...waiting].filter((table) =>
      tables.get(table)!.every((c) => !c.required || !c.refersTo || c.refersTo === table || made.has(c.refersTo)),
    )
    if (ready.length === 0) throw new Error(`tables refer to each other in a circle: ${[...waiting].join(', ')}`)
    for (const table of ready) {
      waiting.delete(table)
      const row: Record<string, unknown> = {}
      for (const column of tables.get(table)!) {
        const { column: name, refersTo, refersToColumn } = column
        const own = choose(table, name)
        const chosen = own === undefined ? settled[`${table}.${name}`] : own
        const target = refersTo === undefined ? undefined : made.get(refersTo)
        if (chosen !== undefined) row[name] = chosen
        else if (name in about) row[name] = about[name]
        else if (refersTo !== undefined) row[name] = target ? target[refersToColumn!] : null
        else row[name] = valueOf(column, text)
      }
      const names = Object.keys(row)
      if (names.length === 0) continue
      const [added] = await sql(
        `insert into ${table} (${names.map((name) => `"${name}"`).join(', ')}) values (${names.map((_, i) => `$${i + 1}`).join(', ')}) returning *`,
        names.map((name) => row[name]),
      )
      made.set(table, added!)
    }
  }
}

import type { DataClass, DataTable, Subject } from './personal-data.ts'
import { quoteName } from './quote.ts'
import type { RunSql } from './sql.ts'

const quoted = (name: string): string => name.split('.').map(quoteName).join('.')

/** How far a table is from the customer's own; rows of others may be about rows of any of them. */
const depths = (tables: readonly DataTable[]): ReadonlyMap<DataTable, number> => {
  const byEntity = new Map(tables.map((table) => [table.entity, table]))
  const depth = ({ subject }: DataTable): number => {
    if (subject.kind === 'self') return 0
    // Found by what other tables of the customer hold, rows go before those.
    if (subject.kind === 'customer') return subject.also ? 1.5 : 1
    if (subject.kind !== 'part') return Infinity
    const parent = byEntity.get(subject.of)
    if (!parent) throw new Error(`${subject.of} is no entity whose rows belong to a customer`)
    return depth(parent) + 1
  }
  return new Map(tables.filter(({ subject }) => subject.kind !== 'none').map((table) => [table, depth(table)]))
}

/** The tables whose rows are records of a customer: those that lead to it by keys alone. */
const recordsOf = (tables: readonly DataTable[]): readonly DataTable[] =>
  [...depths(tables)].flatMap(([table, depth]) => (Number.isFinite(depth) ? [table] : []))

/** Foreign keys that do not let a row go while another refers to it. */
const blockingKeys = `select distinct f.nspname || '.' || r.relname as referring, t.nspname || '.' || d.relname as referred
  from pg_constraint k
    join pg_class r on r.oid = k.conrelid join pg_namespace f on f.oid = r.relnamespace
    join pg_class d on d.oid = k.confrelid join pg_namespace t on t.oid = d.relnamespace
  where k.contype = 'f' and k.confdeltype in ('a', 'r') and k.conrelid <> k.confrelid`

/**
 * The tables of a customer and of what belongs to it in the order in which their rows can be erased: rows are found by those that
 * they belong to, so those that belong to others come first, and so do rows that others cannot go without. Throws an Error that
 * names the tables if no order does both.
 */
const inOrder = async (sql: RunSql, tables: readonly DataTable[]): Promise<DataTable[]> => {
  const left = new Map([...depths(tables)].toSorted(([, a], [, b]) => (a === b ? 0 : b - a)))
  const referring = Map.groupBy(
    await sql<{ referring: string; referred: string }>(blockingKeys),
    ({ referred }) => referred,
  )
  const order: DataTable[] = []
  while (left.size > 0) {
    const names = new Set([...left.keys()].map(({ name }) => name))
    const isFree = ({ name }: DataTable) => !referring.get(name)?.some((key) => names.has(key.referring))
    const deepest = Math.max(...left.values())
    const next = [...left].find(([table, depth]) => depth === deepest && isFree(table))?.[0]
    if (!next) {
      const stuck = [...left].filter(([, depth]) => depth === deepest).map(([{ name }]) => name)
      const by = new Set(stuck.flatMap((name) => (referring.get(name) ?? []).map((key) => key.referring)))
      throw new Error(
        `rows of ${stuck.join(', ')} cannot be erased before those of ${[...by].join(', ')}, which are found by them: ` +
          'expected foreign keys that delete or set null, or a subject that is closer to the customer',
      )
    }
    left.delete(next)
    order.push(next)
  }
  return order
}

/** The condition that a row of a table, alias `t`, is of the customer in `$1`. */
const conditionOf = (table: DataTable, t: string, tables: readonly DataTable[], depth = 0): string => {
  const { subject } = table
  const customer = '$1::uuid'
  const column = (name: string) => `${t}.${quoteName(name)}`
  const keysOf = (other: DataTable) => {
    const o = `o${depth}`
    return `select ${o}.${quoteName(other.key)} from ${quoted(other.name)} ${o} where ${conditionOf(other, o, tables, depth + 1)}`
  }
  switch (subject.kind) {
    case 'self':
      return `${column(table.key)} = ${customer}`
    case 'customer': {
      const isOfCustomer = `${column(subject.column)} = ${customer}`
      return subject.also ? `(${isOfCustomer} or ${subject.also(t, customer)})` : isOfCustomer
    }
    case 'part':
      return `${column(subject.column)} in (${keysOf(tables.find(({ entity }) => entity === subject.of)!)})`
    case 'record': {
      const found = recordsOf(tables).map((other) => {
        const isType = subject.type === undefined ? '' : `${column(subject.type)} = '${other.entity}' and `
        return `(${isType}${column(subject.id)} in (${keysOf(other)}))`
      })
      return [...found, ...(subject.also ? [subject.also(t, customer)] : [])].join(' or ')
    }
    case 'event': {
      const keys = recordsOf(tables).map((other) => `select k.${quoteName(other.key)}::text from (${keysOf(other)}) k`)
      // Other values than uuids name no record.
      return `exists (select from jsonb_each_text(${column(subject.payload)}) p
        where length(p.value) = 36 and p.value in (select ${customer}::text union all ${keys.join(' union all ')}))`
    }
    case 'where':
      return subject.condition(t, customer)
    case 'none':
      return 'false'
  }
}

/** The rows of a customer in one table. */
export interface SubjectRows {
  /** `schema.table`. */
  readonly table: string
  readonly columns: Readonly<Record<string, DataClass>>
  readonly rows: readonly Readonly<Record<string, unknown>>[]
}

/** Everything that the tables hold about a customer, as JSON, table by table; tables without such rows are absent. */
export const exportSubject = async (
  sql: RunSql,
  tables: readonly DataTable[],
  customerId: string,
): Promise<SubjectRows[]> => {
  const found: SubjectRows[] = []
  for (const table of (await inOrder(sql, tables)).toReversed()) {
    const rows = await sql<{ row: Readonly<Record<string, unknown>> }>(
      `select to_jsonb(t) as row from ${quoted(table.name)} t where ${conditionOf(table, 't', tables)}`,
      [customerId],
    )
    if (rows.length === 0) continue
    found.push({ table: table.name, columns: Object.fromEntries(table.columns), rows: rows.map(({ row }) => row) })
  }
  return found
}

/** The classes that an anonymous row has none of. */
const erasedClasses: ReadonlySet<DataClass> = new Set(['contact', 'content'])

const emptyValues = `select a.attname as column,
    case when not a.attnotnull then 'null'
      when a.atttypid = 'jsonb'::regtype then '''{}''::jsonb'
      when t.typcategory = 'A' then '''{}'''
      when t.typcategory = 'S' then '''(erased)'''
      when a.atttypid = 'bytea'::regtype then '''''::bytea' end as empty
  from pg_attribute a join pg_type t on t.oid = a.atttypid
  where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''`

/**
 * Erases a customer as each table states: its rows are deleted, or lose their contact and content. Run it in one
 * transaction. Returns the number of rows by table.
 */
export const eraseSubject = async (
  sql: RunSql,
  tables: readonly DataTable[],
  customerId: string,
): Promise<ReadonlyMap<string, number>> => {
  const counts = new Map<string, number>()
  for (const table of await inOrder(sql, tables)) {
    const isRow = `where ${conditionOf(table, 't', tables)}`
    const { erase } = table.subject as Exclude<Subject, { kind: 'none' }>
    if (erase === 'delete') {
      const gone = await sql(`delete from ${quoted(table.name)} t ${isRow} returning 1 as one`, [customerId])
      if (gone.length > 0) counts.set(table.name, gone.length)
      continue
    }
    const empty = new Map(
      (await sql<{ column: string; empty: string | null }>(emptyValues, [quoted(table.name)])).map((one) => [
        one.column,
        one.empty,
      ]),
    )
    const sets = [...table.columns].flatMap(([column, dataClass]) => {
      if (!erasedClasses.has(dataClass) || !empty.has(column)) return []
      const value = empty.get(column)
      if (typeof value !== 'string')
        throw new Error(`${table.name}.${column} must have a value, and none of its type says nothing`)
      return [`${quoteName(column)} = ${value}`]
    })
    if (sets.length === 0) continue
    const emptied = await sql(`update ${quoted(table.name)} t set ${sets.join(', ')} ${isRow} returning 1 as one`, [
      customerId,
    ])
    if (emptied.length > 0) counts.set(table.name, emptied.length)
  }
  return counts
}

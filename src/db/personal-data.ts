import type { EntityMetadata } from '@mikro-orm/core'
import type { Orm } from './orm.ts'
import { sqlRunner, type RunSql } from './sql.ts'

/**
 * What a column says about a person. `contact`: who the person is and how to reach them. `content`: what they, or
 * somebody about them, wrote or said. `behaviour`: what they did. `score`: what a model says about them. `none`:
 * nothing.
 */
const dataClasses = ['none', 'contact', 'content', 'behaviour', 'score'] as const
export type DataClass = (typeof dataClasses)[number]

/**
 * What erasing a customer does with its rows: the row is deleted, or it stays and its contact and content columns are
 * emptied.
 */
export type Erasure = 'delete' | 'keep-anonymous'

/** How the rows of a customer are found in a table. Conditions are SQL on the alias `t`; `customer` is the placeholder of its uuid. */
export type Subject =
  | { readonly kind: 'self'; readonly erase: Erasure }
  | {
      readonly kind: 'customer'
      readonly column: string
      readonly erase: Erasure
      readonly also?: SubjectCondition
    }
  /** Rows belong to the row of another entity whose key is in a column. */
  | { readonly kind: 'part'; readonly of: string; readonly column: string; readonly erase: Erasure }
  /** Rows are about a record of any entity: its name and its uuid are in two columns; without a column of names, of whichever has the uuid. */
  | {
      readonly kind: 'record'
      readonly type: string | undefined
      readonly id: string
      readonly erase: Erasure
      readonly also?: SubjectCondition
    }
  /** Rows are events, whose payload in a column names the customer, or a record that belongs to it, by a uuid in any of its keys. */
  | { readonly kind: 'event'; readonly payload: string; readonly erase: Erasure }
  | { readonly kind: 'where'; readonly condition: SubjectCondition; readonly erase: Erasure }
  | { readonly kind: 'none'; readonly reason: string }

export type SubjectCondition = (t: string, customer: string) => string

interface Erased {
  readonly erase: Erasure
}

/** How the rows of a customer are found in a table, and what an erasure does with them. */
export const bySubject = {
  /** Rows are customers. */
  self: ({ erase }: Erased): Subject => ({ kind: 'self', erase }),
  /** A column holds the uuid of the customer; `also` finds further rows. */
  customer: (column: string, { erase, also }: Erased & { also?: SubjectCondition }): Subject => ({
    kind: 'customer',
    column,
    erase,
    ...(also ? { also } : {}),
  }),
  /** Rows belong to a row of another entity, such as lines to an order. */
  part: (of: string, column: string, { erase }: Erased): Subject => ({ kind: 'part', of, column, erase }),
  /** Rows are about a record of any entity, named by two columns; `also` finds further rows. */
  record: (type: string | undefined, id: string, { erase, also }: Erased & { also?: SubjectCondition }): Subject => ({
    kind: 'record',
    type,
    id,
    erase,
    ...(also ? { also } : {}),
  }),
  /** Rows are events with a payload in a column. */
  event: (payload: string, { erase }: Erased): Subject => ({ kind: 'event', payload, erase }),
  /** Rows for which a condition holds. */
  where: (condition: SubjectCondition, { erase }: Erased): Subject => ({ kind: 'where', condition, erase }),
} as const

/**
 * A table whose rows belong to no customer, or cannot be assigned to one; `reason` says why, and how long they stay if
 * they hold personal data.
 */
export const noSubject = (reason: string): Subject => ({ kind: 'none', reason })

/**
 * What a table states about personal data: its columns by class, under their names in the database, and whose its rows
 * are.
 */
export type PersonalDataSpec = Readonly<Partial<Record<DataClass, readonly string[]>>> & { readonly subject: Subject }

type AnyClass = abstract new (...args: never[]) => object
type Stated = Readonly<Partial<Record<DataClass, readonly string[]>>> & { readonly subject?: Subject }

const stated = new WeakMap<AnyClass, Stated>()

/**
 * States what the columns of an entity hold about a person, and how its rows are found and erased. Keys and references
 * are `none` automatically.
 */
export const PersonalData =
  (spec: PersonalDataSpec) =>
  (target: AnyClass): void =>
    void stated.set(target, spec)

/** The same for columns that entities inherit from a base class. */
export const InheritedData =
  (spec: Omit<PersonalDataSpec, 'subject'>) =>
  (target: AnyClass): void =>
    void stated.set(target, spec)

/** What an entity and its base classes state. */
const statedBy = (entity: AnyClass): readonly Stated[] => {
  const found: Stated[] = []
  for (let one: unknown = entity; typeof one === 'function'; one = Object.getPrototypeOf(one)) {
    const spec = stated.get(one as AnyClass)
    if (spec) found.push(spec)
  }
  return found
}

/** A table with everything that is stated about it. */
export interface DataTable {
  /** Name of the entity. */
  readonly entity: string
  /** `schema.table`. */
  readonly name: string
  readonly key: string
  readonly columns: ReadonlyMap<string, DataClass>
  readonly subject: Subject
}

const nameOf = ({ schema, tableName }: Pick<EntityMetadata, 'schema' | 'tableName'>): string =>
  `${schema ?? 'public'}.${tableName}`

interface CatalogColumn {
  readonly name: string
  readonly column: string
  readonly isKey: boolean
}

/** The tables of some PostgreSQL schemas, except those of migrations. */
const catalog = async (sql: RunSql, schemas: readonly string[]): Promise<CatalogColumn[]> => {
  const rows = await sql<{ name: string; column: string; is_key: boolean }>(
    `select n.nspname || '.' || c.relname as name, a.attname as column,
       exists (select from pg_constraint k where k.conrelid = c.oid and k.contype in ('p', 'f') and a.attnum = any(k.conkey)) as is_key
     from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = any($1::text[]) and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and c.relname <> 'rapport_migration'
     order by 1, a.attnum`,
    [schemas],
  )
  return rows.map(({ name, column, is_key }) => ({ name, column, isKey: is_key }))
}

const hint =
  'state it by @PersonalData({ subject: bySubject.customer(…), contact: […], content: […], behaviour: […], score: […], none: […] }) on the entity'

/**
 * What the tables of some schemas state about personal data. Throws an Error that names every table without an entity or a subject,
 * and every column without a class, with two, or that is not there.
 */
const dataTables = async (
  sql: RunSql,
  entities: readonly EntityMetadata[],
  schemas: readonly string[],
): Promise<DataTable[]> => {
  const metas = new Map(entities.filter((meta) => meta.tableName && !meta.abstract).map((meta) => [nameOf(meta), meta]))
  const problems: string[] = []
  const tables: DataTable[] = []
  for (const [name, columns] of Map.groupBy(await catalog(sql, schemas), (column) => column.name)) {
    const meta = metas.get(name)
    const specs = meta?.class ? statedBy(meta.class) : []
    const subject = specs.find((spec) => spec.subject)?.subject
    if (!meta) problems.push(`the table ${name} has no entity that states what it holds about persons`)
    else if (!subject) problems.push(`the table ${name} does not state how a customer is found in it and erased`)
    if (!meta || !subject) continue
    const classes = new Map<string, DataClass>()
    const present = new Map(columns.map(({ column, isKey }) => [column, isKey]))
    for (const spec of specs)
      for (const dataClass of dataClasses)
        for (const column of spec[dataClass] ?? []) {
          if (!present.has(column)) problems.push(`${name} has no column ${column}, which is stated to be ${dataClass}`)
          else if (classes.has(column))
            problems.push(`the column ${name}.${column} has two classes, ${classes.get(column)} and ${dataClass}`)
          else classes.set(column, dataClass)
        }
    for (const [column, isKey] of present) {
      if (classes.has(column)) continue
      if (isKey) classes.set(column, 'none')
      else problems.push(`the column ${name}.${column} has no class of personal data`)
    }
    tables.push({
      entity: meta.className,
      name,
      key: meta.getPrimaryProps()[0]!.fieldNames[0]!,
      columns: classes,
      subject,
    })
  }
  if (problems.length > 0) throw new Error(`${problems.join('; ')}: ${hint}`)
  return tables
}

/** What the tables of some schemas of a migrated database state; see `dataTables`. */
export const statedTables = (orm: Orm, schemas: readonly string[]): Promise<DataTable[]> =>
  dataTables(sqlRunner(orm.em.fork()), [...orm.getMetadata().getAll().values()], schemas)

import { escapeLiteral } from 'pg'
import { sqlOne } from '../../../db/rows.ts'
import type { RunSql } from '../../../db/sql.ts'
import type { Field } from '../fields/field.ts'
import { recordChanged } from '../../record/record-changed.feed.ts'
import type { ExistingRecords, NewRecords } from '../options.ts'
import type { ProblemCode } from '../problem.ts'

/** What the statements of a batch are built from. Table names and literals are ready to stand in SQL. */
export interface BatchContext {
  /** The staging table. */
  readonly table: string
  readonly source: string
  readonly currency: string
  readonly strict: boolean
  /** Whether any record spans several lines. */
  readonly repeated: boolean
  /** Whether the file has returns: figures below 0. */
  readonly returns: boolean
  readonly existing: ExistingRecords
  readonly new: NewRecords
  readonly fields: readonly Field[]
  /** Fields that the file has. */
  readonly mapped: ReadonlySet<string>
  /** Whether the file names organisations, which imports of every source find or create one after another. */
  readonly organisations: boolean
  /** Kind of the customers that only the file knows. */
  readonly newKind: 'PERSON' | 'ORGANISATION'
  /** Whether the e-mail address identifies the customers of a customer file. */
  readonly namedByEmail: boolean
  /** The file's column for a field, to name in problems. */
  readonly columnOf: (field: string) => string
}

/**
 * What is specific to an import type, as SQL over the temporary tables of one batch: `batch` (the staged lines, with
 * `person`, the customer's id in the source, `customer_id` and `duplicate`), `batch_customer` (customers to create),
 * `batch_warning` (cells that are left out) and `batch_record` (one row per record: `first_line`, `line`, `lines`,
 * `id`, `customer_id`, `action`, `topic`).
 */
export interface ImportSteps {
  /** GraphQL type of the records. */
  readonly type: string
  /**
   * Whom the line `s` is about: the id in the source or, if there is only an e-mail address, that address; or else the organisation with
   * a name.
   */
  readonly person: (context: BatchContext) => { readonly ref: string; readonly email?: string; readonly name?: string }
  /** Finds records of the lines otherwise than by `person`, before anything is checked. */
  readonly find?: (context: BatchContext) => readonly string[]
  /** Whether the record of the line `b` is known. */
  readonly known: (context: BatchContext) => string
  /** Words of the lines that match nothing here: rows of `field`, `word` and `count`. */
  readonly unknownWords?: string
  /** Marks lines that cannot be accepted, and lines that repeat another line. */
  readonly check: (context: BatchContext) => readonly string[]
  /** Lifecycle of customers that only the file knows; undefined if the lines do not create other customers. */
  readonly newCustomers?: 'LEAD' | 'CUSTOMER'
  /** Creates `batch_record`. */
  readonly records: (context: BatchContext) => readonly string[]
  /** Writes what is new or different. */
  readonly write: (context: BatchContext) => readonly string[]
}

/** Imports of all sources find and create organisations one after another, so that none is created twice. */
const lockOrganisations = `select pg_advisory_xact_lock(hashtextextended('organisations of imports', 0))`

/** What became of the lines of a batch. */
export interface BatchCounts {
  readonly processed: number
  readonly inserted: number
  readonly updated: number
  readonly duplicates: number
  readonly rejected: number
  readonly createdCustomers: number
  readonly cellsStored: number
  readonly cellsWarned: number
  readonly cellsUnmapped: number
  /** Words that match nothing here, by column of the file. */
  readonly unknownWords: readonly { readonly column: string; readonly word: string; readonly count: number }[]
}

interface SqlProblem {
  readonly field: string | null
  readonly code: ProblemCode
  /** As a text, or as SQL over `b` that yields one. */
  readonly message: string | { readonly sql: string }
}

const problemJson = ({ columnOf }: BatchContext, { field, code, message }: SqlProblem): string => {
  const column = field === null ? 'null' : escapeLiteral(columnOf(field))
  const text = typeof message === 'string' ? escapeLiteral(message) : message.sql
  return `jsonb_build_object('column', ${column}::text, 'code', '${code}', 'message', ${text}::text)`
}

/** Marks the lines that meet `condition` (over `b`) as refused. */
export const refuse = (context: BatchContext, condition: string, problem: SqlProblem): string =>
  `update batch b set problems = jsonb_build_array(${problemJson(context, problem)}) where b.problems is null and (${condition})`

/** Records that a cell is left out, for the lines that meet `condition` (over `b`). */
export const warn = (context: BatchContext, condition: string, problem: SqlProblem): string =>
  `insert into batch_warning (line, problem) select b.line, ${problemJson(context, problem)} from batch b where b.problems is null and (${condition})`

/**
 * Whether a record's last import said the same as this line, so that the line brings nothing new, whatever people have
 * changed since.
 */
export const isNoNews = ({ existing }: BatchContext, stored: string, hash: string): string =>
  existing === 'CHANGED' ? `${stored} = ${hash}` : 'false'

/** The resulting value of a field: the line's value takes precedence over the stored one, or the other way round. */
export const merged = ({ existing }: BatchContext, given: string, stored: string): string =>
  existing === 'FILL_EMPTY' ? `coalesce(${stored}, ${given})` : `coalesce(${given}, ${stored})`

/** A hash of everything that a line says. */
export const lineHash = ({ fields }: BatchContext): string => {
  const rowOf = (some: readonly Field[]) => some.map(({ column }) => `b.${column}`).join(', ')
  const early = `row(${rowOf(fields.filter(({ late }) => !late))})::text`
  const late = fields.filter((field) => field.late)
  if (late.length === 0) return `hashtextextended(${early}, 0)`
  return `hashtextextended(${early} || case when num_nonnulls(${rowOf(late)}) > 0 then row(${rowOf(late)})::text else '' end, 0)`
}

/** The last value of a field among the lines of a record that have one. Lists and objects are merged. */
const lastValue = ({ column, type }: Field): string => {
  const mine = 'from batch m where m.first_line = g.first_line and m.problems is null'
  if (type === 'jsonb')
    return `(select jsonb_object_agg(e.key, e.value order by m.line) from batch m cross join jsonb_each(m.${column}) e where m.first_line = g.first_line and m.problems is null)`
  if (type === 'text[]')
    return `(select array_agg(t.tag order by t.line, t.at) from (select u.tag, min(m.line) as line, min(u.at) as at from batch m cross join unnest(m.${column}) with ordinality u (tag, at) where m.first_line = g.first_line and m.problems is null group by u.tag) t)`
  return `(select m.${column} ${mine} and m.${column} is not null order by m.line desc limit 1)`
}

/** Several lines about one record count as files imported one after another: an empty cell keeps the earlier value. */
export const mergeLines = ({ fields }: BatchContext): string[] => [
  `create temporary table batch_group on commit drop as
   select first_line, max(line) as last from batch where problems is null and not duplicate group by first_line having count(*) > 1`,
  'create index on batch (first_line)',
  `update batch b set ${fields.map((field) => `${field.column} = ${lastValue(field)}`).join(', ')} from batch_group g where b.line = g.last`,
  `update batch b set duplicate = true from batch_group g where g.first_line = b.first_line and b.line <> g.last and b.problems is null`,
]

/** Stores what a line says about a record that stays as it is. */
export const rememberHash = (table: string): string => `
  update ${table} t set import_hash = r.hash from batch_record r
  where r.action = 'same' and r.old_hash is distinct from r.hash and t.id = r.id`

/** Lines about customers' records name the customer by id, or by e-mail address alone. What stands for the id of an organisation may be its name. */
export const byCustomer = ({ newKind }: BatchContext): ReturnType<ImportSteps['person']> => ({
  ref: 'coalesce(s.customer_ref, lower(s.customer_email))',
  email: 'case when s.customer_ref is null then lower(s.customer_email) end',
  ...(newKind === 'ORGANISATION' ? { name: 'case when s.customer_name is null then s.customer_ref end' } : {}),
})

/** Whose records the lines may be: customers that are not deleted and, when strict, known. */
export const checkCustomers = (context: BatchContext): string[] => [
  refuse(context, '(select c.deleted_at is not null from customer c where c.id = b.customer_id)', {
    field: 'customerId',
    code: 'UNKNOWN_CUSTOMER',
    message: 'expected a customer that is not deleted; restore it first',
  }),
  ...(context.strict
    ? [
        refuse(context, 'b.customer_id is null', {
          field: 'customerId',
          code: 'UNKNOWN_CUSTOMER',
          message: 'expected the id of a customer that is known in this source, because the import is strict',
        }),
      ]
    : []),
]

/** The organisation with a name, the oldest if there are several; null if there is none. */
const byName = (name: string): string =>
  `(select c.id from customer c where organisation_key(c.name) = nullif(organisation_key(${name}), '') and c.kind = 'ORGANISATION'
     and c.deleted_at is null order by c.created_at, c.id limit 1)`

/**
 * The lines of the batch. This step and the others look rows up with subqueries, because these always use the index.
 * The planner turns a join into a scan of the whole table as soon as that seems cheaper, batch after batch.
 */
const readBatch = (context: BatchContext, steps: ImportSteps): string => {
  const { ref, email, name } = steps.person(context)
  const byRef = `(select x.customer_id from external_id x where x.source = ${context.source} and x.external_id = ${ref})`
  const byEmail = `(select c.id from customer c where lower(c.email) = ${email} and c.deleted_at is null order by c.created_at, c.id limit 1)`
  const ways = [byRef, ...(email === undefined ? [] : [byEmail]), ...(name === undefined ? [] : [byName(name)])]
  return `
    create temporary table batch on commit drop as
    select s.*, false as duplicate, ${ref} as person, coalesce(${ways.join(', ')}, null) as customer_id
    from ${context.table} s where s.first_line > $1 and s.first_line <= $2`
}

/** Lines whose records exist, or do not exist, and that the options leave alone. */
const leaveAlone = (context: BatchContext, steps: ImportSteps): string[] => {
  const known = steps.known(context)
  const skip = (condition: string) => `update batch b set duplicate = true where b.problems is null and ${condition}`
  return [
    ...(context.existing === 'SKIP' ? [skip(known)] : []),
    ...(context.existing === 'REFUSE'
      ? [
          refuse(context, known, {
            field: null,
            code: 'ALREADY_KNOWN',
            message: 'expected a record that does not exist here yet, because the import refuses existing ones',
          }),
        ]
      : []),
    ...(context.new === 'SKIP' ? [skip(`not ${known}`)] : []),
  ]
}

const findNewCustomers = `
  create temporary table batch_customer on commit drop as
  select person, uuid_v7() as id, min(first_line) as first_line, min(customer_name) as name, min(customer_email) as email
  from batch where problems is null and not duplicate and customer_id is null group by person`

const noNewCustomers = `
  create temporary table batch_customer (person text, id uuid) on commit drop`

const writeNewCustomers = ({ source, newKind }: BatchContext, lifecycle: string): string[] => [
  `insert into customer (id, kind, name, email, lifecycle)
   select id, '${newKind}', coalesce(name, email, person), email, '${lifecycle}' from batch_customer order by first_line`,
  `insert into external_id (id, customer_id, source, external_id)
   select uuid_v7(), id, ${source}, person from batch_customer order by first_line`,
  `update batch b set customer_id = c.id from batch_customer c where c.person = b.person and b.customer_id is null`,
]

/** Organisations that were found by their names have these as ids in the source from now on. */
const rememberNames = ({ source }: BatchContext): string =>
  `insert into external_id (id, customer_id, source, external_id)
   select uuid_v7(), b.customer_id, ${source}, b.person
   from (select distinct on (person) person, customer_id from batch where problems is null and customer_id is not null and person = customer_ref order by person) b
   where not exists (select from external_id x where x.source = ${source} and x.external_id = b.person)
   on conflict (source, external_id) do nothing`

const emitNewCustomers = recordChanged.emitRows({
  from: 'batch_customer order by first_line',
  topic: "'customer.created'",
  payload: { type: "'Customer'", id: 'id', action: "'ADDED'", customerId: 'id' },
})

const emitRecords = (type: string) =>
  recordChanged.emitRows({
    from: "batch_record where action <> 'same' order by first_line",
    topic: 'topic',
    payload: {
      type: `'${type}'`,
      id: 'id',
      action: "case action when 'insert' then 'ADDED' else 'UPDATED' end",
      customerId: 'customer_id',
    },
  })

const writeWarnings = `
  insert into import_warning (id, job_id, line, "column", code, message)
  select uuid_v7(), $1, w.line, w.problem ->> 'column', w.problem ->> 'code', w.problem ->> 'message'
  from (
    select b.line, p as problem from batch b cross join lateral jsonb_array_elements(b.warnings) p
    where b.warnings is not null and b.problems is null
    union all
    select w.line, w.problem from batch_warning w join batch b on b.line = w.line where b.problems is null) w
  order by w.line`

const countLines = `
  select
    (select coalesce(sum(stored), 0)::float8 from batch where problems is null) as stored,
    (select coalesce(sum(warned), 0)::float8 from batch where problems is null) as warned,
    (select coalesce(sum(unmapped), 0)::float8 from batch where problems is null) as unmapped,
    (select count(*)::float8 from batch_warning w join batch b on b.line = w.line where b.problems is null) as left_out,
    (select count(*)::int from batch) as processed,
    (select count(*)::int from batch where problems is not null) as rejected,
    (select coalesce(sum(lines), 0)::int from batch_record where action = 'insert') as inserted,
    (select coalesce(sum(lines), 0)::int from batch_record where action = 'update') as updated,
    (select count(*)::int from batch_customer) as created`

const writeErrors = `
  insert into import_error (id, job_id, line, "column", code, message)
  select uuid_v7(), $1, b.line, p ->> 'column', p ->> 'code', p ->> 'message'
  from batch b cross join lateral jsonb_array_elements(b.problems) p
  where b.problems is not null order by b.line`

/**
 * Applies the staged lines after `from` up to `to` in the transaction of `sql`: checks them, writes what is new or
 * different with its events, and stores why lines are refused. With `dryRun` it only stores the reasons.
 */
export const applyBatch = async (
  sql: RunSql,
  steps: ImportSteps,
  context: BatchContext,
  range: { readonly jobId: string; readonly from: number; readonly to: number; readonly dryRun: boolean },
): Promise<BatchCounts> => {
  const run = async (statements: readonly string[]) => {
    for (const statement of statements) await sql(statement)
  }
  // Before any row is locked, so that two imports do not wait for each other.
  if (context.organisations) await sql(lockOrganisations)
  await sql(readBatch(context, steps), [range.from, range.to])
  await sql('create temporary table batch_warning (line int, problem jsonb) on commit drop')
  await run([...(steps.find?.(context) ?? []), ...leaveAlone(context, steps), ...steps.check(context)])
  await sql(steps.newCustomers ? findNewCustomers : noNewCustomers)
  if (!range.dryRun && steps.newCustomers) {
    if (context.newKind === 'ORGANISATION') await sql(rememberNames(context))
    await run(writeNewCustomers(context, steps.newCustomers))
    await emitNewCustomers(sql)
  }
  await run(steps.records(context))
  if (!range.dryRun) {
    await run(steps.write(context))
    await emitRecords(steps.type)(sql)
  }
  await sql(writeErrors, [range.jobId])
  await sql(writeWarnings, [range.jobId])
  const words =
    steps.unknownWords === undefined
      ? []
      : await sql<{ field: string; word: string; count: number }>(steps.unknownWords)
  const counts = await sqlOne<
    Record<
      'processed' | 'rejected' | 'inserted' | 'updated' | 'created' | 'stored' | 'warned' | 'unmapped' | 'left_out',
      number
    >
  >(sql, countLines)
  const { processed, rejected, inserted, updated, created } = counts
  return {
    processed,
    inserted,
    updated,
    duplicates: processed - rejected - inserted - updated,
    rejected,
    createdCustomers: created,
    cellsStored: counts.stored - counts.left_out,
    cellsWarned: counts.warned + counts.left_out,
    cellsUnmapped: counts.unmapped,
    unknownWords: words.map(({ field, word, count }) => ({
      column: context.columnOf(field),
      word,
      count,
    })),
  }
}

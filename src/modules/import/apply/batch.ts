import { escapeLiteral } from 'pg'
import type { RunSql } from '../../../db/sql.ts'
import type { ProblemCode } from '../problem.ts'

/** What the statements of a batch are made of. Names of tables and literals are ready to stand in SQL. */
export interface BatchContext {
  /** The staging table. */
  readonly table: string
  readonly source: string
  readonly currency: string
  readonly strict: boolean
  /** Whether some record stands on several lines. */
  readonly repeated: boolean
  /** The file's column behind a field, for problems. */
  readonly columnOf: (field: string) => string
}

/**
 * What is particular about an import type, as SQL over temporary tables of one batch:
 * `batch` (the staged lines, with `customer_id` and `duplicate`), `batch_customer` (customers to make) and
 * `batch_record` (one row a record: `first_line`, `line`, `lines`, `id`, `customer_id`, `action`, `topic`).
 */
export interface ImportSteps {
  /** GraphQL type of the records. */
  readonly type: string
  /** Marks lines that cannot be taken, and those that say what another line says. */
  readonly check: (context: BatchContext) => readonly string[]
  /** Lifecycle of customers that only the file knows; undefined: lines do not make customers of others. */
  readonly newCustomers?: 'LEAD' | 'CUSTOMER'
  /** Makes `batch_record`. */
  readonly records: (context: BatchContext) => readonly string[]
  /** Writes what is new or different. */
  readonly write: (context: BatchContext) => readonly string[]
}

/** What became of the lines of a batch. */
export interface BatchCounts {
  readonly processed: number
  readonly inserted: number
  readonly updated: number
  readonly duplicates: number
  readonly rejected: number
  readonly createdCustomers: number
}

/** Marks the lines for which `condition` (over `b`) holds as refused. */
export const refuse = (
  { columnOf }: BatchContext,
  condition: string,
  problem: { readonly field: string | null; readonly code: ProblemCode; readonly message: string },
): string => {
  const { field, code, message } = problem
  const json = JSON.stringify([{ column: field === null ? null : columnOf(field), code, message }])
  return `update batch b set problems = ${escapeLiteral(json)}::jsonb where b.problems is null and (${condition})`
}

/** Of several lines about one record the last one counts. */
export const lastLineCounts = `
  update batch b set duplicate = true
  from (select first_line, max(line) as last from batch where problems is null group by first_line having count(*) > 1) g
  where g.first_line = b.first_line and b.line <> g.last and b.problems is null`

/** Whose records lines may be: customers that are not deleted and, when strict, known. */
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

/**
 * The lines of the batch. Looked up by subqueries, here and in the steps, because these always go through the index,
 * whereas a join is planned as a scan of the whole table as soon as that seems cheaper, batch after batch.
 */
const readBatch = ({ table, source }: BatchContext): string => `
  create temporary table batch on commit drop as
  select s.*, false as duplicate,
    (select x.customer_id from external_id x where x.source = ${source} and x.external_id = s.customer_ref) as customer_id
  from ${table} s where s.first_line > $1 and s.first_line <= $2`

const findNewCustomers = `
  create temporary table batch_customer on commit drop as
  select customer_ref, uuid_v7() as id, min(first_line) as first_line, min(customer_name) as name, min(customer_email) as email
  from batch where problems is null and not duplicate and customer_id is null group by customer_ref`

const noNewCustomers = `
  create temporary table batch_customer (customer_ref text, id uuid) on commit drop`

const writeNewCustomers = ({ source }: BatchContext, lifecycle: string): string[] => [
  `insert into customer (id, kind, name, email, lifecycle)
   select id, 'PERSON', coalesce(name, email, customer_ref), email, '${lifecycle}' from batch_customer order by first_line`,
  `insert into external_id (id, customer_id, source, external_id)
   select uuid_v7(), id, ${source}, customer_ref from batch_customer order by first_line`,
  `insert into outbox (topic, payload)
   select 'customer.created', jsonb_build_object('type', 'Customer', 'id', id, 'action', 'ADDED', 'customerId', id)
   from batch_customer order by first_line`,
  `update batch b set customer_id = c.id from batch_customer c where c.customer_ref = b.customer_ref and b.customer_id is null`,
]

const writeEvents = (type: string): string => `
  insert into outbox (topic, payload)
  select topic, jsonb_build_object(
    'type', '${type}', 'id', id, 'action', case action when 'insert' then 'ADDED' else 'UPDATED' end, 'customerId', customer_id)
  from batch_record where action <> 'same' order by first_line`

const countLines = `
  select
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
 * Deals with the staged lines behind `from` up to `to`, in the transaction that `sql` is in: checks them, writes what is
 * new or different with its events, and keeps why lines are refused. `dryRun` writes nothing but the latter.
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
  await sql(readBatch(context), [range.from, range.to])
  await run(steps.check(context))
  await sql(steps.newCustomers ? findNewCustomers : noNewCustomers)
  if (!range.dryRun && steps.newCustomers) await run(writeNewCustomers(context, steps.newCustomers))
  await run(steps.records(context))
  if (!range.dryRun) await run([...steps.write(context), writeEvents(steps.type)])
  await sql(writeErrors, [range.jobId])
  const [row] = await sql(countLines)
  const counts = row as Record<'processed' | 'rejected' | 'inserted' | 'updated' | 'created', number>
  const { processed, rejected, inserted, updated, created } = counts
  const duplicates = processed - rejected - inserted - updated
  return { processed, inserted, updated, duplicates, rejected, createdCustomers: created }
}

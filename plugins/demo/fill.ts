import {
  RapportError,
  sqlOne,
  type PluginContext,
  type PrivateSession,
  type RunSql,
  type ViewRow,
  type Viewer,
} from 'rapport-crm/sdk'
import { v7 as newUuid } from 'uuid'
import { catalogue } from './simulator/catalogue.ts'
import { demoSource } from './simulator/external-id.ts'
import { simulate } from './simulator/simulate.ts'
import { staff } from './simulator/staff.ts'
import { Tables, type Anchors } from './simulator/tables.ts'
import { createWorld } from './simulator/world.ts'

/** What to fill a database with. */
export interface FillOptions {
  readonly customers: number
  /** 0 to 2³¹ − 1. */
  readonly seed: number
  readonly days: number
  /** Nothing is later than this. */
  readonly until: Date
  /** Add to a database that holds customers already; without it that is refused. */
  readonly add: boolean
}

export interface FillDeps {
  /** Opens a connection of its own. */
  openSession(): Promise<PrivateSession>
  /** ISO 4217. */
  readonly baseCurrency: string
  readonly viewer: Viewer
  readonly requestId: string
  readonly log: Pick<PluginContext['log'], 'warn'>
  /** Ends the filling; nothing of it is kept. */
  readonly signal: AbortSignal
  /** Customers written so far. */
  readonly onProgress: (customers: number) => void
}

/** What was written. */
export interface FillSummary {
  readonly customers: number
  readonly orders: number
  readonly orderLines: number
  readonly interactions: number
  readonly opportunities: number
  readonly stageChanges: number
  readonly products: number
  readonly users: number
}

/** Whether there is any customer, deleted ones included. */
const hasCustomers = async (sql: RunSql): Promise<boolean> => {
  const { found } = await sqlOne<{ found: boolean }>(sql, 'select exists (select from rapport_v1.customer) as found')
  return found
}

const uuidsBy = <Key extends string>(rows: readonly ({ id: string } & Record<Key, string>)[], key: Key) =>
  new Map(rows.map((row) => [row[key], row.id]))

const writeStaff = async (sql: RunSql): Promise<readonly string[]> => {
  for (const { name, email, role } of staff) {
    await sql(
      'insert into app_user (id, name, email, role) values ($1, $2, $3, $4) on conflict (lower(email)) do nothing',
      [newUuid(), name, email, role],
    )
  }
  const emails = staff.map(({ email }) => email.toLowerCase())
  const found = await sql<ViewRow<'user', 'id' | 'email'>>(
    'select id, lower(email) as email from rapport_v1.user where lower(email) = any($1::text[])',
    [emails],
  )
  const ids = uuidsBy(found, 'email')
  return emails.map((email) => ids.get(email)!)
}

const writeProducts = async (sql: RunSql): Promise<readonly string[]> => {
  for (const { sku, name } of catalogue) {
    await sql('insert into product (id, sku, name) values ($1, $2, $3) on conflict (sku) do nothing', [
      newUuid(),
      sku,
      name,
    ])
  }
  const skus = catalogue.map(({ sku }) => sku)
  const ids = uuidsBy(
    await sql<ViewRow<'product', 'id' | 'sku'>>('select id, sku from rapport_v1.product where sku = any($1::text[])', [
      skus,
    ]),
    'sku',
  )
  return skus.map((sku) => ids.get(sku)!)
}

/** The first pipeline with four open stages, a won and a lost one: that of the migrations, where nobody changed it. */
const findPipeline = async (sql: RunSql): Promise<Pick<Anchors, 'pipeline' | 'stages'>> => {
  const rows = await sql<{ id: string; open: string[] | null; won: string | null; lost: string | null }>(
    `select p.id, array_agg(s.id::text order by s.position) filter (where s.outcome = 'OPEN') as open,
       min(s.id::text) filter (where s.outcome = 'WON') as won, min(s.id::text) filter (where s.outcome = 'LOST') as lost
     from rapport_v1.pipeline p join rapport_v1.stage s on s.pipeline_id = p.id group by p.id, p.position order by p.position`,
  )
  for (const { id, open, won, lost } of rows) {
    const [first, second, third, fourth, fifth] = open ?? []
    if (!first || !second || !third || !fourth || fifth || won === null || lost === null) continue
    return { pipeline: id, stages: { 0: first, 1: second, 2: third, 3: fourth, WON: won, LOST: lost } }
  }
  throw new RapportError(
    'INVALID_STATE',
    'expected a pipeline with four open stages, a won and a lost one, as a new database has it; there is none',
  )
}

/** The number of the first customer to make: after those that this seed made before. */
const firstIndex = async (sql: RunSql, seed: number): Promise<number> => {
  const { first } = await sqlOne<{ first: number }>(
    sql,
    `select coalesce(max(split_part(external_id, '-', 2)::int) + 1, 0) as first
     from rapport_v1.external_id where source = $1 and external_id ~ ('^' || $2 || '-[0-9]{1,9}$')`,
    [demoSource, String(seed)],
  )
  return first
}

/** Customers in one COPY. */
const batch = 500
/** Customers simulated between two breaths of the event loop: about 10 ms. */
const breath = 40

/**
 * Writes simulated customers with their histories, all of them in one transaction. No events are recorded: it is history,
 * which models learn when they are trained. Throws INVALID_STATE where there are customers and `add` is not set, or while
 * another filling runs.
 */
export const fillDemo = async (options: FillOptions, deps: FillDeps): Promise<FillSummary> => {
  const { customers, seed, days, until, add } = options
  const { signal, viewer } = deps
  const session = await deps.openSession()
  const { sql } = session
  try {
    const summary = await session.transaction(async () => {
      const { held } = await sqlOne<{ held: boolean }>(
        sql,
        `select pg_try_advisory_xact_lock(hashtextextended('rapport demo', 0)) as held`,
      )
      if (!held) throw new RapportError('INVALID_STATE', 'somebody else is already writing the demo data')
      if (!add && (await hasCustomers(sql))) {
        throw new RapportError(
          'INVALID_STATE',
          'expected a database without customers, this one holds some; use --add to add simulated ones to them',
        )
      }
      const anchors = { users: await writeStaff(sql), products: await writeProducts(sql), ...(await findPipeline(sql)) }
      const world = createWorld({ seed, days, until, baseCurrency: deps.baseCurrency })
      const tables = new Tables(anchors, seed)
      const start = await firstIndex(sql, seed)
      for (let i = 0; i < customers; i++) {
        tables.add(simulate(world, start + i))
        if (i % breath === breath - 1) await new Promise(setImmediate)
        if (i % batch === batch - 1 || i === customers - 1) {
          signal.throwIfAborted()
          await tables.send(session)
          deps.onProgress(i + 1)
        }
      }
      const counts = {
        customers: tables.customers.count,
        orders: tables.orders.count,
        orderLines: tables.orderLines.count,
        interactions: tables.interactions.count,
        opportunities: tables.opportunities.count,
        stageChanges: tables.stageChanges.count,
        products: anchors.products.length,
        users: anchors.users.length,
      }
      await sql(
        `insert into audit_entry (actor_kind, actor_id, action, record_type, after, request_id) values ($1, $2, 'fillDemo', 'Customer', $3, $4)`,
        [viewer.kind, viewer.id, JSON.stringify({ seed, days, until, ...counts }), deps.requestId],
      )
      return counts
    })
    // The planner's statistics are those of an empty database until somebody looks: autovacuum does, in the end.
    try {
      await sql('analyze customer, external_id, opportunity, stage_change, interaction, sales_order, order_line')
    } catch (error) {
      deps.log.warn(
        { err: error },
        'the demo data are written, but the statistics of the query planner could not be updated',
      )
    }
    return summary
  } finally {
    await session.end()
  }
}

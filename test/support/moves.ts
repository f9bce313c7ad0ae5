import { setTimeout as delay } from 'node:timers/promises'
import type { TestApp } from './app.ts'
import { Caller } from './caller.ts'
import { watch, type Watched } from './watch.ts'

/** One move between segments, as a subscriber sees it. */
export interface Move {
  readonly cursor: string
  readonly customer: { readonly id: string }
  readonly from: { readonly id: string } | null
  readonly to: { readonly id: string }
}

const subscription = /* GraphQL */ `
  subscription ($after: String) {
    segmentMembershipChanged(after: $after) {
      cursor
      customer {
        id
      }
      from {
        id
      }
      to {
        id
      }
    }
  }
`

/** Subscribes to the moves, those after a cursor where one is given. */
export const watchMoves = (app: TestApp, after?: string): Promise<Watched<Move>> => watch(app, subscription, { after })

const record = /* GraphQL */ `
  mutation ($input: RecordOrderInput!) {
    recordOrder(input: $input) {
      userErrors {
        code
        message
      }
    }
  }
`

/** Records orders at an even rate, from a process of its own; resolves when all are answered, with how many failed. */
export const recordOrders = async (
  app: TestApp,
  customers: readonly string[],
  perSecond: number,
  seconds: number,
): Promise<{ readonly failed: number }> => {
  const placedAt = new Date().toISOString()
  const variables = Array.from({ length: perSecond * seconds }, (_, i) => ({
    input: {
      customerId: customers[(i * 7_919) % customers.length],
      placedAt,
      currency: 'USD',
      lines: [{ sku: `P-${i % 40}`, quantity: '1', unitPrice: String(10 + ((i * 37) % 400)) }],
    },
  }))
  const caller = new Caller()
  try {
    return await caller.start({ url: app.url, key: app.ownerKey, query: record, perSecond, variables }).done
  } finally {
    caller.stop()
  }
}

/** Fills a database with customers that bought, and trains a segmentation on them. */
export const prepareSegments = async (app: TestApp, customers: number): Promise<string[]> => {
  await app.sql(
    `with c as (insert into customer (id, kind, name) select uuid_v7(), 'PERSON', 'Customer ' || n from generate_series(1, $1::int) n returning id)
     insert into sales_order (id, customer_id, placed_at, total_value, currency)
     select uuid_v7(), c.id, now() - (random() * 600) * interval '1 day', 5 + (random() ^ 3) * 500, 'USD' from c, generate_series(1, 1 + floor(random() ^ 2 * 6)::int)`,
    [customers],
  )
  const { data } = await app.ask(
    'mutation { trainModel(input: { plugin: "segmentation", algorithm: "KMEANS", params: { k: 5, restarts: 2, resamples: 0 } }) { modelRun { id } userErrors { code message } } }',
  )
  const { id } = data.trainModel.modelRun
  for (;;) {
    const { data: run } = await app.ask('query ($id: ID!) { modelRun(id: $id) { status message } }', { id })
    if (run.modelRun.status === 'SUCCEEDED') break
    if (!['QUEUED', 'RUNNING'].includes(run.modelRun.status))
      throw new Error(`the training ended ${run.modelRun.status}: ${run.modelRun.message}`)
    await delay(100)
  }
  const rows = await app.sql(`select 'cus_' || id as id from customer order by id`)
  return rows.map((row) => row['id'] as string)
}

/** The moves that the database holds after a moment, in order of the event log. */
export const storedMoves = async (
  app: TestApp,
  afterCursor: string,
): Promise<{ customer: string; from: string | null; to: string }[]> => {
  const rows = await app.sql(
    `select 'cus_' || (payload ->> 'customerId') as customer, 'seg_' || (payload ->> 'from') as "from", 'seg_' || (payload ->> 'to') as "to"
     from event_log where topic = 'segmentation.membership-changed' and cursor > $1 order by cursor`,
    [afterCursor],
  )
  return rows as unknown as { customer: string; from: string | null; to: string }[]
}

/** The newest number of the event log. */
export const logEnd = async (app: TestApp): Promise<string> => {
  const [row] = await app.sql('select coalesce(max(cursor), 0)::text as c from event_log')
  return row!['c'] as string
}

/** Waits until nothing is on its way any more: the outbox is empty and the segmentation has read the log to its end. */
export const settled = async (app: TestApp, limitMs = 60_000): Promise<void> => {
  const until = performance.now() + limitMs
  for (;;) {
    const [row] = await app.sql(
      `select (select count(*) from outbox)::int as waiting,
         coalesce((select max(cursor) from event_log where topic like 'order.%'), 0) - coalesce((select cursor from event_consumer where name = 'models:segmentation'), 0) as behind`,
    )
    if (row!['waiting'] === 0 && Number(row!['behind']) <= 0) return
    if (performance.now() > until) throw new Error(`events are still on their way: ${JSON.stringify(row)}`)
    await delay(100)
  }
}

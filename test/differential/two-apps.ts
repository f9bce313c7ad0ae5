import { createClient } from 'graphql-ws'
import WebSocket from 'ws'
import { newKey } from '../../src/core/api-key.ts'
import { ids } from '../../src/core/ids.ts'
import type { TestApp } from '../support/app.ts'
import type { Draws } from './values.ts'

const uuid = (kind: number, i: number) => `00000000-0000-7000-8000-000000${kind}000${i}`
const places = [1, 2, 3]
const kinds = {
  Customer: 10,
  User: 11,
  Opportunity: 12,
  Interaction: 13,
  Order: 14,
  Product: 15,
  Pipeline: 16,
  ApiKey: 17,
} as const

/** Puts the same few records of each kind into a database. */
export const seedRecords = async ({ sql }: TestApp): Promise<void> => {
  for (const i of places) {
    const { Customer, User, Opportunity, Interaction, Order, Product, Pipeline, ApiKey } = Object.fromEntries(
      Object.entries(kinds).map(([type, kind]) => [type, uuid(kind, i)]),
    ) as Record<keyof typeof kinds, string>
    const at = `2026-01-0${i}T00:00:00Z`
    await sql('insert into app_user (id, name, email) values ($1, $2, $3)', [User, `User ${i}`, `u${i}@example.org`])
    await sql(
      `insert into api_key (id, name, hash, prefix, role, scope, user_id) values ($1, 'key', $2, 'rpk_', 'AGENT', 'ALL', $3)`,
      [ApiKey, `h${i}`, User],
    )
    await sql(
      `insert into customer (id, kind, name, email, country, attributes, created_at) values ($1, 'PERSON', $2, $3, 'DE', '{"a": 1}', $4)`,
      [Customer, `Customer ${i}`, `c${i}@example.org`, at],
    )
    await sql('insert into product (id, sku, name) values ($1, $2, $2)', [Product, `s${i}`])
    await sql('insert into pipeline (id, key, name, position) values ($1, $2, $2, $3)', [Pipeline, `P${i}`, 10 + i])
    for (const [n, outcome] of ['OPEN', 'WON', 'LOST'].entries())
      await sql(`insert into stage (id, pipeline_id, key, name, outcome, position) values ($1, $2, $3, $3, $3, $4)`, [
        uuid(20 + n, i),
        Pipeline,
        outcome,
        n + 1,
      ])
    await sql(
      `insert into opportunity (id, customer_id, pipeline_id, stage_id, name, created_at) values ($1, $2, $3, $4, 'Deal', $5)`,
      [Opportunity, Customer, Pipeline, uuid(20, i), at],
    )
    await sql(
      `insert into interaction (id, customer_id, kind, occurred_at, created_at) values ($1, $2, 'NOTE', $3, $3)`,
      [Interaction, Customer, at],
    )
    await sql(
      `insert into sales_order (id, customer_id, placed_at, currency, total_value, created_at) values ($1, $2, $3, 'EUR', 0, $3)`,
      [Order, Customer, at],
    )
  }
}

/** Shows the records again that an operation deleted, so that the next ones find them. */
export const showRecords = async ({ sql }: TestApp): Promise<void> => {
  for (const table of ['customer', 'opportunity', 'interaction', 'sales_order'])
    await sql(
      `update ${table} set deleted_at = null, deleted_by = null where id::text like '00000000-%' and deleted_at is not null`,
    )
}

/** Values by the name of what they are for or by their scalar: good ones, and what is refused at times. */
const samples: Readonly<Record<string, readonly [good: readonly unknown[], bad: readonly unknown[]]>> = {
  email: [['ada@example.org', 'Bob@Example.org'], ['none']],
  phone: [['+4930123456', '+33123456789'], ['x']],
  country: [['DE', 'FR'], ['XX']],
  language: [['de', 'zh-cn'], ['!']],
  timeZone: [['Europe/Berlin', 'UTC'], ['Mars']],
  currency: [['EUR', 'JPY'], ['eur']],
  stageKey: [['OPEN', 'WON', 'LOST'], ['NONE']],
  pipelineKey: [['P1', 'P2', 'P3'], ['NONE']],
  key: [['OPEN', 'WON', 'LOST', 'A1', 'B2', 'C3'], ['x']],
  sku: [['s1', 's2', 'new', 'newer', 'newest'], ['']],
  externalId: [['1', '2', '3', '4', '5'], ['']],
  source: [['erp', 'shop'], ['']],
  version: [[1, 2], [-1]],
  probability: [[0.25, 0.5, 1], [2]],
  defaultProbability: [[0.25, 0.5, 1], [2]],
  String: [['Ada', 'Bo', 'Ünï'], ['']],
  Int: [[1, 20], [-3]],
  Float: [[0.5, 1, 2], [-1]],
  Boolean: [[true, false], [true]],
  DateTime: [['2026-03-01T09:30:00Z', '2026-03-01T09:30:00+02:00'], ['2999-01-01T00:00:00Z']],
  Date: [['2026-03-01', '2027-01-31'], ['0001-01-01']],
  Decimal: [
    ['12.50', '3'],
    ['0', '-1'],
  ],
}

/** A value for a scalar where it stands: an id of a record that is there, mostly. */
export const sampleFor = (type: string, coordinate: string, draws: Draws): unknown => {
  const [owner, name] = [coordinate.split('.').at(-2)!, coordinate.split('.').at(-1)!]
  // Mostly another one, or most operations would be refused for it.
  if (name === 'idempotencyKey') return `k${draws.below(1_000)}`
  const bad = draws.chance(15)
  if (type !== 'ID') return draws.oneOf((samples[name] ?? samples[type]!)[bad ? 1 : 0])
  if (bad) return 'cus_x'
  const of = name === 'id' ? owner : name.replace('owner', 'user').replace('subject', 'customer')
  const kind = Object.keys(kinds).find((one) => of.toLowerCase().includes(one.toLowerCase())) as
    | keyof typeof kinds
    | undefined
  return ids.encode(kind ?? 'Customer', uuid(kinds[kind ?? 'Customer'], 1 + draws.below(3)))
}

/** What differs between two servers that do the same: made ids, keys, present times, cursors, and how long something lasted. */
const own = new RegExp(
  [
    `${newKey().slice(0, 4)}[\\w-]+`,
    '(?!00000000-0000-7)[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}',
  ].join('|'),
  'g',
)
const instant = /\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d(?::?\d\d)?)?/g
const ownFields = new Set(
  'cursor startCursor endCursor secret hash prefix requestId secondsInStage seconds_in_stage'.split(' '),
)

/** Told without what differs between two servers. `since`: times from then on are the present. */
export const withoutOwn = (value: unknown, since: Date): string => {
  const text = JSON.stringify(value, (name, one: unknown) => (ownFields.has(name) && one !== null ? '#' : one))
  return text
    .replace(own, '#')
    .replace(instant, (at) => (Date.parse(at) >= since.getTime() && !at.startsWith('2999') ? 'now' : at))
}

/** Moved from one to the other in the background. */
const ofEvents = ['outbox', 'event_log', 'event_consumer']

/** Filled in the background too, once an entry is sealed; and the request is another one. */
const ofSeals = `- '{position,hash,content_hash,request_id}'::text[]`

/** Every row of every table, and every event, as text in order. */
export const rowsOf = async ({ sql }: TestApp, since: Date): Promise<string[]> => {
  const tables = await sql(
    `select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> all ($1) order by 1`,
    [[...ofEvents, 'rapport_migration']],
  )
  const rows: string[] = []
  for (const { table_name: table } of tables)
    for (const { row } of await sql(
      `select to_jsonb(t) ${table === 'audit_entry' ? ofSeals : ''} as row from "${String(table)}" t`,
    ))
      rows.push(`${String(table)} ${withoutOwn(row, since)}`)
  for (const event of await sql('select topic, payload from outbox union all select topic, payload from event_log'))
    rows.push(`event ${withoutOwn(event, since)}`)
  return rows.toSorted()
}

/** What one list has more often than the other. */
export const missingIn = (list: readonly string[], other: readonly string[]): string[] => {
  const left = new Map<string, number>()
  for (const one of other) left.set(one, (left.get(one) ?? 0) + 1)
  return list.filter((one) => {
    const count = left.get(one) ?? 0
    left.set(one, count - 1)
    return count <= 0
  })
}

/** Sends documents over one socket. */
export const overSocket = (app: TestApp) => {
  const client = createClient({
    url: `${app.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    lazy: true,
    connectionParams: { authorization: `Bearer ${app.ownerKey}` },
  })
  return {
    ask: (query: string, variables: Readonly<Record<string, unknown>>): Promise<unknown> =>
      new Promise((resolve) => {
        client.subscribe(
          { query, variables: { ...variables } },
          {
            next: ({ data, errors }) => resolve({ data, errors }),
            // What a request is refused with comes as a list of errors.
            error: (errors) => resolve({ data: undefined, errors }),
            complete: () => undefined,
          },
        )
      }),
    stop: () => client.dispose(),
  }
}

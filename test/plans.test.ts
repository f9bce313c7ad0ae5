import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plugins } from '../rapport.config.ts'
import { startTestApp, type TestApp } from './support/app.ts'
import { filtersOf, readSamples, type FilterSamples } from './support/filter-samples.ts'
import { listsOf, ordersOf, PlanReader, type List, type PageCase } from './support/list-plans.ts'
import { fillMany } from './support/many-records.ts'
import type { SentStatement } from './support/statements.ts'

let app: TestApp
let plans: PlanReader
let samples: FilterSamples
let lists: List[]
let own: { readonly key: string; readonly uuid: string }

/** Small tables: a handful of rows each, of each key at most 200 that are open, or written by nobody but the server. */
const small = new Set([
  'apiKeys',
  'auditEntries',
  'customerLists',
  'importJobs',
  'modelRuns',
  'notifications',
  'products',
  'proposals',
  'savedReports',
  'savedViews',
  'trash',
  'users',
  'webhooks',
  'webhookDeliveries',
])

beforeAll(async () => {
  app = await startTestApp({ plugins, env: { RATE_LIMIT: '1000000000' } })
  await fillMany(app.sql, 1_500, true)
  await app.sql(
    `insert into exchange_rate (id, currency, valid_on, rate, reference)
     select uuid_v7(), c, current_date - d, 1, 'EUR' from unnest(array['USD', 'JPY', 'CHF', 'GBP']) c, generate_series(0, 400) d`,
  )
  await app.sql('select fix_deal_values(null, null)')
  plans = new PlanReader(app)
  // Whatever the tables' sizes: an index is taken where there is one.
  await plans.open([
    'enable_seqscan = off',
    'enable_sort = off',
    'enable_incremental_sort = off',
    'enable_bitmapscan = off',
  ])
  samples = await readSamples(plans)
  lists = listsOf(app.app.schema).filter(({ field }) => !small.has(field))
  const { userId, key } = await app.addUser('Own', 'AGENT', 'OWN')
  const uuid = userId.split('_')[1]!
  await app.sql(`update customer set owner_id = $1 where id in (select id from customer order by id limit 300)`, [uuid])
  own = { key, uuid }
})
afterAll(async () => {
  await plans?.close()
  await app?.stop()
})

/** The keys of a page in its order, without the records. */
const keysOf = async (statement: SentStatement): Promise<unknown> => {
  const [row] = await app.sql(statement.text, statement.values)
  return (row!['json'] as { rows: [unknown, unknown, string][] }).rows.map(([, , key]) => key)
}

describe('a record', () => {
  it('with texts as long as they may be, of characters that do not compress, fits into every index', async () => {
    // A new character each time, from all over the plane of Chinese characters.
    const text = (length: number, from: number) =>
      Array.from({ length }, (_, i) => String.fromCharCode(0x4e00 + ((from + i * 7_919) % 20_900))).join('')
    const { data, errors } = await app.ask(
      `mutation ($customer: CreateCustomerInput!) { createCustomer(input: $customer) { customer { id } userErrors { message } } }`,
      {
        customer: {
          kind: 'PERSON',
          name: text(500, 1),
          tags: Array.from({ length: 40 }, (_, i) => text(50, i)),
          attributes: { note: text(1_000, 5) },
        },
      },
    )
    expect([errors, data.createCustomer.userErrors]).toEqual([undefined, []])
    const customerId: string = data.createCustomer.customer.id
    const deal = await app.ask(
      `mutation ($deal: CreateOpportunityInput!, $contact: LogInteractionInput!) {
        createOpportunity(input: $deal) { userErrors { message } }
        logInteraction(input: $contact) { userErrors { message } }
      }`,
      {
        deal: { customerId, name: text(500, 2) },
        contact: {
          customerId,
          kind: 'NOTE',
          channel: text(100, 3),
          subject: text(500, 4),
          occurredAt: '2026-01-01T00:00:00Z',
        },
      },
    )
    expect(deal.errors).toBeUndefined()
    expect(deal.data).toEqual({ createOpportunity: { userErrors: [] }, logInteraction: { userErrors: [] } })
  })
})

describe('a list', () => {
  it('in any order, from any cursor on, is read along an index that ends with the key', async () => {
    const without: string[] = []
    for (const list of lists) {
      for (const orderBy of ordersOf(list)) {
        const middle = await plans.cursorAt(list, orderBy, 0.5)
        const pages: PageCase[] = [
          { orderBy },
          { orderBy, last: true },
          { orderBy, after: middle },
          { orderBy, before: middle, last: true },
        ]
        for (const page of pages) {
          const { nodes } = await plans.explain(await plans.statement(list, page), false)
          const slow = nodes.filter(
            (node) => node === 'Sort' || node === 'Incremental Sort' || node.startsWith('Seq Scan'),
          )
          if (slow.length > 0) without.push(`${list.field} ${JSON.stringify(page)}: ${slow.join(', ')}`)
        }
      }
    }
    expect(without).toEqual([])
  })

  it('by conditions on other records has the records that checking each one finds', async () => {
    let compared = 0
    for (const list of lists) {
      for (const { filter, search } of filtersOf(list, samples).alone) {
        const statement = await plans.statement(list, { filter, search })
        if (!statement.text.includes(severalWays)) continue
        const plain = { ...statement, text: everyLooked(statement.text) }
        expect([list.field, filter, await keysOf(plain)]).toEqual([list.field, filter, await keysOf(statement)])
        compared++
      }
    }
    expect(compared).toBeGreaterThan(10)
  })

  it('among the keys of few, many and most other records has the same records', async () => {
    const interactions = lists.find(({ field }) => field === 'interactions')!
    for (const page of [
      { filter: { customer: { country: { eq: 'DE' } } } },
      { orderBy: { field: 'CREATED_AT', direction: 'ASC' } },
    ] as PageCase[]) {
      const statement = await plans.statement(interactions, page, own.key)
      expect(statement.text).toContain(severalWays)
      const limits: [few: number, many: number][] = [
        [200, 40_000],
        [20_000, 40_000],
        [1, 10],
      ]
      const found = []
      for (const [few, many] of limits) {
        const text = statement.text
          .replaceAll('<= 200', `<= ${few}`)
          .replaceAll(severalWays, `between ${few + 1} and ${many}`)
          .replaceAll('> 40000', `> ${many}`)
          .replaceAll('limit 40001', `limit ${many + 1}`)
        found.push(await keysOf({ ...statement, text }))
      }
      expect(found[0]).toHaveLength(101)
      expect(found[1]).toEqual(found[0])
      expect(found[2]).toEqual(found[0])
    }
  })
})

describe('conditions that bear on one another', () => {
  const asPages = (filter: Record<string, unknown>): PageCase[] =>
    [{}, { last: true }].map((page) => ({ ...page, filter }))

  it('of a filter and the row scope on one column are settled together', async () => {
    const owner = `usr_${own.uuid}`
    const [row] = await app.sql('select owner_id from customer where owner_id <> $1 limit 1', [own.uuid])
    const other = `usr_${row!['owner_id'] as string}`
    const found: [string, number][] = []
    for (const list of lists.filter(({ field }) => ['customerSentiments', 'sentimentAlerts'].includes(field)))
      for (const filter of [{ owner: { eq: owner } }, { owner: { in: [owner, other] } }, { owner: { eq: other } }])
        for (const page of asPages(filter)) {
          const statement = await plans.statement(list, page, own.key)
          expect(statement.text).toContain(' intersect ')
          const keys = (await keysOf(statement)) as unknown[]
          expect(keys).toEqual(await keysOf({ ...statement, text: everyLooked(statement.text) }))
          found.push([list.field, keys.length])
        }
    expect(found.filter(([list]) => list === 'customerSentiments').map(([, n]) => n)).toEqual([
      101, 101, 101, 101, 0, 0,
    ])
  })

  it('of several kinds give the scores of each kind in their common order', async () => {
    const list = lists.find(({ field }) => field === 'scores')!
    const kinds = ['segmentation.segment', 'clv.value', 'unheard.of', 'clv.value']
    for (const orderBy of ordersOf(list)) {
      const after = await plans.cursorAt(list, orderBy, 0.6)
      for (const place of [{}, { last: true }, { after }, { before: after, last: true }])
        for (const key of [undefined, own.key]) {
          const page = { orderBy, ...place }
          const each = await plans.statement(list, { ...page, filter: { kind: { in: kinds } } }, key)
          const others = { kind: { notIn: ['sentiment.customer'] } }
          const any = await plans.statement(list, { ...page, filter: others }, key)
          expect([any.text.includes('lateral'), each.text.includes('lateral')]).toEqual([false, true])
          const keys = (await keysOf(each)) as unknown[]
          expect([page, keys]).toEqual([page, await keysOf(any)])
          expect(keys.length).toBeGreaterThan(0)
        }
    }
  })
})

/** What a statement has in it that is answered by how many keys of other records there are. */
const severalWays = 'between 201 and 40000'

/** Without the ways over keys of other records. */
const everyLooked = (text: string): string =>
  text.replaceAll('<= 200', '< 0').replaceAll(severalWays, '< 0').replaceAll('> 40000', '>= 0')

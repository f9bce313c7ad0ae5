import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plugins } from '../rapport.config.ts'
import { startTestApp, type TestApp } from './support/app.ts'
import { conditionsOf, customerOrders, type OrderedTwice, type SaidTwice } from './support/customer-conditions.ts'
import { fillMany } from './support/many-records.ts'

const count = 240
const seed = 13

let app: TestApp
let own: { readonly key: string; readonly uuid: string }
let conditions: readonly SaidTwice[]

beforeAll(async () => {
  app = await startTestApp({ plugins, env: { RATE_LIMIT: '1000000000' } })
  await fillMany(app.sql, count, true)
  await app.sql('select setseed(0.25)')
  const thinned = ['score', 'p_segmentation.membership', 'p_sentiment.customer_sentiment', 'sales_order', 'opportunity']
  for (const table of thinned) await app.sql(`delete from ${table} where random() < 0.2`)
  await app.sql(`delete from sales_order where customer_id in (select id from customer where random() < 0.2)`)
  // Values that are equal, and records that are deleted, are there too.
  await app.sql(`update score set value = round((value * 5)::numeric)::float8 / 5 where random() < 0.5`)
  await app.sql(`update p_segmentation.membership set since = date_trunc('month', since)`)
  await app.sql(`update sales_order set deleted_at = now() where random() < 0.1`)
  await app.sql(
    `update sales_order set currency = 'ISK', placed_at = date_trunc('year', placed_at) where random() < 0.1`,
  )
  await app.sql(`update customer set deleted_at = now() where random() < 0.05`)
  const { userId, key } = await app.addUser('Own', 'AGENT', 'OWN')
  own = { key, uuid: userId.split('_')[1]! }
  await app.sql(`update customer set owner_id = $1 where random() < 0.4`, [own.uuid])
  const segments = await app.sql('select id from p_segmentation.segment order by position limit 2')
  const [middle] = await app.sql(`select to_char(now() - interval '60 days', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as day`)
  conditions = conditionsOf(
    segments.map(({ id }) => id as string),
    middle!['day'] as string,
  )
})
afterAll(async () => app?.stop())

const document = `query ($filter: CustomerFilter, $orderBy: CustomerOrder, $first: Int, $last: Int, $after: String, $before: String) {
  customers(filter: $filter, orderBy: $orderBy, first: $first, last: $last, after: $after, before: $before) {
    nodes { id } totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`

interface Page {
  readonly nodes: { id: string }[]
  readonly totalCount: number
  readonly pageInfo: Record<string, unknown>
}

const pageOf = async (variables: Readonly<Record<string, unknown>>, key?: string): Promise<Page> => {
  const { data, errors } = await app.ask(document, variables, key)
  expect(errors).toBeUndefined()
  return data.customers
}

/** The whole list, in steps from its beginning or its end. */
const paged = async (variables: object, size: number, backward: boolean, key?: string): Promise<string[]> => {
  const found: string[] = []
  let from: unknown = null
  for (let more = true; more;) {
    const window = backward ? { last: size, before: from } : { first: size, after: from }
    const { nodes, pageInfo } = await pageOf({ ...variables, ...window }, key)
    const ids = nodes.map(({ id }) => id)
    if (backward) found.unshift(...ids)
    else found.push(...ids)
    more = pageInfo[backward ? 'hasPreviousPage' : 'hasNextPage'] === true
    from = pageInfo[backward ? 'startCursor' : 'endCursor']
  }
  return found
}

const expectedOf = async (condition: string, value: string, direction: string, isOwn: boolean): Promise<string[]> => {
  const scope = isOwn ? `c.owner_id = '${own.uuid}'` : 'true'
  const rows = await app.sql(
    `select c.id from customer c where c.deleted_at is null and ${scope} and (${condition}) order by ${value} ${direction} nulls last, c.id ${direction}`,
  )
  return rows.map(({ id }) => `cus_${id as string}`)
}

const joined = fc.constantFrom('and' as const, 'or' as const)
const direction = fc.constantFrom('ASC' as const, 'DESC' as const)

describe('customers', () => {
  it('are found by each condition alone as SQL finds them, all and one’s own', async () => {
    const sizes = []
    for (const { filter, sql } of conditions)
      for (const key of [undefined, own.key]) {
        const expected = await expectedOf(sql, 'c.created_at', 'desc', key !== undefined)
        const { nodes, totalCount } = await pageOf({ filter, first: 100 }, key)
        expect([filter, totalCount, nodes.map(({ id }) => id)]).toEqual([
          filter,
          expected.length,
          expected.slice(0, 100),
        ])
        sizes.push(expected.length)
      }
    // A condition that finds all or none shows little; few may do so.
    expect(sizes.filter((size) => size > 0 && size < count * 0.9).length).toBeGreaterThan(30)
  })

  it.each(customerOrders.map((order) => [JSON.stringify(order.orderBy), order] as const))(
    'in the order %s, filtered or not, are paged both ways as SQL orders them',
    async (_name, order: OrderedTwice) => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.nat(conditions.length - 1), { maxLength: 2 }),
          joined,
          direction,
          fc.integer({ min: 7, max: 60 }),
          fc.boolean(),
          fc.boolean(),
          async (places, how, towards, size, backward, isOwn) => {
            const chosen = places.map((place) => conditions[place]!)
            const filter = chosen.length > 0 ? { [how]: chosen.map((one) => one.filter) } : null
            const condition = chosen.map(({ sql }) => `(${sql})`).join(` ${how} `) || 'true'
            const orderBy = { ...order.orderBy, direction: towards }
            const got = await paged({ filter, orderBy }, size, backward, isOwn ? own.key : undefined)
            expect(got).toEqual(await expectedOf(condition, order.value, towards, isOwn))
          },
        ),
        { seed, numRuns: 12 },
      )
    },
  )

  it('in an order that is about something need to be told what', async () => {
    const ask = async (orderBy: string) => {
      const { errors } = await app.ask(`{ customers(orderBy: { ${orderBy} }) { edges { cursor } nodes { id } } }`)
      return errors?.map(({ message, extensions }) => [message, extensions['code'], extensions['inputPath']])
    }
    expect(await ask('field: SCORE')).toEqual([
      [
        'expected scoreKind with the order SCORE, of 1 to 200 characters: The kind of score of the orders SCORE and SCORE_CHANGE, e.g. "clv.value".',
        'INVALID_INPUT',
        ['orderBy', 'scoreKind'],
      ],
    ])
    expect((await ask('field: SPENT, currency: ""'))?.[0]?.slice(1)).toEqual(['INVALID_INPUT', ['orderBy', 'currency']])
    for (const text of [`it's 得分 $1 \\u202e`, '$99', `'$2`, '\\u00010\\u0001', '\\u000199\\u0001'])
      expect([text, await ask(`field: SCORE, scoreKind: "${text}"`)]).toEqual([text, undefined])
  })

  it('are not paged by the cursor of another kind of score', async () => {
    const of = (scoreKind: string) => ({ orderBy: { field: 'SCORE', scoreKind } })
    const { pageInfo } = await pageOf({ ...of('clv.value'), first: 3 })
    const after = pageInfo['endCursor']
    const { errors } = await app.ask(document, { ...of('sentiment.customer'), after })
    expect(errors?.[0]?.extensions['code']).toBe('INVALID_CURSOR')
  })

  it('tell what they bought while many orders are recorded, changed and deleted at once', async () => {
    const made = await app.ask(`mutation { createCustomer(input: { kind: PERSON, name: "Busy" }) { customer { id } } }`)
    const id = made.data.createCustomer.customer.id as string
    const lines = [{ sku: 'P-1', quantity: '1', unitPrice: '10' }]
    const record = (currency: string) =>
      app.ask(
        `mutation ($input: RecordOrderInput!) { recordOrder(input: $input) { order { id } userErrors { message } } }`,
        { input: { customerId: id, placedAt: '2026-01-01T00:00:00Z', currency, lines } },
      )
    const answers = await Promise.all(Array.from({ length: 12 }, (_, i) => record(i % 3 === 0 ? 'USD' : 'EUR')))
    const orders = answers.map(({ data }) => data.recordOrder.order.id as string)
    await Promise.all([
      app.ask(`mutation ($id: ID!) { updateOrder(input: { id: $id, status: CANCELLED }) { userErrors { message } } }`, {
        id: orders[0],
      }),
      app.ask(`mutation ($id: ID!) { deleteOrder(input: { id: $id }) { userErrors { message } } }`, { id: orders[1] }),
      record('EUR'),
    ])
    const bought = async () =>
      (
        await app.ask(`query ($id: ID!) { customer(id: $id) { purchases { orders spent { amount currency } } } }`, {
          id,
        })
      ).data.customer?.purchases
    expect(await bought()).toEqual({
      orders: 11,
      spent: [
        { amount: '80.00', currency: 'EUR' },
        { amount: '30.00', currency: 'USD' },
      ],
    })
    await app.ask(`mutation ($id: ID!) { deleteCustomer(input: { id: $id }) { deletedId } }`, { id })
    const left = () => app.sql('select from customer_purchases where customer_id = $1', [id.split('_')[1]])
    expect(await left()).toEqual([])
    await app.ask(`mutation ($id: ID!) { restoreCustomer(input: { id: $id }) { customer { id } } }`, { id })
    expect((await bought()).orders).toBe(11)
    await app.sql('delete from customer where id = $1', [id.split('_')[1]])
    expect(await left()).toEqual([])
  })

  it('tell what they bought, as their orders say', async () => {
    const { data } = await app.ask(
      `{ customers(first: 100, orderBy: { field: CREATED_AT }) { nodes { id purchases { orders lastOrderAt spent { amount currency } } } } }`,
    )
    for (const { id, purchases } of data.customers.nodes) {
      const sums = await app.sql(
        `select currency, round(sum(total_value), 2)::text as amount, count(*)::int as orders, max(placed_at) as last from sales_order
         where customer_id = $1 and deleted_at is null and status in ('PLACED', 'PAID', 'FULFILLED') group by currency order by currency`,
        [id.split('_')[1]],
      )
      if (sums.length === 0) expect(purchases).toBeNull()
      else {
        expect(purchases.spent).toEqual(sums.map(({ currency, amount }) => ({ currency, amount })))
        expect(purchases.orders).toBe(sums.reduce((total, { orders }) => total + (orders as number), 0))
        expect(Date.parse(purchases.lastOrderAt)).toBe(Math.max(...sums.map(({ last }) => Date.parse(String(last)))))
      }
    }
  })
})

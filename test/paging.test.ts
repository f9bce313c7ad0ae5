import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from './support/app.ts'

let app: TestApp
let owner: string
const count = 23

beforeAll(async () => {
  app = await startTestApp({ env: { RATE_LIMIT: '1000000' } })
  // Several records share a value, and several have none.
  await app.sql(`
    with c as (
      insert into customer (id, kind, name, country, lifecycle, created_at, updated_at)
      select uuid_v7(), 'PERSON', 'Name ' || n % 5, case when n % 3 > 0 then 'C' || n % 4 end,
        (array['LEAD', 'CUSTOMER', 'FORMER'])[1 + n % 3], now() - n % 7 * interval '1 day', now() - n % 6 * interval '1 hour'
      from generate_series(1, ${count}) n returning id
    ), one as (select id from c limit 1)
    insert into opportunity (id, customer_id, name, pipeline_id, stage_id, amount_value, currency, expected_close_on, closed_at)
    select uuid_v7(), one.id, 'Deal ' || n % 4, '01900000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000011',
      case when n % 3 > 0 then n % 4 end, 'EUR', case when n % 4 > 0 then date '2026-01-01' + n % 5 end, case when n % 5 = 0 then now() end
    from one, generate_series(1, ${count}) n`)
  const [row] = await app.sql(`select 'cus_' || customer_id as id from opportunity limit 1`)
  owner = String(row!['id'])
})
afterAll(() => app?.stop())

interface Page {
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[]
  readonly nodes: readonly { readonly id: string }[]
  readonly pageInfo: {
    readonly hasNextPage: boolean
    readonly hasPreviousPage: boolean
    readonly startCursor: string | null
    readonly endCursor: string | null
  }
}

const parts = 'edges { cursor node { id } } nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }'
const names = '$first: Int, $after: String, $last: Int, $before: String'
const given = 'first: $first, after: $after, last: $last, before: $before'
const customers = `query (${names}, $orderBy: CustomerOrder) { list: customers(${given}, orderBy: $orderBy) { ${parts} } }`
const deals = `query (${names}, $orderBy: OpportunityOrder) { list: opportunities(${given}, orderBy: $orderBy) { ${parts} } }`
const nested = `query (${names}, $orderBy: OpportunityOrder, $id: ID!) { customer(id: $id) { list: opportunities(${given}, orderBy: $orderBy) { ${parts} } } }`

const dealOrders = {
  NAME: 'name',
  AMOUNT: 'amount_value',
  EXPECTED_CLOSE_ON: 'expected_close_on',
  CLOSED_AT: 'closed_at',
  CREATED_AT: 'created_at',
}
const customerOrders = {
  NAME: 'name',
  COUNTRY: 'country',
  LIFECYCLE: 'lifecycle',
  CREATED_AT: 'created_at',
  UPDATED_AT: 'updated_at',
}
const lists = [
  { list: 'customers', query: customers, table: 'customer', orders: customerOrders },
  { list: 'opportunities', query: deals, table: 'opportunity', orders: dealOrders },
  { list: 'opportunities of a customer', query: nested, table: 'opportunity', orders: dealOrders },
]

const cases = lists.flatMap(({ orders, ...list }) =>
  Object.entries(orders).flatMap(([field, column]) =>
    (['ASC', 'DESC'] as const).map((direction) => ({ ...list, field, column, direction })),
  ),
)

describe.each(cases)('$list by $field $direction', ({ query, table, field, column, direction }) => {
  const page = async (args: object): Promise<Page> => {
    const { data, errors } = await app.ask(query, { ...args, orderBy: { field, direction }, id: owner })
    expect(errors).toBeUndefined()
    return data.list ?? data.customer.list
  }
  const idsOf = ({ nodes }: Page) => nodes.map(({ id }) => id)

  it('have the same records whichever way and in whatever steps they are paged', async () => {
    const rows = await app.sql(`select id from ${table} order by ${column} ${direction} nulls last, id ${direction}`)
    const prefix = table === 'customer' ? 'cus_' : 'opp_'
    const all = rows.map(({ id }) => `${prefix}${String(id)}`)
    const whole = await page({ first: 100 })
    expect(idsOf(whole)).toEqual(all)
    expect(idsOf(await page({ last: 100 }))).toEqual(all)
    const cursors = whole.edges.map(({ cursor }) => cursor)
    const place = fc.option(fc.nat(count - 1), { nil: undefined })
    await fc.assert(
      fc.asyncProperty(place, place, fc.integer({ min: 1, max: 12 }), fc.boolean(), async (a, b, size, backward) => {
        const args = { after: a === undefined ? null : cursors[a], before: b === undefined ? null : cursors[b] }
        const between = all.slice(a === undefined ? 0 : a + 1, b)
        const expected = backward ? between.slice(-size) : between.slice(0, size)
        const got = await page({ ...args, ...(backward ? { last: size } : { first: size }) })
        expect(idsOf(got)).toEqual(expected)
        expect(got.edges.map(({ node }) => node.id)).toEqual(expected)
        const more = between.length > size
        // As Relay's specification has it.
        expect(got.pageInfo).toEqual({
          hasNextPage: backward ? b !== undefined : more,
          hasPreviousPage: backward ? more : a !== undefined,
          startCursor: expected.length > 0 ? cursors[all.indexOf(expected[0]!)] : null,
          endCursor: expected.length > 0 ? cursors[all.indexOf(expected.at(-1)!)] : null,
        })
      }),
      { numRuns: 15 },
    )
  })
})

describe('a page', () => {
  const ask = async (args: string) =>
    (await app.ask(`{ customers(${args}) { nodes { id } } }`)) as never as {
      data: { customers: { nodes: { id: string }[] } }
      errors?: { message: string; extensions: { code: string; inputPath: string[] } }[]
    }
  const idsOf = async (args: string) => (await ask(args)).data.customers.nodes.map(({ id }) => id)

  it('with first and last is refused', async () => {
    const { errors } = await ask('first: 2, last: 3')
    expect(errors).toHaveLength(1)
    expect(errors![0]).toMatchObject({
      message:
        'expected first or last, got both (2 and 3); leave out first to page backward from the end or from before',
      extensions: { code: 'INVALID_INPUT', inputPath: ['last'] },
    })
  })

  it.each([0, -1, 101])('with last: %i is refused', async (last) => {
    const { errors } = await ask(`last: ${last}`)
    expect(errors![0]).toMatchObject({
      message: `expected last between 1 and 100, got ${last}`,
      extensions: { code: 'INVALID_INPUT', inputPath: ['last'] },
    })
  })

  it('with `before` alone has the twenty records before the cursor', async () => {
    const { data } = await app.ask('{ customers(first: 100) { edges { cursor node { id } } } }')
    const { edges } = data.customers as Page
    const at = edges.length - 1
    expect(await idsOf(`before: "${edges[at]!.cursor}"`)).toEqual(edges.slice(at - 20, at).map(({ node }) => node.id))
  })

  it('without a size has twenty records, also where first is null', async () => {
    expect(await idsOf('first: null')).toHaveLength(20)
    expect(await idsOf('search: ""')).toHaveLength(20)
  })

  it('says which argument holds an invalid cursor', async () => {
    for (const name of ['after', 'before']) {
      const { errors } = await ask(`first: 2, ${name}: "nonsense"`)
      expect(errors![0]).toMatchObject({ extensions: { code: 'INVALID_CURSOR', inputPath: [name] } })
    }
  })

  it('costs the same points by last as by first', async () => {
    const cost = async (size: string) => {
      const { errors } = await app.ask(
        `{ customers(${size}) { nodes { orders(${size}) { nodes { customer { orders(${size}) { nodes { id } } } } } } } }`,
      )
      return errors?.[0]?.extensions['requested']
    }
    const price = await cost('first: 90')
    expect(price).toEqual(expect.any(Number))
    expect(await cost('last: 90')).toBe(price)
  })
})

describe('a list of which no record is asked for', () => {
  it.each([
    '{ customers(filter: { name: { eq: "x" } }) { cursor } }',
    '{ customers(filter: { name: { contains: "x" } }, search: "y") { __typename } }',
    '{ customers(first: 1, orderBy: { field: NAME }, filter: { owner: { isNull: true }, tags: { hasAny: ["x"] } }) { pageInfo { __typename } cursor } }',
    '{ customers(first: 2) { nodes { name orders(filter: { number: { eq: "x" } }) { cursor } } } }',
    '{ interactions(filter: { customer: { name: { eq: "x" } } }) { cursor } }',
  ])('%s is answered', async (query) => {
    const { data, errors } = await app.ask(query)
    expect(errors).toBeUndefined()
    expect(data).not.toBeNull()
  })
})

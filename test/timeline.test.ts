import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plugins } from '../rapport.config.ts'
import { startTestApp, type TestApp } from './support/app.ts'
import { fillMany } from './support/many-records.ts'
import { sentQueries } from './support/statements.ts'

const seed = 13

let app: TestApp
let own: { readonly key: string; readonly uuid: string }
/** Customers with many items; the first is another's, with a deal of one's own. */
let customers: readonly string[]

beforeAll(async () => {
  app = await startTestApp({ plugins, env: { RATE_LIMIT: '1000000000' } })
  await fillMany(app.sql, 60, true)
  await app.sql('select setseed(0.25)')
  await app.sql(`
    insert into score_history (id, plugin, kind, subject_type, subject_id, value, previous_value, unit, trend, status, plugin_version, model_run_id, input_hash,
      data_as_of, cause, computed_at, changed_at, score_id)
    select uuid_v7(), plugin, kind, subject_type, subject_id, n, n - 1, unit, trend, status, plugin_version, model_run_id, input_hash, data_as_of, cause,
      at.at, at.at, id from score, generate_series(1, 3) n, lateral (select now() - random() * interval '700 days' as at, score.id as of, n as m) at`)
  await app.sql(`
    insert into stage_change (id, opportunity_id, to_stage_id, at)
    select uuid_v7(), o.id, o.stage_id, now() - r.at * interval '700 days' from opportunity o, generate_series(1, 2) n, lateral (select random() as at, o.id, n) r`)
  await app.sql(`
    insert into p_segmentation.membership_change (id, customer_id, to_id, confidence, cause, at)
    select uuid_v7(), m.customer_id, m.segment_id, 0.5, '{"kind": "EVENT", "text": "an order"}', now() - r.at * interval '700 days'
    from p_segmentation.membership m, generate_series(1, 2) n, lateral (select random() as at, m.id, n) r`)
  // Much happens at the same moment, and some of it is deleted.
  const moments = {
    interaction: 'occurred_at',
    sales_order: 'placed_at',
    stage_change: 'at',
    score_history: 'changed_at',
    'p_segmentation.membership_change': 'at',
    'p_sentiment.alert': 'turned_at',
  }
  for (const [table, column] of Object.entries(moments))
    await app.sql(`update ${table} set ${column} = date_trunc('quarter', ${column}) where random() < 0.4`)
  for (const table of ['interaction', 'sales_order', 'opportunity'])
    await app.sql(`update ${table} set deleted_at = now() where random() < 0.15`)
  const { userId, key } = await app.addUser('Own', 'AGENT', 'OWN')
  own = { key, uuid: userId.split('_')[1]! }
  const rows = await app.sql(
    `select c.id from customer c join opportunity o on o.customer_id = c.id and o.deleted_at is null group by c.id order by count(*) desc, c.id limit 5`,
  )
  customers = rows.map(({ id }) => id as string)
  await app.sql('update customer set owner_id = null where id = $1', [customers[0]])
  await app.sql('update customer set owner_id = $1 where id = any($2::uuid[])', [own.uuid, customers.slice(1)])
  await app.sql('update opportunity set owner_id = $1 where customer_id = $2', [own.uuid, customers[0]])
})
afterAll(async () => app?.stop())

/** What each type of item is in SQL: the moment, the key and the type, of the customer $1. */
const kinds: Readonly<Record<string, string>> = {
  CASE: `select opened_at as at, id, 'TimelineCase' as type from support_case where customer_id = $1 and deleted_at is null`,
  TASK: `select done_at as at, id, 'TimelineTask' as type from task where customer_id = $1 and deleted_at is null and done_at is not null`,
  INTERACTION: `select occurred_at as at, id, 'TimelineInteraction' as type from interaction where customer_id = $1 and deleted_at is null`,
  ORDER: `select placed_at, id, 'TimelineOrder' from sales_order where customer_id = $1 and deleted_at is null`,
  STAGE_CHANGE: `select h.at, h.id, 'TimelineStageChange' from stage_change h join opportunity o on o.id = h.opportunity_id
    where o.customer_id = $1 and o.deleted_at is null`,
  SCORE_CHANGE: `select changed_at, id, 'TimelineScoreChange' from score_history where subject_id = $1 and subject_type = 'Customer'`,
  SEGMENT_CHANGE: `select at, id, 'TimelineSegmentChange' from p_segmentation.membership_change where customer_id = $1`,
  SENTIMENT_ALERT: `select turned_at, id, 'TimelineSentimentAlert' from p_sentiment.alert where customer_id = $1`,
}

const expectedOf = async (customer: string, types: readonly string[]): Promise<string[]> => {
  const rows = await app.sql(
    `select * from (${types.map((type) => kinds[type]).join(' union all ')}) x(at, id, type) order by at desc, id desc`,
    [customer],
  )
  return rows.map(({ id, type }) => `${String(type)} ${String(id)}`)
}

const document = `query ($id: ID!, $types: [TimelineType!], $first: Int, $after: String, $last: Int, $before: String) {
  customer(id: $id) {
    timeline(types: $types, first: $first, after: $after, last: $last, before: $before) {
      nodes { __typename id at } totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
}`

const pageOf = async (customer: string, variables: object, key?: string) => {
  const { data, errors } = await app.ask(document, { id: `cus_${customer}`, ...variables }, key)
  expect(errors).toBeUndefined()
  return data.customer.timeline
}

const paged = async (
  customer: string,
  types: readonly string[] | null,
  size: number,
  backward: boolean,
  key?: string,
) => {
  const found: string[] = []
  let from: unknown = null
  for (let more = true; more;) {
    const window = backward ? { last: size, before: from } : { first: size, after: from }
    const { nodes, pageInfo, totalCount } = await pageOf(customer, { types, ...window }, key)
    const items = nodes.map(({ __typename, id }: Record<string, string>) => `${__typename} ${id}`)
    if (backward) found.unshift(...items)
    else found.push(...items)
    more = pageInfo[backward ? 'hasPreviousPage' : 'hasNextPage']
    from = pageInfo[backward ? 'startCursor' : 'endCursor']
    if (!more) expect(totalCount).toBe(found.length)
  }
  return found
}

describe('the timeline of a customer', () => {
  it('has every type the test knows, and no other', async () => {
    const { data } = await app.ask('{ __type(name: "TimelineType") { enumValues { name } } }')
    expect(data.__type.enumValues.map(({ name }: { name: string }) => name).toSorted()).toEqual(
      Object.keys(kinds).toSorted(),
    )
  })

  it('is paged both ways as SQL mixes its parts, whatever types are asked for', async () => {
    const types = fc.option(fc.uniqueArray(fc.constantFrom(...Object.keys(kinds)), { minLength: 1 }), { nil: null })
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 }),
        types,
        fc.integer({ min: 3, max: 30 }),
        fc.boolean(),
        fc.boolean(),
        async (place, chosen, size, backward, isOwn) => {
          const customer = customers[place]!
          const expected = await expectedOf(customer, chosen ?? Object.keys(kinds))
          if (!chosen) expect(expected.length).toBeGreaterThan(15)
          expect(await paged(customer, chosen, size, backward, isOwn ? own.key : undefined)).toEqual(expected)
        },
      ),
      { seed, numRuns: 40 },
    )
  })

  it('shows of somebody else’s customer, whom an own deal names, only what that deal shows', async () => {
    const [deal] = await app.sql('select id from opportunity where customer_id = $1 and deleted_at is null', [
      customers[0],
    ])
    const { data, errors } = await app.ask(
      `query ($id: ID!) { opportunity(id: $id) { customer { timeline(first: 100) { nodes { __typename id } } } } }`,
      { id: `opp_${deal!['id'] as string}` },
      own.key,
    )
    expect(errors).toBeUndefined()
    const items = data.opportunity.customer.timeline.nodes.map(
      ({ __typename, id }: Record<string, string>) => `${__typename} ${id}`,
    )
    expect(items.length).toBeGreaterThan(0)
    expect(items).toEqual(await expectedOf(customers[0]!, ['STAGE_CHANGE']))
  })

  it('is read with what its items are about, for many customers, in one statement', async () => {
    const query = `{ customers(first: 5) { nodes { name timeline(first: 10) { cursor edges { cursor node { id at
      ... on TimelineInteraction { interaction { kind customer { id } } } ... on TimelineOrder { order { total { amount } lines { product { sku } } } }
      ... on TimelineStageChange { opportunity { name } change { toStage { key } } } ... on TimelineScoreChange { previousValue score { kind value } }
      ... on TimelineSegmentChange { to { name } cause { text } } ... on TimelineSentimentAlert { alert { level } } } } } } } }`
    let answer
    const sent = await sentQueries(async () => void (answer = await app.ask(query)))
    expect(sent.filter(({ text }) => text.startsWith('select json'))).toHaveLength(1)
    const { data, errors } = answer as never as Awaited<ReturnType<TestApp['ask']>>
    expect(errors).toBeUndefined()
    const items = data.customers.nodes.flatMap((one: { timeline: { edges: { node: object }[] } }) =>
      one.timeline.edges.map(({ node }) => node),
    )
    expect(items).toHaveLength(50)
    for (const item of items) expect(Object.values(item)).not.toContain(undefined)
  })

  it('refuses no types, types that are not there and cursors of other lists', async () => {
    const ask = async (args: string) =>
      (await app.ask(`{ customers(first: 1) { nodes { timeline(${args}) { nodes { id } } } } }`)).errors?.[0]
    expect((await ask('types: []'))?.extensions).toMatchObject({ code: 'INVALID_INPUT', inputPath: ['types'] })
    expect((await ask('types: [NONE]'))?.message).toContain('"NONE" does not exist in "TimelineType"')
    const { data } = await app.ask('{ customers(first: 1) { pageInfo { endCursor } } }')
    expect((await ask(`after: "${data.customers.pageInfo.endCursor}"`))?.extensions['code']).toBe('INVALID_CURSOR')
  })

  it('of a deleted customer has its items, alerts too', async () => {
    const [customer] = await app.sql(
      'select customer_id as id from p_sentiment.alert where customer_id <> all($1::uuid[]) limit 1',
      [customers],
    )
    const id = customer!['id'] as string
    const read = `query ($id: ID!) { customers(deleted: ONLY, filter: { id: { eq: $id } }) { nodes { timeline(types: [SENTIMENT_ALERT], first: 100) { nodes { id ... on TimelineSentimentAlert { alert { level } } } } } } }`
    await app.sql('update customer set deleted_at = now() where id = $1', [id])
    const { data, errors } = await app.ask(read, { id: `cus_${id}` })
    expect(errors).toBeUndefined()
    const [count] = await app.sql('select count(*)::int as n from p_sentiment.alert where customer_id = $1', [id])
    const { nodes } = data.customers.nodes[0].timeline
    expect([nodes.length, nodes.length > 0]).toEqual([count!['n'], true])
    for (const { alert } of nodes) expect(alert).toEqual({ level: expect.any(Number) })
    const { key } = await app.addUser('Manager of own', 'MANAGER', 'OWN')
    const other = await app.ask(read, { id: `cus_${id}` }, key)
    expect([other.errors, other.data.customers.nodes]).toEqual([undefined, []])
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from './support/app.ts'
import { fillShop, segmentation, train } from './support/models.ts'

let app: TestApp
let agent: { userId: string; key: string }
let colleague: { userId: string; key: string }

beforeAll(async () => {
  app = await startTestApp({ plugins: [segmentation] })
  agent = await app.addUser('Agent', 'AGENT', 'OWN')
  colleague = await app.addUser('Colleague', 'AGENT', 'OWN')
})
afterAll(() => app?.stop())

// Payloads are of every shape.
// eslint-disable-next-line typescript/no-explicit-any
const run = async (mutation: string, input: object, selection: string, key: string): Promise<any> => {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`
  const { data, errors } = await app.ask(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${selection} userErrors { code message path } } }`,
    { input },
    key,
  )
  expect(errors).toBeUndefined()
  return data[mutation]
}
const customer = { kind: 'PERSON', name: 'Ada' }
const seenBy = async (field: string, key: string, selection = 'id'): Promise<unknown[]> =>
  (await app.ask(`{ ${field}(first: 100) { nodes { ${selection} } } }`, {}, key)).data[field].nodes

describe('a caller who sees only its own records', () => {
  it.each([
    ['absent', {}],
    ['null', { ownerId: null }],
  ])('owns what it makes with an owner that is %s', async (_what, part) => {
    const made = await run('createCustomer', { ...customer, ...part }, 'customer { id owner { id } }', agent.key)
    expect(made).toEqual({
      customer: { id: expect.stringMatching(/^cus_/), owner: { id: agent.userId } },
      userErrors: [],
    })
    const customerId = made.customer.id
    expect(await seenBy('customers', agent.key)).toContainEqual({ id: customerId })
    const deal = await run(
      'createOpportunity',
      { customerId, name: 'Deal', ...part },
      'opportunity { owner { id } }',
      agent.key,
    )
    expect(deal).toEqual({ opportunity: { owner: { id: agent.userId } }, userErrors: [] })
  })

  it('may make records for somebody else, or hand its own over, and then no longer sees them', async () => {
    const gone = { customer: null, userErrors: [] }
    const given = { ...customer, name: 'Grace', ownerId: colleague.userId }
    expect(await run('createCustomer', given, 'customer { id }', agent.key)).toEqual(gone)
    expect(await seenBy('customers', colleague.key, 'name')).toEqual([{ name: 'Grace' }])
    const { id } = (await run('createCustomer', { ...customer, name: 'Joan' }, 'customer { id }', agent.key)).customer
    const hand = (ownerId: string | null, key: string) => run('updateCustomer', { id, ownerId }, 'customer { id }', key)
    expect(await hand(colleague.userId, agent.key)).toEqual(gone)
    expect(await seenBy('customers', agent.key, 'name')).not.toContainEqual({ name: 'Joan' })
    expect((await hand(agent.userId, agent.key)).userErrors).toMatchObject([
      { code: 'NOT_FOUND', path: ['input', 'id'] },
    ])
    expect(await seenBy('customers', colleague.key, 'name')).toContainEqual({ name: 'Joan' })
    expect(await hand(null, colleague.key)).toEqual(gone)
    const { data } = await app.ask('query ($id: ID!) { customer(id: $id) { owner { id } } }', { id })
    expect(data.customer).toEqual({ owner: null })
  })

  it('sees whose customers its deals are with, and nothing else of the customers of others', async () => {
    const { id } = (await run('createCustomer', { ...customer, name: 'Kept' }, 'customer { id }', agent.key)).customer
    const input = { customerId: id, name: 'Kept deal' }
    const { opportunity } = await run('createOpportunity', input, 'opportunity { id }', agent.key)
    const order = { customerId: id, placedAt: '2026-01-01T00:00:00Z', currency: 'EUR' }
    await run(
      'recordOrder',
      { ...order, lines: [{ sku: 'T', quantity: '1', unitPrice: '1' }] },
      'order { id }',
      agent.key,
    )
    await run('updateCustomer', { id, ownerId: colleague.userId }, 'customer { id }', agent.key)
    await run('createOpportunity', { ...input, name: 'Other deal' }, 'opportunity { id }', colleague.key)
    const { data, errors } = await app.ask(
      `query ($id: ID!, $deal: ID!) {
        opportunity(id: $deal) { customer { name orders { totalCount } opportunities { nodes { name } } } }
        customer(id: $id) { name }
        customers(filter: { name: { eq: "Kept" } }) { totalCount }
      }`,
      { id, deal: opportunity.id },
      agent.key,
    )
    expect(errors).toBeUndefined()
    expect(data).toEqual({
      opportunity: {
        customer: { name: 'Kept', orders: { totalCount: 0 }, opportunities: { nodes: [{ name: 'Kept deal' }] } },
      },
      customer: null,
      customers: { totalCount: 0 },
    })
  })
})

describe('what adds up or changes the records of everybody', () => {
  const forbidden = (what: string) => ({
    code: 'FORBIDDEN',
    message: `${what}, and you see only your own; ask with a key whose scope is ALL`,
  })
  const trains = 'models learn from and score the records of all owners'
  let own: { userId: string; key: string }
  let runId: string
  let productId: string

  beforeAll(async () => {
    own = await app.addUser('Own manager', 'MANAGER', 'OWN')
    await fillShop(app, 60, 200)
    runId = (await train(app, { plugin: 'segmentation', algorithm: 'RFM' })).id
    productId = (await run('createProduct', { sku: 'CUP' }, 'product { id }', app.ownerKey)).product.id
  })

  it.each([
    ['modelRuns(first: 1) { nodes { id } }', trains],
    ['modelHealth { plugin }', 'it counts the scores of all records'],
  ])('is not asked for by who sees a part: %s', async (field, what) => {
    const { data, errors } = await app.ask(`{ ${field} }`, {}, own.key)
    expect(data).toBeNull()
    expect(errors!.map(({ message, extensions: { code } }) => ({ code, message }))).toEqual([forbidden(what)])
    expect((await app.ask(`{ ${field} }`)).errors).toBeUndefined()
  })

  it.each([
    ['createProduct', () => ({ sku: 'NEW' }), 'products occur in the orders of all customers'],
    ['updateProduct', () => ({ id: productId, name: 'Mug' }), 'products occur in the orders of all customers'],
    ['trainModel', () => ({ plugin: 'segmentation', algorithm: 'RFM' }), trains],
    ['promoteModelRun', () => ({ id: runId }), trains],
    ['cancelModelRun', () => ({ id: runId }), trains],
    ['rollbackModelRun', () => ({ plugin: 'segmentation' }), trains],
    ['scheduleTraining', () => ({ plugin: 'segmentation', algorithm: 'RFM', cron: '0 3 * * *' }), trains],
    ['removeTrainingSchedule', () => ({ id: `trs_${runId.slice(4)}` }), trains],
    ['measureDrift', () => ({ plugin: 'segmentation' }), trains],
  ])('is not written by who sees a part: %s', async (mutation, input, what) => {
    const { userErrors } = await run(mutation, input(), '__typename', own.key)
    expect(userErrors).toEqual([{ ...forbidden(what), path: [] }])
  })

  it('is written by agents who see all, where their role allows it', async () => {
    const { key } = await app.addUser('Seller', 'AGENT')
    expect(await run('updateProduct', { id: productId, name: 'Mug' }, 'product { name }', key)).toEqual({
      product: { name: 'Mug' },
      userErrors: [],
    })
  })

  it('is counted over the own customers in segments, whose model run is known', async () => {
    await app.sql(
      `update customer set owner_id = $1 where id in (select customer_id from p_segmentation.membership order by customer_id limit 5)`,
      [own.userId.slice(4)],
    )
    const query = '{ segments { size share memberships { totalCount } modelRun { id algorithm } } }'
    const segmentsOf = async (key: string) => {
      const { data, errors } = await app.ask(query, {}, key)
      expect(errors).toBeUndefined()
      return data.segments as { size: number; share: number; memberships: { totalCount: number }; modelRun: unknown }[]
    }
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
    const mine = await segmentsOf(own.key)
    const all = await segmentsOf(app.ownerKey)
    expect(sum(mine.map(({ size }) => size))).toBe(5)
    expect(sum(all.map(({ size }) => size))).toBeGreaterThan(30)
    for (const segments of [mine, all]) {
      expect(segments.map(({ size }) => size)).toEqual(segments.map(({ memberships }) => memberships.totalCount))
      expect(sum(segments.map(({ share }) => share))).toBeCloseTo(1)
      for (const { modelRun } of segments) expect(modelRun).toEqual({ id: runId, algorithm: 'RFM' })
    }
    const nobody = await segmentsOf(agent.key)
    for (const { size, share } of nobody) expect([size, share]).toEqual([0, 0])
  })

  it('does not show imports', async () => {
    const input = { type: 'CUSTOMERS', format: 'CSV', content: 'id,name\n1,Ada\n' }
    const { importJob } = await run('importRecords', input, 'importJob { id }', app.ownerKey)
    const query = 'query ($id: ID!) { importJob(id: $id) { id } importJobs { totalCount } }'
    const seen = async (key: string) => (await app.ask(query, { id: importJob.id }, key)).data
    expect(await seen(own.key)).toEqual({ importJob: null, importJobs: { totalCount: 0 } })
    expect(await seen(app.ownerKey)).toEqual({ importJob: { id: importJob.id }, importJobs: { totalCount: 1 } })
  })
})

describe('a user', () => {
  it('is found by its id for owners and for itself, and named by its records for everybody', async () => {
    const manager = await app.addUser('Manager', 'MANAGER')
    const found = async (id: string, key: string) =>
      (await app.ask('query ($id: ID!) { node(id: $id) { ... on User { name } } }', { id }, key)).data.node
    expect(await found(agent.userId, app.ownerKey)).toEqual({ name: 'Agent' })
    expect(await found(agent.userId, agent.key)).toEqual({ name: 'Agent' })
    for (const { key } of [manager, colleague]) expect(await found(agent.userId, key)).toBeNull()
    await run('createCustomer', { ...customer, name: 'Named', ownerId: agent.userId }, 'customer { id }', manager.key)
    expect(await seenBy('customers', manager.key, 'name owner { name }')).toContainEqual({
      name: 'Named',
      owner: { name: 'Agent' },
    })
  })
})

it('records that a caller who sees all records creates without an owner belong to nobody', async () => {
  const { key } = await app.addUser('Manager', 'MANAGER')
  const made = await run('createCustomer', customer, 'customer { owner { id } }', key)
  expect(made).toEqual({ customer: { owner: null }, userErrors: [] })
})

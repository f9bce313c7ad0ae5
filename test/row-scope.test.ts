import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from './support/app.ts'

let app: TestApp
let agent: { userId: string; key: string }
let colleague: { userId: string; key: string }

beforeAll(async () => {
  app = await startTestApp()
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

describe('a caller who sees its own records only', () => {
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

  it('sees with whom its deals are, and nothing else of the customers of others', async () => {
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

it('a caller who sees all records makes those without an owner for nobody', async () => {
  const { key } = await app.addUser('Manager', 'MANAGER')
  const made = await run('createCustomer', customer, 'customer { owner { id } }', key)
  expect(made).toEqual({ customer: { owner: null }, userErrors: [] })
})

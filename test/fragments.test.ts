import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plugins } from '../rapport.config.ts'
import { rawClient, type RawClient } from './events/raw-client.ts'
import { startTestApp, type TestApp } from './support/app.ts'
import { repeat } from './support/dear-requests.ts'
import { watch } from './support/watch.ts'

/** Read one spread after the other, they are 2 to the power of 45: a test that ends has read each once. */
const levels = 45

/** Fragments on a type that each spread the next one twice; the last selects `fields`. */
const doubling = (type: string, fields: string) =>
  [
    ...repeat(levels, (i) => `fragment F${i} on ${type} { ...F${i + 1} ... on ${type} { ...F${i + 1} } }`),
    `fragment F${levels} on ${type} { ${fields} }`,
  ].join(' ')

let app: TestApp
let socket: RawClient
let id: string

beforeAll(async () => {
  app = await startTestApp({ plugins })
  socket = await rawClient(`${app.url.replace('http', 'ws')}/graphql`, app.ownerKey)
  const { data } = await app.ask(
    'mutation { createCustomer(input: { kind: PERSON, name: "Ada" }) { customer { id } userErrors { code } } }',
  )
  id = data.createCustomer.customer.id
})
afterAll(async () => {
  socket?.close()
  await app?.stop()
})

describe(`${levels} fragments that are spread twice, each in the next, cost no more than what they select`, () => {
  it.each<[string, string, (data: never) => unknown, unknown]>([
    [
      'on a type',
      `query ($id: ID!) { customer(id: $id) { ...F0 } } ${doubling('Customer', 'name')}`,
      (data: { customer: unknown }) => data.customer,
      { name: 'Ada' },
    ],
    [
      'on an interface',
      `query ($id: ID!) { node(id: $id) { ...F0 } } ${doubling('Node', '__typename')}`,
      (data: { node: unknown }) => data.node,
      { __typename: 'Customer' },
    ],
    [
      'on a page and what tells where it stands',
      `query ($id: ID!) { customers(first: 1, filter: { id: { eq: $id } }) { pageInfo { ...F0 } } } ${doubling('PageInfo', 'hasNextPage')}`,
      (data: { customers: { pageInfo: unknown } }) => data.customers.pageInfo,
      { hasNextPage: false },
    ],
    [
      'on weightedPipeline',
      `query ($id: ID!) { customer(id: $id) { name } weightedPipeline { ...F0 } } ${doubling('WeightedPipeline', 'stages { stage { name } }')}`,
      (data: { customer: unknown }) => data.customer,
      { name: 'Ada' },
    ],
    [
      'on the payload of a mutation',
      `mutation ($id: ID!) { updateCustomer(input: { id: $id, country: "DE" }) { ...F0 } } ${doubling('UpdateCustomerPayload', 'customer { country }')}`,
      (data: { updateCustomer: unknown }) => data.updateCustomer,
      { customer: { country: 'DE' } },
    ],
  ])('%s, over HTTP and WebSocket', async (_what, query, pick, wanted) => {
    const { data, errors } = await app.ask(query, { id })
    expect([errors, pick(data as never)]).toEqual([undefined, wanted])
    socket.send({ id: '1', type: 'subscribe', payload: { query, variables: { id } } })
    const live = JSON.parse(await socket.next('next')) as { payload: { data: never; errors?: unknown } }
    expect([live.payload.errors, pick(live.payload.data)]).toEqual([undefined, wanted])
  })

  it('in a subscription', async () => {
    const changes = await watch(
      app,
      `subscription { recordChanged(filter: { ids: ["${id}"] }) { ...F0 } } ${doubling('RecordChange', 'action node { id }')}`,
    )
    await app.ask('mutation ($id: ID!) { updateCustomer(input: { id: $id, country: "FR" }) { userErrors { code } } }', {
      id,
    })
    await expect.poll(() => changes.items.at(-1), { timeout: 20_000 }).toEqual({ action: 'UPDATED', node: { id } })
    await changes.stop()
  })
})

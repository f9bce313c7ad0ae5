import { createClient, type Client } from 'graphql-ws'
import WebSocket from 'ws'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from './support/app.ts'

let app: TestApp
let socket: Client

beforeAll(async () => {
  app = await startTestApp()
  socket = createClient({
    url: `${app.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${app.ownerKey}` },
  })
  for (const [name, kind, email] of [
    ['Ada', 'PERSON', 'ada@example.org'],
    ['Acme', 'ORGANISATION', null],
    ['Bob', 'PERSON', null],
  ])
    await app.sql('insert into customer (id, kind, name, email) values (uuid_v7(), $1, $2, $3)', [kind, name, email])
})
afterAll(async () => {
  await socket?.dispose()
  await app?.stop()
})

type Ask = (query: string, variables?: Record<string, unknown>) => Promise<unknown>

const overSocket: Ask = async (query, variables) => {
  for await (const { data, errors } of socket.iterate({ query, ...(variables ? { variables } : {}) }))
    return { data, errors }
  throw new Error('expected an answer')
}
const overHttp: Ask = async (query, variables) => {
  const { data, errors } = await app.ask(query, variables)
  return { data, errors }
}

/** The answers to one document that is sent three times. */
const thrice = async (ask: Ask, query: string, variables?: Record<string, unknown>) => [
  await ask(query, variables),
  await ask(query, variables),
  await ask(query, variables),
]

describe.each([
  ['HTTP', overHttp],
  ['WebSocket', overSocket],
])('a document means the same each time that it is sent: %s', (transport, ask) => {
  it('a variable that is not supplied inside an input object leaves its field as it is', async () => {
    const { data } = await app.ask(
      'mutation ($c: CreateCustomerInput!) { createCustomer(input: $c) { customer { id } } }',
      { c: { kind: 'PERSON', name: 'Eve', email: `eve@${transport}.example.org`, country: 'DE' } },
    )
    const { id } = data.createCustomer.customer
    const answers = await thrice(
      ask,
      `mutation($id: ID!, $email: String, $phone: String, $c: String) { updateCustomer(input: { id: $id, email: $email, phone: $phone, country: $c }) { customer { email phone country } userErrors { code } } } # ${transport}`,
      { id, phone: '+4930123456' },
    )
    const customer = { email: `eve@${transport}.example.org`.toLowerCase(), phone: '+4930123456', country: 'DE' }
    for (const answer of answers)
      expect(answer).toMatchObject({
        data: {
          updateCustomer: {
            customer: { phone: customer.phone, country: 'DE', email: expect.stringMatching(/^eve@/) },
            userErrors: [],
          },
        },
      })
    await app.sql('delete from customer where email ilike $1', [customer.email])
  })

  it.each([
    ['query($e: String) { customers(first: 1, filter: { email: { eq: $e } }) { totalCount } }', {}, 3],
    ['query($k: CustomerKind) { customers(first: 1, filter: { kind: { eq: $k } }) { totalCount } }', {}, 3],
    ['query($e: String) { customers(first: 1, filter: { email: { eq: $e } }) { totalCount } }', { e: null }, 2],
  ])('a variable in a filter is absent, null or given: %s %j', async (query, variables, totalCount) => {
    const answers = await thrice(ask, `${query} # ${transport} ${JSON.stringify(variables)}`, variables)
    for (const answer of answers) expect(answer).toMatchObject({ data: { customers: { totalCount } } })
  })

  it('a variable inside a literal of the scalar JSON stays', async () => {
    const { data } = await app.ask(
      'mutation ($c: CreateCustomerInput!) { createCustomer(input: $c) { customer { id } } }',
      { c: { kind: 'PERSON', name: 'Json' } },
    )
    const { id } = data.createCustomer.customer
    const answers = await thrice(
      ask,
      `mutation($i: ID!, $t: String, $none: Int) { updateCustomer(input: { id: $i, attributes: { a: $t, b: 1, c: [$t, { d: $none }] } }) { customer { attributes } } } # ${transport}`,
      { i: id, t: 'x' },
    )
    for (const answer of answers)
      expect(answer).toMatchObject({
        data: { updateCustomer: { customer: { attributes: { a: 'x', b: 1, c: ['x', expect.anything()] } } } },
      })
    expect(answers[1]).toEqual(answers[0])
    expect(answers[2]).toEqual(answers[0])
    await app.sql('delete from customer where name = $1', ['Json'])
  })

  it('a fragment that is spread twice counts where one of its conditions holds', async () => {
    const query = `query($a: Boolean!, $b: Boolean!) { customers(first: 1) { ...f @include(if: $a) ...f @include(if: $b) } } fragment f on CustomerConnection { totalCount } # ${transport}`
    for (const answer of await thrice(ask, query, { a: false, b: true }))
      expect(answer).toEqual({ data: { customers: { totalCount: 3 } }, errors: undefined })
  })

  it('aliases that run together with underscores are different fields', async () => {
    const query = `{ a: customers(first: 1) { b_c: pageInfo { hasNextPage } } a_b: customers(first: 3) { c: pageInfo { hasNextPage } } __proto__: customers(first: 2) { totalCount } } # ${transport}`
    for (const answer of await thrice(ask, query)) {
      expect(answer).toMatchObject({
        data: { a: { b_c: { hasNextPage: true } }, a_b: { c: { hasNextPage: false } } },
      })
      expect(Object.keys((answer as { data: object }).data)).toEqual(['a', 'a_b', '__proto__'])
    }
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rawClient, type RawClient } from './events/raw-client.ts'
import { startTestApp, type TestApp } from './support/app.ts'
import { sentStatements } from './support/statements.ts'

let app: TestApp
let socket: RawClient

beforeAll(async () => {
  app = await startTestApp()
  socket = await rawClient(`${app.url.replace('http', 'ws')}/graphql`, app.ownerKey)
})
afterAll(async () => {
  socket?.close()
  await app?.stop()
})

interface Refusal {
  readonly message: string
  readonly extensions: Readonly<Record<string, unknown>>
}

const overHttp = async (query: string, variables: object | undefined) => {
  const response = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${app.ownerKey}` },
    body: JSON.stringify({ query, variables }),
  })
  const text = await response.text()
  return { status: response.status, bytes: text.length, errors: (JSON.parse(text) as { errors: Refusal[] }).errors }
}

const overSocket = async (query: string, variables: object | undefined) => {
  socket.send({ id: '1', type: 'subscribe', payload: { query, variables } })
  const text = await socket.next('error')
  return { bytes: text.length, errors: (JSON.parse(text) as { payload: Refusal[] }).payload }
}

const repeat = <T>(times: number, make: (i: number) => T): T[] => Array.from({ length: times }, (_, i) => make(i))
const create = 'mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { userErrors { code } } }'
const filtered = 'query ($f: CustomerFilter!) { customers(first: 1, filter: $f) { totalCount } }'

/** Requests that once kept a processor busy for seconds before they were refused, or could have. */
const dear: readonly [what: string, query: string, variables: object | undefined, code: string][] = [
  [
    '4,000 unknown fields of one input object',
    create,
    { input: Object.fromEntries(repeat(4_000, (i) => [`attribute${i}`, i])) },
    'BAD_USER_INPUT',
  ],
  [
    '9,000 bad items of a list',
    'query ($ids: [ID!]!) { customers(filter: { id: { in: $ids } }) { totalCount } }',
    { ids: repeat(9_000, () => ({ a: 1 })) },
    'BAD_USER_INPUT',
  ],
  [
    '9,000 items that are no members of an enum',
    'query ($kinds: [CustomerKind!]!) { customers(filter: { kind: { in: $kinds } }) { totalCount } }',
    { kinds: repeat(9_000, (i) => `PERSO${i}`) },
    'BAD_USER_INPUT',
  ],
  [
    'bad input objects in one another',
    filtered,
    { f: { or: repeat(60, () => ({ and: repeat(60, () => ({ nam: { eq: 1 }, emai: {} })) })) } },
    'BAD_USER_INPUT',
  ],
  ['a million values', create, { input: { name: repeat(400_000, () => 0) } }, 'TOO_EXPENSIVE'],
  ['many values that no variable takes', '{ __typename }', { a: repeat(30_000, () => 0) }, 'TOO_EXPENSIVE'],
  ['an unknown field of a megabyte', create, { input: { ['x'.repeat(1_000_000)]: 1 } }, 'BAD_USER_INPUT'],
  [
    'a text of a megabyte where a number belongs',
    'query ($n: Int!) { customers(first: $n) { totalCount } }',
    { n: 'x'.repeat(1_000_000) },
    'BAD_USER_INPUT',
  ],
  [
    '2,000 unknown fields of a type',
    `{ customers { nodes { ${repeat(2_000, (i) => `namex${i}`).join(' ')} } } }`,
    undefined,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    '1,500 unknown fields of an input literal',
    `{ customers(filter: { ${repeat(1_500, (i) => `namex${i}: 1`).join(' ')} }) { totalCount } }`,
    undefined,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  ['a name of a megabyte', `{ customers { ${'x'.repeat(1_000_000)} } }`, undefined, 'TOO_EXPENSIVE'],
  [
    '250 times the same place in the answer',
    `{ ${repeat(250, () => '... { customers { nodes { owner { id } } } }').join(' ')} }`.replace(
      '{ ...',
      '{ ... @include(if: true)',
    ),
    undefined,
    'TOO_EXPENSIVE',
  ],
  ['500 operations', repeat(500, (i) => `query q${i} { __typename }`).join(' '), undefined, 'TOO_EXPENSIVE'],
  [
    'places that multiply through fragments',
    `{ customers { nodes { ...F0 } } } ${repeat(24, (i) => `fragment F${i} on Customer { a: opportunities { nodes { customer { ...F${i + 1} } } } b: opportunities { nodes { customer { ...F${i + 1} } } } }`).join(' ')} fragment F24 on Customer { id }`,
    undefined,
    'TOO_EXPENSIVE',
  ],
]

describe('refused with at most ten errors that are short, without a statement, over HTTP and WebSocket:', () => {
  it.each(dear)('%s', async (_what, query, variables, code) => {
    const sent = await sentStatements(async () => {
      const http = await overHttp(query, variables)
      const live = await overSocket(query, variables)
      expect(http.status).toBe(400)
      expect(live.errors).toEqual(http.errors)
      expect(http.errors.length).toBeLessThanOrEqual(11)
      expect(new Set(http.errors.map(({ extensions }) => extensions['code']))).toEqual(new Set([code]))
      expect(http.bytes).toBeLessThan(10_000)
    })
    expect(sent.filter((text) => /customer/.test(text))).toEqual([])
  })

  it('a circle of fragments through fields, which validation names', async () => {
    const query =
      '{ customers { nodes { ...F } } } fragment F on Customer { owner { id } orders { nodes { customer { ...F } } } }'
    const { errors } = await overHttp(query, undefined)
    expect(errors.map(({ message }) => message)).toEqual(['Cannot spread fragment "F" within itself.'])
  })
})

describe('a refusal', () => {
  it('takes points, and who owes some is refused before anything is read', async () => {
    const limited = await startTestApp({ env: { RATE_LIMIT: '10' } })
    try {
      const { key } = await limited.addUser('Stubborn', 'READER')
      const codes: unknown[] = []
      for (let i = 0; i < 8; i++) {
        const { errors } = await limited.ask('{ customerz { id } }', undefined, key)
        codes.push(errors?.[0]?.extensions['code'])
      }
      // Each costs 101 points of 600.
      expect(codes).toEqual([...repeat(6, () => 'GRAPHQL_VALIDATION_FAILED'), 'RATE_LIMITED', 'RATE_LIMITED'])
      expect((await limited.ask('{ __typename }', undefined, key)).status).toBe(429)
      expect((await limited.ask('{ __typename }')).status).toBe(200)
    } finally {
      await limited.stop()
    }
  })

  it('says which variable is wrong, where and why, and shows no long value', async () => {
    const { errors } = await overHttp(create, {
      input: { kind: 'PERSON', name: 7, tags: ['a', {}], extra: 1, phone: 'x'.repeat(500) },
    })
    expect(errors.map(({ message }) => message)).toEqual([
      'Variable "$input" got invalid value 7 at "input.name"; String cannot represent a non string value: 7',
      'Variable "$input" got invalid value an object at "input.tags[1]"; String cannot represent a non string value: {}',
      'Variable "$input" got invalid value an object; Field "extra" is not defined by type "CreateCustomerInput".',
    ])
  })
})

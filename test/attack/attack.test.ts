import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import WebSocket from 'ws'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { errorTable, requestErrors } from '../../src/core/errors.ts'
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts'
import { serverProcess, type ServerProcess } from '../support/server-process.ts'

/** `npm run attack` sends more of each; here each is sent a few times. */
const isFull = process.env['ATTACK'] === 'full'
const times = isFull ? 20 : 2
const sockets = isFull ? 500 : 50

let database: TestDatabase
let server: ServerProcess
beforeAll(async () => {
  database = await createTestDatabase()
  server = await serverProcess(database.url, { RATE_LIMIT: '1000000' })
  await server.start()
})
afterAll(async () => {
  await server?.dispose()
  await database?.drop()
})

interface Hostile {
  readonly body: string | Buffer
  readonly headers?: Readonly<Record<string, string>>
}

const post = ({ body, headers = {} }: Hostile): Promise<Response> =>
  fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${server.ownerKey}`, ...headers },
    body: typeof body === 'string' ? body : new Uint8Array(body),
  })

const asking = (query: string, variables?: unknown): Hostile => ({ body: JSON.stringify({ query, variables }) })

const known = new Set([...Object.keys(errorTable), ...Object.keys(requestErrors)])

/** Whoever sends it is told in JSON what was expected; nothing of it is our failure. */
const expectRefused = async (response: Response): Promise<void> => {
  const text = await response.text()
  const { data, errors } = JSON.parse(text) as { data?: unknown; errors?: { extensions: { code: string } }[] }
  const codes = errors?.map(({ extensions }) => extensions.code) ?? []
  expect(
    Object.values(data ?? {}).filter((value) => value !== null),
    text.slice(0, 300),
  ).toEqual([])
  expect(codes.length, text.slice(0, 300)).toBeGreaterThan(0)
  expect(codes.filter((code) => !known.has(code) || code === 'INTERNAL_ERROR')).toEqual([])
  expect(response.status).toBeLessThan(500)
}

// What came before has not hurt it: others are answered.
afterEach(async () => {
  const response = await post(asking('{ customers(first: 1) { totalCount } }'))
  expect([response.status, ((await response.json()) as { data: unknown }).data]).toEqual([
    200,
    { customers: { totalCount: 0 } },
  ])
})

const nested = (levels: number, open: string, inner: string, close: string) =>
  `${open.repeat(levels)}${inner}${close.repeat(levels)}`
const json = (levels: number) => nested(levels, '{"a":', '1', '}')
const customers = (rest: string) => `{ customers(${rest}) { totalCount nodes { id } } }`
const cursorOf = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

const documents: readonly (readonly [string, () => Hostile])[] = [
  ['nests 20,000 fields', () => asking(nested(20_000, '{ a', '', '}'))],
  ['nests 20,000 lists in a value', () => asking(customers(`filter: { tags: ${nested(20_000, '[', '', ']')} }`))],
  ['nests 20,000 objects in a value', () => asking(customers(`filter: ${nested(20_000, '{ and: ', '{}', '}')}`))],
  ['nests 20,000 types of a variable', () => asking(`query ($v: ${nested(20_000, '[', 'Int', ']')}) { __typename }`)],
  ['has 30,000 fields', () => asking(`{ ${'__typename '.repeat(30_000)} }`)],
  [
    'asks for a list under 10,000 names',
    () => asking(`{ ${repeated(10_000, (i) => `a${i}: customers { totalCount }`)} }`),
  ],
  ['has 10,000 operations', () => asking(repeated(10_000, (i) => `query Q${i} { __typename }`))],
  ['spreads a fragment in itself', () => asking('{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }')],
  ['has 5,000 directives on a field', () => asking(`{ __typename ${'@include(if: true) '.repeat(5_000)} }`)],
  [
    'circles through introspection',
    () => asking(`{ __schema { types ${nested(12, '{ fields { type { fields { type', '{ name }', '}}}}')} } }`),
  ],
  ['is 3 MB of white space', () => asking(`{ __typename }${' '.repeat(3_000_000)}`)],
  ['is one name of 500,000 letters', () => asking(`{ ${'a'.repeat(500_000)} }`)],
  ['is no GraphQL', () => asking('\u0000\uFFFF}{')],
  ['is empty', () => asking('')],
]
const repeated = (n: number, text: (i: number) => string) => Array.from({ length: n }, (_, i) => text(i)).join(' ')

const bodies: readonly (readonly [string, () => Hostile])[] = [
  ['is no JSON', () => ({ body: '{"query": "{ __typename }"' })],
  ['is a number', () => ({ body: '7' })],
  [
    'is an array of operations',
    () => ({ body: JSON.stringify(Array.from({ length: 50 }, () => ({ query: '{ __typename }' }))) }),
  ],
  ['nests JSON 100,000 levels deep', () => ({ body: `{"query":"{ __typename }","variables":${json(100_000)}}` })],
  [
    'has the key __proto__',
    () => ({ body: '{"__proto__":{"query":"{ __typename }"},"constructor":{"prototype":{"query":"{ __typename }"}}}' }),
  ],
  [
    'has variables of 100,000 keys',
    () =>
      asking(
        'query ($v: JSON) { customers(first: $v) { totalCount } }',
        Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`k${i}`, i])),
      ),
  ],
  [
    'is in a charset other than UTF-8',
    () => ({
      body: Buffer.from(JSON.stringify({ query: '{ __typename }' }), 'utf16le'),
      headers: { 'content-type': 'application/json; charset=utf-16le' },
    }),
  ],
  [
    'says that it is compressed, and is not',
    () => ({ body: '{"query":"{ __typename }"}', headers: { 'content-encoding': 'gzip' } }),
  ],
  [
    'is a megabyte compressed to a kilobyte',
    () => ({
      body: gzipSync(JSON.stringify({ query: `{ __typename } #${'x'.repeat(2 ** 20)}` })),
      headers: { 'content-encoding': 'gzip' },
    }),
  ],
  [
    'is a form',
    () => ({ body: 'query=%7B__typename%7D', headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
  ],
  [
    'is not what its content type says',
    () => ({ body: '<query>{ __typename }</query>', headers: { 'content-type': 'application/xml' } }),
  ],
]

const values: readonly (readonly [string, () => Hostile])[] = [
  ['a cursor that is none', () => asking(customers('after: "' + 'x'.repeat(2_000) + '"'))],
  [
    'a cursor made of JSON',
    () => asking(customers(`after: "${cursorOf({ __proto__: { a: 1 }, k: ["'; drop table customer; --"] })}"`)),
  ],
  ['a cursor of nested JSON', () => asking(customers(`after: "${Buffer.from(json(50_000)).toString('base64url')}"`))],
  ['an id that is SQL', () => asking('{ customer(id: "cus_\' or 1=1; --") { id } }')],
  ['a number beyond every range', () => asking(customers('first: 99999999999999999999'))],
  ['a negative number of records', () => asking(customers('first: -1'))],
  [
    'a filter of prototype keys',
    () =>
      asking(
        'query ($f: CustomerFilter) { customers(filter: $f) { totalCount } }',
        JSON.parse('{"f":{"__proto__":{"name":{"equals":"x"}},"constructor":{}}}'),
      ),
  ],
  [
    'half of a character',
    () =>
      asking('query ($f: CustomerFilter) { customers(filter: $f) { totalCount } }', {
        f: { name: { contains: '\ud800' } },
      }),
  ],
]

/** What looks dear, and is not. */
const harmless: readonly (readonly [string, () => Hostile])[] = [
  [
    'doubles a fragment 40 times',
    () =>
      asking(
        `{ ...F0 } ${repeated(40, (i) => `fragment F${i} on Query { ...F${i + 1} a: __typename ...F${i + 1} }`)} fragment F40 on Query { customers { nodes { id } } }`,
      ),
  ],
]

describe.each([
  ['a document that', documents],
  ['a body that', bodies],
  ['a value:', values],
] as const)('%s', (_what, cases) => {
  it.each(cases)('%s is refused', async (_name, make) => {
    const hostile = make()
    const answers = await Promise.all(Array.from({ length: times }, () => post(hostile)))
    for (const answer of answers) await expectRefused(answer)
  })
})

it('a body of 20 MB is refused before it is read to its end', async () => {
  const sent = post(asking('{ __typename }', { v: 'x'.repeat(20_000_000) }))
  // Whether the refusal is seen, or only that nobody listens any more, is the network's choice.
  await sent.then(expectRefused, ({ cause }: { cause: { code: string } }) =>
    expect(cause.code).toMatch(/^(EPIPE|ECONNRESET|UND_ERR_SOCKET)$/),
  )
})

describe('a request that', () => {
  it.each(harmless)('%s is answered', async (_name, make) => {
    const answers = await Promise.all(Array.from({ length: times }, () => post(make())))
    for (const answer of answers) expect([answer.status, await answer.json()]).toMatchObject([200, { data: {} }])
  })
})

describe('connections', () => {
  it('that send a body byte by byte keep nobody else waiting', async () => {
    const { hostname, port } = new URL(server.url)
    const slow = await Promise.all(
      Array.from({ length: sockets }, async () => {
        const socket = connect(Number(port), hostname)
        await once(socket, 'connect')
        socket.on('error', () => undefined)
        socket.write(
          `POST /graphql HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${server.ownerKey}\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{`,
        )
        return socket
      }),
    )
    for (let i = 0; i < 5; i++) {
      for (const socket of slow) socket.write(' ')
      await delay(20)
      expect((await post(asking('{ __typename }'))).status).toBe(200)
    }
    for (const socket of slow) socket.destroy()
  })

  it('without a credential, or with a forged one, are turned away and keep nobody else waiting', async () => {
    const answers = await Promise.all(
      Array.from({ length: sockets }, (_, i) =>
        post({ ...asking('{ customers { totalCount } }'), headers: { authorization: `Bearer rpk_forged_${i}` } }),
      ),
    )
    for (const { status } of answers) expect(status).toBe(401)
    for (const answer of answers) await answer.body?.cancel()
  })

  it('of sockets that say nothing, or nonsense, are closed by what they said', async () => {
    const url = `${server.url.replace('http', 'ws')}/graphql`
    const codes = await Promise.all(
      [
        '{',
        '7',
        '{"type":"subscribe"}',
        '{"type":"connection_init","payload":{"authorization":"Bearer rpk_forged"}}',
        json(50_000),
      ].map(async (said) => {
        const socket = new WebSocket(url, 'graphql-transport-ws')
        socket.on('error', () => undefined)
        await once(socket, 'open')
        socket.send(said)
        const [code] = (await once(socket, 'close')) as [number]
        return code
      }),
    )
    expect(codes).toEqual([4400, 4400, 4400, 4403, 4400])
  })
})

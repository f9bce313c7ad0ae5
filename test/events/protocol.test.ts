import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isDeeperThan } from '../../src/api/nesting.ts'
import type { TestDatabase } from '../support/postgres.ts'
import { openSocket, rawClient, type RawClient } from './raw-client.ts'
import { collect, customerId, eventually, freshDatabase, startWorld, type World } from './world.ts'

let database: TestDatabase
let world: World

beforeAll(async () => {
  database = await freshDatabase()
  world = await startWorld(database, {
    limits: { initWaitMs: 300, maxMessageBytes: 64 * 1024, maxOperations: 5 },
    allowedOrigins: ['https://crm.example.org'],
  })
})
afterAll(async () => {
  await world.stop()
  await database.drop()
})

const init = (key = world.key) => ({ type: 'connection_init', payload: { authorization: `Bearer ${key}` } })
const subscribe = (id: string, query = 'subscription { recordChanged { cursor } }') => ({
  id,
  type: 'subscribe',
  payload: { query },
})
const nested = (depth: number) => `{"type":"ping","payload":{"a":${'['.repeat(depth)}${']'.repeat(depth)}}}`

describe('the socket is closed', () => {
  const cases: [string, number, (raw: RawClient) => Promise<void> | void][] = [
    ['4400 for text that is not JSON', 4400, (raw) => raw.send('no')],
    ['4400 for JSON that is no message', 4400, (raw) => raw.send('{"type":"greet"}')],
    ['4400 for a subscribe without a query', 4400, (raw) => raw.send({ id: '1', type: 'subscribe', payload: {} })],
    ['4400 for a binary message', 4400, (raw) => raw.send(Buffer.from('{"type":"ping"}'))],
    ['4400 for JSON that nests too deeply', 4400, (raw) => raw.send(nested(20_000))],
    ['4401 for a subscribe before the acknowledgement', 4401, (raw) => raw.send(subscribe('1'))],
    ['4403 without a credential', 4403, (raw) => raw.send({ type: 'connection_init' })],
    [
      '4403 for a credential that is not text',
      4403,
      (raw) => raw.send({ type: 'connection_init', payload: { authorization: ['x'] } }),
    ],
    ['4403 for an unknown key', 4403, (raw) => raw.send(init('rpk_unknown_unknown'))],
    ['4408 when the client does not show a credential in time', 4408, () => undefined],
    [
      '4409 for a second operation of one name',
      4409,
      async (raw) => {
        raw.send(init())
        await raw.next('connection_ack')
        raw.send(subscribe('same'))
        raw.send(subscribe('same'))
      },
    ],
    [
      '4429 for a second init',
      4429,
      (raw) => {
        raw.send(init())
        raw.send(init())
      },
    ],
    [
      '1009 for a message that is too large',
      1009,
      (raw) => raw.send(`{"type":"ping","payload":{"a":"${'x'.repeat(70_000)}"}}`),
    ],
  ]
  it.each(cases)('%s', async (_title, code, act) => {
    const raw = await openSocket(world.url)
    await act(raw)
    expect((await raw.closed).code).toBe(code)
  })

  it.each([
    ['without a protocol', ''],
    ['with a protocol of before', 'graphql-ws'],
  ])('4406 or refused %s', async (_title, protocol) => {
    const outcome = await openSocket(world.url, protocol).then(
      async (raw) => (await raw.closed).code,
      (error: Error) => error.message,
    )
    expect([4406, 'Server sent no subprotocol']).toContain(outcome)
  })

  it.each([
    ['none', { type: 'connection_init' }, 'got none'],
    ['an unknown key', init('rpk_unknown_unknown'), 'got one that is not valid'],
  ])('4403 with what was expected, for a client that shows %s', async (_title, message, got) => {
    const raw = await openSocket(world.url)
    raw.send(message)
    const { reason } = await raw.closed
    expect(reason).toBe(`Forbidden: expected connectionParams { "authorization": "Bearer <API key>" }, ${got}`)
    expect(Buffer.byteLength(reason)).toBeLessThanOrEqual(123)
  })

  it('1013 when one credential has too many sockets', async () => {
    const other = await startWorld(database, { limits: { maxSocketsPerViewer: 1 } })
    const first = await rawClient(other.url, other.key)
    const second = await openSocket(other.url)
    second.send(init(other.key))
    expect((await second.closed).code).toBe(1013)
    first.close()
    await first.closed
    await eventually(() => other.door.sockets === 0)
    const third = await rawClient(other.url, other.key)
    third.close()
    await other.stop()
  })
})

describe('a credential is taken', () => {
  const forms: [string, (key: string) => object][] = [
    ['as authorization with Bearer', (key) => ({ authorization: `Bearer ${key}` })],
    ['as authorization without Bearer', (key) => ({ authorization: key })],
    ['as Authorization with Bearer', (key) => ({ Authorization: `Bearer ${key}` })],
    ['as Authorization without Bearer', (key) => ({ Authorization: ` ${key} ` })],
    ['as headers.Authorization', (key) => ({ headers: { Authorization: `Bearer ${key}` } })],
    ['as headers.authorization', (key) => ({ headers: { authorization: key } })],
  ]
  it.each(forms)('%s', async (_title, payload) => {
    const raw = await openSocket(world.url)
    raw.send({ type: 'connection_init', payload: payload(world.key) })
    expect(JSON.parse(await raw.next('connection_ack'))).toEqual({ type: 'connection_ack' })
    raw.close()
  })
})

describe('the handshake', () => {
  const from = (origin: string) =>
    openSocket(world.url, undefined, { headers: { origin } }).then(
      (raw) => {
        raw.close()
        return 'open'
      },
      (error: Error) => error.message,
    )

  it('is open to our own address, to listed origins and to programs', async () => {
    expect(await from(world.httpUrl)).toBe('open')
    expect(await from('https://crm.example.org')).toBe('open')
    const raw = await openSocket(world.url)
    raw.close()
  })

  it.each([
    'https://evil.example',
    'http://127.0.0.1:1',
    'null',
    'https://crm.example.org.evil.example',
    'not an address',
  ])('is refused to %s', async (origin) => {
    expect(await from(origin)).toBe('refused with 403')
  })

  it('is refused elsewhere than at /graphql', async () => {
    await expect(openSocket(world.url.replace('/graphql', '/other'))).rejects.toThrow('refused with 404')
  })

  it('is refused when the process has too many sockets', async () => {
    const other = await startWorld(database, { limits: { maxSockets: 1 } })
    const first = await rawClient(other.url, other.key)
    await expect(openSocket(other.url)).rejects.toThrow('refused with 503')
    first.close()
    await other.stop()
  })
})

describe('over a socket', () => {
  const ask = async (query: string, variables: Record<string, unknown> = {}, key = world.key) => {
    const raw = await rawClient(world.url, key)
    raw.send({ id: '1', type: 'subscribe', payload: { query, variables } })
    const text = await Promise.race([raw.next('next'), raw.next('error')])
    raw.close()
    return JSON.parse(text) as { type: string; payload: unknown }
  }
  const over = async (query: string, variables: Record<string, unknown> = {}) => {
    const response = await fetch(`${world.httpUrl}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${world.key}` },
      body: JSON.stringify({ query, variables }),
    })
    return (await response.json()) as { data?: unknown; errors?: { message: string; extensions: { code: string } }[] }
  }

  it('queries answer what they answer over HTTP', async () => {
    await world.addCustomer('Joan')
    const query = 'query($first: Int!) { customers(first: $first) { nodes { name } totalCount } }'
    expect(await ask(query, { first: 1 })).toEqual({ id: '1', type: 'next', payload: await over(query, { first: 1 }) })
  })

  it('mutations write and are completed', async () => {
    const raw = await rawClient(world.url, world.key)
    raw.send(
      subscribe(
        'm',
        'mutation { createCustomer(input: { kind: PERSON, name: "Karen" }) { customer { name } userErrors { code } } }',
      ),
    )
    expect(JSON.parse(await raw.next('next'))).toMatchObject({
      id: 'm',
      type: 'next',
      payload: { data: { createCustomer: { customer: { name: 'Karen' }, userErrors: [] } } },
    })
    expect(JSON.parse(await raw.next('complete'))).toEqual({ id: 'm', type: 'complete' })
    raw.close()
  })

  it.each([
    ['a syntax error', 'query {', {}, 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', '{ nothing }', {}, 'GRAPHQL_VALIDATION_FAILED'],
    ['a variable of another type', 'query($id: ID!) { customer(id: $id) { id } }', {}, 'BAD_USER_INPUT'],
    [
      'two subscription fields',
      'subscription { a: scoreChanged { cursor } b: scoreChanged { cursor } }',
      {},
      'GRAPHQL_VALIDATION_FAILED',
    ],
  ])('refuses %s with the code that it has over HTTP', async (_title, query, variables, code) => {
    const { type, payload } = await ask(query, variables)
    expect(type).toBe('error')
    expect(payload).toMatchObject([{ extensions: { code } }])
    const { errors } = await over(query, variables)
    expect(errors?.[0]?.extensions.code).toBe(code)
  })

  it.each([
    ['of too many tokens', `{${'a{'.repeat(9_000)}`],
    ['that nests as deep as its tokens allow', `{a(b:${'['.repeat(4_500)}${']'.repeat(4_500)})}`],
  ])('refuses a document %s', async (_title, query) => {
    expect((await ask(query)).payload).toMatchObject([{ extensions: { code: 'TOO_EXPENSIVE' } }])
  })

  it('refuses a subscription field with a directive', async () => {
    const { type } = await ask('subscription { scoreChanged @skip(if: false) { cursor } }')
    expect(type).toBe('error')
  })

  it('answers errors of fields beside the data, with the code of the table', async () => {
    const query = 'query($id: ID!) { customer(id: $id) { name } }'
    for (let i = 0; i < 3; i++) {
      const { payload } = await ask(query, { id: 'usr_nothing' })
      expect(payload).toMatchObject({
        data: { customer: null },
        errors: [{ path: ['customer'], extensions: { code: 'INVALID_ID' } }],
      })
    }
  })

  it('takes only so many operations at a time', async () => {
    const raw = await rawClient(world.url, world.key)
    for (let i = 0; i < 6; i++) raw.send(subscribe(String(i)))
    expect(JSON.parse(await raw.next('error'))).toMatchObject({
      id: '5',
      payload: [{ extensions: { code: 'TOO_EXPENSIVE' } }],
    })
    raw.send({ id: '0', type: 'complete' })
    await eventually(() => world.events.hub.subscribers === 4)
    raw.send(subscribe('again'))
    await eventually(() => world.events.hub.subscribers === 5)
    raw.close()
  })

  it('refuses a name for an operation that would swell every item', async () => {
    const raw = await rawClient(world.url, world.key)
    raw.send(subscribe('x'.repeat(201)))
    expect(JSON.parse(await raw.next('error'))).toMatchObject({ payload: [{ extensions: { code: 'INVALID_INPUT' } }] })
    raw.close()
  })

  it('answers a ping', async () => {
    const raw = await openSocket(world.url)
    raw.send({ type: 'ping', payload: { n: 1 } })
    expect(JSON.parse(await raw.next('pong'))).toEqual({ type: 'pong', payload: { n: 1 } })
    raw.close()
  })

  it('sends items before the completion that follows them', async () => {
    const client = world.connect()
    const id = await world.addCustomer('Mary')
    await world.quiet()
    const changes = collect(client, 'subscription($id: ID!) { recordChanged(filter: { ids: [$id] }) { cursor } }', {
      id: customerId(id),
    })
    await eventually(() => world.events.hub.subscribers === 1)
    await world.rename(id, 'Mary K.')
    await changes.waitFor(1)
    expect(changes.completed).toBe(false)
    await client.dispose()
  })
})

it('a subscription over HTTP is told where to go', async () => {
  const response = await fetch(`${world.httpUrl}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${world.key}` },
    body: JSON.stringify({ query: 'subscription { scoreChanged { cursor } }' }),
  })
  const { errors } = (await response.json()) as { errors: { message: string }[] }
  expect(errors[0]!.message).toContain('graphql-transport-ws')
})

it('the depth of JSON text is found without building its value', () => {
  const depthOf = (value: unknown): number =>
    value !== null && typeof value === 'object' ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), fc.integer({ min: 0, max: 8 }), (value, max) => {
      expect(isDeeperThan(JSON.stringify(value), max)).toBe(depthOf(value) > max)
    }),
  )
  expect(isDeeperThan('"[[[[\\"[["', 0)).toBe(false)
})

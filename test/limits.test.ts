import { once } from 'node:events'
import { get, request, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { text as textOf } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { prices } from '../src/api/prices.ts'
import { RateLimit } from '../src/api/rate-limit.ts'
import { openSocket, rawClient, type RawClient } from './events/raw-client.ts'
import { demoPlugin, startTestApp, type TestApp } from './support/app.ts'
import { sentStatements } from './support/statements.ts'

let app: TestApp
let socket: RawClient

beforeAll(async () => {
  app = await startTestApp({ plugins: [demoPlugin] })
  socket = await rawClient(`${app.url.replace('http', 'ws')}/graphql`, app.ownerKey)
})
afterAll(async () => {
  socket?.close()
  await app?.stop()
})

interface Reply {
  readonly status: number
  readonly type: string
  readonly codes: readonly unknown[]
  readonly text: string
  readonly headers: Headers
}

const send = async (init: RequestInit & { path?: string; key?: string | null }): Promise<Reply> => {
  const { key = app.ownerKey, path = '/graphql', headers, ...rest } = init
  const response = await fetch(`${app.url}${path}`, {
    method: 'POST',
    headers: {
      ...(typeof rest.body === 'string' ? { 'content-type': 'application/json' } : {}),
      ...(key === null ? {} : { authorization: `Bearer ${key}` }),
      ...(headers as Record<string, string> | undefined),
    },
    ...rest,
  })
  const text = await response.text()
  const { errors = [] } = JSON.parse(text) as { errors?: { extensions: { code: unknown } }[] }
  return {
    status: response.status,
    type: response.headers.get('content-type') ?? '',
    codes: errors.map(({ extensions }) => extensions.code),
    text,
    headers: response.headers,
  }
}

let calls = 0
/** One operation on the socket: its answer, or its errors. */
const live = async (query: string, variables?: object): Promise<{ codes: readonly unknown[]; text: string }> => {
  const id = String(++calls)
  const answered = new Promise<string>((resolve) => {
    const look = (data: Buffer) => {
      const message = JSON.parse(data.toString()) as { id?: string; type: string }
      if (message.id !== id || message.type === 'complete') return
      socket.ws.off('message', look)
      resolve(data.toString())
    }
    socket.ws.on('message', look)
  })
  socket.send({ id, type: 'subscribe', payload: { query, ...(variables ? { variables } : {}) } })
  const text = await answered
  const { payload } = JSON.parse(text)
  const errors = (Array.isArray(payload) ? payload : (payload.errors ?? [])) as { extensions: { code: unknown } }[]
  return { codes: errors.map(({ extensions }) => extensions.code), text }
}

const repeat = (times: number, text: (i: number) => string) =>
  Array.from({ length: times }, (_, i) => text(i)).join(' ')
const deepJson = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`

/** Documents that must not run, over HTTP and WebSocket alike. */
const documents: readonly [attack: string, query: string, code: string, variables?: object][] = [
  ['101 aliases (graphql-cop)', `{ ${repeat(101, (i) => `a${i}: __typename`)} }`, 'TOO_EXPENSIVE'],
  [
    '101 aliases of a sensitive mutation',
    `mutation { ${repeat(101, (i) => `a${i}: createUser(input: { name: "a", email: "a${i}@b.c" }) { userErrors { code } }`)} }`,
    'TOO_EXPENSIVE',
  ],
  ['a field 500 times (graphql-cop)', `{ serverInfo { ${repeat(500, () => 'version')} } }`, 'TOO_EXPENSIVE'],
  ['__typename 500 times', `{ ${repeat(500, () => '__typename')} }`, 'TOO_EXPENSIVE'],
  [
    'a fragment 500 times',
    `{ serverInfo { ${repeat(500, () => '...F')} } } fragment F on ServerInfo { version }`,
    'TOO_EXPENSIVE',
  ],
  ['10 unknown directives (graphql-cop)', `{ __typename ${repeat(10, () => '@aa')} }`, 'TOO_EXPENSIVE'],
  [
    '500 directives on a fragment',
    `{ ...F ${repeat(500, () => '@include(if: true)')} } fragment F on Query { __typename }`,
    'TOO_EXPENSIVE',
  ],
  [
    'circular introspection (graphql-cop)',
    `{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }`,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'introspection behind an alias',
    `{ a: __schema { types { fields { type { fields { type { fields { type { name } } } } } } } } }`,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'a document that nests 3,000 deep',
    `${'{ customers { nodes '.repeat(1_500)}{ id }${' } }'.repeat(1_500)}`,
    'TOO_EXPENSIVE',
  ],
  ['a list that nests 100,000 deep', `{ customers(filter: ${'['.repeat(100_000)}`, 'TOO_EXPENSIVE'],
  [
    'deep braces behind a comment and a block string',
    `# "\n{ a(b: """ \\""" { """) ${'{ a '.repeat(100)}`,
    'TOO_EXPENSIVE',
  ],
  ['20,000 tokens', `{ ${repeat(20_000, (i) => `f${i}`)} }`, 'GRAPHQL_PARSE_FAILED'],
  ['200 fragments', `{ ...F0 } ${repeat(200, (i) => `fragment F${i} on Query { __typename }`)}`, 'TOO_EXPENSIVE'],
  [
    'a circle of fragments',
    '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }',
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'fragments that double at each level',
    `{ customers { nodes { ...F0 } } } ${repeat(24, (i) => `fragment F${i} on Customer { a: opportunities { nodes { customer { ...F${i + 1} } } } b: opportunities { nodes { customer { ...F${i + 1} } } } }`)} fragment F24 on Customer { id }`,
    'TOO_EXPENSIVE',
  ],
  [
    'pages in pages, as literals',
    '{ customers(first: 100) { nodes { interactions(first: 100) { nodes { customer { orders(first: 100) { nodes { id } } } } } } } }',
    'TOO_EXPENSIVE',
  ],
  [
    'pages in pages, as variables',
    'query ($n: Int!) { customers(first: $n) { nodes { interactions(first: $n) { nodes { customer { orders(first: $n) { nodes { id } } } } } } } }',
    'TOO_EXPENSIVE',
    { n: 100 },
  ],
  [
    'pages in pages, as a default of a variable',
    'query ($n: Int! = 100) { customers(first: $n) { nodes { interactions(first: $n) { nodes { customer { orders(first: $n) { nodes { id } } } } } } } }',
    'TOO_EXPENSIVE',
  ],
  [
    '40 large pages side by side',
    `{ ${repeat(40, (i) => `a${i}: customers(first: 100) { nodes { orders(first: 100) { nodes { id } } } }`)} }`,
    'TOO_EXPENSIVE',
  ],
  ['an unknown field', '{ customerz { id } }', 'GRAPHQL_VALIDATION_FAILED'],
  ['bad syntax', '{ customers(', 'GRAPHQL_PARSE_FAILED'],
  ['nothing', '', 'GRAPHQL_PARSE_FAILED'],
  [
    'a variable of another type',
    'query ($n: Int!) { customers(first: $n) { totalCount } }',
    'BAD_USER_INPUT',
    { n: 'many' },
  ],
  ['two operations without a name', 'query A { __typename } query B { __typename }', 'OPERATION_RESOLUTION_FAILURE'],
]

describe('an operation with', () => {
  it.each(documents)(
    '%s is refused over HTTP and WebSocket, without a statement',
    async (_attack, query, code, variables) => {
      const sent = await sentStatements(async () => {
        const overHttp = await send({ body: JSON.stringify({ query, variables }) })
        if (query !== '') expect(overHttp.codes[0]).toBe(code)
        expect(overHttp.codes.length).toBeGreaterThan(0)
        expect(overHttp.codes.length).toBeLessThan(10)
        expect(overHttp.type).toMatch(/json/)
        expect(overHttp.text).not.toMatch(/node_modules|\.ts:|at .*\(/)
        const overSocket = await live(query, variables)
        expect(overSocket.codes[0]).toBe(code)
      })
      expect(sent.filter((text) => /customer|app_user/.test(text))).toEqual([])
    },
  )

  it('what people ask for runs, and says what it costs', async () => {
    const query = `query Page($first: Int!) {
      customers(first: $first) { totalCount nodes { id name orders(first: 5) { edges { cursor node { id lines { position } } } } } pageInfo { hasNextPage } } }`
    const { text } = await send({ body: JSON.stringify({ query, variables: { first: 10 } }) })
    const { operation, statement, selection, value, page, record, scalar, rootCount } = prices
    const order = record + scalar + 10 * (record + scalar)
    const edges = 5 * (scalar + order)
    const nodes = 10 * (record + 2 * scalar + page + edges)
    const whole = operation + statement + 14 * selection + 2 * value
    const requested = Math.ceil(whole + page + rootCount + (record + scalar) + nodes)
    const cost = { requested, limit: 50_000 }
    expect(JSON.parse(text)).toMatchObject({ data: { customers: { nodes: [] } }, extensions: { cost } })
    expect(JSON.parse((await live(query, { first: 10 })).text).payload.extensions).toEqual({ cost })
  })

  it('what skips its costly part pays for the rest only', async () => {
    const query =
      'query ($all: Boolean!) { customers(first: 100) { nodes { orders(first: 100) @include(if: $all) { nodes { id } } } } }'
    const costOf = async (all: boolean) =>
      JSON.parse((await send({ body: JSON.stringify({ query, variables: { all } }) })).text).extensions.cost
        .requested as number
    const { selection, page, record, scalar } = prices
    const orders = 3 * selection + 100 * (page + 100 * (record + scalar))
    // What is skipped is looked at once, and a page without fields has records all the same.
    expect((await costOf(true)) - (await costOf(false))).toBeCloseTo(orders - selection, -1)
  })

  it('the introspection that tools send runs', async () => {
    const { getIntrospectionQuery } = await import('graphql')
    const { text } = await send({ body: JSON.stringify({ query: getIntrospectionQuery() }) })
    expect(JSON.parse(text)).toMatchObject({
      data: { __schema: {} },
      extensions: { cost: { requested: expect.any(Number) } },
    })
    expect(JSON.parse(text).extensions.cost.requested).toBeLessThan(15_000)
  })
})

const ok = JSON.stringify({ query: '{ __typename }' })
const form = { 'content-type': 'application/x-www-form-urlencoded' }

type Refused = readonly [what: string, init: Parameters<typeof send>[0], status: number, code: string]

describe('a request', () => {
  const requests: readonly Refused[] = [
    ['without a credential', { body: ok, key: null }, 401, 'UNAUTHENTICATED'],
    ['without a credential, whatever its body', { body: '{', key: null }, 401, 'UNAUTHENTICATED'],
    ['with a wrong credential', { body: ok, key: `rpk_${'x'.repeat(43)}` }, 401, 'UNAUTHENTICATED'],
    [
      'of 10 operations at once (graphql-cop)',
      { body: JSON.stringify(Array.from({ length: 10 }, () => ({ query: '{ __typename }' }))) },
      400,
      'BAD_REQUEST',
    ],
    [
      'with JSON of 2,000 levels as variables',
      { body: `{"query":"{ __typename }","variables":${deepJson(2_000)}}` },
      400,
      'MALFORMED_REQUEST',
    ],
    ['with JSON of a million levels', { body: '['.repeat(1_000_000) }, 400, 'MALFORMED_REQUEST'],
    [
      'with variables of 2,000 levels in a GET',
      {
        method: 'GET',
        path: `/graphql?query=%7B__typename%7D&variables=${encodeURIComponent(deepJson(500))}`,
        headers: { 'content-type': 'application/json' },
      },
      400,
      'MALFORMED_REQUEST',
    ],
    ['with a body that is no JSON', { body: '{"query":' }, 400, 'MALFORMED_REQUEST'],
    ['with a body that is no object', { body: '"query"' }, 400, 'BAD_REQUEST'],
    ['with an empty body', { body: '' }, 400, 'MALFORMED_REQUEST'],
    [
      'with a body that is not UTF-8',
      { body: new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d]), headers: { 'content-type': 'application/json' } },
      400,
      'MALFORMED_REQUEST',
    ],
    [
      'in UTF-16',
      { body: ok, headers: { 'content-type': 'application/json; charset=utf-16' } },
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    [
      'in UTF-7',
      { body: ok, headers: { 'content-type': 'application/json;charset="utf-7"' } },
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    ['as a form (graphql-cop)', { body: 'query=%7B__typename%7D', headers: form }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['as plain text', { body: ok, headers: { 'content-type': 'text/plain' } }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ...['gzip', 'br', 'identity, gzip', 'of-my-own'].map((coding): Refused => [
      `with the content coding ${coding}`,
      { body: ok, headers: { 'content-type': 'application/json', 'content-encoding': coding } },
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ]),
    [
      'compressed with gzip',
      { body: gzipSync(ok), headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' } },
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    [
      'larger than 2 MiB',
      { body: JSON.stringify({ query: `{ __typename } # ${'x'.repeat(3 * 1024 * 1024)}` }) },
      413,
      'TOO_LARGE',
    ],
    [
      'to mutate by GET (graphql-cop)',
      {
        method: 'GET',
        path: `/graphql?query=${encodeURIComponent('mutation { deleteOrder(input: { id: "x" }) { deletedId } }')}`,
        headers: { 'content-type': 'application/json' },
      },
      405,
      'BAD_REQUEST',
    ],
    [
      'to ask by GET as a page of another site can (graphql-cop)',
      { method: 'GET', path: '/graphql?query=%7B__typename%7D' },
      400,
      'BAD_REQUEST',
    ],
    ['with a query that is no text', { body: '{"query":{"kind":"Document"}}' }, 400, 'BAD_REQUEST'],
    ['with variables that are a text', { body: '{"query":"{ __typename }","variables":"{}"}' }, 400, 'BAD_REQUEST'],
    [
      'for a persisted query',
      { body: '{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"aa"}}}' },
      // As clients of persisted queries expect it.
      200,
      'PERSISTED_QUERY_NOT_SUPPORTED',
    ],
  ]
  it.each(requests)('%s is refused in JSON', async (_what, init, status, code) => {
    const reply = await send(init)
    expect([reply.status, reply.codes]).toEqual([status, [code]])
    expect(reply.type).toMatch(/^application\/json/)
  })

  it.each([
    ['in UTF-8 that says so', { 'content-type': 'application/json; charset=UTF-8' }],
    ['of plain JSON', { 'content-type': 'application/json' }],
    ['that says it is not compressed', { 'content-type': 'application/json', 'content-encoding': 'Identity' }],
  ])('%s is answered', async (_what, headers) => {
    expect((await send({ body: ok, headers })).status).toBe(200)
  })

  it('that is compressed learns what is accepted', async () => {
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'content-encoding': 'gzip',
        authorization: `Bearer ${app.ownerKey}`,
      },
      body: new Uint8Array(gzipSync(ok)),
    })
    expect([response.headers.get('accept-encoding'), await response.json()]).toEqual([
      'identity',
      {
        errors: [
          {
            message: 'expected an uncompressed body (identity), got content-encoding gzip',
            extensions: { code: 'UNSUPPORTED_MEDIA_TYPE' },
          },
        ],
      },
    ])
  })

  it.each([
    ['introspection', '{ __schema { types { name } } }'],
    ['a guess at a field', '{ customerz { id } }'],
    ['a guess at a type', '{ node(id: "x") { ... on Custom { id } } }'],
    ['a guess at an argument', 'mutation { createUser(input: { nam: "a" }) { user { id } } }'],
    ['bad syntax', '{'],
  ])('without a credential learns nothing of the schema by %s (graphql-cop, clairvoyance)', async (_what, query) => {
    const { status, text } = await send({ body: JSON.stringify({ query }), key: null })
    expect([status, text]).toEqual([
      401,
      '{"errors":[{"message":"expected a credential: Authorization: Bearer <API key>","extensions":{"code":"UNAUTHENTICATED"}}]}',
    ])
    const raw = await openSocket(`${app.url.replace('http', 'ws')}/graphql`)
    raw.send({ id: '1', type: 'subscribe', payload: { query } })
    expect(await raw.closed).toMatchObject({ code: 4401 })
  })

  it('is never traced (graphql-cop)', async () => {
    const { text } = await send({ body: ok, headers: { 'apollo-federation-include-trace': 'ftv1' } })
    expect(Object.keys(JSON.parse(text).extensions)).toEqual(['cost'])
  })

  const odd: readonly [what: string, init: Parameters<typeof send>[0], status: number, code: string, allow?: string][] =
    [
      ['to put', { method: 'PUT', body: ok }, 405, 'MALFORMED_REQUEST', 'GET, HEAD, POST, OPTIONS'],
      ['to delete', { method: 'DELETE' }, 405, 'MALFORMED_REQUEST', 'GET, HEAD, POST, OPTIONS'],
      [
        'to patch without a credential',
        { method: 'PATCH', key: null },
        405,
        'MALFORMED_REQUEST',
        'GET, HEAD, POST, OPTIONS',
      ],
      ['to get imports', { method: 'GET', path: '/imports?type=orders' }, 405, 'MALFORMED_REQUEST', 'POST'],
      ['to get the demo', { method: 'GET', path: '/demo' }, 405, 'MALFORMED_REQUEST', 'POST'],
      ['to post to /livez', { path: '/livez', body: ok }, 405, 'MALFORMED_REQUEST', 'GET, HEAD'],
      ['for nothing', { path: '/nothing', body: ok }, 404, 'NOT_FOUND'],
      ['for a folder above', { method: 'GET', path: '/graphiql/..%2f..%2fpackage.json' }, 404, 'NOT_FOUND'],
      ['for a path that ends in an escape', { method: 'GET', path: '/%' }, 400, 'MALFORMED_REQUEST'],
      ['for a path that is not UTF-8', { method: 'GET', path: '/graphql%ff' }, 400, 'MALFORMED_REQUEST'],
      ['to post to a broken path', { path: '/%zz', body: ok }, 400, 'MALFORMED_REQUEST'],
      ['with headers of 100 KiB', { body: ok, headers: { 'x-large': 'x'.repeat(100_000) } }, 431, 'MALFORMED_REQUEST'],
    ]
  it.each(odd)('%s is refused in JSON, with its code', async (_what, init, status, code, allow) => {
    const reply = await send(init)
    expect([reply.status, reply.codes, reply.headers.get('allow')]).toEqual([status, [code], allow ?? null])
    expect(reply.type).toBe('application/json; charset=utf-8')
  })

  it.each([
    ['elsewhere', '/other', undefined, 404, 'NOT_FOUND', 'WebSockets are at /graphql'],
    [
      'from another site',
      '/graphql',
      'https://evil.example',
      403,
      'FORBIDDEN',
      'pages of this origin may not connect; ALLOWED_ORIGINS lists those that may',
    ],
  ])('for a WebSocket %s is refused in JSON', async (_what, path, origin, status, code, message) => {
    const headers = {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
      ...(origin === undefined ? {} : { origin }),
    }
    const [answer] = (await once(get(`${app.url}${path}`, { headers }), 'response')) as [IncomingMessage]
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([status, 'application/json; charset=utf-8'])
    expect(JSON.parse(await textOf(answer))).toEqual({ errors: [{ message, extensions: { code } }] })
  })

  it('for a WebSocket that is not one is refused in JSON', async () => {
    const headers = { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '7' }
    const [answer] = (await once(get(`${app.url}/graphql`, { headers }), 'response')) as [IncomingMessage]
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([400, 'application/json; charset=utf-8'])
    expect(JSON.parse(await textOf(answer))).toEqual({
      errors: [{ message: 'Missing or invalid Sec-WebSocket-Key header', extensions: { code: 'MALFORMED_REQUEST' } }],
    })
  })

  it('that offers HTTP/2 is answered over HTTP/1.1', async () => {
    const sending = request(`${app.url}/graphql`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${app.ownerKey}`,
        'content-type': 'application/json',
        connection: 'Upgrade, HTTP2-Settings',
        upgrade: 'h2c',
        'http2-settings': 'AAEAAEAAAAIAAAABAAMAAABkAAQBAAAAAAUAAEAA',
      },
    })
    sending.end(ok)
    const [answer] = (await once(sending, 'response')) as [IncomingMessage]
    expect([answer.statusCode, JSON.parse(await textOf(answer)).data]).toEqual([200, { __typename: 'Query' }])
  })

  it('that is not HTTP is refused in JSON, and the connection is closed', async () => {
    const line = connect(Number(new URL(app.url).port), '127.0.0.1')
    line.end('HELLO WORLD\r\n\r\n')
    const answer = await textOf(line)
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\nConnection: close\r\n/)
    expect(JSON.parse(answer.split('\r\n\r\n')[1]!)).toEqual({
      errors: [{ message: 'expected an HTTP/1.1 request', extensions: { code: 'MALFORMED_REQUEST' } }],
    })
  })

  it('for the page of GraphiQL gets a page without key, data or schema (graphql-cop)', async () => {
    const page = await (await fetch(`${app.url}/graphiql`)).text()
    expect(page).not.toContain(app.ownerKey)
    expect(page).not.toMatch(/rpk_|__schema|customers|https?:\/\//)
  })

  it('with an error of ours shows an id and nothing else (graphql-cop)', async () => {
    await app.sql('alter table pipeline rename to pipeline_gone')
    const { text, codes } = await send({ body: JSON.stringify({ query: '{ pipelines { id } }' }) })
    await app.sql('alter table pipeline_gone rename to pipeline')
    expect(codes).toEqual(['INTERNAL_ERROR'])
    expect(text).not.toMatch(/relation|select|pipeline"|stacktrace/)
  })
})

describe('the rate limit', () => {
  it('lets a burst through, then as much as refills, for each credential by itself', () => {
    let now = 0
    const limit = new RateLimit(10, () => now)
    expect(limit.take('a', 600)).toBeUndefined()
    expect(limit.take('a', 25)).toBe(3)
    expect(limit.take('b', 600)).toBeUndefined()
    now = 2_400
    expect(limit.take('a', 25)).toBe(1)
    now = 2_500
    expect(limit.take('a', 25)).toBeUndefined()
    expect(limit.take('a', 1)).toBe(1)
    now = 1_000_000
    expect(limit.take('a', 5_000)).toBeUndefined()
    expect(limit.take('a', 1)).toBe(1)
    expect(new RateLimit(0).take('a', 1e9)).toBeUndefined()
  })

  it('answers 429 with Retry-After over HTTP, and the same code on a socket, whatever other keys do', async () => {
    const limited = await startTestApp({ env: { RATE_LIMIT: '16' } })
    try {
      const ask = (key: string) =>
        fetch(`${limited.url}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
          body: JSON.stringify({ query: '{ customers(first: 100) { nodes { id } } }' }),
        })
      const { key } = await limited.addUser('Greedy', 'READER')
      expect((await ask(key)).status).toBe(200)
      expect((await ask(key)).status).toBe(200)
      const refused = await ask(key)
      expect(refused.status).toBe(429)
      const { errors } = (await refused.json()) as { errors: { extensions: Record<string, unknown> }[] }
      expect(errors[0]!.extensions).toMatchObject({ code: 'RATE_LIMITED', requested: 425 })
      const seconds = Number(refused.headers.get('retry-after'))
      expect(errors[0]!.extensions['retryAfterSeconds']).toBe(seconds)
      expect(seconds).toBeGreaterThan(0)
      const raw = await rawClient(`${limited.url.replace('http', 'ws')}/graphql`, key)
      raw.send({ id: '1', type: 'subscribe', payload: { query: '{ customers(first: 100) { nodes { id } } }' } })
      expect(JSON.parse(await raw.next('error')).payload).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }])
      raw.close()
      expect((await ask(limited.ownerKey)).status).toBe(200)
    } finally {
      await limited.stop()
    }
  })

  it('counts files and fillings of the demo too, large ones like small ones', async () => {
    const limited = await startTestApp({ plugins: [demoPlugin], env: { RATE_LIMIT: '100' } })
    try {
      const post = async (path: string, body: string) => {
        const init = { method: 'POST', headers: { authorization: `Bearer ${limited.ownerKey}` }, body }
        const response = await fetch(`${limited.url}${path}`, init)
        const { errors } = (await response.json()) as { errors?: { extensions: Record<string, unknown> }[] }
        return {
          status: response.status,
          retryAfter: response.headers.get('retry-after'),
          extensions: errors?.[0]?.extensions,
        }
      }
      const file = `id,name\n${Array.from({ length: 20_000 }, (_, i) => `${i},Ada\n`).join('')}`
      // A bucket holds a minute: 6,000 points, six files.
      for (let i = 0; i < 6; i++) expect((await post(`/imports?type=customers&source=s${i}`, file)).status).toBe(202)
      for (const [path, requested] of [
        ['/imports?type=customers', 1_000],
        ['/demo', 10_000],
      ] as const) {
        const { status, retryAfter, extensions } = await post(path, path === '/demo' ? '' : file)
        expect([status, extensions]).toEqual([
          429,
          { code: 'RATE_LIMITED', requested, retryAfterSeconds: Number(retryAfter) },
        ])
        expect(Number(retryAfter)).toBeGreaterThan(0)
      }
      // Who may not do it is told that, and pays nothing.
      const { key } = await limited.addUser('Reader', 'READER')
      for (let i = 0; i < 8; i++) {
        const init = { method: 'POST', headers: { authorization: `Bearer ${key}` }, body: file }
        expect((await fetch(`${limited.url}/imports?type=customers`, init)).status).toBe(403)
      }
    } finally {
      await limited.stop()
    }
  })

  it('of one operation is what the environment says', async () => {
    const small = await startTestApp({ env: { MAX_OPERATION_COST: '424' } })
    try {
      const { errors } = await small.ask('{ customers(first: 100) { nodes { id } } }')
      expect(errors?.[0]?.extensions).toEqual({ code: 'TOO_EXPENSIVE', requested: 425, limit: 424 })
      expect((await small.ask('{ customers(first: 99) { nodes { id } } }')).errors).toBeUndefined()
    } finally {
      await small.stop()
    }
  })
})

describe('a filter that would keep the database busy is refused before any SQL', () => {
  const query = 'query ($f: CustomerFilter!) { customers(first: 1, filter: $f) { totalCount } }'
  const many = (n: number) => Array.from({ length: n }, (_, i) => ({ name: { contains: `n${i}` } }))
  it.each([
    ['thousands of conditions', { or: many(5_000) }, 'TOO_EXPENSIVE'],
    ['a list of thousands', { name: { in: Array.from({ length: 5_000 }, String) } }, 'TOO_EXPENSIVE'],
    ['a text of thousands of characters', { name: { contains: 'x'.repeat(5_000) } }, 'INVALID_INPUT'],
  ])('%s', async (_what, f, code) => {
    const { errors } = await app.ask(query, { f })
    expect(errors?.map(({ extensions }) => extensions['code'])).toEqual([code])
  })

  it('but not one that a person builds', async () => {
    expect((await app.ask(query, { f: { or: many(60) } })).errors).toBeUndefined()
  })
})

describe('text that PostgreSQL cannot hold is refused before any SQL, over HTTP and WebSocket:', () => {
  const create = 'mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { userErrors { code } } }'
  const input = (part: object) => ({ input: { kind: 'PERSON', name: 'x', ...part } })
  const filtered = 'query ($f: CustomerFilter!) { customers(first: 1, filter: $f) { totalCount } }'
  const found = 'query ($text: String) { customers(search: $text) { totalCount } }'
  const byId = 'query ($source: String!) { customerByExternalId(source: $source, externalId: "1") { id } }'
  const literal = (argument: string) => `{ customers(${argument}) { totalCount } }`
  const attacks: readonly [what: string, query: string, variables: object | undefined, path: readonly string[]][] = [
    ['a NUL in an idempotency key', create, input({ idempotencyKey: 'a\0b' }), ['input', 'idempotencyKey']],
    ['half of a character in a name', create, input({ name: 'x\ud800' }), ['input', 'name']],
    ['a NUL inside JSON', create, input({ attributes: { a: ['\0'] } }), ['input', 'attributes', 'a', '0']],
    ['a NUL in a name inside JSON', create, input({ attributes: { a: { 'b\0': 1 } } }), ['input', 'attributes', 'a']],
    ['a NUL in a filter', filtered, { f: { or: [{ name: { eq: 'a\0' } }] } }, ['f', 'or', '0', 'name', 'eq']],
    ['half of a character in a filter', filtered, { f: { name: { in: ['\udc00'] } } }, ['f', 'name', 'in', '0']],
    ['a NUL in a search', found, { text: 'a\0' }, ['text']],
    ['half of a character in an argument', byId, { source: '\ud83d' }, ['source']],
    ['a NUL in a default of a variable', found.replace('String', 'String = "\\u0000"'), {}, ['text']],
    ['a NUL in a literal', literal('search: "a\\u0000"'), undefined, ['search']],
    [
      'a NUL in a literal below',
      literal('filter: { or: [{ name: { eq: "\\u0000" } }] }'),
      undefined,
      ['filter', 'or', '0', 'name', 'eq'],
    ],
    ['a raw NUL in a literal', literal('search: "a\0"'), undefined, ['search']],
    ['a NUL in a block string', literal(`search: """a\0"""`), undefined, ['search']],
    [
      'a NUL in a fragment',
      '{ ...F } fragment F on Query { customers(search: "\\u0000") { totalCount } }',
      undefined,
      ['search'],
    ],
  ]
  it.each(attacks)('%s', async (_what, query, variables, inputPath) => {
    const error = {
      message: 'expected text without NUL and lone surrogates',
      extensions: { code: 'INVALID_INPUT', inputPath },
    }
    const sent = await sentStatements(async () => {
      // The second time the document is known.
      for (let i = 0; i < 2; i++) {
        const reply = await send({ body: JSON.stringify({ query, variables }) })
        expect([reply.status, JSON.parse(reply.text)]).toEqual([400, { errors: [error] }])
        expect(JSON.parse((await live(query, variables)).text).payload).toEqual([error])
      }
    })
    expect(sent.filter((text) => /customer/.test(text))).toEqual([])
  })

  it('and so is an invalid number, in JSON and in a literal', async () => {
    const score =
      'mutation ($id: ID!) { recordScore(input: { subjectId: $id, kind: "a.b", unit: INDEX, value: 1e999 }) { userErrors { code } } }'
    for (const [body, inputPath] of [
      [
        JSON.stringify({ query: create, variables: input({ attributes: { a: 'huge' } }) }).replace('"huge"', '1e999'),
        ['input', 'attributes', 'a'],
      ],
      [JSON.stringify({ query: score, variables: { id: 'cus_1' } }), ['input', 'value']],
    ] as const) {
      const reply = await send({ body })
      expect([reply.status, JSON.parse(reply.text)]).toEqual([
        400,
        {
          errors: [{ message: 'expected a number within ±1.8e308', extensions: { code: 'INVALID_INPUT', inputPath } }],
        },
      ])
    }
  })

  it('a NUL in what a file is sent with', async () => {
    for (const [query, inputPath] of [
      ['type=customers&source=a%00', ['source']],
      [`type=customers&mapping=${encodeURIComponent('{"name":{"value":"\\u0000"}}')}`, ['mapping', 'name', 'value']],
    ] as const) {
      const { status, text } = await send({ path: `/imports?${query}`, body: 'name\nAda\n' })
      expect([status, JSON.parse(text).errors[0].extensions]).toEqual([400, { code: 'INVALID_INPUT', inputPath }])
    }
  })

  it('but whole characters of every plane are kept', async () => {
    const { data } = await app.ask(
      create.replace('userErrors { code }', 'customer { name attributes } userErrors { code }'),
      input({ name: '𝒜da 👩‍🚀', attributes: { 𝒷: '\u0001' } }),
    )
    expect(data.createCustomer).toEqual({
      customer: { name: '𝒜da 👩‍🚀', attributes: { 𝒷: '\u0001' } },
      userErrors: [],
    })
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rawClient, type RawClient } from './events/raw-client.ts'
import { startTestApp, type TestApp } from './support/app.ts'
import { create, refusedRequests, repeat } from './support/dear-requests.ts'
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

describe('refused with at most ten errors that are short, without a statement, over HTTP and WebSocket:', () => {
  it.each(refusedRequests)('%s', async (_what, query, variables, code) => {
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
  it('takes points, and a caller who owes some is refused before anything is read', async () => {
    const limited = await startTestApp({ env: { RATE_LIMIT: '50' } })
    try {
      const { key } = await limited.addUser('Stubborn', 'READER')
      const codes: unknown[] = []
      for (let i = 0; i < 8; i++) {
        const { errors } = await limited.ask('{ customerz { id } }', undefined, key)
        codes.push(errors?.[0]?.extensions['code'])
      }
      // Each costs 502 points of 3,000.
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

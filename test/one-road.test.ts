import crypto from 'node:crypto'
import { createRequire, syncBuiltinESMExports } from 'node:module'
import { createClient } from 'graphql-ws'
import WebSocket from 'ws'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { TestApp } from './support/app.ts'

// graphql-js and node:crypto are counted where they are defined, before anything has taken their functions.
const require = createRequire(import.meta.url)
const spies = {
  parses: vi.spyOn(require('graphql/language/parser'), 'parse'),
  validations: vi.spyOn(require('graphql/validation/validate'), 'validate'),
  variableReads: vi.spyOn(require('graphql/utilities/coerceInputValue'), 'coerceInputValue'),
  libraryVariableReads: vi.spyOn(require('graphql/execution/values'), 'getVariableValues'),
  libraryExecutions: vi.spyOn(require('graphql/execution/execute'), 'execute'),
}
const makeHash = crypto.createHash
let hashed: unknown[] = []
vi.spyOn(crypto, 'createHash').mockImplementation((...args) => {
  const made = makeHash(...args)
  const { update } = made
  made.update = (text: crypto.BinaryLike) => {
    hashed.push(text)
    return Reflect.apply(update, made, [text])
  }
  return made
})
syncBuiltinESMExports()

let app: TestApp
beforeAll(async () => {
  const { startTestApp } = await import('./support/app.ts')
  app = await startTestApp()
})
afterAll(async () => {
  await app?.stop()
  vi.restoreAllMocks()
  syncBuiltinESMExports()
})

/** How often what `send` does calls each of them, and how often the text of the query is hashed. */
const counted = async (query: string, send: () => Promise<unknown>) => {
  for (const spy of Object.values(spies)) spy.mockClear()
  hashed = []
  await send()
  const counts = Object.fromEntries(Object.entries(spies).map(([name, spy]) => [name, spy.mock.calls.length]))
  return { ...counts, hashes: hashed.filter((text) => text === query).length }
}

const variables = { first: 3, text: 'a' }
const overHttp = (query: string) => async () => {
  const { data, errors } = await app.ask(query, variables)
  expect([errors, data]).toEqual([undefined, { customers: { totalCount: 0, nodes: [] } }])
}
const overSocket = (query: string) => async () => {
  const client = createClient({
    url: `${app.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${app.ownerKey}` },
  })
  for await (const { data, errors } of client.iterate({ query, variables }))
    expect([errors, data]).toEqual([undefined, { customers: { totalCount: 0, nodes: [] } }])
  await client.dispose()
}
const asking = (name: string) =>
  `query ${name}($first: Int!, $text: String!) { customers(first: $first, filter: { name: { contains: $text } }) { totalCount nodes { name } } }`

describe.each([
  ['HTTP', overHttp, 1],
  // graphql-ws asks for no digest of a query.
  ['a WebSocket', overSocket, 0],
] as const)('an operation over %s', (name, over, hashes) => {
  const query = asking(`Over${name.slice(-4).trim()}`)
  const always = { variableReads: 2, libraryVariableReads: 0, libraryExecutions: 0, hashes }

  it('is parsed once, its two variables are read once each, and it is executed by our executor alone', async () => {
    // Circles of fragments are looked for first, since other rules do not end on them.
    expect(await counted(query, over(query))).toEqual({ parses: 1, validations: 2, ...always })
  })

  it('is neither parsed nor validated again when it comes again', async () => {
    expect(await counted(query, over(query))).toEqual({ parses: 0, validations: 0, ...always })
  })
})

it('what one transport has read the other does not read again', async () => {
  const query = asking('Shared')
  expect(await counted(query, overHttp(query))).toMatchObject({ parses: 1 })
  expect(await counted(query, overSocket(query))).toMatchObject({ parses: 0, validations: 0 })
})

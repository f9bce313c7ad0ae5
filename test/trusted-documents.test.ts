import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildSchema, printSchema } from 'graphql'
import { createClient, type SubscribePayload } from 'graphql-ws'
import WebSocket from 'ws'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectAgent } from './support/mcp.ts'
import { startTestApp, type Answer, type TestApp } from './support/app.ts'
import { rapport } from './support/cli.ts'
import { sentQueries } from './support/statements.ts'

const idOf = (body: string) => `sha256:${createHash('sha256').update(body).digest('hex')}`
const count = 'query Count($name: String) { customers(first: 1, filter: { name: { eq: $name } }) { totalCount } }'
const changes = 'subscription Changes { recordChanged { cursor action } }'
const document = (body: string) => ({ id: idOf(body), body })

let app: TestApp
/** Runs only trusted documents. */
let strict: TestApp
let folder: string

const addKey = async (to: TestApp, name: string) => {
  const { key } = await to.addUser(name, 'AGENT')
  const [row] = await to.sql<{ id: string }>(`select 'key_' || id as id from api_key where name = $1`, [name])
  return { key, id: row!.id }
}
const trust = async (to: TestApp, apiKeyId: string, documents: readonly object[], key?: string): Promise<Answer> =>
  to.ask(
    'mutation ($input: TrustDocumentsInput!) { trustDocuments(input: $input) { apiKey { id trustedDocuments } userErrors { code message path } } }',
    { input: { apiKeyId, documents } },
    key ?? to.ownerKey,
  )
const post = async (to: TestApp, key: string, body: object): Promise<Answer> => {
  const response = await fetch(`${to.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify(body),
  })
  return { ...((await response.json()) as Omit<Answer, 'status'>), status: response.status }
}
const clientOf = (to: TestApp, key: string) =>
  createClient({
    url: `${to.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${key}` },
    retryAttempts: 0,
  })
/** The first answer to a message of a socket, or the errors that it is refused with. */
const overSocket = async (to: TestApp, key: string, payload: object): Promise<unknown> => {
  const client = clientOf(to, key)
  try {
    for await (const answer of client.iterate(payload as SubscribePayload)) return answer
    return undefined
  } catch (errors) {
    return { errors }
  } finally {
    await client.dispose()
  }
}

beforeAll(async () => {
  ;[app, strict] = await Promise.all([startTestApp(), startTestApp({ env: { TRUSTED_ONLY: 'true' } })])
  folder = await mkdtemp(join(tmpdir(), 'rapport-trusted-'))
}, 120_000)
afterAll(async () => {
  await Promise.all([app?.stop(), strict?.stop()])
  await rm(folder, { recursive: true, force: true })
})

describe('a trusted document', () => {
  it('is run by its id, over HTTP and WebSocket, with variables, for its own key alone', async () => {
    const { key, id } = await addKey(app, 'shop')
    const { key: other } = await addKey(app, 'other')
    const { data } = await trust(app, id, [document(count), { id: 'changes-v1', body: changes }])
    expect(data.trustDocuments).toEqual({ apiKey: { id, trustedDocuments: 2 }, userErrors: [] })
    const sent = { documentId: idOf(count), variables: { name: 'Nobody' } }
    expect(await post(app, key, sent)).toMatchObject({ status: 200, data: { customers: { totalCount: 0 } } })
    expect(await overSocket(app, key, { query: '', ...sent })).toMatchObject({ data: { customers: { totalCount: 0 } } })
    const missing = { extensions: { code: 'NOT_FOUND' }, message: expect.stringContaining('manifest of this key') }
    expect(await post(app, other, sent)).toMatchObject({ status: 404, errors: [missing] })
    expect(await overSocket(app, other, { query: '', ...sent })).toMatchObject({ errors: [missing] })
    // The text is still taken here.
    expect(await post(app, key, { query: count })).toMatchObject({ data: { customers: { totalCount: 0 } } })
  })

  it('subscribes too', async () => {
    const { key, id } = await addKey(app, 'listener')
    await trust(app, id, [{ id: 'changes', body: changes }])
    const client = clientOf(app, key)
    const items = client.iterate({ query: '', documentId: 'changes' } as SubscribePayload)
    const first = items.next()
    await expect
      .poll(async () => {
        await app.ask('mutation { createCustomer(input: { kind: PERSON, name: "Heard" }) { userErrors { code } } }')
        return Promise.race([first.then(() => true), new Promise((resolve) => setTimeout(resolve, 200, false))])
      })
      .toBe(true)
    expect((await first).value).toMatchObject({ data: { recordChanged: { action: 'ADDED' } } })
    await client.dispose()
  })

  it('is looked up once, and counts like its text', async () => {
    const { key, id } = await addKey(app, 'frequent')
    await trust(app, id, [document(count)])
    const sent = await sentQueries(async () => {
      for (let i = 0; i < 5; i++) await post(app, key, { documentId: idOf(count) })
    })
    expect(sent.filter(({ text }) => text.includes('trusted_document'))).toHaveLength(1)
  })

  it('that a new manifest lacks is gone, whose entry is not changed by a refused one', async () => {
    const { key, id } = await addKey(app, 'changing')
    await trust(app, id, [document(count)])
    const refused = await trust(app, id, [document('{ me { id } }'), document('{ nothing }')])
    expect(refused.data.trustDocuments.userErrors).toMatchObject([
      { code: 'INVALID_INPUT', path: ['input', 'documents', '1', 'body'] },
    ])
    expect((await post(app, key, { documentId: idOf(count) })).status).toBe(200)
    await trust(app, id, [])
    await expect
      .poll(async () => (await post(app, key, { documentId: idOf(count) })).status, { timeout: 15_000 })
      .toBe(404)
  })

  it('is of one manifest, also if several arrive at once', async () => {
    const { id } = await addKey(app, 'at once')
    const shared = document(count)
    const manifests = [1, 2, 3, 4].map((n) => [
      shared,
      ...Array.from({ length: 20 }, (_, i) => document(`query Q${n}x${i} { customers(first: 1) { totalCount } }`)),
    ])
    const answers = await Promise.all(manifests.map((manifest) => trust(app, id, manifest)))
    for (const { data, errors } of answers) expect([errors, data.trustDocuments.userErrors]).toEqual([undefined, []])
    const kept = await app.sql<{ document_id: string }>(
      `select document_id from trusted_document where 'key_' || api_key_id = $1`,
      [id],
    )
    const ids = kept.map((row) => row.document_id).toSorted()
    expect(manifests.map((manifest) => manifest.map((one) => one.id).toSorted())).toContainEqual(ids)
  })

  it.each([
    [
      'an id that is not the hash of its document',
      { id: `sha256:${'0'.repeat(64)}`, body: count },
      'id',
      /the SHA-256 of the document/,
    ],
    ['a bare hash of another document', { id: '0'.repeat(64), body: count }, 'id', /the SHA-256/],
    ['an id with spaces', { id: 'a b', body: count }, 'id', /1 to 128/],
    ['an empty id', { id: '', body: count }, 'id', /1 to 128/],
    ['what is no GraphQL', { id: 'a', body: 'query {' }, 'body', /a GraphQL document/],
    ['a field that the schema lacks', { id: 'a', body: '{ unknownField }' }, 'body', /fits the schema/],
  ])('is refused with %s', async (_what, one, field, message) => {
    const { id } = await addKey(app, `refused ${field} ${one.id.slice(0, 12)} ${one.body}`)
    const { data } = await trust(app, id, [one])
    expect(data.trustDocuments).toEqual({
      apiKey: null,
      userErrors: [
        { code: 'INVALID_INPUT', message: expect.stringMatching(message), path: ['input', 'documents', '0', field] },
      ],
    })
  })

  it('is refused twice under one id, of a key that is not there, and from who may not manage', async () => {
    const { id, key } = await addKey(app, 'twice')
    const { data } = await trust(app, id, [
      { id: 'a', body: count },
      { id: 'a', body: changes },
    ])
    expect(data.trustDocuments.userErrors).toMatchObject([{ path: ['input', 'documents', '1', 'id'] }])
    const gone = await trust(app, 'key_01900000-0000-7000-8000-0000000000ff', [])
    expect(gone.data.trustDocuments.userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['input', 'apiKeyId'] }])
    expect((await trust(app, id, [], key)).errors?.[0]).toMatchObject({ extensions: { code: 'FORBIDDEN' } })
  })

  it.each([
    ['a text beside the id', { documentId: 'x', query: count }, 400, 'INVALID_INPUT'],
    ['an id that is no text', { documentId: 7 }, 400, 'INVALID_INPUT'],
    ['an id with a NUL', { documentId: 'a\0b' }, 404, 'NOT_FOUND'],
    ['a very long id', { documentId: 'a'.repeat(100_000) }, 404, 'NOT_FOUND'],
    ['SQL for an id', { documentId: "' or true --" }, 404, 'NOT_FOUND'],
  ])('is not found by %s', async (_what, body, status, code) => {
    const { key } = await addKey(app, `asks ${code} ${JSON.stringify(body).slice(0, 30)}`)
    expect(await post(app, key, body)).toMatchObject({ status, errors: [{ extensions: { code } }] })
  })

  it('is taken from the body of a POST alone', async () => {
    const response = await fetch(`${app.url}/graphql?documentId=x`, {
      headers: { authorization: `Bearer ${app.ownerKey}` },
    })
    expect([response.status, await response.json()]).toMatchObject([
      400,
      { errors: [{ extensions: { code: 'INVALID_INPUT' } }] },
    ])
  })

  it('is in the audit as a change of its key, and goes with the key', async () => {
    const { id } = await addKey(app, 'audited')
    await trust(app, id, [document(count)])
    await trust(app, id, [document(count), { id: 'b', body: changes }])
    const { data } = await app.ask(
      'query ($id: ID!) { auditEntries(first: 1, filter: { recordId: { eq: $id }, action: { eq: "trustDocuments" } }) { nodes { before after } } }',
      { id },
    )
    expect(data.auditEntries.nodes).toEqual([{ before: { trustedDocuments: 1 }, after: { trustedDocuments: 2 } }])
    await app.sql('delete from api_key where id = $1', [id.slice(4)])
    expect(await app.sql('select from trusted_document where api_key_id = $1', [id.slice(4)])).toEqual([])
  })
})

describe('rapport key trust', () => {
  it('uploads the manifest that a code generator writes, and says what is wrong with one', async () => {
    const { key, id } = await addKey(app, 'built')
    const file = join(folder, 'manifest.json')
    const run = (path: string) =>
      rapport(['key', 'trust', id, '--manifest', path, '--url', app.url, '--key', app.ownerKey], {})
    await writeFile(file, JSON.stringify({ [idOf(count)]: count, changes }))
    expect(await run(file)).toMatchObject({ code: 0, out: 'built may send 2 operations by their ids\n' })
    expect((await post(app, key, { documentId: idOf(count) })).status).toBe(200)
    await writeFile(file, JSON.stringify({ good: count, bad: '{ unknownField }' }))
    expect(await run(file)).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^bad: expected a document that fits the schema/),
    })
    for (const text of ['[]', '{}', '{"a": 1}', 'no JSON']) {
      await writeFile(file, text)
      expect(await run(file)).toMatchObject({ code: 1, err: expect.stringMatching(/JSON/) })
    }
    expect(await run(join(folder, 'none.json'))).toMatchObject({
      code: 1,
      err: expect.stringMatching(/cannot be read/),
    })
  })
})

describe('a server that runs trusted documents only', () => {
  it('runs the manifest of a key and refuses every other document of it, in every way', async () => {
    const { key, id } = await addKey(strict, 'bound')
    await trust(strict, id, [document(count)])
    expect(await post(strict, key, { documentId: idOf(count) })).toMatchObject({
      data: { customers: { totalCount: 0 } },
    })
    expect(await overSocket(strict, key, { query: '', documentId: idOf(count) })).toMatchObject({
      data: { customers: { totalCount: 0 } },
    })
    const forbidden = { extensions: { code: 'FORBIDDEN' }, message: expect.stringContaining('trusted documents only') }
    for (const query of [
      count,
      '{ __typename }',
      '{ __schema { types { name } } }',
      'mutation { createCustomer(input: { kind: PERSON, name: "X" }) { userErrors { code } } }',
    ]) {
      expect(await post(strict, key, { query })).toMatchObject({ status: 403, errors: [forbidden] })
      expect(await overSocket(strict, key, { query })).toMatchObject({ errors: [forbidden] })
    }
    const response = await fetch(`${strict.url}/graphql?query=${encodeURIComponent('{ __typename }')}`, {
      headers: { authorization: `Bearer ${key}`, 'apollo-require-preflight': '1' },
    })
    expect(response.status).toBe(403)
    expect(await overSocket(strict, key, { query: changes })).toMatchObject({ errors: [forbidden] })
  })

  it('exports what a document of the manifest of the key asks for, and nothing else', async () => {
    const run =
      'mutation ($input: ExportListInput!) { exportList(input: $input) { exportJob { list } userErrors { code message path } } }'
    const products = 'query ($filter: ProductFilter) { products(filter: $filter) { nodes { sku } } }'
    const { key, id } = await addKey(strict, 'exporter')
    const { key: other, id: otherId } = await addKey(strict, 'other exporter')
    await trust(strict, id, [document(run), document(products)])
    await trust(strict, otherId, [document(run)])
    const exportOf = async (by: string, query: string) =>
      (await post(strict, by, { documentId: idOf(run), variables: { input: { query, format: 'CSV' } } })).data
        .exportList
    const accepted = { exportJob: { list: 'products' }, userErrors: [] }
    const refused = {
      exportJob: null,
      userErrors: [
        { code: 'FORBIDDEN', message: expect.stringContaining('trusted documents only'), path: ['input', 'query'] },
      ],
    }
    expect(await exportOf(key, products)).toEqual(accepted)
    for (const query of ['{ customers { nodes { email } } }', `${products} `, '{'])
      expect(await exportOf(key, query)).toEqual(refused)
    expect(await exportOf(other, products)).toEqual(refused)
    const byOwner = { input: { query: products, format: 'CSV' } }
    expect((await strict.ask(run, byOwner)).data.exportList).toEqual(accepted)
  })

  it('are all that an agent runs too, and it proposes nothing; an owner does both', async () => {
    const { key, id } = await addKey(strict, 'agent')
    await trust(strict, id, [document(count)])
    const agent = await connectAgent(strict, key)
    const owner = await connectAgent(strict, strict.ownerKey)
    const change = { mutation: 'createCustomer', input: { kind: 'PERSON', name: 'New' }, reason: 'r' }
    try {
      const args = { query: count, variables: { name: 'Nobody' } }
      expect((await agent.call('query', args)).content.data).toEqual({ customers: { totalCount: 0 } })
      for (const [tool, others] of [
        ['query', { query: '{ __typename }' }],
        ['search', { list: 'customers' }],
        ['propose_change', change],
      ] as const)
        expect((await agent.call(tool, others)).errors).toMatchObject([{ code: 'FORBIDDEN' }])
      expect((await owner.call('search', { list: 'customers' })).content.records).toEqual([])
      expect((await owner.call('propose_change', change)).content.proposal.status).toBe('PENDING')
    } finally {
      await agent.close()
      await owner.close()
    }
  })

  it('still runs any document of an owner, who needs it to upload manifests', async () => {
    expect((await strict.ask('{ __typename }')).data).toEqual({ __typename: 'Query' })
  })
})

it('GET /schema.json lists the parts of the schema with what they ask for', async () => {
  const get = (headers: Readonly<Record<string, string>>) => fetch(`${app.url}/schema.json`, { headers })
  expect((await get({})).status).toBe(401)
  const headers = { authorization: `Bearer ${app.ownerKey}` }
  const first = await get(headers)
  const { parts } = (await first.json()) as { parts: { coordinate: string; permission?: string }[] }
  const at = new Map(parts.map((part) => [part.coordinate, part]))
  expect(at.get('Query.auditEntries')).toMatchObject({ permission: 'audit', type: 'AuditEntryConnection!' })
  for (const coordinate of ['Customer', 'Customer.orders(filter:)', 'CustomerFilter.name', 'Lifecycle.LEAD'])
    expect(at.get(coordinate)).toMatchObject({ coordinate, description: expect.any(String) })
  expect((await get({ ...headers, 'if-none-match': first.headers.get('etag')! })).status).toBe(304)
})

describe('GET /schema.graphql', () => {
  const get = (headers: Readonly<Record<string, string>>, to = app) => fetch(`${to.url}/schema.graphql`, { headers })

  it('gives the schema that is served, to whoever has a key, once', async () => {
    const { key } = await addKey(strict, 'builder')
    const headers = { authorization: `Bearer ${key}` }
    const first = await get(headers, strict)
    const text = await first.text()
    expect(first.status).toBe(200)
    expect(text.trim()).toBe(printSchema(strict.app.schema).trim())
    expect(buildSchema(text).getQueryType()?.getFields()['customers']).toBeDefined()
    const tag = first.headers.get('etag')!
    for (const sent of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
      const again = await get({ ...headers, 'if-none-match': sent }, strict)
      expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', tag])
    }
    expect((await get({ ...headers, 'if-none-match': '"other"' }, strict)).status).toBe(200)
  })

  it('is refused without a key', async () => {
    expect((await get({})).status).toBe(401)
    expect((await get({ authorization: 'Bearer not-a-key-of-this-server' })).status).toBe(401)
  })
})

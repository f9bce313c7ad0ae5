import { setTimeout as delay } from 'node:timers/promises'
import { isObjectType, parse } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkPermissions } from '../src/api/policy.ts'
import { rolePermissions, roles, type Role } from '../src/core/viewer.ts'
import { rawClient } from './events/raw-client.ts'
import { demoPlugin, startTestApp, type TestApp } from './support/app.ts'
import { rapport } from './support/cli.ts'
import { connectAgent } from './support/mcp.ts'

let app: TestApp

beforeAll(async () => {
  app = await startTestApp({ plugins: [demoPlugin] })
})
afterAll(() => app?.stop())

/** Runs a mutation with one input and gives its payload. */
// Payloads are of every shape.
// eslint-disable-next-line typescript/no-explicit-any
const run = async (mutation: string, input: object, selection: string, key?: string): Promise<any> => {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`
  const { data, errors } = await app.ask(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${selection} userErrors { code path } } }`,
    { input },
    key,
  )
  expect(errors).toBeUndefined()
  return data[mutation]
}
const keyOf = async (input: object): Promise<{ id: string; secret: string }> => {
  const { apiKey, secret } = await run('createApiKey', { name: 'test', ...input }, 'secret apiKey { id }')
  return { id: apiKey.id, secret }
}
const statusOf = async (key: string): Promise<number> => (await app.ask('{ serverInfo { version } }', {}, key)).status
const pageOf = (field: string) => `{ ${field}(first: 1) { nodes { id } } }`

describe('viewer', () => {
  const question = '{ viewer { id name role scope permissions user { id email } } me { id email role permissions } }'

  it('is the key itself where it belongs to no user', async () => {
    const { id, secret } = await keyOf({ name: 'web shop', role: 'INTEGRATION' })
    const { data } = await app.ask(question, {}, secret)
    expect(data.me).toBeNull()
    expect(data.viewer).toEqual({
      id,
      name: 'web shop',
      role: 'INTEGRATION',
      scope: 'ALL',
      permissions: ['import', 'read', 'train', 'write'],
      user: null,
    })
  })

  it('has the rights of the key and its user together, and what plugins grant', async () => {
    const { userId, key } = await app.addUser('Ada', 'MANAGER', 'OWN')
    const asked = async () => (await app.ask(question, {}, key)).data.viewer
    expect(await asked()).toMatchObject({
      id: userId,
      name: 'Ada',
      role: 'MANAGER',
      scope: 'OWN',
      user: { id: userId },
    })
    expect((await asked()).permissions).toEqual([...rolePermissions.MANAGER].toSorted())
    await run('updateUser', { id: userId, role: 'READER' }, 'user { id }')
    expect(await asked()).toMatchObject({ role: 'READER', permissions: ['read'] })
  })

  it('may have fewer rights than the user behind it, who is `me`', async () => {
    const { userId } = await app.addUser('Grace', 'MANAGER')
    const { secret } = await keyOf({ userId, role: 'READER' })
    const { data } = await app.ask(question, {}, secret)
    expect(data.viewer).toMatchObject({ id: userId, role: 'READER', permissions: ['read'] })
    expect(data.me).toMatchObject({ id: userId, role: 'MANAGER' })
    expect(data.me.permissions).toEqual([...rolePermissions.MANAGER].toSorted())
  })
})

describe('permissions', () => {
  /** Every root field by what it asks for. A new one that is meant to be open to more than this has to be put here. */
  const beyondRead = {
    audit: ['Query.auditChain', 'Query.auditEntries'],
    delete: [
      'Mutation.deleteCase',
      'Mutation.deleteCustomer',
      'Mutation.deleteInteraction',
      'Mutation.deleteOpportunity',
      'Mutation.deleteOrder',
      'Mutation.deleteTask',
      'Mutation.restoreCase',
      'Mutation.restoreCustomer',
      'Mutation.restoreInteraction',
      'Mutation.restoreOpportunity',
      'Mutation.restoreOrder',
      'Mutation.restoreTask',
      'Query.trash',
      'Query.trashSummary',
    ],
    manage: [
      'Mutation.createApiKey',
      'Mutation.createPipeline',
      'Mutation.createUser',
      'Mutation.createWebhook',
      'Mutation.deleteWebhook',
      'Mutation.replayWebhook',
      'Mutation.replayWebhookDelivery',
      'Mutation.revokeApiKey',
      'Mutation.rotateWebhookSecret',
      'Mutation.setBusinessCalendar',
      'Mutation.setSlaPolicy',
      'Mutation.testWebhook',
      'Mutation.trustDocuments',
      'Mutation.updatePipeline',
      'Mutation.updateUser',
      'Mutation.updateWebhook',
      'Query.apiKeys',
      'Query.users',
      'Query.webhook',
      'Query.webhookDeliveries',
      'Query.webhooks',
    ],
  }

  it('of what manages, deletes and looks into the audit are as the table says', () => {
    const asked = new Map<string, string[]>()
    for (const root of [app.app.schema.getQueryType(), app.app.schema.getMutationType()]) {
      for (const field of Object.values(root!.getFields())) {
        const permission = field.extensions['permission'] as string
        asked.set(permission, [...(asked.get(permission) ?? []), `${root!.name}.${field.name}`].toSorted())
      }
    }
    for (const [permission, fields] of Object.entries(beyondRead)) expect(asked.get(permission)).toEqual(fields)
    // An export writes no record; it reads what its caller may read. Settings are everybody's own.
    expect(
      asked
        .get('read')
        ?.filter((field) => field.startsWith('Mutation.'))
        .toSorted(),
    ).toEqual([
      'Mutation.exportList',
      'Mutation.markNotificationsRead',
      'Mutation.setNotificationKind',
      'Mutation.updateMe',
    ])
  })

  it('are stated for every field, and each role passes exactly those fields that it has the permission of', () => {
    const { schema } = app.app
    let cells = 0
    for (const type of Object.values(schema.getTypeMap())) {
      if (!isObjectType(type) || type.name.startsWith('__')) continue
      for (const field of Object.values(type.getFields())) {
        const permission = (field.extensions['permission'] ?? type.extensions['permission']) as string
        for (const role of roles) {
          const operation =
            type === schema.getMutationType()
              ? 'mutation'
              : type === schema.getSubscriptionType()
                ? 'subscription'
                : 'query'
          const root = schema.getRootType(operation as never) === type
          const text = root ? `${operation} { ${field.name} }` : `fragment F on ${type.name} { ${field.name} }`
          const errors = checkPermissions(schema, parse(text), new Set(rolePermissions[role]))
          expect([role, type.name, field.name, errors.length]).toEqual([
            role,
            type.name,
            field.name,
            rolePermissions[role].includes(permission) ? 0 : 1,
          ])
          cells++
        }
      }
    }
    expect(cells).toBeGreaterThan(1_000)
  })

  const operations: Readonly<Record<string, readonly [query: string, allowed: readonly Role[]]>> = {
    users: [pageOf('users'), ['OWNER']],
    apiKeys: [pageOf('apiKeys'), ['OWNER']],
    createUser: ['mutation { createUser(input: { name: "", email: "" }) { userErrors { code } } }', ['OWNER']],
    updateUser: ['mutation { updateUser(input: { id: "usr_1" }) { userErrors { code } } }', ['OWNER']],
    createApiKey: ['mutation { createApiKey(input: { name: "", role: READER }) { userErrors { code } } }', ['OWNER']],
    trustDocuments: [
      'mutation { trustDocuments(input: { apiKeyId: "key_1", documents: [] }) { userErrors { code } } }',
      ['OWNER'],
    ],
    revokeApiKey: ['mutation { revokeApiKey(input: { id: "key_1" }) { userErrors { code } } }', ['OWNER']],
    auditEntries: [pageOf('auditEntries'), ['OWNER', 'MANAGER']],
    deleteOrder: ['mutation { deleteOrder(input: { id: "ord_1" }) { userErrors { code } } }', ['OWNER', 'MANAGER']],
    updateOrder: [
      'mutation { updateOrder(input: { id: "ord_1" }) { userErrors { code } } }',
      ['OWNER', 'MANAGER', 'AGENT', 'INTEGRATION'],
    ],
    // Through a fragment and under another name.
    hidden: ['query { node(id: "x") { ...F } } fragment F on ApiKey { harmless: prefix }', ['OWNER']],
  }

  it.each(roles)('hold for %s over HTTP, WebSocket and MCP', async (role) => {
    const { key } = await app.addUser(role, role)
    const agent = await connectAgent(app, key)
    const socket = await rawClient(`${app.url.replace('http', 'ws')}/graphql`, key)
    for (const [name, [query, allowed]] of Object.entries(operations)) {
      const isForbidden = (errors: readonly { extensions: Readonly<Record<string, unknown>> }[] | undefined) =>
        errors?.some(({ extensions }) => extensions['code'] === 'FORBIDDEN') ?? false
      const expected = !allowed.includes(role)
      const { errors, status } = await app.ask(query, {}, key)
      expect([name, isForbidden(errors), status === 403]).toEqual([name, expected, expected])
      socket.send({ id: name, type: 'subscribe', payload: { query } })
      const { payload } = JSON.parse(await socket.next(expected ? 'error' : 'next'))
      expect([name, isForbidden(expected ? payload : payload.errors)]).toEqual([name, expected])
      const { errors: told } = await agent.call('query', { query })
      expect([name, told?.some(({ code }) => code === 'FORBIDDEN') ?? false]).toEqual([name, expected])
    }
    socket.close()
    await agent.close()
  })
})

describe('users', () => {
  it('are made, changed and found by owners', async () => {
    const { user } = await run(
      'createUser',
      { name: ' Grace ', email: 'grace@example.org' },
      'user { id name role scope active }',
    )
    expect(user).toMatchObject({ name: 'Grace', role: 'AGENT', scope: 'ALL', active: true })
    const { user: changed } = await run(
      'updateUser',
      { id: user.id, version: 1, role: 'READER', active: false },
      'user { role active version }',
    )
    expect(changed).toEqual({ role: 'READER', active: false, version: 2 })
    const { data } = await app.ask('{ users(filter: { active: false }) { nodes { name } totalCount } }')
    expect(data.users).toEqual({ nodes: [{ name: 'Grace' }], totalCount: 1 })
  })

  it.each([
    [{ name: ' ', email: 'a@example.org' }, 'INVALID_INPUT', 'name'],
    [{ name: 'A', email: 'nobody' }, 'INVALID_INPUT', 'email'],
    [{ name: 'A', email: 'grace@example.org' }, 'DUPLICATE', 'email'],
  ])('with %j are refused as %s', async (input, code, field) => {
    const { user, userErrors } = await run('createUser', input, 'user { id }')
    expect([user, userErrors]).toEqual([null, [{ code, path: ['input', field] }]])
  })

  it('cannot take their own rights away', async () => {
    const { key, userId } = await app.addUser('Owner', 'OWNER')
    for (const change of [{ role: 'READER' }, { scope: 'OWN' }, { active: false }]) {
      const { userErrors } = await run('updateUser', { id: userId, ...change }, 'user { id }', key)
      expect(userErrors).toEqual([{ code: 'INVALID_STATE', path: ['input', 'id'] }])
    }
  })

  it('choose their time zone, currency and language, whatever their role, and nothing else of themselves', async () => {
    const fields = 'timeZone currency language role version'
    for (const role of roles) {
      const { key, userId } = await app.addUser(`Own ${role}`, role, 'OWN')
      const me = async () => (await app.ask(`{ viewer { user { id ${fields} } } }`, {}, key)).data.viewer.user
      const none = { id: userId, role, version: 1, timeZone: null, currency: null, language: null }
      expect(await me()).toEqual(none)
      const chosen = { timeZone: 'Asia/Kolkata', currency: 'INR', language: 'zh-cn' }
      const { user } = await run('updateMe', chosen, `user { ${fields} }`, key)
      expect(user).toEqual({ ...chosen, language: 'zh-CN', role, version: 2 })
      await run('updateMe', { currency: null }, 'user { id }', key)
      expect(await me()).toMatchObject({ timeZone: 'Asia/Kolkata', currency: null, language: 'zh-CN' })
      const wrong = { timeZone: '+05:30', currency: 'inr', language: 'Klingon!' }
      const { userErrors } = await run('updateMe', wrong, 'user { id }', key)
      expect(userErrors).toHaveLength(3)
      expect(userErrors).toEqual(
        expect.arrayContaining([
          { code: 'INVALID_INPUT', path: ['input', 'language'] },
          { code: 'INVALID_INPUT', path: ['input', 'timeZone'] },
          { code: 'UNKNOWN_CURRENCY', path: ['input', 'currency'] },
        ]),
      )
      const { errors } = await app.ask('mutation { updateMe(input: { role: OWNER }) { user { id } } }', {}, key)
      expect(errors).toMatchObject([{ message: expect.stringContaining('"role" is not defined') }])
    }
    const audit = await app.ask(
      `{ auditEntries(first: 1, filter: { action: { eq: "updateMe" } }, orderBy: { field: AT, direction: DESC }) { nodes { actorName after } } }`,
    )
    expect(audit.data.auditEntries.nodes).toMatchObject([{ actorName: 'Own INTEGRATION', after: { currency: null } }])
  })

  it('are needed to have settings: a key of no user is told so', async () => {
    const { user, userErrors } = await run('updateMe', { currency: 'EUR' }, 'user { id }')
    expect([user, userErrors]).toMatchObject([null, [{ code: 'INVALID_STATE' }]])
  })

  it('take what they lose from their keys at once', async () => {
    const { key, userId } = await app.addUser('Manager', 'MANAGER')
    const codeOf = async (query: string) => (await app.ask(query, {}, key)).errors?.[0]?.extensions['code']
    expect(await codeOf(pageOf('auditEntries'))).toBeUndefined()
    await run('updateUser', { id: userId, role: 'AGENT' }, 'user { id }')
    expect(await codeOf(pageOf('auditEntries'))).toBe('FORBIDDEN')
    const customer = await run('createCustomer', { kind: 'PERSON', name: 'Foreign' }, 'customer { id }')
    const seen = async () =>
      (await app.ask('query ($id: ID!) { customer(id: $id) { name } }', { id: customer.customer.id }, key)).data
        ?.customer
    expect(await seen()).toEqual({ name: 'Foreign' })
    await run('updateUser', { id: userId, scope: 'OWN' }, 'user { id }')
    expect(await seen()).toBeNull()
    await run('updateUser', { id: userId, active: false }, 'user { id }')
    expect(await statusOf(key)).toBe(401)
  })
})

describe('API keys', () => {
  it('are shown once, and only their hash is kept', async () => {
    const { secret, id } = await keyOf({ role: 'READER', idempotencyKey: 'key-1' })
    expect(secret).toMatch(/^rpk_[\w-]{43}$/)
    expect(await statusOf(secret)).toBe(200)
    const again = await run(
      'createApiKey',
      { name: 'test', role: 'READER', idempotencyKey: 'key-1' },
      'secret apiKey { id }',
    )
    expect(again).toEqual({ secret: null, apiKey: { id }, userErrors: [] })
    const tables = await app.sql(
      `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
    )
    const [stored] = await app.sql('select hash from api_key where id = $1', [id.slice(4)])
    for (const { name } of tables) {
      const rows = JSON.stringify(await app.sql(`select * from "${String(name)}"`))
      expect(rows).not.toContain(secret)
      if (name !== 'api_key') expect(rows).not.toContain(stored!['hash'])
    }
  })

  it('do what their role and scope allow, until they expire', async () => {
    const { secret } = await keyOf({ role: 'READER' })
    const { status } = await app.ask(
      'mutation { createCustomer(input: { kind: PERSON, name: "X" }) { userErrors { code } } }',
      {},
      secret,
    )
    expect(status).toBe(403)
    const soon = await keyOf({ role: 'READER', expiresAt: new Date(Date.now() + 60_000).toISOString() })
    expect(await statusOf(soon.secret)).toBe(200)
    const past = await keyOf({ role: 'READER', expiresAt: new Date(Date.now() + 60_000).toISOString() })
    await app.sql(`update api_key set expires_at = now() - interval '1 second' where id = $1`, [past.id.slice(4)])
    expect(await statusOf(past.secret)).toBe(401)
    const { data } = await app.ask('{ apiKeys(first: 100, filter: { valid: false }) { nodes { id } } }')
    expect(data.apiKeys.nodes).toEqual([{ id: past.id }])
  })

  it('that expire are refused from that moment on, though their rights are remembered', async () => {
    // Shorter than rights are remembered, long enough for one request on a slow machine.
    const { secret, id } = await keyOf({ role: 'READER', expiresAt: new Date(Date.now() + 60_000).toISOString() })
    const ends = Date.now() + 4_000
    await app.sql('update api_key set expires_at = $2 where id = $1', [id.slice(4), new Date(ends).toISOString()])
    expect(await statusOf(secret)).toBe(200)
    await delay(Math.max(0, ends - Date.now()) + 20)
    expect(await statusOf(secret)).toBe(401)
  })

  it('that once worked are told why they no longer do, others nothing', async () => {
    const messageOf = async (key: string, path = '/graphql') => {
      const init = { method: 'POST', headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' } }
      const response = await fetch(`${app.url}${path}`, { ...init, body: '{}' })
      const { errors } = (await response.json()) as { errors: { message: string; extensions: object }[] }
      expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, 'Bearer'])
      return errors.map(({ message, extensions }) => [message, extensions])
    }
    const told = (message: string) => [[message, { code: 'UNAUTHENTICATED' }]]
    const expired = await keyOf({ role: 'READER' })
    await app.sql(`update api_key set expires_at = '2026-01-02T03:04:05Z' where id = $1`, [expired.id.slice(4)])
    const revoked = await keyOf({ role: 'READER' })
    await run('revokeApiKey', { id: revoked.id }, 'apiKey { id }')
    const leaver = await app.addUser('Leaver', 'AGENT')
    await run('updateUser', { id: leaver.userId, active: false }, 'user { id }')
    for (const path of ['/graphql', '/imports?type=customers', '/demo']) {
      expect(await messageOf(expired.secret, path)).toEqual(
        told('this key expired at 2026-01-02T03:04:05.000Z; ask an owner for a new one'),
      )
      expect(await messageOf(revoked.secret, path)).toEqual(told('this key was revoked; ask an owner for another one'))
      expect(await messageOf(leaver.key, path)).toEqual(told('the user of this key is not active; ask an owner'))
      for (const key of [`${revoked.secret}x`, revoked.secret.slice(0, -1), 'rpk_unknown_unknown'])
        expect(await messageOf(key, path)).toEqual(
          told('expected a valid credential: Authorization: Bearer <API key>; this key is unknown here'),
        )
    }
  })

  it.each([
    [{ name: ' ' }, 'INVALID_INPUT', 'name'],
    [{ expiresAt: '2020-01-01T00:00:00Z' }, 'INVALID_INPUT', 'expiresAt'],
    [{ scope: 'OWN' }, 'INVALID_INPUT', 'userId'],
    [{ userId: 'usr_01900000-0000-7000-8000-000000000001' }, 'NOT_FOUND', 'userId'],
  ])('with %j are refused as %s', async (input, code, field) => {
    const payload = await run('createApiKey', { name: 'bad', role: 'READER', ...input }, 'secret apiKey { id }')
    expect(payload).toEqual({ secret: null, apiKey: null, userErrors: [{ code, path: ['input', field] }] })
  })

  it('have no more rights than their user, and than whoever created them', async () => {
    const reader = await app.addUser('Reader', 'READER')
    const above = await run('createApiKey', { name: 'bad', role: 'AGENT', userId: reader.userId }, 'secret')
    expect(above).toEqual({ secret: null, userErrors: [{ code: 'INVALID_INPUT', path: ['input', 'role'] }] })
    const narrow = await app.addUser('Narrow', 'OWNER', 'OWN')
    for (const input of [{}, { scope: 'OWN', userId: reader.userId }, { userId: narrow.userId }]) {
      const { secret, userErrors } = await run(
        'createApiKey',
        { name: 'wide', role: 'READER', ...input },
        'secret',
        narrow.key,
      )
      expect([secret, userErrors]).toEqual([null, [{ code: 'FORBIDDEN', path: ['input', 'scope'] }]])
    }
    const own = await run(
      'createApiKey',
      { name: 'own', role: 'READER', scope: 'OWN', userId: narrow.userId },
      'secret',
      narrow.key,
    )
    expect(own.secret).toMatch(/^rpk_/)
  })

  it('that are revoked are refused at once, and their open sockets are closed', async () => {
    const { secret, id } = await keyOf({ role: 'READER' })
    const kept = await keyOf({ role: 'READER' })
    const [socket, other] = await Promise.all(
      [secret, kept.secret].map((key) => rawClient(`${app.url.replace('http', 'ws')}/graphql`, key)),
    )
    socket!.send({ id: '1', type: 'subscribe', payload: { query: 'subscription { recordChanged { cursor } }' } })
    expect(await statusOf(secret)).toBe(200)
    const { apiKey } = await run('revokeApiKey', { id }, 'apiKey { revokedAt }')
    expect(Date.parse(apiKey.revokedAt)).toBeLessThanOrEqual(Date.now())
    expect(await statusOf(secret)).toBe(401)
    expect(await socket!.closed).toMatchObject({ code: 4403 })
    expect(other!.ws.readyState).toBe(other!.ws.OPEN)
    other!.close()
  })

  it('are made, listed and revoked by the command line', async () => {
    const env = { PORT: new URL(app.url).port, OWNER_KEY: app.ownerKey }
    const made = await rapport(['key', 'create', '--name', 'shop', '--role', 'INTEGRATION'], env)
    expect(made.code).toBe(0)
    const [secret = ''] = made.out.split('\n')
    expect(await statusOf(secret)).toBe(200)
    const listed = await rapport(['key', 'list'], env)
    const line = listed.out.split('\n').find((text) => text.includes('shop'))
    expect(line).toMatch(/^key_\S+ {2}rpk_\S+… {2}INTEGRATION {2}ALL {2}valid {2}shop$/)
    expect(listed.out).not.toContain(secret)
    expect(await rapport(['key', 'revoke', line!.split(' ')[0]!], env)).toMatchObject({ code: 0 })
    expect(await statusOf(secret)).toBe(401)
    const wrong = await rapport(['key', 'revoke', 'key_1'], env)
    expect(wrong).toMatchObject({ code: 1, err: expect.stringContaining('expected an id') })
  })
})

import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { hashKey, keyCacheMs } from '../../src/api/auth.ts'
import { sqlRunner } from '../../src/db/sql.ts'
import { ids, newUuid } from '../../src/core/ids.ts'
import type { TestDatabase } from '../support/postgres.ts'
import { rawClient } from './raw-client.ts'
import { collect, customerId, eventually, freshDatabase, startWorld, type World } from './world.ts'

const watch = `subscription($after: String, $ids: [ID!]) {
  recordChanged(types: [CUSTOMER], filter: { ids: $ids }, after: $after) { cursor type action node { ... on Customer { id name } } }
}`

let database: TestDatabase
let world: World

beforeAll(async () => {
  database = await freshDatabase()
  world = await startWorld(database)
})
afterAll(async () => {
  await world.stop()
  await database.drop()
})

afterEach(() => world.disconnect())

const subscribers = (count: number) => eventually(() => world.events.hub.subscribers === count)

describe('a subscription', () => {
  it('delivers each committed change with its record, in order', async () => {
    const client = world.connect()
    const changes = collect(client, watch)
    await subscribers(1)
    const id = await world.addCustomer('Ada')
    await world.rename(id, 'Ada L.')
    const items = await changes.waitFor(2)
    expect(items).toMatchObject([
      { type: 'CUSTOMER', action: 'ADDED', node: { id: customerId(id) } },
      { type: 'CUSTOMER', action: 'UPDATED', node: { id: customerId(id), name: 'Ada L.' } },
    ])
  })

  it('is over for the server when the client unsubscribes or goes away', async () => {
    const client = world.connect()
    const one = collect(client, watch)
    collect(client, 'subscription { scoreChanged { cursor } }')
    await subscribers(2)
    expect(world.events.hub.groups).toBe(2)
    one.end()
    await subscribers(1)
    client.terminate()
    await subscribers(0)
    expect(world.events.hub.groups).toBe(0)
  })

  it('delivers nothing for a transaction that is rolled back', async () => {
    const client = world.connect()
    const changes = collect(client, watch)
    await subscribers(1)
    const failed = world.work(async (unit) => {
      const id = newUuid()
      unit.emit('customer.created', { type: 'Customer', id, action: 'ADDED', customerId: id })
      await unit.em.flush()
      throw new Error('no')
    })
    await expect(failed).rejects.toThrow('no')
    const id = await world.addCustomer('Grace')
    expect(await changes.waitFor(1)).toMatchObject([{ node: { id: customerId(id) } }])
  })

  it('carries the last state of a removed record', async () => {
    const id = await world.addCustomer('Edsger')
    await world.quiet()
    const client = world.connect()
    const changes = collect(client, watch, { ids: [customerId(id)] })
    await subscribers(1)
    await world.work(async (unit) => {
      await sqlRunner(unit.em)('update customer set deleted_at = now() where id = $1', [id])
      unit.emit('customer.deleted', { type: 'Customer', id, action: 'REMOVED', customerId: id })
    })
    expect(await changes.waitFor(1)).toMatchObject([
      { action: 'REMOVED', node: { id: customerId(id), name: 'Edsger' } },
    ])
  })

  it('passes only what its filter lets through', async () => {
    const [a, b] = [await world.addCustomer('A'), await world.addCustomer('B')]
    await world.quiet()
    const client = world.connect()
    const query = (filter: string) =>
      `subscription($id: ID!) { recordChanged(filter: ${filter}) { action node { id } } }`
    const byCustomer = collect(client, query('{ customerIds: [$id] }'), { id: customerId(b) })
    const byAction = collect(client, query('{ ids: [$id], actions: [REMOVED] }'), { id: customerId(b) })
    await subscribers(2)
    await world.rename(a, 'AA')
    const interaction = newUuid()
    await world.work(async (unit) => {
      await sqlRunner(unit.em)(
        `insert into interaction (id, customer_id, kind, occurred_at) values ($1, $2, 'CALL', now())`,
        [interaction, b],
      )
      unit.emit('interaction.logged', { type: 'Interaction', id: interaction, action: 'ADDED', customerId: b })
    })
    await world.rename(b, 'BB')
    await world.work(async (unit) =>
      unit.emit('customer.deleted', { type: 'Customer', id: b, action: 'REMOVED', customerId: b }),
    )
    expect(await byAction.waitFor(1)).toEqual([{ action: 'REMOVED', node: { id: customerId(b) } }])
    expect(await byCustomer.waitFor(3)).toEqual([
      { action: 'ADDED', node: { id: ids.encode('Interaction', interaction) } },
      { action: 'UPDATED', node: { id: customerId(b) } },
      { action: 'REMOVED', node: { id: customerId(b) } },
    ])
  })

  it('refuses an id that is not one of the type that it filters by', async () => {
    const client = world.connect()
    const changes = collect(client, 'subscription { recordChanged(filter: { customerIds: ["usr_1"] }) { cursor } }')
    expect(await changes.failed()).toMatchObject([
      { extensions: { code: 'INVALID_ID', inputPath: ['filter', 'customerIds', '0'] } },
    ])
  })
})

describe('equal subscriptions', () => {
  it('are read and executed once an event, and get the same bytes', async () => {
    const clients = await Promise.all(Array.from({ length: 6 }, () => rawClient(world.url, world.key)))
    for (const [i, client] of clients.entries())
      client.send({ id: `op-${i}`, type: 'subscribe', payload: { query: watch } })
    await subscribers(6)
    expect(world.events.hub.groups).toBe(1)
    const before = { executions: world.executions.count, statements: world.statements.count }
    await world.addCustomer('Barbara')
    const texts = await Promise.all(clients.map((client) => client.next('next')))
    expect(world.executions.count - before.executions).toBe(1)
    expect(world.statements.count - before.statements).toBe(1)
    const payloads = texts.map((text, i) => {
      const head = `{"id":"op-${i}","type":"next","payload":`
      expect(text.startsWith(head)).toBe(true)
      return text.slice(head.length)
    })
    expect(new Set(payloads).size).toBe(1)
    for (const client of clients) client.close()
  })

  it('are recognised however they are written and wherever they begin', async () => {
    const { log } = world.events
    const client = world.connect()
    const last = Buffer.from(`event:${log.position}`).toString('base64url')
    const texts = [
      'subscription Watch($id: ID!) { recordChanged(filter: { ids: [$id] }) { cursor action } }',
      '# a comment\nsubscription Watch ( $id : ID! ) {\n recordChanged(filter: {ids: [$id]}) {\n cursor, action } }',
      `subscription Watch($id: ID!) { recordChanged(filter: { ids: [$id] }, after: "${last}") { cursor action } }`,
      'subscription Watch($id: ID!, $after: String) { recordChanged(filter: { ids: [$id] }, after: $after) { cursor action } }',
      'subscription Watch($id: ID!) { recordChanged(filter: { ids: [$id] }) { cursor action } } query Other { me { id } }',
    ]
    const id = customerId(await world.addCustomer('Radia'))
    for (const query of texts) {
      client.subscribe(
        { query, operationName: 'Watch', variables: { id, after: query.includes('$after') ? last : undefined } },
        { next: () => undefined, error: () => undefined, complete: () => undefined },
      )
    }
    await subscribers(texts.length)
    expect(world.events.hub.groups).toBe(1)
    const different = [
      ['subscription Watch($id: ID!) { recordChanged(filter: { ids: [$id] }) { cursor } }', id],
      [texts[0]!, customerId(newUuid())],
    ]
    for (const [query, other] of different) collect(client, query!, { id: other })
    await subscribers(texts.length + 2)
    expect(world.events.hub.groups).toBe(3)
  })

  it('of callers with other rights are not shared', async () => {
    const [one, two] = [await world.addUser('One'), await world.addUser('Two')]
    const keys = [
      world.key,
      await world.addKey('READER'),
      await world.addKey('READER'),
      await world.addKey('AGENT', 'OWN', one),
      await world.addKey('AGENT', 'OWN', one),
      await world.addKey('AGENT', 'OWN', two),
    ]
    const clients = keys.map((key) => world.connect(key))
    for (const client of clients) collect(client, watch)
    await subscribers(6)
    expect(world.events.hub.groups).toBe(4)
  })
})

describe('permission', () => {
  it('is that of each record at each event', async () => {
    const [mine, other] = [await world.addUser('Mine'), await world.addUser('Other')]
    const client = world.connect(await world.addKey('AGENT', 'OWN', mine))
    const changes = collect(client, watch)
    await subscribers(1)
    const a = await world.addCustomer('a', mine)
    const b = await world.addCustomer('b', other)
    await world.rename(b, 'b2')
    await world.rename(a, 'a2')
    await changes.waitFor(2)
    // Handed over to somebody else: what follows is no longer for this subscriber.
    await world.sql('update customer set owner_id = $2 where id = $1', [a, other])
    await world.rename(a, 'a3')
    await world.sql('update customer set owner_id = $2 where id = $1', [b, mine])
    await world.rename(b, 'b3')
    expect((await changes.waitFor(3)).map(({ node }) => node.name)).toEqual([
      expect.stringMatching(/^a2?$/),
      'a2',
      'b3',
    ])
  })

  it('ends the sockets of a key soon after it is revoked or gets other rights, and no others', async () => {
    const other = await startWorld(database, { limits: { recheckMs: 50 } })
    const keys = [await other.addKey('READER'), await other.addKey('READER'), other.key]
    const [revoked, changed, kept] = await Promise.all(keys.map((key) => rawClient(other.url, key)))
    for (const raw of [revoked!, changed!, kept!]) raw.send({ id: '1', type: 'subscribe', payload: { query: watch } })
    await eventually(() => other.events.hub.subscribers === 3)
    await other.revoke(keys[0]!)
    await other.sql(`update api_key set role = 'AGENT' where hash = $1`, [hashKey(keys[1]!)])
    // Keys are remembered for some seconds.
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + keyCacheMs })
    expect((await revoked!.closed).code).toBe(4403)
    expect((await changed!.closed).code).toBe(4403)
    await eventually(() => other.events.hub.subscribers === 1)
    vi.useRealTimers()
    const id = await other.addCustomer('still here')
    expect(await kept!.next('next')).toContain(id)
    kept!.close()
    await other.stop()
  })

  it('refuses fields that the role may not touch', async () => {
    const client = world.connect(await world.addKey('READER'))
    const answer = collect(
      client,
      'mutation { createCustomer(input: { kind: PERSON, name: "x" }) { customer { id } } }',
    )
    expect(await answer.failed()).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
  })
})

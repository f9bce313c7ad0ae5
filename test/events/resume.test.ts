import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { encodeEventCursor } from '../../src/core/event-cursor.ts'
import type { TestDatabase } from '../support/postgres.ts'
import { openSocket, rawClient } from './raw-client.ts'
import { collect, customerId, eventually, freshDatabase, startWorld, type World } from './world.ts'

const watch = `subscription($after: String, $ids: [ID!]) {
  recordChanged(filter: { ids: $ids }, after: $after) { cursor node { ... on Customer { id } } }
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

/** The cursors that the log holds, as clients see them. */
const logged = async (after?: string) => {
  const rows = await world.sql('select cursor::text as c from event_log order by event_log.cursor')
  const cursors = rows.map((row) => encodeEventCursor(BigInt(String(row['c']))))
  return after === undefined ? cursors : cursors.slice(cursors.indexOf(after) + 1)
}

describe('a subscription with a cursor', () => {
  it('gets everything behind it, then what happens from now on', async () => {
    const id = await world.addCustomer('a')
    for (let i = 0; i < 4; i++) await world.rename(id, `a${i}`)
    await world.quiet()
    const [first] = await logged()
    const changes = collect(world.connect(), watch, { after: first })
    await changes.waitFor(4)
    await world.rename(id, 'live')
    await world.quiet()
    await changes.waitFor(5)
    expect(changes.items.map(({ cursor }) => cursor)).toEqual(await logged(first))
  })

  it('misses nothing and sees nothing twice wherever it begins, while events keep flowing and others listen', async () => {
    const id = await world.addCustomer('b')
    let writing = true
    const writers = Array.from({ length: 3 }, async (_, w) => {
      for (let i = 0; writing; i++) {
        await world.rename(id, `${w}/${i}`)
        await new Promise((resolve) => setTimeout(resolve, (i * 7 + w) % 5))
      }
    })
    const steady = collect(world.connect(), watch)
    await steady.waitFor(30)
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.integer({ min: 1, max: 40 }), async (place, more) => {
        const known = await logged()
        const after = known[place % known.length]!
        const client = world.connect()
        const changes = collect(client, watch, { after })
        await changes.waitFor(known.length - 1 - (place % known.length) + more)
        const got = changes.items.map(({ cursor }) => cursor)
        expect(got).toEqual((await logged(after)).slice(0, got.length))
        await client.dispose()
      }),
      { numRuns: 6 },
    )
    writing = false
    await Promise.all(writers)
    await world.quiet()
    const [begin] = steady.items
    const rest = await logged(begin!.cursor)
    await steady.waitFor(rest.length + 1)
    expect(steady.items.map(({ cursor }) => cursor)).toEqual([begin!.cursor, ...rest])
  })

  it('joins those who listen already, and shares their work from then on', async () => {
    const id = await world.addCustomer('c')
    await world.quiet()
    const [first] = await logged()
    const steady = collect(world.connect(), watch, { ids: [customerId(id)] })
    await eventually(() => world.events.hub.subscribers === 1)
    const late = collect(world.connect(), watch, { ids: [customerId(id)], after: first })
    await late.waitFor(1)
    expect(world.events.hub.groups).toBe(1)
    const before = world.executions.count
    await world.rename(id, 'c2')
    await Promise.all([steady.waitFor(1), late.waitFor(2)])
    expect(world.executions.count - before).toBe(1)
  })

  it('gets what its process no longer has in memory from the table', async () => {
    const id = await world.addCustomer('d')
    for (let i = 0; i < 5; i++) await world.rename(id, `d${i}`)
    await world.quiet()
    const later = await startWorld(database)
    const client = later.connect()
    const changes = collect(client, watch, { ids: [customerId(id)], after: (await logged())[0] })
    await changes.waitFor(6)
    await later.rename(id, 'd live')
    const items = await changes.waitFor(7)
    expect(items.map(({ cursor }) => cursor)).toEqual((await logged()).slice(-7))
    await later.stop()
  })

  it.each([
    ['that is not one', 'abc', 'INVALID_CURSOR'],
    ['of a list', Buffer.from('["Customer/createdAt/DESC",null,"x"]').toString('base64url'), 'INVALID_CURSOR'],
    ['of an event that has not happened', encodeEventCursor(10n ** 15n), 'INVALID_CURSOR'],
  ])('is refused a cursor %s', async (_title, after, code) => {
    const changes = collect(world.connect(), watch, { after })
    expect(await changes.failed()).toMatchObject([{ extensions: { code, inputPath: ['after'] } }])
  })

  it('gets an error when the events after its cursor are no longer kept', async () => {
    const other = await freshDatabase()
    const short = await startWorld(other, { retention: { pollMs: 20 } })
    const id = await short.addCustomer('e')
    for (let i = 0; i < 3; i++) await short.rename(id, `e${i}`)
    await short.quiet()
    await short.sql(
      `update event_log set at = now() - interval '8 days' where cursor < (select max(cursor) from event_log)`,
    )
    await eventually(async () => (await short.sql('select 1 from event_log')).length === 1)
    // What this process still has in memory it can still give; one that starts anew cannot.
    await short.stop()
    const anew = await startWorld(other)
    const expired = collect(anew.connect(), watch, { after: encodeEventCursor(1n) })
    expect(await expired.failed()).toMatchObject([{ extensions: { code: 'CURSOR_EXPIRED' } }])
    await anew.stop()
    await other.drop()
  })
})

describe('a server that stops', () => {
  it('sends its clients to come back, and they resume where they were without a gap', async () => {
    const own = await freshDatabase()
    const first = await startWorld(own)
    const raw = await rawClient(first.url, first.key)
    raw.send({ id: '1', type: 'subscribe', payload: { query: watch } })
    await eventually(() => first.events.hub.subscribers === 1)
    const id = await first.addCustomer('f')
    const got: string[] = []
    const take = async () => {
      const { payload } = JSON.parse(await raw.next('next')) as {
        payload: { data: { recordChanged: { cursor: string } } }
      }
      got.push(payload.data.recordChanged.cursor)
    }
    await take()
    await first.rename(id, 'f1')
    await take()
    await first.stop()
    expect((await raw.closed).code).toBe(1012)
    const second = await startWorld(own)
    await second.rename(id, 'f2')
    const changes = collect(second.connect(), watch, { after: got.at(-1) })
    const items = await changes.waitFor(1)
    const rows = await second.sql('select cursor::text as c from event_log order by event_log.cursor')
    expect([...got, ...items.map(({ cursor }) => cursor)]).toEqual(
      rows.map((row) => encodeEventCursor(BigInt(String(row['c'])))),
    )
    await second.stop()
    await own.drop()
  })

  it('lets mutations on its sockets end and answers them', async () => {
    const own = await freshDatabase()
    const stopping = await startWorld(own)
    const raw = await rawClient(stopping.url, stopping.key)
    const mutation = 'mutation { createCustomer(input: { kind: PERSON, name: "last" }) { customer { name } } }'
    const lock = stopping.orm.em.fork()
    await lock.begin()
    await lock.execute('lock table customer in exclusive mode')
    raw.send({ id: 'm', type: 'subscribe', payload: { query: mutation } })
    await eventually(
      async () =>
        (await stopping.sql(`select 1 from pg_locks where not granted and relation = 'customer'::regclass`)).length > 0,
    )
    const stopped = stopping.stop()
    await eventually(() => openingFails(stopping.url))
    await lock.rollback()
    expect(JSON.parse(await raw.next('next'))).toMatchObject({
      payload: { data: { createCustomer: { customer: { name: 'last' } } } },
    })
    expect((await raw.closed).code).toBe(1012)
    await stopped
    await own.drop()
  })
})

const openingFails = (url: string) =>
  openSocket(url).then(
    (raw) => {
      raw.close()
      return false
    },
    () => true,
  )

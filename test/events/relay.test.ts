import fc from 'fast-check'
import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newUuid } from '../../src/core/ids.ts'
import { systemViewer } from '../../src/core/viewer.ts'
import { decodeEventCursor, encodeEventCursor } from '../../src/core/event-cursor.ts'
import { lockClass } from '../../src/db/leadership.ts'
import type { LoggedEventData } from '../../src/events/logged-event.ts'
import type { RecordEvent } from '../../src/events/topics.ts'
import { transact } from '../../src/write/unit-of-work.ts'
import { logChannel } from '../../src/events/relay.ts'
import type { TestDatabase } from '../support/postgres.ts'
import { caughtUp, eventually, freshDatabase, startNode, type Node } from './world.ts'

const event = (id: string, customerId = id): RecordEvent => ({ type: 'Customer', id, action: 'UPDATED', customerId })

/** Commits events in one transaction after `holdMs`, so that ids are given long before they can be seen. */
const commit = (node: Node, keys: readonly string[], holdMs = 0, fail = false): Promise<void> =>
  transact(node.orm.em, { viewer: systemViewer }, async (unit) => {
    for (const key of keys) unit.emit('customer.updated', event(key))
    await unit.em.flush()
    if (holdMs > 0) await new Promise((resolve) => setTimeout(resolve, holdMs))
    if (fail) throw new Error('rolled back')
  })

const follow = (node: Node) => {
  const events: LoggedEventData[] = []
  node.events.log.onBatch((batch) => events.push(...batch.events))
  return events
}
const keysOf = (events: readonly LoggedEventData[]) => events.map(({ payload }) => (payload as RecordEvent).id)
const strictlyRising = (events: readonly LoggedEventData[]) =>
  events.every(({ cursor }, i) => i === 0 || cursor > events[i - 1]!.cursor)

/** Ends sessions of a database by the name that they gave themselves. */
const cut = (node: Node, name: string) =>
  node.sql(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = $1',
    [name],
  )

describe('the relay', () => {
  let database: TestDatabase
  let nodes: Node[]

  // What one test committed must not be news in the next.
  beforeEach(() => Promise.all(nodes.map(caughtUp)))

  beforeAll(async () => {
    database = await freshDatabase()
    nodes = [await startNode(database.url), await startNode(database.url)]
  })
  afterAll(async () => {
    await Promise.all(nodes.map((node) => node.stop()))
    await database.drop()
  })

  it('moves events in one process only', async () => {
    await eventually(() => nodes.some((node) => node.events.relay.leading))
    expect(nodes.filter((node) => node.events.relay.leading)).toHaveLength(1)
  })

  it('numbers every event of parallel transactions once, in an order that no reader sees gaps in', async () => {
    const seen = nodes.map(follow)
    const committed: string[][] = []
    const worker = async (w: number) => {
      for (let i = 0; i < 12; i++) {
        const keys = Array.from({ length: 1 + ((w + i) % 3) }, () => newUuid())
        const fail = (w + i) % 7 === 0
        await commit(nodes[w % 2]!, keys, (w * 7 + i * 13) % 40, fail).then(
          () => committed.push(keys),
          () => undefined,
        )
      }
    }
    await Promise.all(Array.from({ length: 12 }, (_, w) => worker(w)))
    const all = committed.flat()
    await eventually(() => seen.every((events) => events.length >= all.length))
    for (const events of seen) {
      expect(strictlyRising(events)).toBe(true)
      expect(keysOf(events).toSorted()).toEqual(all.toSorted())
      const place = new Map(keysOf(events).map((key, i) => [key, i]))
      // Events of one transaction keep the order in which it emitted them.
      for (const keys of committed) {
        const places = keys.map((key) => place.get(key)!)
        expect(places).toEqual(places.toSorted((a, b) => a - b))
      }
    }
    expect(keysOf(seen[0]!)).toEqual(keysOf(seen[1]!))
  })

  it('is taken over when its leader dies, without losing, doubling or reordering events', async () => {
    const seen = nodes.map(follow)
    const keys: string[] = []
    let flowing = true
    const writing = (async () => {
      while (flowing) {
        const key = newUuid()
        await commit(nodes[keys.length % 2]!, [key])
        keys.push(key)
      }
    })()
    await eventually(() => seen[0]!.length > 20)
    for (let i = 0; i < 3; i++) {
      const killed = await nodes[0]!.sql(
        `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted and classid = $1
         and objid::bigint = hashtext('event relay')::bigint & 4294967295
         and database = (select oid from pg_database where datname = current_database())`,
        [lockClass],
      )
      expect(killed).toHaveLength(1)
      const count = seen[0]!.length
      await eventually(() => nodes.some((node) => node.events.relay.leading) && seen[0]!.length > count + 10)
    }
    flowing = false
    await writing
    await eventually(() => seen.every((events) => events.length >= keys.length))
    for (const events of seen) {
      expect(strictlyRising(events)).toBe(true)
      expect(keysOf(events)).toEqual(keys)
    }
  })

  it('lets another process lead when it stops', async () => {
    const third = await startNode(database.url)
    const leader = nodes.find((node) => node.events.relay.leading)!
    const index = nodes.indexOf(leader)
    await leader.stop()
    nodes[index] = third
    await eventually(() => nodes.some((node) => node.events.relay.leading))
    const seen = follow(third)
    const key = newUuid()
    await commit(third, [key])
    await eventually(() => keysOf(seen).includes(key))
  })

  it('waits for an earlier leader that has not committed yet, so that no lower number appears after a higher one', async () => {
    const seen = follow(nodes[0]!)
    const stale = new Client({ connectionString: database.url })
    await stale.connect()
    const late = newUuid()
    await stale.query('begin')
    await stale.query(`select pg_advisory_xact_lock(${lockClass}, hashtext('event log'))`)
    await stale.query(
      `insert into event_log (cursor, topic, payload, at) values (nextval('event_cursor'), 'customer.updated', $1, now())`,
      [event(late)],
    )
    const early = newUuid()
    await commit(nodes[0]!, [early])
    await eventually(async () => {
      const [row] = await nodes[0]!.sql(
        `select count(*)::int as n from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())`,
      )
      return row!['n'] === 1
    })
    expect(keysOf(seen)).toEqual([])
    await stale.query('commit')
    await stale.end()
    await eventually(() => seen.length === 2)
    expect(keysOf(seen)).toEqual([late, early])
  })

  it('rings without data and at most fifty times a second', async () => {
    const listener = new Client({ connectionString: database.url })
    await listener.connect()
    const heard: { at: number; payload: string | undefined }[] = []
    listener.on('notification', ({ payload }) => heard.push({ at: performance.now(), payload }))
    await listener.query(`listen ${logChannel}`)
    const seen = follow(nodes[0]!)
    const startedAt = performance.now()
    for (let i = 0; i < 150; i++) await commit(nodes[0]!, [newUuid()])
    await eventually(() => seen.length === 150)
    await eventually(() => heard.length > 0)
    const seconds = (performance.now() - startedAt) / 1000
    expect(heard.length).toBeLessThanOrEqual(50 * seconds + 1)
    expect(heard.every(({ payload }) => !payload)).toBe(true)
    await listener.end()
  })
})

describe('the event log', () => {
  let database: TestDatabase
  let node: Node

  beforeAll(async () => {
    database = await freshDatabase()
    node = await startNode(database.url)
  })
  afterAll(async () => {
    await node.stop()
    await database.drop()
  })

  it('reads on from where it was after its connection was cut', async () => {
    const seen = follow(node)
    const keys = Array.from({ length: 60 }, () => newUuid())
    for (const [i, key] of keys.entries()) {
      if (i % 20 === 10) await cut(node, 'rapport event log')
      await commit(node, [key])
    }
    await eventually(() => seen.length >= keys.length)
    expect(keysOf(seen)).toEqual(keys)
  })

  it('gives pages of memory and of the table alike', async () => {
    const topics = new Set(['customer.updated'] as const)
    const [first] = await node.sql('select min(cursor)::text as c, max(cursor)::text as d from event_log')
    const from = BigInt(String(first!['c'])) - 1n
    const later = await startNode(database.url)
    expect(later.events.log.position).toBe(BigInt(String(first!['d'])))
    // The later one has read nothing by itself, so it must take everything from the table.
    for (const limit of [7, 1_000]) {
      const recent = await node.events.log.read(from, topics, limit)
      expect(await later.events.log.read(from, topics, limit)).toEqual(recent)
      expect(recent.events).toHaveLength(Math.min(limit, 60))
    }
    expect(await later.events.log.read(from, new Set(['order.recorded']), 10)).toEqual({
      events: [],
      upTo: later.events.log.position,
    })
    await later.stop()
  })
})

describe('retention', () => {
  it('deletes the beginning of the log that is past its time, and knows from then on what is gone', async () => {
    const database = await freshDatabase()
    const node = await startNode(database.url, { keepDays: 7, pollMs: 20 })
    const seen = follow(node)
    await commit(
      node,
      ['a', 'b', 'c', 'd'].map(() => newUuid()),
    )
    await eventually(() => seen.length === 4)
    const [old, , middle, newest] = seen.map(({ cursor }) => cursor)
    await node.sql(`update event_log set at = now() - interval '8 days' where cursor <= $1`, [middle])
    await eventually(async () => (await node.sql('select cursor from event_log')).length === 1)
    await expect(node.events.log.assertReadable(middle!)).resolves.toBeUndefined()
    const restarted = await startNode(database.url)
    await expect(restarted.events.log.assertReadable(middle!)).resolves.toBeUndefined()
    await expect(restarted.events.log.assertReadable(old!)).rejects.toMatchObject({ code: 'CURSOR_EXPIRED' })
    await expect(restarted.events.log.read(old!, new Set(['customer.updated']), 10)).rejects.toMatchObject({
      code: 'CURSOR_EXPIRED',
    })
    await expect(restarted.events.log.assertReadable(newest! + 1_000n)).rejects.toMatchObject({
      code: 'INVALID_CURSOR',
    })
    await restarted.stop()
    await node.stop()
    await database.drop()
  })
})

describe('a cursor', () => {
  it('comes back as it was, and no other text is one', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }),
        (cursor) => decodeEventCursor(encodeEventCursor(cursor)) === cursor,
      ),
    )
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.base64String(), fc.bigInt({ min: 2n ** 63n }).map(encodeEventCursor)),
        (text) => {
          expect(() => decodeEventCursor(text)).toThrow(/expected the cursor of an event/)
        },
      ),
    )
  })
})

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newUuid } from '../../src/core/ids.ts'
import { systemViewer } from '../../src/core/viewer.ts'
import { sqlRunner } from '../../src/db/sql.ts'
import type { Consumer, ConsumerOptions } from '../../src/feeds/consumer.ts'
import type { EventOf } from '../../src/events/logged-event.ts'
import { transact, type UnitOfWork } from '../../src/write/unit-of-work.ts'
import type { TestDatabase } from '../support/postgres.ts'
import { eventually, freshDatabase, startNode, type Node } from './world.ts'

type Updates = readonly EventOf<'customer.updated'>[]

let database: TestDatabase
let node: Node

beforeEach(async () => {
  database = await freshDatabase()
  node = await startNode(database.url)
  await node.sql('create table effect (seq bigserial, key text not null, by text not null)')
})
afterEach(async () => {
  await node.stop()
  await database.drop()
})

const commit = async (count: number, at = node): Promise<string[]> => {
  const keys = Array.from({ length: count }, () => newUuid())
  for (const id of keys) {
    await transact(at.orm.em, { viewer: systemViewer }, async (unit) => {
      unit.emit('customer.updated', { type: 'Customer', id, action: 'UPDATED', customerId: id })
    })
  }
  return keys
}

/** Writes each event's id into a table, in the transaction that it is given. */
const record =
  (by: string) =>
  async (events: Updates, unit: UnitOfWork): Promise<void> => {
    for (const { payload } of events)
      await sqlRunner(unit.em)('insert into effect (key, by) values ($1, $2)', [payload.id, by])
  }
const effects = async () => (await node.sql('select key from effect order by seq')).map((row) => String(row['key']))

const consume = (
  options: Partial<ConsumerOptions<'customer.updated'>>,
  at = node,
): Promise<Consumer<'customer.updated'>> =>
  at.events.startConsumer({ name: 'recorder', topics: ['customer.updated'], handle: record('one'), ...options })

describe('a durable consumer', () => {
  it('begins with what happens after it was made', async () => {
    const before = await commit(3)
    await eventually(async () => (await node.sql('select 1 from event_log')).length === before.length)
    await consume({})
    const after = await commit(3)
    await eventually(async () => (await effects()).length >= 3)
    expect(await effects()).toEqual(after)
  })

  it('begins with the first event that is kept where that is asked for', async () => {
    const before = await commit(3)
    await consume({ from: 'beginning' })
    await eventually(async () => (await effects()).length >= 3)
    expect(await effects()).toEqual(before)
  })

  it('continues where it was after a restart', async () => {
    const first = await consume({})
    const early = await commit(2)
    await eventually(async () => (await effects()).length === 2)
    await first.stop()
    const late = await commit(2)
    await eventually(async () => (await node.sql('select 1 from outbox')).length === 0)
    await consume({ from: 'beginning' })
    await eventually(async () => (await effects()).length >= 4)
    expect(await effects()).toEqual([...early, ...late])
  })

  it('applies each event once and in order although its handler fails again and again', async () => {
    let calls = 0
    await consume({
      maxFailures: 50,
      batch: 2,
      handle: async (events, unit) => {
        await record('one')(events, unit)
        // After the rows were written, so that only a transaction can undo them.
        if (++calls % 3 === 0) throw new Error('now and then')
      },
    })
    const keys = await commit(12)
    await eventually(async () => (await effects()).length >= keys.length)
    expect(await effects()).toEqual(keys)
    expect(calls).toBeGreaterThan(3)
  })

  it('stops before an event that it cannot apply, names it, loses nothing and continues when it is told to', async () => {
    const keys: string[] = []
    let mended = false
    const givenUp: string[] = []
    const consumer = await consume({
      maxFailures: 2,
      handle: async (events, unit) => {
        if (!mended && events.some(({ payload }) => payload.id === keys[2])) throw new Error('cannot be applied')
        await record('one')(events, unit)
      },
      onGiveUp: (_error, { payload }) => givenUp.push(payload.id),
    })
    // All in one transaction, so that they arrive as one batch.
    await transact(node.orm.em, { viewer: systemViewer }, async (unit) => {
      for (let i = 0; i < 5; i++) {
        const id = newUuid()
        keys.push(id)
        unit.emit('customer.updated', { type: 'Customer', id, action: 'UPDATED', customerId: id })
      }
    })
    await eventually(() => consumer.status.state === 'stuck')
    expect(givenUp).toEqual([keys[2]])
    expect(consumer.status).toMatchObject({ failures: 2, lastError: 'cannot be applied' })
    expect(await effects()).toEqual(keys.slice(0, 2))
    expect((await consumer.lag()).events).toBe(3)
    mended = true
    consumer.resume()
    await eventually(async () => (await effects()).length >= 5)
    expect(await effects()).toEqual(keys)
    expect(await consumer.lag()).toMatchObject({ events: 0, oldestMs: 0 })
  })

  it('works in one process at a time, and another takes over when that one is cut off', async () => {
    const other = await startNode(database.url)
    const consumers = [await consume({ batch: 3 }), await consume({ batch: 3, handle: record('two') }, other)]
    await eventually(() => consumers.some(({ status }) => status.state === 'running'))
    expect(consumers.map(({ status }) => status.state).toSorted()).toEqual(['running', 'standby'])
    const keys = await commit(10)
    await node.sql(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'rapport leadership'`,
    )
    keys.push(...(await commit(10, other)))
    await eventually(() => consumers.some(({ status }) => status.state === 'running'))
    await consumers.find(({ status }) => status.state === 'running')!.stop()
    keys.push(...(await commit(10, other)))
    await eventually(async () => (await effects()).length >= keys.length)
    expect(await effects()).toEqual(keys)
    await other.stop()
  })

  it('writes nothing twice where two processes both believe that they lead', async () => {
    const keys = await commit(20)
    const other = await startNode(database.url)
    const release: (() => void)[] = []
    const slow =
      (by: string) =>
      async (events: Updates, unit: UnitOfWork): Promise<void> => {
        await record(by)(events, unit)
        if (by === 'one' && release.length === 0) await new Promise<void>((resolve) => release.push(resolve))
      }
    const first = await consume({ from: 'beginning', batch: 5, handle: slow('one') })
    await eventually(() => release.length === 1)
    // The first one is in the middle of its batch when its lock is lost, and the second one gains it.
    const second = await consume({ from: 'beginning', batch: 5, handle: slow('two') }, other)
    await node.sql(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'rapport leadership'`,
    )
    await eventually(() => [first, second].some(({ status }) => status.state === 'running'))
    release[0]!()
    await eventually(async () => (await effects()).length >= keys.length)
    expect(await effects()).toEqual(keys)
    await other.stop()
  })

  it('emits in the transaction in which it applies', async () => {
    await consume({
      handle: async (events, unit) => {
        for (const { payload } of events) unit.emit('customer.deleted', { ...payload, action: 'REMOVED' })
      },
    })
    const seen: string[] = []
    node.events.log.onBatch(({ events }) => {
      for (const event of events) if (event.topic === 'customer.deleted') seen.push(event.payload.id)
    })
    const keys = await commit(5)
    await eventually(() => seen.length >= 5)
    expect(seen).toEqual(keys)
  })

  it('says so, and continues with the oldest event, when events were deleted before it read them', async () => {
    const consumer = await consume({})
    const first = await commit(1)
    await eventually(async () => (await effects()).length === 1)
    await consumer.stop()
    await commit(3)
    await eventually(async () => (await node.sql('select 1 from event_log')).length === 4)
    const kept = await commit(1)
    await eventually(async () => (await node.sql('select 1 from event_log')).length === 5)
    await node.sql(`delete from event_log where cursor < (select max(cursor) from event_log)`)
    await node.sql(`insert into event_consumer (name, cursor) select '$expired', max(cursor) - 1 from event_log`)
    // A process that starts later has nothing in memory.
    const later = await startNode(database.url)
    const resumed = await consume({}, later)
    await eventually(async () => (await effects()).length >= 2)
    expect(await effects()).toEqual([...first, ...kept])
    await resumed.stop()
    await later.stop()
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { holdEvents } from '../../src/events/outbox.ts'
import { defineChangeFeed } from '../../src/feeds/change-feed.ts'
import { openOrm, type Orm } from '../../src/db/orm.ts'
import { sqlRunner } from '../../src/db/sql.ts'
import { Customer } from '../../src/modules/customer/customer.entity.ts'
import type { TestDatabase } from '../support/postgres.ts'
import { freshDatabase } from './world.ts'
import type { TestSql } from '../support/test-sql.ts'

const feed = defineChangeFeed({
  field: 'testChanged',
  topics: ['model-run.changed', 'import.changed'],
  permission: 'read',
  description: 'A feed of a test.',
  type: Customer,
  row: () => ({ map: 'Customer', key: '' }),
})

let database: TestDatabase
let orm: Orm
let sql: TestSql

// Without a relay, what is in the outbox stays there.
beforeAll(async () => {
  database = await freshDatabase()
  orm = await openOrm(database.url, [])
  sql = sqlRunner(orm.em.fork())
})
afterAll(async () => {
  await orm?.close()
  await database?.drop()
})

const taken = async () => {
  const rows = await sql('select topic, payload from outbox order by id')
  await sql('delete from outbox')
  return rows
}
const payloadOf = (n: number) => ({ runId: String(n), status: n % 2 === 0 ? 'EVEN' : 'ODD' })
const payload = { runId: 'n::text', status: `case when n % 2 = 0 then 'EVEN' else 'ODD' end` } as const

describe('a statement that emits an event for each of its rows', () => {
  it('records them in the order of its rows, with the feed’s first topic, and gives back what it is told to', async () => {
    const emit = feed.emitRows({
      with: 'numbers as (select * from generate_series($1::int, $2::int) n)',
      from: 'numbers order by n desc',
      payload,
      returning: 'n',
    })
    expect(await emit(sql, [1, 2_000])).toHaveLength(2_000)
    const events = await taken()
    expect(events).toHaveLength(2_000)
    expect(events[0]).toEqual({ topic: 'model-run.changed', payload: payloadOf(2_000) })
    expect(events.at(-1)).toEqual({ topic: 'model-run.changed', payload: payloadOf(1) })
  })

  it('takes the topic from a column, and needs no expressions before', async () => {
    const emit = feed.emitRows({
      from: `(values (1, 'import.changed'), (2, 'model-run.changed')) v (n, topic) order by n`,
      topic: 'topic',
      payload,
    })
    expect(await emit(sql)).toEqual([])
    expect((await taken()).map(({ topic }) => topic)).toEqual(['import.changed', 'model-run.changed'])
  })

  it('is held by a runner that holds, whether it was run by another before or not', async () => {
    const emit = feed.emitRows({ from: 'generate_series(1, 3) n', payload })
    await emit(sql)
    expect(await taken()).toHaveLength(3)
    await orm.em.fork().transactional(async (em) => {
      const own = sqlRunner(em)
      const held = await holdEvents(own)
      await emit(held.sql)
      expect(await own('select from outbox')).toEqual([])
      await emit(own)
      expect(await own('select from outbox')).toHaveLength(3)
      await held.release()
    })
    expect(await taken()).toHaveLength(6)
  })

  it('does not compile without each key of the payload', () => {
    // @ts-expect-error: `status` is missing
    feed.emitRows({ from: 'x', payload: { runId: 'id' } })
    // @ts-expect-error: no topic of the feed has this payload
    void (() => feed.emit(sql, { id: 'x' }))
    expect(feed.topics).toEqual(['model-run.changed', 'import.changed'])
  })
})

describe('a feed whose rows are kept', () => {
  const keeping = (days: number) => () =>
    defineChangeFeed({
      field: 'keptChanged',
      topics: ['import.changed'],
      permission: 'read',
      description: 'A feed of a test.',
      type: Customer,
      row: () => ({ map: 'Customer', key: '' }),
      retention: { table: 'kept', rows: 'kept rows', days },
    })

  it.each([1, 7])('for %i days is refused: a client may resume from an event whose row is gone', (days) => {
    expect(keeping(days)).toThrow(
      `the feed keptChanged keeps its kept rows for ${days} days; expected more than 7, for events are kept that long`,
    )
  })

  it('longer than events is accepted', () => {
    expect(keeping(8)().retention?.days).toBe(8)
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openOrm, type Orm } from '../../src/db/orm.ts'
import { sqlOne } from '../../src/db/rows.ts'
import { sqlRunner } from '../../src/db/sql.ts'
import { emitOne, holdEvents } from '../../src/events/outbox.ts'
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts'
import type { TestSql } from '../support/test-sql.ts'

describe('events of a promotion', () => {
  let database: TestDatabase
  let orm: Orm

  beforeAll(async () => {
    database = await createTestDatabase()
    orm = await openOrm(database.url, [], { poolMax: 2 })
    await sqlRunner(orm.em.fork())(
      `create table outbox (id bigserial primary key, topic text not null, payload jsonb not null, at timestamptz not null default clock_timestamp())`,
    )
  })
  afterAll(async () => {
    await orm?.close()
    await database?.drop()
  })

  const record = (sql: TestSql, place: number) =>
    emitOne(sql, 'model-run.changed', { runId: String(place), status: 'RUNNING' })
  const stored = async () => {
    const rows = await sqlRunner(orm.em.fork())<{ place: string; at: string }>(
      `select payload ->> 'runId' as place, at::text from outbox order by id`,
    )
    await sqlRunner(orm.em.fork())('delete from outbox')
    return rows
  }
  const idsTaken = async (): Promise<number> =>
    (await sqlOne<{ n: number }>(sqlRunner(orm.em.fork()), 'select last_value::int as n from outbox_id_seq')).n

  // More often than a statement is run before it is prepared, on the same connections.
  it('stay out of the outbox until they are released, then come in their order and with their time', async () => {
    for (let round = 0; round < 6; round++) {
      const before = await idsTaken()
      await orm.em.fork().transactional(async (em) => {
        const sql = sqlRunner(em)
        const held = await holdEvents(sql)
        for (const place of [0, 1, 2]) await record(held.sql, place)
        const { now } = await sqlOne<{ now: string }>(sql, 'select clock_timestamp()::text as now')
        expect(await sql('select from outbox')).toEqual([])
        expect(await idsTaken()).toBe(before)
        await held.release()
        await record(sql, 3)
        expect(await sql('select count(*)::int as n from outbox where at > $1::timestamptz', [now])).toEqual([{ n: 1 }])
      })
      expect((await stored()).map(({ place }) => place)).toEqual(['0', '1', '2', '3'])
    }
  })

  it('are gone with a transaction that is rolled back, and its connection records in the outbox again', async () => {
    const cancelled = orm.em.fork().transactional(async (em) => {
      const held = await holdEvents(sqlRunner(em))
      await record(held.sql, 0)
      throw new Error('cancelled')
    })
    await expect(cancelled).rejects.toThrow('cancelled')
    for (const place of [1, 2]) await orm.em.fork().transactional((em) => record(sqlRunner(em), place))
    expect((await stored()).map(({ place }) => place)).toEqual(['1', '2'])
  })
})

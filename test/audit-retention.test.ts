import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { prune } from '../src/db/retention.ts'
import { newUuid } from '../src/core/ids.ts'
import { auditRetention, checkChain, sealEntries } from '../src/write/audit-chain.ts'
import { startNode, freshDatabase, type Node } from './events/world.ts'
import type { TestDatabase } from './support/postgres.ts'

let database: TestDatabase
let node: Node
const unstopped = new AbortController().signal

beforeAll(async () => {
  database = await freshDatabase()
  node = await startNode(database.url)
})
afterAll(async () => {
  await node?.stop()
  await database?.drop()
})
beforeEach(() => node.sql('truncate audit_entry'))

const { days } = auditRetention

/** Adds sealed entries of these ages, in this order. */
const add = async (...ages: readonly number[]) => {
  for (const age of ages)
    await node.sql(
      `insert into audit_entry (id, at, actor_kind, actor_id, action, record_type) values ($1, now() - make_interval(days => $2), 'SYSTEM', 'test', 'test', 'X')`,
      [newUuid(), age],
    )
  // The server seals, as soon as it leads.
  await expect
    .poll(async () => (await node.sql('select from audit_entry where "position" is null')).length, { timeout: 30_000 })
    .toBe(0)
}
const positions = async () =>
  (await node.sql('select "position"::int as p from audit_entry order by audit_entry."position"')).map(({ p }) =>
    Number(p),
  )
const check = (after?: string) => checkChain(node.sql, after, 100)
const pruned = () => prune(node.sql, auditRetention, unstopped)

describe('audit entries that are past their time', () => {
  it('go from the oldest on but for two, and the rest of the chain still holds and grows', async () => {
    await add(days + 9, days + 8, days + 7, days + 6, days + 1, days - 1, 3, 2)
    expect(await check()).toMatchObject({ checked: 8, complete: true, problem: null })
    expect(await pruned()).toBe(3)
    expect(await positions()).toEqual([4, 5, 6, 7, 8])
    expect(await check()).toMatchObject({ checked: 4, complete: true, problem: null })
    expect(await pruned()).toBe(0)
    await add(1)
    expect(await positions()).toEqual([4, 5, 6, 7, 8, 9])
    expect(await check()).toMatchObject({ checked: 5, complete: true, problem: null })
  })

  it('go in batches', async () => {
    await node.sql(
      `insert into audit_entry (id, at, actor_kind, actor_id, action, record_type)
       select uuid_v7(), now() - make_interval(days => $1), 'SYSTEM', 'test', 'test', 'X' from generate_series(1, 4500)`,
      [days + 10],
    )
    while ((await sealEntries(node.sql)) > 0);
    await add(1)
    expect(await pruned()).toBe(4_498)
    expect(await positions()).toEqual([4_499, 4_500, 4_501])
  }, 60_000)

  it('stay where an entry before them is not past its time', async () => {
    await add(days - 1, days + 5, days + 5, days + 5)
    expect(await pruned()).toBe(0)
  })

  it('are not what can hide that younger entries were removed', async () => {
    await add(days + 9, days + 8, days + 7, days + 6, days - 1, 3, 2)
    await pruned()
    // Somebody cuts off the beginning as the job does, but further than it may.
    for (const [upTo, next] of [
      [4, 5],
      [5, 6],
    ]) {
      await node.sql('delete from audit_entry where "position" < $1', [next])
      expect(await check(), `up to ${upTo}`).toMatchObject({
        complete: true,
        problem: expect.stringContaining('missing'),
      })
    }
  })

  it('are not hidden by an oldest entry that was made to look old', async () => {
    await add(days + 9, days + 8, days + 7, days + 6, 5, 3, 2)
    await node.sql('delete from audit_entry where "position" < 5')
    await node.sql(`update audit_entry set at = now() - make_interval(days => $1) where "position" in (5, 6)`, [
      days + 2,
    ])
    expect((await check()).problem).toContain('entry 6 was changed')
  })

  it('make a head from before them prove nothing, which is said', async () => {
    await add(days + 9, days + 8)
    const { head } = await check()
    await add(days + 7, days + 6, days + 5)
    await pruned()
    expect(await check(head)).toMatchObject({ complete: true, problem: expect.stringContaining('past its time') })
  })
})

import { Client, Pool } from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../test/support/postgres.ts'
import { PreparingClient } from './preparing-client.ts'

let database: TestDatabase
let pool: Pool
beforeAll(async () => {
  database = await createTestDatabase()
  pool = new Pool({ connectionString: database.url, max: 1, Client: PreparingClient })
})
afterEach(() => void vi.useRealTimers())
afterAll(async () => {
  await pool?.end()
  await database?.drop()
})

/** How often each prepared statement that begins like this was run. */
const prepared = async (beginning: string): Promise<number[]> => {
  const { rows } = await pool.query<{ runs: string }>(
    `select generic_plans + custom_plans as runs from pg_prepared_statements where starts_with(statement, '${beginning}')`,
  )
  return rows.map(({ runs }) => Number(runs))
}

describe('statements', () => {
  it('with parameters are prepared from the third time on', async () => {
    for (let i = 1; i <= 5; i++)
      expect((await pool.query('select $1::int + 1 as next', [i])).rows).toEqual([{ next: i + 1 }])
    expect(await prepared('select $1::int + 1')).toEqual([3])
  })

  it('that read without parameters are prepared as well', async () => {
    for (let i = 0; i < 5; i++) expect((await pool.query('select 7 as seven', [])).rows).toEqual([{ seven: 7 }])
    expect(await prepared('select 7')).toEqual([3])
  })

  it('are not where one text holds several, with long lists or texts, and when they are no reads', async () => {
    await pool.query('create table counted (n int)')
    const list = Array.from({ length: 65 }, (_, i) => i)
    for (let i = 0; i < 4; i++) {
      await pool.query('select 1 as one; select 2 as two', [])
      await pool.query('insert into counted default values', [])
      await pool.query('begin', [])
      await pool.query('commit', [])
      expect((await pool.query('select cardinality($1::int[]) as n', [list])).rows).toEqual([{ n: 65 }])
      expect((await pool.query('select length($1) as n', ['a'.repeat(9_000)])).rows).toEqual([{ n: 9_000 }])
    }
    for (const beginning of ['select 1', 'insert', 'begin', 'select card', 'select len'])
      expect(await prepared(beginning)).toEqual([])
  })

  it('are planned again after half a minute, because a transaction in progress may have filled their tables', async () => {
    vi.useFakeTimers({ toFake: ['performance'] })
    await pool.query('create table growing (id int primary key, word text)')
    await pool.query('vacuum analyze growing')
    const read = () => pool.query('select word from growing where id = $1', [1])
    for (let i = 0; i < 10; i++) await read()
    const { rows } = await pool.query<{ name: string }>(
      `select name from pg_prepared_statements where starts_with(statement, 'select word from growing')`,
    )
    const plan = async () => {
      const shown = await pool.query<{ 'QUERY PLAN': string }>(`explain execute "${rows[0]!.name}" (1)`)
      return shown.rows[0]!['QUERY PLAN']
    }
    const filling = new Client({ connectionString: database.url })
    await filling.connect()
    try {
      await filling.query(`begin; insert into growing select n, repeat('word', 10) from generate_series(1, 20000) n`)
      await read()
      expect(await plan()).toContain('Seq Scan')
      vi.advanceTimersByTime(600_000)
      await read()
      expect(await plan()).toContain('Index Scan')
    } finally {
      await filling.end()
    }
  })

  it('work again after the columns that they return have changed', async () => {
    await pool.query('create table changing (a int)')
    await pool.query('insert into changing values (1)')
    const read = () => pool.query('select * from changing where a = $1', [1])
    for (let i = 0; i < 4; i++) expect((await read()).rows).toEqual([{ a: 1 }])
    await pool.query('alter table changing add b text')
    await expect(read()).rejects.toThrow('cached plan must not change result type')
    for (let i = 0; i < 4; i++) expect((await read()).rows).toEqual([{ a: 1, b: null }])
  })

  it('that fail do so as without', async () => {
    for (let i = 0; i < 4; i++)
      await expect(pool.query('select $1::int / 0', [1])).rejects.toMatchObject({ code: '22012' })
    expect((await pool.query('select $1::text as t', ['still here'])).rows).toEqual([{ t: 'still here' }])
  })
})

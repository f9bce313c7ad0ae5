import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../../test/support/app.ts'
import { RapportError } from '../core/errors.ts'
import { runOperation } from '../core/operation.ts'
import type { RunSql } from '../db/sql.ts'
import { JoinedReads } from './joined-reads.ts'

let app: TestApp
let sent: string[]
let reads: JoinedReads

beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app?.stop())

const newReads = () => {
  sent = []
  const run: RunSql = (text, params) => {
    sent.push(text)
    return app.sql(text, params)
  }
  reads = new JoinedReads(run)
}

const wide = `select $1::int as n, $2::timestamptz as at, 1.50::text as price, array['a', null] as words, null as nothing`

describe('reads that are asked for at the same moment', () => {
  it('are one statement, each with its own parameters', async () => {
    newReads()
    const rows = await Promise.all([
      reads.rows('select $1::int as n, $2::text as t', [1, 'one'], false),
      // Behind promises that are settled, as behind a middleware.
      Promise.resolve().then(() =>
        reads.rows('select $1::int + $2::int as n from generate_series(1, 2)', [2, 3], false),
      ),
      Promise.resolve()
        .then(() => undefined)
        .then(() => reads.rows('select 1 where $1', [false], false)),
    ])
    expect(rows).toEqual([[{ n: 1, t: 'one' }], [{ n: 5 }, { n: 5 }], []])
    expect(sent).toHaveLength(1)
  })

  it('keep what only looks like a parameter', async () => {
    newReads()
    const text = `select $1::int as "$1", 'costs $1, it''s' as price -- $1 isn't one`
    const rows = await Promise.all([reads.rows('select $1::int as n', [1], false), reads.rows(text, [2], false)])
    expect(rows).toEqual([[{ n: 1 }], [{ $1: 2, price: "costs $1, it's" }]])
  })

  it('keep their order, also with a limit and a common table expression', async () => {
    newReads()
    const [down, up] = await Promise.all([
      reads.rows<{ n: number }>('select n from generate_series(1, 500) n order by n desc limit 300', [], true),
      reads.rows<{ n: number }>(
        'with a as (select n from generate_series(1, 500) n) select n from a order by n',
        [],
        true,
      ),
    ])
    expect(down.map(({ n }) => n)).toEqual(Array.from({ length: 300 }, (_, i) => 500 - i))
    expect(up.map(({ n }) => n)).toEqual(Array.from({ length: 500 }, (_, i) => i + 1))
    expect(sent).toHaveLength(1)
  })

  it('look the same alone as together', async () => {
    newReads()
    const values = [7, '2026-01-02T03:04:05.678901+02:00']
    const alone = await reads.rows(wide, values, true)
    const [together] = await Promise.all([reads.rows(wide, values, true), reads.rows('select 1 as one', [], false)])
    expect(together).toEqual(alone)
    expect(alone).toEqual([
      { n: 7, at: '2026-01-02T01:04:05.678901+00:00', price: '1.50', words: ['a', null], nothing: null },
    ])
  })

  it('fail alone: the others are answered', async () => {
    newReads()
    const settled = await Promise.allSettled([
      reads.rows('select 1 as n', [], false),
      reads.rows('select 1 / $1::int as n', [0], true),
      reads.rows('select from a_table_that_does_not_exist', [], false),
      reads.rows('select $1::text as t', ['two'], true),
    ])
    expect(settled).toMatchObject([
      { status: 'fulfilled', value: [{ n: 1 }] },
      { status: 'rejected', reason: { code: '22012' } },
      { status: 'rejected', reason: { code: '42P01' } },
      { status: 'fulfilled', value: [{ t: 'two' }] },
    ])
    expect(sent).toHaveLength(5)
  })

  it('are not sent again if the database was away: all fail', async () => {
    let tries = 0
    const gone = new JoinedReads(() => {
      tries++
      return Promise.reject(Object.assign(new Error('the server is shutting down'), { code: '57P01' }))
    })
    const settled = await Promise.allSettled([gone.rows('select 1', [], false), gone.rows('select 2', [], false)])
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(tries).toBe(1)
  })

  it('are sent again one after the other where together they took too long', async () => {
    let running = 0
    let most = 0
    let tries = 0
    const slow = new JoinedReads(async (text, params) => {
      most = Math.max(most, ++running)
      try {
        if (tries++ === 0) throw new RapportError('TIMEOUT', 'too long')
        return await app.sql(text, params)
      } finally {
        running--
      }
    })
    const rows = await Promise.all([1, 2, 3].map((n) => slow.rows('select $1::int as n', [n], false)))
    expect(rows).toEqual([[{ n: 1 }], [{ n: 2 }], [{ n: 3 }]])
    expect({ tries, most }).toEqual({ tries: 4, most: 1 })
  })

  it.each([
    ['together', 0, 1],
    ['one of them alone', 1, 2],
  ])('are not sent again once their operation is over: %s', async (_when, last, expected) => {
    const gone = new AbortController()
    let tries = 0
    const late = new JoinedReads(() => {
      if (tries++ === last) gone.abort()
      return Promise.reject(new RapportError('TIMEOUT', 'too long'))
    })
    const settled = runOperation({ key: 'k', limitMs: 0, gone: gone.signal }, () =>
      Promise.allSettled([1, 2, 3].map((n) => late.rows('select $1::int as n', [n], false))),
    )
    expect((await settled).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
    expect(tries).toBe(expected)
  })

  it('of another moment are another statement', async () => {
    newReads()
    await reads.rows('select 1', [], false)
    await reads.rows('select 2', [], false)
    expect(sent).toEqual(['select 1', 'select 2'])
  })
})

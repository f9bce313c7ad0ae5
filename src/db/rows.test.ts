import { describe, expect, it } from 'vitest'
import { sqlOne } from './rows.ts'
import type { RunSql } from './sql.ts'

interface Call {
  readonly text: string
  readonly params: readonly unknown[] | undefined
}

/** A database whose answer to each statement is the given rows. */
const answering = (rows: readonly object[]): { readonly sql: RunSql; readonly calls: Call[] } => {
  const calls: Call[] = []
  const sql: RunSql = <Row extends object>(text: string, params?: readonly unknown[]) => {
    calls.push({ text, params })
    return Promise.resolve(rows as Row[])
  }
  return { sql, calls }
}

describe('sqlOne', () => {
  it('gives the row of a statement that gives one', async () => {
    const { sql, calls } = answering([{ n: 3 }])
    const row = await sqlOne<{ n: number }>(sql, 'select $1::int as n', [3])
    expect(row.n).toBe(3)
    expect(calls).toEqual([{ text: 'select $1::int as n', params: [3] }])
  })

  it.each([
    [0, []],
    [2, [{ n: 1 }, { n: 2 }]],
  ])('refuses a statement that gives %i rows, naming the statement', async (count, rows) => {
    await expect(sqlOne(answering(rows).sql, '\n  select n from numbers')).rejects.toMatchObject({
      name: 'RapportError',
      code: 'INTERNAL_ERROR',
      message: `expected a statement to give one row, it gave ${count}: select n from numbers`,
    })
  })

  it('cuts a long statement in its message', async () => {
    const error = await sqlOne(answering([]).sql, `select ${'x'.repeat(1_000)}`).catch((thrown: unknown) => thrown)
    expect((error as Error).message.length).toBeLessThan(300)
  })
})

import { describe, expect, it } from 'vitest'
import { surpriseOfFlow, surpriseOfLevel } from './progress.ts'

describe('a flow in progress', () => {
  it('adds a surprise in full if totals vary as freely as records do', () => {
    // 100 records of 1: their number has the deviation 10, 80 % of which are within 1.2816 × 10.
    const free = { share: 0.5, expected: 100, upperHalf: 12.816, records: 100 }
    expect(surpriseOfFlow({ ...free, toDate: 62 }).shift).toBeCloseTo(12, 3)
    const { narrowed } = surpriseOfFlow({ ...free, toDate: 48 })
    expect(narrowed).toBeCloseTo(Math.SQRT1_2, 3)
  })

  it('expects no more records because some came early, if totals hardly vary', () => {
    // One record a month of 1,000, always: by now .8 of the months have had it.
    const constant = { share: 0.8, expected: 1_000, upperHalf: 0, records: 1 }
    expect(surpriseOfFlow({ ...constant, toDate: 1_000 }).shift).toBe(0)
    expect(surpriseOfFlow({ ...constant, toDate: 1_000 }).least(0.8)).toBe(0)
  })

  it('but keeps what early and late records cannot explain', () => {
    // 30 subscriptions of 100, almost all paid by now, and half of the money is missing: the rest is expected late, no more.
    const billed = { share: 0.95, expected: 3_000, upperHalf: 15, records: 30 }
    const { shift, least } = surpriseOfFlow({ ...billed, toDate: 1_350 })
    expect(3_000 + shift).toBeGreaterThan(1_350)
    expect(3_000 + shift).toBeLessThan(1_600)
    expect(least(0.95)).toBeGreaterThan(0)
    expect(least(0.95)).toBeLessThan(300)
  })

  it('is what has come at its end, and stays the same for models without a number of records', () => {
    expect(surpriseOfFlow({ toDate: 70, share: 1, expected: 100, upperHalf: 5, records: 8 }).shift).toBeCloseTo(-30, 12)
    const unknown = surpriseOfFlow({ toDate: 70, share: 0.5, expected: 100, upperHalf: 0, records: undefined })
    expect(unknown).toMatchObject({ shift: 20, narrowed: Math.SQRT1_2 })
  })

  it.each([
    { toDate: 0, share: 0, expected: 100, upperHalf: 0, records: 3 },
    { toDate: 5, share: 0.5, expected: 0, upperHalf: 0, records: 3 },
    { toDate: 0, share: 1, expected: 0, upperHalf: 0, records: 0 },
    { toDate: -5, share: 0.2, expected: -3, upperHalf: 1e15, records: 1e6 },
  ])('stays finite: %j', (period) => {
    const { shift, narrowed, least } = surpriseOfFlow(period)
    for (const figure of [shift, narrowed, least(0.99)]) expect(Number.isFinite(figure)).toBe(true)
  })
})

it('the less is left of a period, the more its current level counts', () => {
  expect(surpriseOfLevel({ toDate: 80, share: 0.25, expected: 100, upperHalf: 9, records: 5 })).toMatchObject({
    shift: -5,
    narrowed: Math.sqrt(0.75),
  })
})

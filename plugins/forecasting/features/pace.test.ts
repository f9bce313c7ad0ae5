import { describe, expect, it } from 'vitest'
import { periodStart } from '../algorithms/calendar.ts'
import { paceOfDays, paceOfTotals, shareBy } from './pace.ts'

const dayMs = 86_400_000

describe('the pace of a period', () => {
  it('is even if nothing is known', () => {
    expect(paceOfTotals([0, 0, 0], 0)).toEqual([])
    expect(shareBy([], 0.3)).toBe(0.3)
  })

  it('is that of the totals if there are many records, and half even if there are few', () => {
    const many = paceOfTotals([0, 30, 10], 1e9)
    expect(many[0]).toBeCloseTo(0, 6)
    expect(many[1]).toBeCloseTo(0.75, 6)
    expect(many[2]).toBe(1)
    // One record beside an even filling of 1.5: two fifths of the way (by hand).
    const few = paceOfTotals([0, 30, 10], 1)
    expect(few[0]).toBeCloseTo((3 / 5) * (1 / 3), 12)
  })

  it('does not go back for refunds', () => {
    const pace = paceOfTotals([50, -20, 50], 1e9)
    expect(pace[1]).toBeGreaterThanOrEqual(pace[0]!)
    expect(pace[2]).toBe(1)
  })

  it('is linear between two parts, from 0 to 1', () => {
    const pace = [0.1, 0.7, 1]
    expect([0, 1 / 6, 1 / 3, 0.5, 1].map((at) => Number(shareBy(pace, at).toFixed(9)))).toEqual([0, 0.05, 0.1, 0.4, 1])
  })

  it('ignores when within a part something came that always comes at once', () => {
    const first = [0.9, ...Array.from({ length: 29 }, (_, i) => 0.9 + (0.1 * (i + 1)) / 29)]
    // An hour into the month all of the first day's share has come, half of it, none, or more.
    expect([0.9, 0.45, 0, 1.2].map((seen) => shareBy(first, 1 / 720, seen))).toEqual([0.9, 0.45, 0, 0.9])
    // Later on it has to be there.
    expect(shareBy(first, 0.5, 0)).toBeGreaterThan(0.9)
  })

  it('is learned from complete periods only', () => {
    const monday = periodStart(2_800, 'WEEK')
    // Ten weeks in which all came on Saturdays, and a present one with all on Monday.
    const saturdays = Array.from({ length: 10 }, (_, week) => monday + (7 * (week - 10) + 5) * dayMs)
    const atMs = Float64Array.from([...saturdays, monday])
    const daily = { atMs, value: atMs.map(() => 1e3), records: atMs.map(() => 1e6) }
    const scope = { measure: 'REVENUE', granularity: 'WEEK' } as const
    const pace = paceOfDays(daily, scope, monday + 2 * dayMs)
    expect(shareBy(pace, 5 / 7)).toBeLessThan(0.01)
    expect(shareBy(pace, 6 / 7)).toBeGreaterThan(0.99)
    expect(paceOfDays(daily, { measure: 'PIPELINE_EXPECTED', granularity: 'WEEK' }, monday)).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import { exactSeason, periodOf, periodStart, seasonsOf, type Granularity } from './calendar.ts'

const at = (text: string) => Date.parse(text)
const GRANULARITIES: Granularity[] = ['HOUR', 'DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR']

const step = (granularity: Granularity, from: string, to: string) =>
  periodOf(at(to), granularity) - periodOf(at(from), granularity)

describe('calendar', () => {
  it('counts consecutive periods across the end of a year', () => {
    expect(step('MONTH', '2023-12-31T23:59:59Z', '2024-01-01T00:00:00Z')).toBe(1)
    expect(step('QUARTER', '2023-12-31', '2024-04-01')).toBe(2)
    expect(step('YEAR', '2023-01-01', '2024-12-31')).toBe(1)
    expect(step('DAY', '2024-02-28', '2024-03-01')).toBe(2)
    expect(step('HOUR', '2024-02-28T23:59Z', '2024-02-29T00:00Z')).toBe(1)
  })

  it('starts weeks on Monday, also where the ISO week belongs to another year', () => {
    const week = periodOf(at('2024-12-30'), 'WEEK')
    expect(periodOf(at('2025-01-05T23:00Z'), 'WEEK')).toBe(week)
    expect(periodOf(at('2025-01-06'), 'WEEK')).toBe(week + 1)
    expect(new Date(periodStart(week, 'WEEK')).toISOString()).toBe('2024-12-30T00:00:00.000Z')
  })

  it.each(GRANULARITIES)(
    'gives the start of the period of any date, before 1970 and before the year 100 too (%s)',
    (granularity) => {
      for (const text of ['0050-03-04', '1969-12-31T23:30Z', '1970-01-01', '2024-02-29T13:45Z', '2100-12-31']) {
        const period = periodOf(at(text), granularity)
        expect(periodStart(period, granularity)).toBeLessThanOrEqual(at(text))
        expect(periodStart(period + 1, granularity)).toBeGreaterThan(at(text))
        expect(periodOf(periodStart(period, granularity), granularity)).toBe(period)
      }
    },
  )

  it('knows the seasons of each granularity and their true length', () => {
    expect(seasonsOf('DAY')).toEqual([7, 365])
    expect(seasonsOf('YEAR')).toEqual([])
    expect(exactSeason(365)).toBe(365.2425)
    expect(exactSeason(12)).toBe(12)
  })
})

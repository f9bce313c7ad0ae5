import { describe, expect, it } from 'vitest'
import { periodOf } from '../algorithms/calendar.ts'
import { continueHistory, emptyHistory, historyOf } from './history.ts'
import { wallClockMs } from 'rapport-crm/task'

const day = (text: string) => Date.parse(`${text}T00:00:00Z`)
const daily = (entries: Readonly<Record<string, number>>) => ({
  atMs: Float64Array.from(Object.keys(entries), day),
  value: Float64Array.from(Object.values(entries)),
  records: Float64Array.from(Object.values(entries), () => 1),
})
const revenue = { measure: 'REVENUE', granularity: 'MONTH' } as const
const expected = { measure: 'PIPELINE_EXPECTED', granularity: 'MONTH' } as const

describe('the history of a series', () => {
  const days = daily({ '2025-01-02': 10, '2025-01-20': 5, '2025-03-31': 7, '2025-04-01': 2, '2025-04-10': 3 })

  it('has complete months, zeros between them, and what has come so far of the current one', () => {
    const { values, period, toDate, elapsed, firstPeriod } = historyOf(days, revenue, day('2025-04-16'))
    expect([...values]).toEqual([15, 0, 7])
    expect(firstPeriod).toBe(periodOf(day('2025-01-01'), 'MONTH'))
    expect(period).toBe(periodOf(day('2025-04-01'), 'MONTH'))
    expect(toDate).toBe(5)
    expect(elapsed).toBe(0.5)
  })

  it('begins with the second month if the first record comes after a tenth of the first', () => {
    const late = daily({ '2025-01-05': 10, '2025-02-20': 5, '2025-03-31': 7 })
    const { values, report } = historyOf(late, revenue, day('2025-04-16'))
    expect([...values]).toEqual([5, 7])
    expect(report.ignoredEarlier).toBe(1)
  })

  it('begins when records become regular, not with a single one from long ago', () => {
    const outlier = daily({ '1905-01-01': 99, '2025-01-02': 10, '2025-02-20': 5, '2025-03-31': 7 })
    const { values, outliers, firstPeriod } = historyOf(outlier, revenue, day('2025-04-16'))
    expect([...values]).toEqual([10, 5, 7])
    expect(outliers).toBe(1)
    const read = continueHistory(emptyHistory(firstPeriod), outlier, revenue, firstPeriod, day('2025-04-16'))
    expect([...read.values]).toEqual([10, 5, 7])
  })

  it('of a level is its state at the end of each month, unchanged if nothing happened', () => {
    const changes = daily({ '2025-01-20': 100, '2025-03-02': 50, '2025-03-09': -120, '2025-04-02': 4 })
    const { values, toDate } = historyOf(changes, expected, day('2025-04-16'))
    expect([...values]).toEqual([100, 100, 30])
    expect(toDate).toBe(34)
  })

  it('has the exact amounts that were added, without rounding errors', () => {
    const cents = daily({
      '2025-01-02': 0.1,
      '2025-01-20': 0.2,
      '2025-02-03': 0.7,
      '2025-02-04': 0.1,
      '2025-04-02': 8.24,
      '2025-04-03': 4.1,
    })
    expect([0.1 + 0.2, 8.24 + 4.1]).toEqual([0.30000000000000004, 12.34])
    for (const [scope, values, toDate] of [
      [revenue, [0.3, 0.8, 0], 12.34],
      [expected, [0.3, 1.1, 1.1], 13.44],
    ] as const) {
      const { report: _, outliers: _none, ...whole } = historyOf(cents, scope, day('2025-04-16'))
      expect([[...whole.values], whole.toDate]).toEqual([values, toDate])
      const read = continueHistory(emptyHistory(whole.firstPeriod), cents, scope, whole.firstPeriod, day('2025-04-16'))
      expect(read).toEqual(whole)
    }
  })

  it('without a complete month is refused', () => {
    expect(() => historyOf(daily({ '2025-04-02': 1 }), revenue, day('2025-04-16'))).toThrow(
      'at least one complete month',
    )
    expect(() => historyOf(daily({}), revenue, day('2025-04-16'))).toThrow('at least one complete month')
  })

  it('continues exactly as if it had been read again, to the last bit', () => {
    const many = Object.fromEntries(
      Array.from({ length: 300 }, (_, i) => [
        new Date(day('2024-01-01') + i * 86_400_000).toISOString().slice(0, 10),
        0.1 * ((i * 7_919) % 97),
      ]),
    )
    const all = daily(many)
    for (const scope of [revenue, expected]) {
      const then = historyOf(all, scope, day('2024-06-10'))
      const whole = historyOf(all, scope, day('2024-10-20'))
      const { report: _, outliers: _none, ...plain } = whole
      expect(
        continueHistory(emptyHistory(whole.firstPeriod), all, scope, whole.firstPeriod, day('2024-10-20')),
      ).toEqual(plain)
      const from = all.atMs.findIndex((at) => periodOf(at, 'MONTH') >= then.period)
      const rest = scope === expected ? all : { ...all, atMs: all.atMs.slice(from), value: all.value.slice(from) }
      expect(continueHistory(then, rest, scope, then.period, day('2024-10-20'))).toEqual(plain)
    }
  })
})

describe('the clock on the wall', () => {
  it.each([
    ['2025-06-30T23:30:00.250Z', 'Asia/Tokyo', '2025-07-01T08:30:00.250Z'],
    ['2025-03-30T00:59:59.000Z', 'Europe/Berlin', '2025-03-30T01:59:59.000Z'],
    ['2025-03-30T01:00:00.000Z', 'Europe/Berlin', '2025-03-30T03:00:00.000Z'],
    ['2025-11-02T05:30:00.000Z', 'America/New_York', '2025-11-02T01:30:00.000Z'],
    ['2025-12-31T23:59:59.999Z', 'UTC', '2025-12-31T23:59:59.999Z'],
  ])('at %s in %s shows %s', (at, zone, shown) => {
    expect(new Date(wallClockMs(new Date(at), zone)).toISOString()).toBe(shown)
  })
})

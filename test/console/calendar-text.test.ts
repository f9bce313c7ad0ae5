import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holidaysText, hoursText, readHolidays, readHours } from '../../src/console/web/pages/settings/calendar-text.ts'

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
/** Hours of a day that do not overlap. */
const day = fc
  .uniqueArray(fc.integer({ min: 0, max: 1_440 }), { minLength: 0, maxLength: 6 })
  .map((cuts) => cuts.toSorted((a, b) => a - b))
  .map((cuts) =>
    Array.from({ length: Math.floor(cuts.length / 2) }, (_, i) => ({
      from: clock(cuts[2 * i]!),
      to: clock(cuts[2 * i + 1]!),
    })),
  )
const week = fc
  .tuple(day, day, day, day, day, day, day)
  .map((days) => days.flatMap((spans, i) => spans.map((span) => ({ weekday: i + 1, ...span }))))

const refused = (line: string) => `cannot read ${line}`

describe('a calendar as lines', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(week, (hours) => {
        expect(readHours(hoursText(hours), refused)).toEqual(hours)
      }),
    )
    const holidays = [
      { on: '2026-10-01', name: '国庆节' },
      { on: '2026-12-25', name: 'Christmas  Day' },
    ]
    expect(readHolidays(holidaysText(holidays), refused)).toEqual(holidays)
  })

  it.each(['5-1 09:00-17:00', '0 09:00-17:00', '1-8 09:00-17:00', '1-5', '1-5 9-17', 'Monday 09:00-17:00'])(
    'refuses the hours %s',
    (line) => {
      expect(() => readHours(`1-2 08:00-12:00\n${line}`, refused)).toThrow(line)
    },
  )

  it.each(['2026-12-25', 'Christmas', '25.12.2026 Christmas'])('refuses the holiday %s', (line) => {
    expect(() => readHolidays(line, refused)).toThrow(line)
  })
})

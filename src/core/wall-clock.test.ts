import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayText, startOfDay, wallClockMs } from './wall-clock.ts'

const zones = [
  ...Intl.supportedValuesOf('timeZone'),
  // Midnight left out, midnight twice, a change of half an hour, a day left out.
  ...['Africa/Cairo', 'America/Havana', 'Australia/Lord_Howe', 'Pacific/Apia', 'Asia/Beirut', 'America/Sao_Paulo'],
]
const dayIn = (at: number, zone: string) => dayText(wallClockMs(new Date(at), zone))

describe('startOfDay', () => {
  it('is the first moment of the day, in every zone', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.date({ min: new Date('1975-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }),
        (zone, date) => {
          const day = dayIn(date.getTime(), zone)
          const at = startOfDay(day, zone).getTime()
          expect([zone, dayIn(at, zone)]).toEqual([zone, day])
          expect(dayIn(at - 1, zone) < day).toBe(true)
        },
      ),
      { numRuns: 2_000 },
    )
  })

  it.each([
    ['2024-04-26', 'Africa/Cairo', '2024-04-25T22:00:00.000Z'],
    ['2024-11-03', 'America/Havana', '2024-11-03T04:00:00.000Z'],
    ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z'],
    ['2011-12-31', 'Pacific/Apia', '2011-12-30T10:00:00.000Z'],
    ['2026-03-12', 'Asia/Kolkata', '2026-03-11T18:30:00.000Z'],
    ['2026-03-12', 'UTC', '2026-03-12T00:00:00.000Z'],
  ])('%s in %s begins at %s', (day, zone, expected) => {
    expect(startOfDay(day, zone).toISOString()).toBe(expected)
  })
})

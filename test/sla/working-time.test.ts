import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { afterWorkingMs, clockOf, workingMsIn } from '../../src/modules/case/working-time.ts'
import { calendars, kept } from './calendars.ts'
import { count, walk } from './walker.ts'

const minuteMs = 60_000
const short = (at: number | undefined): string | undefined =>
  at === undefined ? undefined : new Date(at).toISOString().replace(':00.000Z', 'Z')
const dueOf = (name: string, from: string, minutes: number) =>
  short(afterWorkingMs(kept(calendars[name]!), Date.parse(from), minutes * minuteMs))

/** Worked out by hand: the calendar, from when, how many minutes, when they are over, and why. */
const byHand: readonly (readonly [name: string, from: string, minutes: number, due: string, why: string])[] = [
  [
    'berlin',
    '2026-03-27T15:30Z',
    60,
    '2026-03-30T07:30Z',
    'Fri 16:30 to 17:00 is 30; the weekend brings summer time; Mon 9:00 is 7:00Z, and 30',
  ],
  [
    'berlin',
    '2026-03-27T15:30Z',
    30,
    '2026-03-27T16:00Z',
    'the 30 minutes end with Friday’s work at 17:00, not when Monday’s begins',
  ],
  [
    'berlin',
    '2026-04-02T12:00Z',
    240,
    '2026-04-07T08:00Z',
    'Thu 14:00 to 17:00 is 180; Good Friday, weekend, Easter Monday; Tue 9:00 (7:00Z) and 60',
  ],
  [
    'berlin',
    '2026-06-13T10:00Z',
    1,
    '2026-06-15T07:01Z',
    'from a Saturday on, the first minute is that of Mon 9:00, 7:00Z',
  ],
  [
    'berlin',
    '2026-10-23T14:10Z',
    60,
    '2026-10-26T08:10Z',
    'Fri 16:10 to 17:00 is 50; winter time again; Mon 9:00 is 8:00Z, and 10',
  ],
  [
    'berlin always',
    '2026-03-28T20:00Z',
    480,
    '2026-03-29T04:00Z',
    'day and night: the hour that is left out is no time, so it is 480 minutes later',
  ],
  [
    'berlin always',
    '2026-10-24T20:00Z',
    480,
    '2026-10-25T04:00Z',
    'the hour that comes twice counts twice: 22:00 to 5:00 on the clock, eight hours',
  ],
  [
    'berlin nights',
    '2026-03-28T22:30Z',
    60,
    '2026-03-29T22:30Z',
    'Sat 23:30 to 24:00 is 30; Sun is a holiday, also at 22:00; Mon 0:00 in summer time is Sun 22:00Z, and 30',
  ],
  [
    'berlin nights',
    '2026-10-24T20:00Z',
    600,
    '2026-10-25T22:00Z',
    'Sat 22:00 to 24:00 is 120; Sun 0:00 to 6:00 has seven hours, 420; Sun 22:00 is 21:00Z, and 60',
  ],
  [
    'new york',
    '2026-03-06T22:00Z',
    120,
    '2026-03-07T15:45Z',
    'Fri 17:00 to 18:15 is 75; Sat opens at 10:00, 15:00Z, and 45',
  ],
  [
    'new york',
    '2026-03-07T18:59Z',
    2,
    '2026-03-09T12:31Z',
    'Sat 13:59 to 14:00 is 1; summer time begins on Sunday; Mon 8:30 is 12:30Z, and 1',
  ],
  ['new york', '2026-07-02T15:30Z', 60, '2026-07-02T17:30Z', '11:30 to 12:00 is 30, lunch, 13:00 and 30'],
  [
    'new york',
    '2026-11-25T22:00Z',
    480,
    '2026-11-27T21:15Z',
    'Wed 75; Thanksgiving; Fri morning 210 makes 285; 13:00 and 195 is 16:15, 21:15Z',
  ],
  [
    'shanghai',
    '2026-09-30T09:00Z',
    120,
    '2026-10-08T02:00Z',
    'Wed 17:00 to 18:00 is 60; holidays on 1, 2, 3, 5, 6 and 7, the 4th is a Sunday; Thu 9:00 is 1:00Z, and 60',
  ],
  [
    'kathmandu',
    '2026-01-02T11:00Z',
    30,
    '2026-01-04T04:30Z',
    'Fri 16:45 to 17:00 is 15; Saturday is free; Sun 10:00 is 4:15Z, and 15',
  ],
  [
    'lord howe',
    '2026-04-04T13:00Z',
    510,
    '2026-04-04T21:30Z',
    'clocks go back by half an hour: from 0:00 to 8:00 there are 8.5 hours',
  ],
  [
    'apia',
    '2011-12-30T02:00Z',
    120,
    '2011-12-30T20:00Z',
    'Thu 29 16:00 to 17:00 is 60; there was no 30 December; Sat 31 9:00 at +14 is 30 19:00Z, and 60',
  ],
  [
    'sao paulo',
    '2018-11-03T05:00Z',
    300,
    '2018-11-04T04:00Z',
    'Sat 2:00 to 6:00 is 240; Sunday begins at 1:00, 3:00Z, and 60',
  ],
]

describe('working time', () => {
  it.each(byHand)('of %s from %s on: %i minutes are over at %s, as %s', (name, from, minutes, due) => {
    expect(dueOf(name, from, minutes)).toBe(due)
    // So the walker is tried by the same.
    expect(short(walk(calendars[name]!, Date.parse(from), minutes))).toBe(due)
  })

  /** Calendar, from when, minutes, and when they are over as the walker of this folder counted it. */
  const table = JSON.parse(readFileSync(new URL('table.json', import.meta.url), 'utf8')) as [
    string,
    string,
    number,
    string,
  ][]

  it('is over at the moments of the table', () => {
    expect(table).toHaveLength(100)
    expect(new Set(table.map(([name]) => name)).size).toBe(Object.keys(calendars).length)
    expect(table.map(([name, from, minutes]) => [name, from, minutes, dueOf(name, from, minutes)])).toEqual(table)
  })

  it('is over, and adds up, as a walk from minute to minute counts it, for calendars and moments by chance', () => {
    // A generator of our own, so that a failure comes again.
    let seed = 20_261_201
    const below = (n: number): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
      return Math.floor((seed / 2_147_483_648) * n)
    }
    const zones = [
      'Europe/Berlin',
      'America/New_York',
      'Australia/Lord_Howe',
      'America/St_Johns',
      'Africa/Cairo',
      'Asia/Kathmandu',
    ]
    // Around the days on which clocks change in one of them.
    const days = [
      '2026-03-07',
      '2026-03-28',
      '2026-04-04',
      '2026-04-23',
      '2026-10-03',
      '2026-10-24',
      '2026-10-29',
      '2026-10-31',
    ]
    const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
    const time = (minutes: number) =>
      `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
    for (let n = 0; n < 120; n++) {
      const hours = Object.fromEntries(
        weekdays
          .filter((_, i) => i === 0 || below(3) > 0)
          .map((day) => {
            const [a, b, c, d] = [below(1_440), below(1_440), below(1_440), 1_440 - below(60)].toSorted((x, y) => x - y)
            return [
              day,
              a! < b! && c! < d! && b! < c! ? `${time(a!)}-${time(b!)},${time(c!)}-${time(d!)}` : '00:00-24:00',
            ]
          }),
      )
      const start = Date.parse(`${days[below(days.length)]}T00:00Z`)
      const calendar = {
        timeZone: zones[below(zones.length)]!,
        hours,
        holidays: below(2) === 0 ? [new Date(start + 86_400_000).toISOString().slice(0, 10)] : [],
      }
      const from = start + below(2 * 1_440) * minuteMs
      const minutes = 1 + below(1_200)
      const due = walk(calendar, from, minutes)
      expect([
        n,
        calendar,
        short(from),
        minutes,
        short(afterWorkingMs(kept(calendar), from, minutes * minuteMs)),
      ]).toEqual([n, calendar, short(from), minutes, short(due)])
      const to = from + below(2 * 1_440) * minuteMs
      expect([n, workingMsIn(kept(calendar), { from, to }) / minuteMs]).toEqual([n, count(calendar, from, to)])
    }
  })

  it('is never over in a calendar without any', () => {
    const none = { timeZone: 'UTC', hours: [], holidays: new Set<string>() }
    expect(afterWorkingMs(none, Date.parse('2026-01-01T00:00Z'), minuteMs)).toBeUndefined()
  })
})

describe('a clock', () => {
  const at = (text: string) => Date.parse(text)
  const berlin = kept(calendars['berlin']!)
  const morning = { from: at('2026-06-01T07:00Z'), to: at('2026-06-01T08:00Z') }

  it('stands still between its runs, and is due when what was left of its working time has passed', () => {
    // 60 of 240 minutes on Monday; from Tuesday 16:00 on 60 until 17:00, and 120 from Wednesday 9:00.
    const clock = clockOf(berlin, [morning, { from: at('2026-06-02T14:00Z') }], 240 * minuteMs)
    expect(short(clock.dueAt)).toBe('2026-06-03T09:00Z')
  })

  it('that stands still has no moment at which it is due, and keeps what is left', () => {
    expect(clockOf(berlin, [morning], 240 * minuteMs)).toEqual({ dueAt: undefined, leftMs: 180 * minuteMs })
    expect(clockOf(berlin, [], 240 * minuteMs)).toEqual({ dueAt: undefined, leftMs: 240 * minuteMs })
  })

  it('that was over before a pause stays over since then', () => {
    const later = { from: at('2026-06-08T07:00Z') }
    expect(clockOf(berlin, [morning, later], 30 * minuteMs)).toEqual({ dueAt: at('2026-06-01T07:30Z'), leftMs: 0 })
  })

  it('that ran in the night has used nothing', () => {
    const night = { from: at('2026-06-01T18:00Z'), to: at('2026-06-02T03:00Z') }
    expect(clockOf(berlin, [night], 60 * minuteMs).leftMs).toBe(60 * minuteMs)
  })
})

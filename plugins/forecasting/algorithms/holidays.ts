import type { KnownEvent } from './events.ts'

const DAY_MS = 86_400_000

/** Days of one year that a calendar names; each is one effect, whatever its date in the year. */
type Rule = (year: number) => readonly KnownEvent[]

const utc = (year: number, month: number, day: number): number => Date.UTC(year, month - 1, day)

const on = (name: string, fromMs: number, days = 1): KnownEvent => ({
  name,
  fromMs,
  toMs: fromMs + (days - 1) * DAY_MS,
})

/**
 * Easter Sunday of the Gregorian calendar.
 * @see "A New York correspondent", Nature 13 (1876), 487: the anonymous Gregorian computus
 */
export const easterSunday = (year: number): number => {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const month = Math.floor((h + l - 7 * m + 114) / 31)
  return utc(year, month, ((h + l - 7 * m + 114) % 31) + 1)
}

/** The n-th given weekday (Sunday is 0) of a month. */
const nthWeekday = (year: number, month: number, weekday: number, n: number): number => {
  const first = utc(year, month, 1)
  return first + (((weekday - new Date(first).getUTCDay() + 7) % 7) + 7 * (n - 1)) * DAY_MS
}

let lunar: Intl.DateTimeFormat | undefined
/** Made when it is first needed: it takes as long as all else that a start does with this file. */
const lunarFormat = (): Intl.DateTimeFormat =>
  (lunar ??= new Intl.DateTimeFormat('en-u-ca-chinese', {
    month: 'numeric',
    day: 'numeric',
    timeZone: 'Asia/Shanghai',
  }))

/** The day of a year that is a day of a month of the Chinese calendar, leap months aside; undefined where the year has none. */
const lunarDay = (year: number, month: number, day: number): number | undefined => {
  const format = lunarFormat()
  for (let ms = utc(year, 1, 15); ms < utc(year, 12, 15); ms += DAY_MS) {
    const parts = format.formatToParts(ms)
    const part = (type: string) => parts.find((one) => one.type === type)?.value
    if (part('month') === String(month) && part('day') === String(day)) return ms
  }
  return undefined
}

const springFestival: Rule = (year) => {
  const day = lunarDay(year, 1, 1)
  return day === undefined ? [] : [on('Spring Festival', day - DAY_MS, 8)]
}
const midAutumn: Rule = (year) => {
  const day = lunarDay(year, 8, 15)
  return day === undefined ? [] : [on('Mid-Autumn Festival', day)]
}

const RULES = {
  /** New Year, Easter from Good Friday to Monday, Christmas from the 24th to the 26th. */
  CHRISTIAN: [
    (year) => [
      on('New Year', utc(year, 1, 1)),
      on('Easter', easterSunday(year) - 2 * DAY_MS, 4),
      on('Christmas', utc(year, 12, 24), 3),
    ],
  ],
  /** Federal holidays that shops feel, and Thanksgiving. */
  US: [
    (year) => [
      on('Independence Day', utc(year, 7, 4)),
      on('Labor Day', nthWeekday(year, 9, 1, 1)),
      on('Thanksgiving', nthWeekday(year, 11, 4, 4)),
    ],
  ],
  /** Spring Festival and Mid-Autumn by the lunar calendar, Labour Day, the golden week of the National Day. */
  CHINA: [
    springFestival,
    midAutumn,
    (year) => [on('Labour Day', utc(year, 5, 1), 3), on('National Day', utc(year, 10, 1), 7)],
  ],
  /** Black Friday to Cyber Monday, and Singles' Day. */
  SHOPPING: [
    (year) => [on('Black Friday', nthWeekday(year, 11, 4, 4) + DAY_MS, 4), on('Singles’ Day', utc(year, 11, 10), 2)],
  ],
} satisfies Readonly<Record<string, readonly Rule[]>>

/** The calendars that are known. */
export const holidayCalendars = ['CHRISTIAN', 'US', 'CHINA', 'SHOPPING'] as const
export type HolidayCalendar = (typeof holidayCalendars)[number]

/** The holidays of some calendars from one year to another, both inclusive. */
export const holidaysOf = (
  calendars: readonly HolidayCalendar[],
  fromYear: number,
  toYear: number,
): readonly KnownEvent[] => {
  const years = Array.from({ length: Math.max(0, toYear - fromYear + 1) }, (_, i) => fromYear + i)
  return calendars.flatMap((calendar) => {
    const rules: readonly Rule[] = RULES[calendar]
    return years.flatMap((year) => rules.flatMap((rule) => rule(year)))
  })
}

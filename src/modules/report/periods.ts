import { RapportError } from '../../core/errors.ts'
import { isCalendarDay } from '../../core/calendar-day.ts'
import { expectedTimeZone, isTimeZone } from '../../core/time-zone.ts'
import { dayText, wallClockMs } from '../../core/wall-clock.ts'
import type { ReportPeriodInput, ReportUnit } from './report.input.ts'
import type { ReportPeriod } from './report.types.ts'

const dayMs = 86_400_000
/** A year of days and a day more; longer reports take longer periods. */
const maxPeriods = 400

type Unit = keyof typeof ReportUnit

/** The first day of the period of a day; both as UTC milliseconds of their midnight. */
const startOf = (unit: Unit, day: number): number => {
  const date = new Date(day)
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()]
  if (unit === 'DAY') return day
  // Thursday was the first day of 1970; weeks begin on Monday.
  if (unit === 'WEEK') return day - ((((day / dayMs + 3) % 7) + 7) % 7) * dayMs
  const first = { MONTH: month, QUARTER: month - (month % 3), YEAR: 0 }[unit]
  return midnight(year, first)
}

/** Two digits of a year would be taken for those of the 20th century. */
const midnight = (year: number, month: number): number => new Date(0).setUTCFullYear(year, month, 1)

/** The first day of a period so many periods later. */
const later = (unit: Unit, start: number, by: number): number => {
  if (unit === 'DAY' || unit === 'WEEK') return start + by * (unit === 'DAY' ? 1 : 7) * dayMs
  const date = new Date(start)
  return midnight(date.getUTCFullYear(), date.getUTCMonth() + by * { MONTH: 1, QUARTER: 3, YEAR: 12 }[unit])
}

/** The periods of a report, and the first day of the one before them. */
export interface Periods {
  readonly unit: Unit
  /** The time zone asked for; that of the viewer where absent. */
  readonly timeZone: string | undefined
  readonly before: string
  /** The day after the last period. */
  readonly end: string
  readonly all: readonly Omit<ReportPeriod, 'isInProgress'>[]
}

const tooMany = (field: string) =>
  new RapportError('TOO_EXPENSIVE', `expected at most ${maxPeriods} periods; take longer ones`, {
    path: ['period', field],
  })

/** The periods asked for, as of `now`. Without a time zone, today is the day in `ownZone`. Throws INVALID_INPUT and TOO_EXPENSIVE. */
export const periodsOf = (
  { unit, from: first, to: end, last: number, timeZone }: ReportPeriodInput,
  now: Date,
  ownZone: string,
): Periods => {
  if (typeof timeZone === 'string' && !isTimeZone(timeZone))
    throw new RapportError(
      'INVALID_INPUT',
      `expected ${expectedTimeZone}, got ${JSON.stringify(timeZone.slice(0, 60))}`,
      { path: ['period', 'timeZone'] },
    )
  const isRange = typeof first === 'string' && typeof end === 'string'
  const isLast = typeof number === 'number'
  if (isRange === isLast || (isLast && (typeof first === 'string' || typeof end === 'string')))
    throw new RapportError('INVALID_INPUT', 'expected either from and to, or last', { path: ['period'] })
  if (isLast && (!Number.isInteger(number) || number < 1))
    throw new RapportError('INVALID_INPUT', `expected last to be 1 or more, got ${number}`, {
      path: ['period', 'last'],
    })
  if (isLast && number > maxPeriods) throw tooMany('last')
  const today = dayText(wallClockMs(now, timeZone ?? ownZone))
  const to = isRange ? end : today
  const from = isRange ? first : dayText(later(unit, startOf(unit, Date.parse(today)), 1 - number!))
  if (to < from)
    throw new RapportError('INVALID_INPUT', `expected to on or after from, got ${to} before ${from}`, {
      path: ['period', 'to'],
    })
  const last = startOf(unit, Date.parse(to))
  const all: Omit<ReportPeriod, 'isInProgress'>[] = []
  let start = startOf(unit, Date.parse(from))
  const before = dayText(later(unit, start, -1))
  if (!isCalendarDay(before))
    throw new RapportError(
      'INVALID_INPUT',
      `expected a day whose ${unit} is not the first from 0001-01-01 on, got ${from}`,
      {
        path: ['period', 'from'],
      },
    )
  if (!isCalendarDay(dayText(later(unit, last, 1))))
    throw new RapportError('INVALID_INPUT', `expected a day whose ${unit} ends before 9999-12-31, got ${to}`, {
      path: ['period', 'to'],
    })
  for (; start <= last; start = later(unit, start, 1)) {
    if (all.length === maxPeriods) throw tooMany('unit')
    all.push({ from: dayText(start), to: dayText(later(unit, start, 1) - dayMs) })
  }
  return { unit, timeZone: timeZone ?? undefined, before, end: dayText(start), all }
}

import { Refusal, type Conventions, type ReadCell } from './field.ts'
import { monthOf } from './months.ts'

const time = String.raw`(?:(?:[T ]|, ?)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?:[ \u202f]?([AaPp])\.?[Mm]\.?)?(?: ?(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?(?= UTC$| GMT$|$)))?(?: UTC| GMT)?)?$`
const quickDay = /^(\d{4})-(\d\d)-(\d\d)$/
const yearFirst = new RegExp(String.raw`^(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})${time}`, 'i')
const yearLast = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})${time}`, 'i')
const named = new RegExp(
  String.raw`^(?:(\d{1,2})(?:st|nd|rd|th)?\.?[ -](\p{L}{3,12})\.?,?|(\p{L}{3,12})\.?[ -](\d{1,2})(?:st|nd|rd|th)?,?)[ -](\d{4}|\d{2})${time}`,
  'iu',
)
const weekday = /^\p{L}{2,10}\.?,\s*/u
const chinese = new RegExp(String.raw`^(\d{4})年(\d{1,2})月(\d{1,2})日?${time}`, 'i')
const epoch = /^\d{10}(?:\d{3})?$/
/** Days since 1899-12-30, as spreadsheets count them. */
const dayNumber = /^(\d{5})(?:[.,](\d+))?$/
const dayNumberEpochMs = Date.UTC(1899, 11, 30)

/** Clocks differ slightly between machines; anything further ahead is a mistake. */
const clockToleranceMs = 5 * 60_000
/** A day or time without a zone may already have come in the zones furthest ahead. */
const zoneToleranceMs = 14 * 3_600_000
const firstYear = 1900
/** Two-digit years are at most this many years ahead. */
const yearsAhead = 20

const bad = new Refusal(
  'BAD_DATE',
  'expected a date such as 2026-03-01 or 2026-03-01T09:30:00Z, in the year 1900 or later',
)
const ambiguous = new Refusal(
  'BAD_DATE',
  'expected a date such as 2026-03-01; 03/04/2026 is ambiguous, so set dateOrder to DMY or MDY',
)
const future = new Refusal('FUTURE_DATE', 'expected a moment in the past')

const two = (n: number): string => (n < 10 ? `0${n}` : String(n))
const daysIn = (year: number, month: number): number =>
  month === 2
    ? year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
      ? 29
      : 28
    : [4, 6, 9, 11].includes(month)
      ? 30
      : 31

const dayText = (year: number, month: number, day: number): string | undefined =>
  year >= firstYear && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
    ? `${year}-${two(month)}-${two(day)}`
    : undefined

/** `YYYY-MM-DD` and, if there is a time, what follows: ` HH:MM:SS.fff` and a zone, if the text has one. */
interface Moment {
  readonly day: string
  readonly time: string
  readonly zone: string
}

const clock = (groups: readonly (string | undefined)[]): { time: string; zone: string } | undefined => {
  const [hours, minutes, seconds, fraction, half, zone] = groups
  if (hours === undefined) return { time: '', zone: '' }
  let hour = Number(hours)
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return undefined
    hour = (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
  }
  if (hour > 23 || Number(minutes) > 59 || Number(seconds ?? 0) > 59) return undefined
  const offset =
    zone === undefined || /^(?:z|utc|gmt)$/i.test(zone)
      ? zone && 'Z'
      : `${zone.slice(0, 3)}:${zone.slice(3).replace(':', '') || '00'}`
  if (offset !== undefined && offset.length > 1 && (Number(offset.slice(1, 3)) > 14 || Number(offset.slice(4)) > 59))
    return undefined
  const fractions = fraction === undefined ? '' : `.${fraction.slice(0, 6)}`
  return { time: ` ${two(hour)}:${minutes!}:${seconds ?? '00'}${fractions}`, zone: offset?.toUpperCase() ?? '' }
}

const moment = (day: string | undefined, rest: readonly (string | undefined)[]): Moment | Refusal => {
  const clocked = clock(rest)
  return day === undefined || clocked === undefined ? bad : { day, ...clocked }
}

/** `10` is 2010 and `99` is 1999: the nearest year, no further ahead than `yearsAhead`. */
const fullYear = (digits: string, now: Date): number => {
  const year = Number(digits)
  if (digits.length === 4) return year
  return 2000 + year > now.getUTCFullYear() + yearsAhead ? 1900 + year : 2000 + year
}

const ofDayNumber = (days: string, fraction: string | undefined): Moment | Refusal => {
  const ms = fraction === undefined ? 0 : Math.round(Number(`0.${fraction}`) * 86_400) * 1_000
  const iso = new Date(dayNumberEpochMs + Number(days) * 86_400_000 + ms).toISOString()
  // Before 1950 or after 2100 it is some other number.
  if (iso < '1950' || iso >= '2100') return bad
  return { day: iso.slice(0, 10), time: fraction === undefined ? '' : ` ${iso.slice(11, 19)}`, zone: '' }
}

const readMoment = (text: string, { dateOrder, now }: Conventions): Moment | Refusal => {
  const quick = quickDay.exec(text)
  if (quick) return moment(dayText(Number(quick[1]), Number(quick[2]), Number(quick[3])), [])
  if (epoch.test(text)) {
    const iso = new Date(text.length === 10 ? Number(text) * 1_000 : Number(text)).toISOString()
    return { day: iso.slice(0, 10), time: ` ${iso.slice(11, 23)}`, zone: 'Z' }
  }
  const first = yearFirst.exec(text)
  if (first) {
    // Without separators, only eight digits are a date.
    if (first[2] === '' && first[3]!.length + first[4]!.length < 4) return bad
    return moment(dayText(Number(first[1]), Number(first[3]), Number(first[4])), first.slice(5))
  }
  const last = yearLast.exec(text)
  if (last) {
    const order = last[2] === '.' ? 'DMY' : dateOrder
    if (order === undefined) return ambiguous
    const [day, month] = order === 'DMY' ? [last[1], last[3]] : [last[3], last[1]]
    return moment(dayText(fullYear(last[4]!, now), Number(month), Number(day)), last.slice(5))
  }
  const number = dayNumber.exec(text)
  if (number) return ofDayNumber(number[1]!, number[2])
  const words = named.exec(text.replace(weekday, ''))
  if (words) {
    const month = monthOf(words[2] ?? words[3]!)
    const day = Number(words[1] ?? words[4])
    return moment(month === undefined ? undefined : dayText(fullYear(words[5]!, now), month, day), words.slice(6))
  }
  const han = chinese.exec(text)
  return han ? moment(dayText(Number(han[1]), Number(han[2]), Number(han[3])), han.slice(4)) : bad
}

/** A moment in the past. A day or time without a zone is in the import's zone. */
export const pastMoment: ReadCell = (text, conventions) => {
  const read = readMoment(text, conventions)
  if (read instanceof Refusal) return read
  const { day, time: clockTime, zone } = read
  // Only the most recent days can lie in the future, and comparing texts is far cheaper than comparing moments.
  if (day >= conventions.pastDay) {
    const now = conventions.now.getTime()
    const at = Date.parse(`${day}T${clockTime.slice(1) || '00:00:00'}${zone || 'Z'}`)
    if (at > now + (zone === '' ? zoneToleranceMs : clockToleranceMs)) return future
  }
  return `${day}${clockTime}${zone}`
}

/** A moment, past or future; a day alone stays one. */
export const dayOrMoment: ReadCell = (text, conventions) => {
  const read = readMoment(text, conventions)
  return read instanceof Refusal ? read : `${read.day}${read.time}${read.zone}`
}

/** A calendar day, past or future; a time after it is ignored. */
export const calendarDay: ReadCell = (text, conventions) => {
  const read = readMoment(text, conventions)
  return read instanceof Refusal ? read : read.day
}

/** What a date such as `13/04/2026` tells about the order of day and month. */
export const showsDateOrder = (text: string): 'DMY' | 'MDY' | undefined => {
  const match = /^(\d{1,2})[-/](\d{1,2})[-/](?:\d{4}|\d{2})(?!\d)/.exec(text)
  if (!match) return undefined
  if (Number(match[1]) > 12) return 'DMY'
  return Number(match[2]) > 12 ? 'MDY' : undefined
}

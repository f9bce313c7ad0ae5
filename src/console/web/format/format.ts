import { locale, perWriting, writing } from './writing.ts'

export { addDays, dayAt, dayHeading, endOfDay, momentAt, startOfDay, timeOfDay, today } from './days.ts'

const cache = perWriting(() => new Map<string, Intl.NumberFormat>())
const numbers = (name: string, options: () => Intl.NumberFormatOptions): Intl.NumberFormat => {
  const made = cache().get(name)
  if (made !== undefined) return made
  const format = new Intl.NumberFormat(locale(), options())
  cache().set(name, format)
  return format
}

/** As dates are written in UTC, for calendar days, which are the same everywhere; else where the viewer is. */
const dates = (options: Intl.DateTimeFormatOptions, timeZone?: 'UTC') =>
  perWriting(() => new Intl.DateTimeFormat(locale(), { ...options, timeZone: timeZone ?? writing.get().timeZone }))

const dateFormats = {
  day: dates({ dateStyle: 'medium' }),
  dateTime: dates({ dateStyle: 'medium', timeStyle: 'short' }),
  time: dates({ timeStyle: 'short' }),
  calendarDay: dates({ dateStyle: 'medium' }, 'UTC'),
  month: dates({ month: 'short', year: 'numeric' }, 'UTC'),
  shortMonth: dates({ month: 'short', year: '2-digit' }, 'UTC'),
  shortDay: dates({ month: 'short', day: 'numeric' }, 'UTC'),
} as const

export const none = '–'
type Maybe<T> = T | null | undefined

export const number = (value: Maybe<number>, digits = 0): string =>
  value === null || value === undefined
    ? none
    : numbers(`number ${digits}`, () => ({ maximumFractionDigits: digits, minimumFractionDigits: digits })).format(
        value,
      )

const inDigits = (digits: number) => numbers(`digits ${digits}`, () => ({ maximumSignificantDigits: digits }))

/** At most `significant` digits, for values of any size. */
export const measure = (value: Maybe<number>, significant = 3): string =>
  value === null || value === undefined
    ? none
    : inDigits(Math.abs(value) >= 1_000 ? 4 : significant)
        .format(value)
        .replace('-', '−')

export const compact = (value: number): string =>
  numbers('compact', () => ({ notation: 'compact', maximumSignificantDigits: 3 })).format(value)

export const percent = (share: Maybe<number>, digits = 0): string =>
  share === null || share === undefined
    ? none
    : numbers(`percent ${digits}`, () => ({
        style: 'percent',
        maximumFractionDigits: digits,
        minimumFractionDigits: digits,
      })).format(share)

/** With its sign, for changes and contributions. */
export const signed = (value: number, text: (value: number) => string = (v) => measure(v)): string =>
  `${value < 0 ? '−' : '+'}${text(Math.abs(value))}`

export interface Money {
  readonly amount: string
  readonly currency: string
}

const wholeFrom = 1_000

type CurrencyDisplay = 'narrowSymbol' | 'symbol' | 'code'

const signOf = (currency: string, currencyDisplay: CurrencyDisplay): string =>
  new Intl.NumberFormat(locale(), { style: 'currency', currency, currencyDisplay })
    .formatToParts(0)
    .find(({ type }) => type === 'currency')?.value ?? ''

/** How a currency is written so that nobody takes it for the viewer's own: `$` may be that of seven countries. */
const displayOf = (currency: string): CurrencyDisplay => {
  const { currency: own } = writing.get()
  if (currency === own || own === undefined) return 'narrowSymbol'
  return signOf(currency, 'symbol') === signOf(own, 'narrowSymbol') ? 'code' : 'symbol'
}

/** An amount in its own currency: nothing is converted. */
export const amount = (value: number, currency: string | null | undefined, short = false): string => {
  if (!currency) return short ? compact(value) : measure(value)
  const isWhole = !short && Math.abs(value) >= wholeFrom
  return numbers(`amount ${currency} ${short} ${isWhole}`, () => ({
    style: 'currency',
    currency,
    currencyDisplay: displayOf(currency),
    ...(short ? { notation: 'compact', maximumSignificantDigits: 3 } : {}),
    ...(isWhole ? { maximumFractionDigits: 0 } : {}),
  })).format(value)
}

export const money = (value: Maybe<Money>, short = false): string =>
  value ? amount(Number(value.amount), value.currency, short) : none

/** A decimal as the graph writes it, with all of its digits. */
export const decimal = (text: string): string =>
  numbers('decimal', () => ({ maximumFractionDigits: 4 })).format(text as `${number}`)

/** An amount to the last digit, where it is checked and not only looked at. */
export const exactMoney = ({ amount: text, currency }: Money): string =>
  numbers(`exact ${currency}`, () => ({
    style: 'currency',
    currency,
    currencyDisplay: displayOf(currency),
    maximumFractionDigits: 4,
  })).format(text as `${number}`)

type Instant = string | Date
const asDate = (value: Instant): Date => (typeof value === 'string' ? new Date(value) : value)

/** `12 Mar 2026`. */
export const day = (value: Maybe<Instant>): string => (value ? dateFormats.day().format(asDate(value)) : none)

/** A calendar day without a time, such as 2026-03-12, is the same in every zone. */
export const calendarDay = (value: Maybe<string>): string =>
  value ? dateFormats.calendarDay().format(new Date(`${value}T00:00:00Z`)) : none

export const month = (value: string): string => dateFormats.month().format(new Date(`${value}T00:00:00Z`))

/** `12 Mar` of a calendar day. */
export const shortDay = (value: string): string => dateFormats.shortDay().format(new Date(`${value}T00:00:00Z`))

/** `Mar 26` of a moment in seconds, in UTC: for the axis of a chart. */
export const shortMonth = (seconds: number): string => {
  const at = new Date(seconds * 1_000)
  return dateFormats[at.getUTCDate() === 1 ? 'shortMonth' : 'shortDay']().format(at)
}

/** Date and time, the zone not said. */
export const dateTime = (value: Maybe<Instant>): string => (value ? dateFormats.dateTime().format(asDate(value)) : none)

export const time = (value: Instant): string => dateFormats.time().format(asDate(value))

const steps = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['week', 7 * 86_400],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const

const relative = perWriting(() => new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' }))

/** `3 days ago`, `in 2 weeks`. */
export const ago = (value: Maybe<Instant>, now = Date.now()): string => {
  if (!value) return none
  const seconds = (asDate(value).getTime() - now) / 1_000
  const words = relative()
  for (const [unit, length] of steps)
    if (Math.abs(seconds) >= length) return words.format(Math.round(seconds / length), unit)
  return words.format(0, 'second')
}

/** `4 min`, `2 h`, `12 d`. */
export const duration = (seconds: Maybe<number>): string => {
  if (seconds === null || seconds === undefined) return none
  const [unit, length] = steps.find(([name, size]) => name !== 'week' && seconds >= size) ?? ['second', 1]
  return numbers(`unit ${unit}`, () => ({
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: 0,
  })).format(seconds / length)
}

const names = {
  region: perWriting(() => new Intl.DisplayNames(locale(), { type: 'region' })),
  language: perWriting(() => new Intl.DisplayNames(locale(), { type: 'language' })),
  currency: perWriting(() => new Intl.DisplayNames(locale(), { type: 'currency' })),
}

/** `Germany` of `DE`. */
export const country = (code: Maybe<string>): string => (code ? (names.region().of(code) ?? code) : none)

export const languageName = (tag: Maybe<string>): string => (tag ? (names.language().of(tag) ?? tag) : none)

/** `Euro` of `EUR`. */
export const currencyName = (code: string): string => names.currency().of(code) ?? code

/** `VERY_HIGH` as `Very high`: for keys that have no text of their own. */
export const keyWords = (key: string): string => {
  const text = key.replaceAll(/[_.]/g, ' ').toLowerCase()
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** A score's value in its unit. */
export const scoreValue = (value: Maybe<number>, unit: string, currency?: string | null): string => {
  if (value === null || value === undefined) return none
  if (unit === 'PROBABILITY') return percent(value)
  if (unit === 'MONEY') return amount(value, currency)
  if (unit === 'PERCENTILE') return number(value)
  return measure(value)
}

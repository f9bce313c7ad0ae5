import { language } from '../words/words.ts'

const timeZoneKey = 'rapport.timeZone'

/** The viewer's time zone: the one that was chosen, else that of the browser. */
export const timeZone = (): string =>
  localStorage.getItem(timeZoneKey) ?? Intl.DateTimeFormat().resolvedOptions().timeZone
export const chooseTimeZone = (zone: string | undefined): void =>
  zone === undefined ? localStorage.removeItem(timeZoneKey) : localStorage.setItem(timeZoneKey, zone)

/** Browsers in English keep their region, such as en-GB: it decides how dates are written. */
const locale = (): string =>
  language() === 'zh' ? 'zh-CN' : (navigator.languages.find((tag) => tag.toLowerCase().startsWith('en')) ?? 'en')

const cache = new Map<string, unknown>()
const cached = <T>(name: string, options: object, make: () => T): T => {
  const key = `${name} ${locale()} ${JSON.stringify(options)}`
  let made = cache.get(key) as T | undefined
  if (made === undefined) cache.set(key, (made = make()))
  return made
}
const numbers = (options: Intl.NumberFormatOptions) =>
  cached('number', options, () => new Intl.NumberFormat(locale(), options))
const dates = (options: Intl.DateTimeFormatOptions) =>
  cached('date', options, () => new Intl.DateTimeFormat(locale(), options))

export const none = '–'
type Maybe<T> = T | null | undefined

export const number = (value: Maybe<number>, digits = 0): string =>
  value === null || value === undefined
    ? none
    : numbers({ maximumFractionDigits: digits, minimumFractionDigits: digits }).format(value)

/** At most `significant` digits, for values of any size. */
export const measure = (value: Maybe<number>, significant = 3): string =>
  value === null || value === undefined
    ? none
    : numbers({ maximumSignificantDigits: Math.abs(value) >= 1_000 ? 4 : significant }).format(value)

export const compact = (value: number): string =>
  numbers({ notation: 'compact', maximumSignificantDigits: 3 }).format(value)

export const percent = (share: Maybe<number>, digits = 0): string =>
  share === null || share === undefined
    ? none
    : numbers({ style: 'percent', maximumFractionDigits: digits, minimumFractionDigits: digits }).format(share)

/** With its sign, for changes and contributions. */
export const signed = (value: number, text: (value: number) => string = (v) => measure(v)): string =>
  `${value < 0 ? '−' : '+'}${text(Math.abs(value))}`

export interface Money {
  readonly amount: string
  readonly currency: string
}

const wholeFrom = 1_000

export const amount = (value: number, currency: string | null | undefined, short = false): string => {
  if (!currency) return short ? compact(value) : measure(value)
  const style = { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const
  if (short) return numbers({ ...style, notation: 'compact', maximumSignificantDigits: 3 }).format(value)
  const digits = Math.abs(value) >= wholeFrom ? { maximumFractionDigits: 0 } : {}
  return numbers({ ...style, ...digits }).format(value)
}

export const money = (value: Maybe<Money>, short = false): string =>
  value ? amount(Number(value.amount), value.currency, short) : none

type Instant = string | Date
const asDate = (value: Instant): Date => (typeof value === 'string' ? new Date(value) : value)

/** `12 Mar 2026`. */
export const day = (value: Maybe<Instant>): string =>
  value ? dates({ dateStyle: 'medium', timeZone: timeZone() }).format(asDate(value)) : none

/** A calendar day without a time, such as 2026-03-12, is the same in every zone. */
export const calendarDay = (value: Maybe<string>): string =>
  value ? dates({ dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${value}T00:00:00Z`)) : none

export const month = (value: string): string =>
  dates({ month: 'short', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${value}T00:00:00Z`))

/** `Mar 26` of a moment in seconds, in UTC: for the axis of a chart. */
export const shortMonth = (seconds: number): string => {
  const at = new Date(seconds * 1_000)
  const isFirst = at.getUTCDate() === 1
  return dates({ month: 'short', ...(isFirst ? { year: '2-digit' } : { day: 'numeric' }), timeZone: 'UTC' }).format(at)
}

/** Date and time, the zone not said. */
export const dateTime = (value: Maybe<Instant>): string =>
  value ? dates({ dateStyle: 'medium', timeStyle: 'short', timeZone: timeZone() }).format(asDate(value)) : none

export const time = (value: Instant): string =>
  dates({ timeStyle: 'short', timeZone: timeZone() }).format(asDate(value))

const steps = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['week', 7 * 86_400],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const

/** `3 days ago`, `in 2 weeks`. */
export const ago = (value: Maybe<Instant>, now = Date.now()): string => {
  if (!value) return none
  const seconds = (asDate(value).getTime() - now) / 1_000
  const words = cached('relative', {}, () => new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' }))
  for (const [unit, length] of steps)
    if (Math.abs(seconds) >= length) return words.format(Math.round(seconds / length), unit)
  return words.format(0, 'second')
}

/** `4 min`, `2 h`, `12 d`. */
export const duration = (seconds: Maybe<number>): string => {
  if (seconds === null || seconds === undefined) return none
  const [unit, length] = steps.find(([name, size]) => name !== 'week' && seconds >= size) ?? ['second', 1]
  return numbers({ style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 0 }).format(seconds / length)
}

/** `Germany` of `DE`. */
export const country = (code: Maybe<string>): string =>
  code ? (cached('region', {}, () => new Intl.DisplayNames(locale(), { type: 'region' })).of(code) ?? code) : none

export const languageName = (tag: Maybe<string>): string =>
  tag ? (cached('language', {}, () => new Intl.DisplayNames(locale(), { type: 'language' })).of(tag) ?? tag) : none

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

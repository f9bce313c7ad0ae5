/** Length of one step of a series. Days are UTC days, weeks are ISO weeks (Monday to Sunday). */
export type Granularity = 'HOUR' | 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR'

const HOUR_MS = 3_600_000
const DAY_MS = 86_400_000
/** 1970-01-01 was a Thursday: three days after a Monday. */
const EPOCH_WEEKDAY = 3

interface Step {
  readonly periodOf: (atMs: number) => number
  readonly start: (period: number) => number
}

const fixed = (lengthMs: number, offsetMs = 0): Step => ({
  periodOf: (atMs) => Math.floor((atMs + offsetMs) / lengthMs),
  start: (period) => period * lengthMs - offsetMs,
})

/** Steps of whole months, `perYear` of them a year. */
const calendar = (perYear: number): Step => ({
  periodOf: (atMs) => {
    const date = new Date(atMs)
    return date.getUTCFullYear() * perYear + Math.floor((date.getUTCMonth() * perYear) / 12)
  },
  start: (period) => {
    const year = Math.floor(period / perYear)
    // Date.UTC would take the years 0 to 99 for 1900 to 1999.
    return new Date(0).setUTCFullYear(year, ((period - year * perYear) * 12) / perYear, 1)
  },
})

const STEPS: Readonly<Record<Granularity, Step>> = {
  HOUR: fixed(HOUR_MS),
  DAY: fixed(DAY_MS),
  WEEK: fixed(7 * DAY_MS, EPOCH_WEEKDAY * DAY_MS),
  MONTH: calendar(12),
  QUARTER: calendar(4),
  YEAR: calendar(1),
}

/**
 * Number of the period that holds an instant: consecutive integers, so that differences count periods.
 * Months are `12 × year + month`, quarters `4 × year + quarter`, years the year; hours, days and weeks count from 1970.
 * @param atMs milliseconds since 1970, UTC
 */
export const periodOf = (atMs: number, granularity: Granularity): number => STEPS[granularity].periodOf(atMs)

/** First millisecond of a period (UTC); the period ends just before `periodStart(period + 1)`. */
export const periodStart = (period: number, granularity: Granularity): number => STEPS[granularity].start(period)

const SEASONS: Readonly<Record<Granularity, readonly number[]>> = {
  HOUR: [24, 168],
  DAY: [7, 365],
  WEEK: [52],
  MONTH: [12],
  QUARTER: [4],
  YEAR: [],
}

/** Season lengths of a granularity in periods, shortest first; empty for years. */
export const seasonsOf = (granularity: Granularity): readonly number[] => SEASONS[granularity]

/** Mean length of a season in periods: a year is 365.2425 days and 52.1775 weeks. */
export const exactSeason = (season: number): number => (season === 365 ? 365.2425 : season === 52 ? 52.1775 : season)

/** Longest horizon offered, in periods: two weeks of hours, a year of days, two years of weeks, three of months … */
export const MAXIMUM_HORIZON: Readonly<Record<Granularity, number>> = {
  HOUR: 336,
  DAY: 366,
  WEEK: 104,
  MONTH: 36,
  QUARTER: 12,
  YEAR: 10,
}

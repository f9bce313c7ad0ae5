import { MAXIMUM_HORIZON, periodOf, periodStart, seasonsOf, type Granularity } from './calendar.ts'
import { LARGEST_VALUE, type SeriesInput } from './backtest.ts'
import { ForecastError } from './errors.ts'
import type { Regressors } from './model.ts'

/**
 * What the values of a series are.
 * - `FLOW`: amounts that happen within a period (revenue, quantity, number of interactions). Values of a period are summed;
 *   a period without any is a true 0. Refunds make a period negative, which is allowed; models on logs are then left out.
 * - `LEVEL`: a state read now and then (value of the open pipeline, number of customers). A period has its last reading, readings
 *   at the same instant are summed; a period without any lies on the straight line between its neighbours (after the last one: the last value), and is flagged.
 */
type SeriesKind = 'FLOW' | 'LEVEL'

/** Dated values in any order: column i of both belongs together. */
export interface Observations {
  /** Milliseconds since 1970, UTC. */
  readonly atMs: Float64Array
  readonly value: Float64Array
}

/** How to cut time. */
export interface SeriesOptions {
  readonly granularity: Granularity
  readonly kind: SeriesKind
  /** Now, in milliseconds since 1970: later observations are ignored, the period that holds it is incomplete and dropped. */
  readonly asOfMs: number
  /** Start of the record, if known: a FLOW then begins with zeros from there instead of with its first value. */
  readonly fromMs?: number
}

/** What was done to the data on the way; nothing is dropped without a count here. */
export interface SeriesReport {
  /** Observations that went into the series. */
  readonly used: number
  /** Observations after `asOfMs`. */
  readonly ignoredFuture: number
  /** Observations before `fromMs`. */
  readonly ignoredEarlier: number
  /** Observations whose date or value is not a finite number. */
  readonly ignoredInvalid: number
  /** Observations in the unfinished last period. */
  readonly ignoredPartial: number
  /** Observations with the same instant as another one; they were summed. */
  readonly duplicates: number
  /** Periods without an observation: 0 in a FLOW, interpolated in a LEVEL. */
  readonly gaps: number
  readonly longestGap: number
  /** Periods with a value below zero. */
  readonly negatives: number
}

/** A regular series: one value a period, none missing. */
export interface PreparedSeries {
  readonly granularity: Granularity
  readonly kind: SeriesKind
  /** Number of the first period (see `periodOf`); value i belongs to period `firstPeriod + i`. */
  readonly firstPeriod: number
  readonly values: Float64Array
  /** 1 where the period had no observation. */
  readonly filled: Uint8Array
  readonly report: SeriesReport
}

const fillLevels = (values: Float64Array, filled: Uint8Array): void => {
  let last = 0
  for (let i = 1; i < values.length; i++) {
    if (filled[i]) continue
    for (let j = last + 1; j < i; j++)
      values[j] = values[last]! + ((values[i]! - values[last]!) * (j - last)) / (i - last)
    last = i
  }
  values.fill(values[last]!, last + 1)
}

const longestRun = (flags: Uint8Array): number => {
  let longest = 0
  let run = 0
  for (const flag of flags) {
    run = flag ? run + 1 : 0
    longest = Math.max(longest, run)
  }
  return longest
}

/** Most periods of a series: 30 years of days. A single date of the year 1 would otherwise make millions. */
const MOST_PERIODS = 11_000

/**
 * Turns dated values into a regular series of complete periods (see {@link SeriesKind} for gaps).
 * Throws ForecastError INSUFFICIENT_DATA when no complete period is left, INVALID_SERIES when the columns differ in length, the
 * dates span more than 11,000 periods, or a period's value is beyond ±1e15.
 */
export const prepareSeries = ({ atMs, value }: Observations, options: SeriesOptions): PreparedSeries => {
  const { granularity, kind, asOfMs, fromMs } = options
  if (atMs.length !== value.length) {
    throw new ForecastError(
      'INVALID_SERIES',
      `expected as many dates as values, got ${atMs.length} and ${value.length}`,
    )
  }
  const end = periodOf(asOfMs, granularity)
  const ignored = { future: 0, earlier: 0, invalid: 0, partial: 0 }
  const usable: number[] = []
  atMs.forEach((at, i) => {
    if (!Number.isFinite(at) || !Number.isFinite(value[i]!)) ignored.invalid++
    else if (at > asOfMs) ignored.future++
    else if (fromMs !== undefined && at < fromMs) ignored.earlier++
    else if (periodOf(at, granularity) >= end) ignored.partial++
    else usable.push(i)
  })
  usable.sort((a, b) => atMs[a]! - atMs[b]! || a - b)
  const earliest = usable[0]
  if (earliest === undefined) {
    throw new ForecastError(
      'INSUFFICIENT_DATA',
      `expected values in at least one complete ${granularity.toLowerCase()}, got none`,
      {
        have: 0,
        need: 1,
        ...ignored,
      },
    )
  }
  const firstPeriod = periodOf(kind === 'FLOW' && fromMs !== undefined ? fromMs : atMs[earliest]!, granularity)
  const n = end - firstPeriod
  if (n > MOST_PERIODS) {
    throw new ForecastError(
      'INVALID_SERIES',
      `expected dates within ${MOST_PERIODS} periods, got ${n} (from ${new Date(atMs[earliest]!).toISOString()})`,
      { have: n },
    )
  }
  const values = new Float64Array(n)
  const filled = new Uint8Array(n).fill(1)
  let duplicates = 0
  let previous = NaN
  for (const i of usable) {
    const at = atMs[i]!
    const t = periodOf(at, granularity) - firstPeriod
    if (at === previous) duplicates++
    if (kind === 'FLOW' || at === previous) values[t]! += value[i]!
    else values[t] = value[i]!
    filled[t] = 0
    previous = at
  }
  if (kind === 'LEVEL') fillLevels(values, filled)
  const huge = values.findIndex((v) => !(Math.abs(v) <= LARGEST_VALUE))
  if (huge >= 0) {
    const period = new Date(periodStart(firstPeriod + huge, granularity)).toISOString()
    throw new ForecastError(
      'INVALID_SERIES',
      `expected values within ±${LARGEST_VALUE}, got ${values[huge]} in the period from ${period}`,
    )
  }
  return {
    granularity,
    kind,
    firstPeriod,
    values,
    filled,
    report: {
      used: usable.length,
      ignoredFuture: ignored.future,
      ignoredEarlier: ignored.earlier,
      ignoredInvalid: ignored.invalid,
      ignoredPartial: ignored.partial,
      duplicates,
      gaps: filled.reduce((sum, f) => sum + f, 0),
      longestGap: longestRun(filled),
      negatives: values.reduce((sum, v) => sum + (v < 0 ? 1 : 0), 0),
    },
  }
}

/**
 * The series as models take it. A LEVEL with a gap as long as its season is cut after that gap, because a straight line
 * over a year would pass for data. A FLOW keeps its zeros, which are data. Throws ForecastError INSUFFICIENT_DATA if
 * the gap runs to the end.
 */
export const seriesInput = (
  series: PreparedSeries,
  regressors?: Regressors,
): SeriesInput & { readonly skipped: number } => {
  const seasons = seasonsOf(series.granularity)
  const limit = Math.max(2, seasons[0] ?? 2)
  let from = 0
  let run = 0
  if (series.kind === 'LEVEL') {
    series.filled.forEach((flag, i) => {
      run = flag ? run + 1 : 0
      if (run >= limit) from = i + 1
    })
  }
  const values = series.values.subarray(from)
  if (values.length === 0) {
    throw new ForecastError('INSUFFICIENT_DATA', `expected a reading within the last ${limit} periods, got none`, {
      have: 0,
      need: 1,
    })
  }
  if (!regressors) return { values, seasons, skipped: from }
  const { data, cols } = regressors.columns
  const columns = { data: data.slice(from * cols, (from + values.length) * cols), rows: values.length, cols }
  return { values, seasons, regressors: { names: regressors.names, columns }, skipped: from }
}

/** Throws ForecastError HORIZON_OUT_OF_RANGE unless 1 ≤ horizon ≤ the documented maximum of the granularity. */
export const checkHorizon = (horizon: number, granularity: Granularity): void => {
  const maximum = MAXIMUM_HORIZON[granularity]
  if (Number.isInteger(horizon) && horizon >= 1 && horizon <= maximum) return
  throw new ForecastError(
    'HORIZON_OUT_OF_RANGE',
    `expected a horizon of 1 to ${maximum} periods (${granularity}), got ${horizon}`,
    { horizon, maximum },
  )
}

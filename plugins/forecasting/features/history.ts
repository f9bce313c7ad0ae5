import { historyStart } from 'rapport-crm/ml/prepare'
import { periodOf, periodStart, type Granularity } from '../algorithms/calendar.ts'
import { prepareSeries, type SeriesReport } from '../algorithms/series.ts'
import { withoutNoise } from './amounts.ts'
import type { Daily } from '../features.ts'
import { measureRules, type SeriesScope } from './scope.ts'

/** The complete periods of a series, and how far the one in progress has come. */
export interface History {
  /** Number of the first period, see `periodOf`. */
  readonly firstPeriod: number
  /** Sums of the complete periods; of a LEVEL, the state at the end of each. In ten-thousandths, without the noise of adding. */
  readonly values: Float64Array
  /** Number of the period in progress, the one after the last value. */
  readonly period: number
  /** Its sum so far; of a LEVEL, the state now. */
  readonly toDate: number
  /** Share of its time that has passed, 0 to 1. */
  readonly elapsed: number
}

/** How late in a period its first record may be if the period is to count as complete. */
const firstTenth = 0.1

/**
 * Where a series of flows begins: with the period of its first record, unless that record is so late in it that the shop, or the
 * product, was not there when the period began.
 */
const beginningOf = (firstMs: number, granularity: Granularity): number => {
  const period = periodOf(firstMs, granularity)
  const start = periodStart(period, granularity)
  const end = periodStart(period + 1, granularity)
  return firstMs - start <= firstTenth * (end - start) ? start : end
}

const elapsedOf = (period: number, granularity: Granularity, nowMs: number): number => {
  const start = periodStart(period, granularity)
  return (nowMs - start) / (periodStart(period + 1, granularity) - start)
}

/** Sum of the days of one period, in order. */
const sumOf = ({ atMs, value }: Daily, period: number, granularity: Granularity): number => {
  let sum = 0
  atMs.forEach((at, i) => {
    if (periodOf(at, granularity) === period) sum += value[i]!
  })
  return sum
}

/** Turns each change of a level into the level after it. */
const accumulate = (values: Float64Array, before = 0): Float64Array => {
  let level = before
  return values.map((change) => (level += change))
}

/** A flow without its outliers, see `historyStart`: one wrong date must not make it decades long. A level keeps all that led to it. */
const withoutOutliers = (daily: Daily, nowMs: number): Daily & { readonly outliers: number } => {
  const { atMs, value, records } = daily
  const start = historyStart(atMs, records, nowMs)
  const outliers = records.subarray(0, start).reduce((sum, count) => sum + count, 0)
  return { atMs: atMs.subarray(start), value: value.subarray(start), records: records.subarray(start), outliers }
}

/**
 * A whole series as of a moment (on the wall clock). Periods without a record are 0 in a flow, and unchanged in a level. `outliers` are
 * the records of a flow that were left out because they stand alone long before all others.
 * Throws ForecastError: INSUFFICIENT_DATA without a complete period, INVALID_SERIES beyond 11,000 periods or ±1e15.
 */
export const historyOf = (
  all: Daily,
  { measure, granularity }: SeriesScope,
  nowMs: number,
): History & { readonly report: SeriesReport; readonly outliers: number } => {
  const level = measureRules[measure].kind === 'LEVEL'
  const daily = level ? { ...all, outliers: 0 } : withoutOutliers(all, nowMs)
  const { firstPeriod, values, report } = prepareSeries(daily, {
    granularity,
    kind: 'FLOW',
    asOfMs: nowMs,
    ...(level || daily.atMs.length === 0 ? {} : { fromMs: beginningOf(daily.atMs[0]!, granularity) }),
  })
  const period = firstPeriod + values.length
  const complete = (level ? accumulate(values) : values).map(withoutNoise)
  const current = sumOf(daily, period, granularity)
  return {
    firstPeriod,
    values: complete,
    period,
    toDate: withoutNoise(level ? complete.at(-1)! + current : current),
    elapsed: elapsedOf(period, granularity, nowMs),
    report,
    outliers: daily.outliers,
  }
}

/** A history without a period yet. */
export const emptyHistory = (firstPeriod: number): Pick<History, 'firstPeriod' | 'values'> => ({
  firstPeriod,
  values: new Float64Array(),
})

/**
 * A history after its records from some period on were read again: what was before stays, what is in `daily` takes the place of the
 * rest. `daily` holds all days from the start of `fromPeriod` to now; of a level, all days there are. The sums are those of
 * {@link historyOf}, to the last bit.
 */
export const continueHistory = (
  { firstPeriod, values: known }: Pick<History, 'firstPeriod' | 'values'>,
  { atMs, value }: Daily,
  { measure, granularity }: SeriesScope,
  fromPeriod: number,
  nowMs: number,
): History => {
  const period = periodOf(nowMs, granularity)
  const level = measureRules[measure].kind === 'LEVEL'
  const from = level ? firstPeriod : Math.max(fromPeriod, firstPeriod)
  const values = new Float64Array(Math.max(0, period - firstPeriod))
  values.set(known.subarray(0, Math.min(values.length, from - firstPeriod)))
  let before = 0
  let current = 0
  atMs.forEach((at, i) => {
    const t = periodOf(at, granularity)
    if (t === period) current += value[i]!
    else if (t < firstPeriod) before += value[i]!
    else if (t >= from && t < period) values[t - firstPeriod]! += value[i]!
  })
  const complete = (level ? accumulate(values, before) : values).map(withoutNoise)
  return {
    firstPeriod,
    values: complete,
    period,
    toDate: withoutNoise(level ? (complete.at(-1) ?? before) + current : current),
    elapsed: elapsedOf(period, granularity, nowMs),
  }
}

import { periodOf, periodStart } from '../algorithms/calendar.ts'
import type { Daily } from '../features.ts'
import { measureRules, type SeriesGranularity, type SeriesScope } from './scope.ts'

/**
 * How a period usually fills: the share of its total that has come after each of its equal parts. The first is after
 * the first part, the last is 1. Empty: evenly.
 */
export type Pace = readonly number[]

/** Parts of a period, and periods that they are learned from. */
const partsOf: Readonly<Record<SeriesGranularity, number>> = { DAY: 24, WEEK: 7, MONTH: 30, QUARTER: 13 }
const learnedFrom: Readonly<Record<SeriesGranularity, number>> = { DAY: 28, WEEK: 12, MONTH: 6, QUARTER: 4 }

/** The number of records per part that an even filling counts as: very few records tell little. */
const evenRecords = 0.5

/** The pace of totals by part; refunds, which would let a period empty itself, do not count. */
export const paceOfTotals = (totals: ArrayLike<number>, records: number): Pace => {
  const n = totals.length
  const positive = Array.from(totals, (total) => Math.max(0, total))
  const total = positive.reduce((sum, v) => sum + v, 0)
  if (!(total > 0)) return []
  const weight = records / (records + evenRecords * n)
  let sum = 0
  return positive.map((v, i) => {
    sum += weight * (v / total) + (1 - weight) / n
    return i === n - 1 ? 1 : Math.min(1, sum)
  })
}

/** The first day of those that paces of days are learned from, before the day of a wall-clock time. */
export const paceFrom = (nowMs: number): number => periodStart(periodOf(nowMs, 'DAY') - learnedFrom.DAY, 'DAY')

/** How the last complete periods of a series filled, by its days. Levels do not fill, and days have no days: empty. */
export const paceOfDays = (
  { atMs, value, records }: Daily,
  { measure, granularity }: SeriesScope,
  nowMs: number,
): Pace => {
  if (granularity === 'DAY' || measureRules[measure].kind === 'LEVEL') return []
  const period = periodOf(nowMs, granularity)
  const n = partsOf[granularity]
  const totals = new Float64Array(n)
  let count = 0
  atMs.forEach((at, i) => {
    const p = periodOf(at, granularity)
    if (p >= period || p < period - learnedFrom[granularity]) return
    const start = periodStart(p, granularity)
    const share = (at - start) / (periodStart(p + 1, granularity) - start)
    totals[Math.min(n - 1, Math.floor(n * share))]! += value[i]!
    count += records[i]!
  })
  return paceOfTotals(totals, count)
}

/** A part with more than this many times its even share is one in which much comes at once. */
const burst = 2

/**
 * Share of a period's total that has usually come when this share of its time has passed. Inside a part in which much comes at
 * once, such as the first of a month on which subscriptions are paid, nobody knows when: what has come (`seen`, as a share of the
 * expected total) is taken for usual as far as the part explains it.
 */
export const shareBy = (pace: Pace, elapsed: number, seen?: number): number => {
  const n = pace.length
  if (n === 0) return elapsed
  const at = elapsed * n
  const whole = Math.min(n - 1, Math.floor(at))
  const before = whole === 0 ? 0 : pace[whole - 1]!
  const after = pace[whole]!
  if (seen !== undefined && after - before > burst / n) return Math.min(after, Math.max(before, seen))
  return before + (at - whole) * (after - before)
}

/** Mean number of records in the last complete periods, as many as a pace is learned from. */
export const recordsPerPeriod = ({ atMs, records }: Daily, { granularity }: SeriesScope, nowMs: number): number => {
  const period = periodOf(nowMs, granularity)
  const known = atMs.length === 0 ? 0 : period - periodOf(atMs[0]!, granularity)
  const periods = Math.min(learnedFrom[granularity], known)
  let count = 0
  atMs.forEach((at, i) => {
    const p = periodOf(at, granularity)
    if (p < period && p >= period - periods) count += records[i]!
  })
  return periods === 0 ? 0 : count / periods
}

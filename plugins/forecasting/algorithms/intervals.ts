import { studentTQuantile } from 'rapport-crm/ml/distributions'
import { quantileOfSorted } from 'rapport-crm/ml/prepare'
import { coverageOf } from './metrics.ts'

/** What the errors of a backtest tell about the width of intervals; plain data. */
export interface Calibration {
  /** `RELATIVE`: errors are differences of logs, bounds multiply. `ABSOLUTE`: errors are in the unit of the series, bounds add. */
  readonly scale: 'RELATIVE' | 'ABSOLUTE'
  /** Mean absolute error by step ahead, never falling. */
  readonly spread: readonly number[]
  /** Absolute errors in units of their step's spread, ascending, of all steps together. */
  readonly ratios: readonly number[]
  /** Mean size of the values, for the rare forecast that a relative interval cannot take. */
  readonly size: number
  /** Origins behind it. */
  readonly origins: number
  /** Periods forecast from the period before; absent if that was not measured (models stored by earlier versions). */
  readonly periods?: number
}

/** Forecasts and outcomes of one origin. */
export interface OriginErrors {
  /** Index of the first period that is forecast. */
  readonly origin: number
  readonly forecast: Float64Array
  readonly actual: Float64Array
  /** Forecast of each period from the one before it. */
  readonly next?: Float64Array
}

/**
 * Smooths mean errors by step: a part that is there at once, and one that grows with the square root of the distance, by least
 * squares weighted by the looks behind each step, neither part below zero.
 */
const spreadOf = (means: readonly number[], weights: readonly number[]): number[] => {
  const roots = means.map((_, i) => Math.sqrt(i + 1))
  const total = weights.reduce((sum, w) => sum + w, 0)
  const meanOf = (values: readonly number[]) => values.reduce((sum, v, i) => sum + weights[i]! * v, 0) / total
  const [root, mean] = [meanOf(roots), meanOf(means)]
  const cross = meanOf(roots.map((r, i) => (r - root) * (means[i]! - mean)))
  const square = meanOf(roots.map((r) => (r - root) ** 2))
  const growth = square > 0 ? Math.max(0, cross / square) : 0
  const atOnce = mean - growth * root
  if (atOnce >= 0) return roots.map((r) => atOnce + growth * r)
  const through = meanOf(roots.map((r, i) => r * means[i]!)) / meanOf(roots.map((r) => r * r))
  return roots.map((r) => through * r)
}

/**
 * Independent looks at a step: errors so many steps ahead share periods with their neighbours, so that as many of them as there are
 * periods say as much as this number would without.
 * @see Lo & MacKinlay, "Stock market prices do not follow random walks" (1988): the variance of a mean of squared overlapping sums
 */
const looksAt = (periods: number, step: number): number => (3 * periods * step) / (2 * step ** 2 + 1)

const periodsOf = (origins: readonly OriginErrors[]): number =>
  new Set(origins.flatMap(({ origin, actual }) => Array.from(actual, (_, i) => origin + i))).size

/** Measures the errors of a backtest, all origins with the same number of steps. Relative only when asked and every value is positive. */
export const calibrate = (origins: readonly OriginErrors[], relative: boolean): Calibration => {
  const isPositive = (values: Float64Array) => values.every((v) => v > 0)
  const positive =
    relative && origins.every((o) => isPositive(o.forecast) && isPositive(o.actual) && isPositive(o.next ?? o.forecast))
  const errorsOf = (forecast: Float64Array, actual: Float64Array) =>
    actual.map((value, i) => Math.abs(positive ? Math.log(value / forecast[i]!) : value - forecast[i]!))
  const errors = origins.map(({ forecast, actual }) => errorsOf(forecast, actual))
  const nextErrors = origins.flatMap(({ next, actual }) => (next ? Array.from(errorsOf(next, actual)) : []))
  const steps = errors[0]?.length ?? 0
  const sizes = origins.flatMap((o) => Array.from(o.actual, Math.abs))
  const meanOf = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / Math.max(1, values.length)
  const isFollowed = origins.every(({ next }) => next)
  const periods = isFollowed ? periodsOf(origins) : undefined
  const means = Array.from({ length: steps }, (_, i) =>
    i === 0 && isFollowed ? meanOf(nextErrors) : meanOf(errors.map((e) => e[i]!)),
  )
  const spread = spreadOf(
    means,
    means.map((_, i) => (periods === undefined ? 1 : looksAt(periods, i + 1))),
  )
  const ratioOf = (v: number, i: number) => (spread[i]! > 0 ? v / spread[i]! : 0)
  const ratios = [...errors.flatMap((e) => Array.from(e, ratioOf)), ...nextErrors.map((v) => ratioOf(v, 0))]
  return {
    scale: positive ? 'RELATIVE' : 'ABSOLUTE',
    spread,
    ratios: ratios.sort((a, b) => a - b),
    size: meanOf(sizes),
    origins: origins.length,
    ...(periods !== undefined && { periods }),
  }
}

/** Mean absolute deviation of a standard normal. */
const MEAN_ABSOLUTE = Math.sqrt(2 / Math.PI)

/**
 * Half widths of the central interval by step, on the scale of the calibration: the error's spread at that step times a factor,
 * the larger of the empirical quantile of the errors (conformal: it knows their shape) and Student's t with as many degrees
 * of freedom as independent looks at that step (it does not trust a few). Beyond the backtest the spread grows with the square root
 * of the distance.
 * @param level e.g. .8; throws RangeError outside 0 … 1
 * @see Vovk, Gammerman & Shafer, "Algorithmic Learning in a Random World" (2005); Hyndman & Athanasopoulos (2021), ch. 5.5
 */
export const halfWidths = (calibration: Calibration, level: number, horizon: number): Float64Array => {
  const { spread, ratios, origins, periods } = calibration
  if (!(level > 0 && level < 1)) throw new RangeError(`expected an interval level between 0 and 1, got ${level}`)
  if (spread.length === 0) return new Float64Array(horizon)
  const empirical = quantileOfSorted(ratios, level)
  return Float64Array.from({ length: horizon }, (_, step) => {
    const at = Math.min(step, spread.length - 1)
    const looks = periods === undefined ? origins : looksAt(periods, step + 1)
    const student = studentTQuantile((1 + level) / 2, Math.max(2, looks)) / MEAN_ABSOLUTE
    return Math.max(empirical, student) * spread[at]! * Math.sqrt((step + 1) / (at + 1))
  })
}

/** Columns of lower and upper bounds. */
export interface Bounds {
  readonly lower: Float64Array
  readonly upper: Float64Array
}

/** Bounds around forecasts; a value that a relative interval cannot take gets an absolute one of that share of the mean size. */
export const boundsOf = (calibration: Calibration, level: number, values: Float64Array): Bounds => {
  const half = halfWidths(calibration, level, values.length)
  const relative = calibration.scale === 'RELATIVE'
  const bound = (sign: 1 | -1) =>
    values.map((v, i) => {
      if (relative && v > 0) return v * Math.exp(sign * half[i]!)
      return v + sign * half[i]! * (relative ? calibration.size : 1)
    })
  return { lower: bound(-1), upper: bound(1) }
}

/** For each origin the share of its outcomes inside their interval, by a calibration that has not seen it; empty with fewer than three origins. */
export const crossCoverages = (origins: readonly OriginErrors[], relative: boolean, level: number): number[] => {
  if (origins.length < 3) return []
  return origins.map(({ forecast, actual }, i) => {
    const { lower, upper } = boundsOf(calibrate(origins.toSpliced(i, 1), relative), level, forecast)
    return coverageOf(actual, lower, upper) ?? 0
  })
}

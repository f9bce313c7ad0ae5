import { quantileOfSorted, studentTQuantile } from 'rapport-crm/task'
import { coverageOf } from './metrics.ts'

/** What the errors of a backtest say about the width of intervals; plain data. */
export interface Calibration {
  /** `RELATIVE`: errors are differences of logs, bounds multiply. `ABSOLUTE`: errors are in the unit of the series, bounds add. */
  readonly scale: 'RELATIVE' | 'ABSOLUTE'
  /** Mean absolute error by step ahead, never falling. */
  readonly spread: readonly number[]
  /** Absolute errors in units of their step's spread, ascending, of all steps together. */
  readonly ratios: readonly number[]
  /** Mean size of the values, for the rare forecast that a relative interval cannot take. */
  readonly size: number
  /** Independent looks behind it: the number of origins. */
  readonly origins: number
}

/** Forecasts and outcomes of one origin. */
export interface OriginErrors {
  readonly forecast: Float64Array
  readonly actual: Float64Array
}

/**
 * Smooths mean errors by step: a part that is there at once, and one that grows with the square root of the distance, by least
 * squares, neither below zero. A few origins say little of a single step, least of the first.
 */
const spreadOf = (means: readonly number[]): number[] => {
  const roots = means.map((_, i) => Math.sqrt(i + 1))
  const meanOf = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0) / values.length
  const [root, mean] = [meanOf(roots), meanOf(means)]
  const cross = roots.reduce((sum, r, i) => sum + (r - root) * (means[i]! - mean), 0)
  const square = roots.reduce((sum, r) => sum + (r - root) ** 2, 0)
  const growth = square > 0 ? Math.max(0, cross / square) : 0
  const atOnce = mean - growth * root
  if (atOnce >= 0) return roots.map((r) => atOnce + growth * r)
  const through = roots.reduce((sum, r, i) => sum + r * means[i]!, 0) / roots.reduce((sum, r) => sum + r * r, 0)
  return roots.map((r) => through * r)
}

/** Measures the errors of a backtest, all origins with the same number of steps. Relative only when asked and every value is positive. */
export const calibrate = (origins: readonly OriginErrors[], relative: boolean): Calibration => {
  const positive = relative && origins.every((o) => o.forecast.every((v) => v > 0) && o.actual.every((v) => v > 0))
  const errors = origins.map(({ forecast, actual }) =>
    actual.map((value, i) => Math.abs(positive ? Math.log(value / forecast[i]!) : value - forecast[i]!)),
  )
  const steps = errors[0]?.length ?? 0
  const sizes = origins.flatMap((o) => Array.from(o.actual, Math.abs))
  const size = sizes.reduce((a, b) => a + b, 0) / Math.max(1, sizes.length)
  const means = Array.from({ length: steps }, (_, i) => errors.reduce((sum, e) => sum + e[i]!, 0) / errors.length)
  const spread = spreadOf(means)
  const ratios = errors.flatMap((e) => Array.from(e, (v, i) => (spread[i]! > 0 ? v / spread[i]! : 0)))
  return {
    scale: positive ? 'RELATIVE' : 'ABSOLUTE',
    spread,
    ratios: ratios.sort((a, b) => a - b),
    size,
    origins: origins.length,
  }
}

/** Mean absolute deviation of a standard normal. */
const MEAN_ABSOLUTE = Math.sqrt(2 / Math.PI)

/**
 * Half widths of the central interval by step, on the scale of the calibration: the error's spread at that step times a factor,
 * the larger of the empirical quantile of the errors (conformal: it knows their shape) and Student's t with as many degrees
 * of freedom as origins (it does not trust a few looks). Beyond the backtest the spread grows with the square root of the distance.
 * @param level e.g. .8; throws RangeError outside 0 … 1
 * @see Vovk, Gammerman & Shafer, "Algorithmic Learning in a Random World" (2005); Hyndman & Athanasopoulos (2021), ch. 5.5
 */
export const halfWidths = ({ spread, ratios, origins }: Calibration, level: number, horizon: number): Float64Array => {
  if (!(level > 0 && level < 1)) throw new RangeError(`expected an interval level between 0 and 1, got ${level}`)
  if (spread.length === 0) return new Float64Array(horizon)
  const student = studentTQuantile((1 + level) / 2, Math.max(2, origins)) / MEAN_ABSOLUTE
  const factor = Math.max(quantileOfSorted(ratios, level), student)
  return Float64Array.from({ length: horizon }, (_, step) => {
    const at = Math.min(step, spread.length - 1)
    return factor * spread[at]! * Math.sqrt((step + 1) / (at + 1))
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

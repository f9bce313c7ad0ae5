import { assertFiniteColumn, assertLength, assertOption } from '../data/model-input-error.ts'
import { quantileOfSorted } from '../prepare/quantile.ts'
import { createRandom } from '../../core/random.ts'
import type { Metric } from './metric.ts'
import { ascendingOrder } from './ranks.ts'

/** Bounds of an estimate; `level` .95 means 95 %. */
export interface Interval {
  readonly lower: number
  readonly upper: number
  readonly level: number
}

export interface BootstrapOptions {
  /** @default 0.95 */
  readonly level?: number
  /** @default 1,000 up to 2,000 rows, then fewer, so that about 2 million rows are drawn; never below 200 */
  readonly resamples?: number
  /** @default 0 */
  readonly seed?: number
}

/**
 * The percentile bootstrap interval of any statistic of n rows: `statistic` gets the row numbers of each resample,
 * ascending and repeated, and returns null where it is undefined. Null if it is undefined for half of the resamples or
 * more, or if n is 0. Throws `ModelInputError` `BAD_OPTION`.
 * @see Efron & Tibshirani, "An Introduction to the Bootstrap" (1993), ch. 13
 */
export const bootstrapInterval = (
  rows: number,
  statistic: (rows: Int32Array) => number | null,
  { level = 0.95, resamples = defaultResamples(rows), seed = 0 }: BootstrapOptions = {},
): Interval | null => {
  assertOption(level > 0 && level < 1, 'level', 'a number inside (0, 1)', level)
  assertOption(Number.isInteger(resamples) && resamples >= 1, 'resamples', 'a whole number ≥ 1', resamples)
  if (rows === 0) return null
  const random = createRandom(seed)
  const counts = new Int32Array(rows)
  const drawn = new Int32Array(rows)
  const found: number[] = []
  for (let b = 0; b < resamples; b++) {
    counts.fill(0)
    for (let i = 0; i < rows; i++) counts[random.int(rows)]!++
    let place = 0
    for (let i = 0; i < rows; i++) for (let copy = counts[i]!; copy > 0; copy--) drawn[place++] = i
    const value = statistic(drawn)
    if (value !== null && Number.isFinite(value)) found.push(value)
  }
  if (found.length * 2 <= resamples) return null
  const sorted = Float64Array.from(found).sort()
  return {
    lower: quantileOfSorted(sorted, (1 - level) / 2),
    upper: quantileOfSorted(sorted, (1 + level) / 2),
    level,
  }
}

const defaultResamples = (rows: number) => Math.round(Math.min(1_000, Math.max(200, 2_000_000 / Math.max(1, rows))))

/** A metric with its interval; `value` is null if the metric is undefined for these data. */
export interface MetricEstimate {
  readonly name: string
  readonly value: number | null
  readonly interval: Interval | null
  readonly rows: number
}

/**
 * A metric of predictions (n) against what happened (n), with its bootstrap interval.
 * Throws `ModelInputError`: `SHAPE_MISMATCH`, `NOT_FINITE`, `BAD_OPTION`.
 */
export const estimateMetric = (
  metric: Metric,
  actual: ArrayLike<number>,
  predicted: ArrayLike<number>,
  options: BootstrapOptions = {},
): MetricEstimate => {
  const rows = actual.length
  assertLength(predicted.length, rows, 'predictions, one per row')
  assertFiniteColumn(actual, 'the actual values')
  assertFiniteColumn(predicted, 'the predictions')
  // resamples keep the order of rows: sorted once by prediction, metrics on ranks need not sort again
  const order = ascendingOrder(predicted)
  const a = new Float64Array(rows)
  const p = new Float64Array(rows)
  const statistic = (drawn: Int32Array) => {
    for (let i = 0; i < rows; i++) {
      const row = order[drawn[i]!]!
      a[i] = actual[row]!
      p[i] = predicted[row]!
    }
    return metric.of(a, p)
  }
  const interval = bootstrapInterval(rows, statistic, options)
  return { name: metric.name, value: metric.of(actual, predicted), interval, rows }
}

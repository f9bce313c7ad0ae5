import type { Matrix } from '../data/matrix.ts'
import { assertFinite, assertLength, assertOption, assertRows } from '../data/model-input-error.ts'
import { quantileOfSorted } from './quantile.ts'

/** Lowest and highest value kept in each of d columns; plain data. */
export interface Clip {
  readonly lower: Float64Array
  readonly upper: Float64Array
}

/**
 * Learns robust limits for the columns of x (n × d): median ± `spread` · 1.4826 · median absolute deviation (default 6). Where that
 * deviation is 0 (more than half of the values are equal) the limits are the `1 − tail` and `tail` quantiles (default .999).
 * Throws `ModelInputError` `INSUFFICIENT_DATA` (none), `NOT_FINITE` or `BAD_OPTION`.
 * @see Leys et al., "Detecting outliers: Do not use standard deviation around the mean, use absolute deviation around the median" (2013)
 */
export const fitClip = (x: Matrix, { spread = 6, tail = 0.999 } = {}): Clip => {
  assertRows(x.rows, 1, 'clipping')
  assertOption(spread > 0, 'spread', 'a number > 0', spread)
  assertOption(tail > 0.5 && tail <= 1, 'tail', 'a number in (0.5, 1]', tail)
  assertFinite(x)
  const lower = new Float64Array(x.cols)
  const upper = new Float64Array(x.cols)
  for (let j = 0; j < x.cols; j++) {
    const column = Float64Array.from({ length: x.rows }, (_, i) => x.data[i * x.cols + j]!).sort()
    const median = quantileOfSorted(column, 0.5)
    const deviation = 1.4826 * quantileOfSorted(column.map((v) => Math.abs(v - median)).sort(), 0.5)
    lower[j] = deviation > 0 ? median - spread * deviation : quantileOfSorted(column, 1 - tail)
    upper[j] = deviation > 0 ? median + spread * deviation : quantileOfSorted(column, tail)
  }
  return { lower, upper }
}

/** The values of x (n × d) moved into the limits, as a new matrix. Throws `ModelInputError` `SHAPE_MISMATCH` or `NOT_FINITE`. */
export const clip = ({ lower, upper }: Clip, x: Matrix): Matrix => {
  assertLength(x.cols, lower.length, 'columns')
  assertFinite(x)
  const data = x.data.map((v, i) => Math.min(upper[i % x.cols]!, Math.max(lower[i % x.cols]!, v)))
  return { data, rows: x.rows, cols: x.cols }
}

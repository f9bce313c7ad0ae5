import type { Matrix } from '../data/matrix.ts'
import { assertFinite, assertLength, assertRows } from '../data/model-input-error.ts'
import { columnMoments } from './column-moments.ts'

/** Mean and population deviation of each of d columns; plain data. A constant column has deviation 0 and becomes all 0. */
export interface Scaler {
  readonly means: Float64Array
  readonly deviations: Float64Array
}

/** Learns the standard scaling of the columns of x (n × d). Throws `ModelInputError` `INSUFFICIENT_DATA` (none) or `NOT_FINITE`. */
export const fitScaler = (x: Matrix): Scaler => {
  assertRows(x.rows, 1, 'scaling')
  assertFinite(x)
  return columnMoments(x)
}

/** (x − mean) / deviation of each column, as a new matrix; 0 in constant columns. Throws `ModelInputError` `SHAPE_MISMATCH` or `NOT_FINITE`. */
export const scale = (scaler: Scaler, x: Matrix): Matrix => {
  const { means, deviations } = scaler
  assertLength(x.cols, means.length, 'columns')
  assertFinite(x)
  const data = new Float64Array(x.data.length)
  for (let i = 0; i < data.length; i++) {
    const j = i % x.cols
    data[i] = deviations[j]! > 0 ? (x.data[i]! - means[j]!) / deviations[j]! : 0
  }
  return { data, rows: x.rows, cols: x.cols }
}

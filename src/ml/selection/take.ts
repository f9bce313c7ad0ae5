import type { Matrix } from '../data/matrix.ts'

/** The rows of x given by number, in that order, as a new matrix. */
export const takeRows = (x: Matrix, rows: ArrayLike<number>): Matrix => {
  const data = new Float64Array(rows.length * x.cols)
  for (let i = 0; i < rows.length; i++)
    data.set(x.data.subarray(rows[i]! * x.cols, (rows[i]! + 1) * x.cols), i * x.cols)
  return { data, rows: rows.length, cols: x.cols }
}

/** The columns of x given by number, in that order, as a new matrix. */
export const takeColumns = (x: Matrix, columns: readonly number[]): Matrix => {
  const cols = columns.length
  const data = new Float64Array(x.rows * cols)
  for (let i = 0; i < x.rows; i++) for (let k = 0; k < cols; k++) data[i * cols + k] = x.data[i * x.cols + columns[k]!]!
  return { data, rows: x.rows, cols }
}

/** The values given by row number, in that order. */
export const takeValues = (values: ArrayLike<number>, rows: ArrayLike<number>): Float64Array =>
  Float64Array.from({ length: rows.length }, (_, i) => values[rows[i]!]!)

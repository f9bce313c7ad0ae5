// ml/ has the algorithms that models share: matrices, regression, trees, evaluation, splits. Pure functions of their input and seed,
// which plugins' tasks run in worker threads; they know nothing of the server.

/** A dense table of numbers, `rows × cols`, row-major: row i, column j is `data[i * cols + j]`. */
export interface Matrix {
  readonly data: Float64Array
  readonly rows: number
  readonly cols: number
}

/** Makes a matrix around existing data; throws RangeError when the length is not `rows × cols`. */
export const matrix = (data: Float64Array, rows: number, cols: number): Matrix => {
  if (data.length !== rows * cols) {
    throw new RangeError(`expected ${rows} × ${cols} = ${rows * cols} values, got ${data.length}`)
  }
  return { data, rows, cols }
}

/** Builds a matrix from an array of rows. Throws RangeError if a row's length differs from the first one's. */
export const matrixFromRows = (rows: readonly ArrayLike<number>[]): Matrix => {
  const cols = rows[0]?.length ?? 0
  const data = new Float64Array(rows.length * cols)
  rows.forEach((row, i) => {
    if (row.length !== cols) throw new RangeError(`row ${i} has ${row.length} values, expected ${cols}`)
    data.set(row, i * cols)
  })
  return { data, rows: rows.length, cols }
}

/** A view of row i (no copy). */
export const rowOf = (m: Matrix, i: number): Float64Array => m.data.subarray(i * m.cols, (i + 1) * m.cols)

/**
 * The least-squares solution of A·x ≈ b by Householder reflections, column after column.
 *
 * A column that the columns before it explain (up to `tolerance`) is set aside: its solution is 0 and it is listed in
 * `aliased`, as R's `lm` does, so that collinear input has a defined result.
 * @see Golub & Van Loan, "Matrix Computations", 4th ed., §5.2–5.3
 */
export interface LeastSquares {
  /** Length d, 0 where aliased. */
  readonly solution: Float64Array
  /** (AᵀA)⁻¹ over the columns that were kept, d × d row-major, 0 in the rows and columns of aliased ones. */
  readonly inverseGram: Float64Array
  /** Indices of the columns set aside, ascending. */
  readonly aliased: number[]
  /** Sum of squared residuals. */
  readonly residualSquares: number
}

/**
 * Solves the least-squares problem for A (n × d, column-major: column j is `a[j·n … j·n + n − 1]`) and b (n).
 * Both are overwritten. Columns should be of similar length; `tolerance` is relative to a column's own length.
 */
export const leastSquares = (
  a: Float64Array,
  b: Float64Array,
  n: number,
  d: number,
  tolerance = 1e-9,
): LeastSquares => {
  const kept: number[] = []
  const aliased: number[] = []
  // r[k * d + j]: entry (k, j) of R, for the k-th kept column and every column j
  const r = new Float64Array(d * d)
  for (let j = 0; j < d; j++) {
    const column = a.subarray(j * n, (j + 1) * n)
    const rank = kept.length
    let below = 0
    for (let i = rank; i < n; i++) below += column[i]! * column[i]!
    let above = 0
    for (let i = 0; i < rank; i++) above += column[i]! * column[i]!
    const norm = Math.sqrt(below)
    if (rank >= n || norm <= tolerance * Math.sqrt(below + above) || norm === 0) {
      aliased.push(j)
      continue
    }
    const alpha = column[rank]! > 0 ? -norm : norm
    for (let k = 0; k < rank; k++) r[k * d + j] = column[k]!
    r[rank * d + j] = alpha
    column[rank]! -= alpha
    const half = norm * (norm + Math.abs(column[rank]! + alpha))
    const reflect = (target: Float64Array) => {
      let dot = 0
      for (let i = rank; i < n; i++) dot += column[i]! * target[i]!
      const factor = dot / half
      for (let i = rank; i < n; i++) target[i]! -= factor * column[i]!
    }
    for (let other = j + 1; other < d; other++) reflect(a.subarray(other * n, (other + 1) * n))
    reflect(b)
    kept.push(j)
  }

  const p = kept.length
  const solution = new Float64Array(d)
  for (let k = p - 1; k >= 0; k--) {
    let sum = b[k]!
    for (let m = k + 1; m < p; m++) sum -= r[k * d + kept[m]!]! * solution[kept[m]!]!
    solution[kept[k]!] = sum / r[k * d + kept[k]!]!
  }
  let residualSquares = 0
  for (let i = p; i < n; i++) residualSquares += b[i]! * b[i]!

  // R⁻¹ by back substitution, then (AᵀA)⁻¹ = R⁻¹R⁻ᵀ
  const inverse = new Float64Array(p * p)
  for (let c = 0; c < p; c++) {
    for (let k = c; k >= 0; k--) {
      let sum = k === c ? 1 : 0
      for (let m = k + 1; m <= c; m++) sum -= r[k * d + kept[m]!]! * inverse[m * p + c]!
      inverse[k * p + c] = sum / r[k * d + kept[k]!]!
    }
  }
  const inverseGram = new Float64Array(d * d)
  for (let k = 0; k < p; k++) {
    for (let m = 0; m < p; m++) {
      let sum = 0
      for (let c = Math.max(k, m); c < p; c++) sum += inverse[k * p + c]! * inverse[m * p + c]!
      inverseGram[kept[k]! * d + kept[m]!] = sum
    }
  }
  return { solution, inverseGram, aliased, residualSquares }
}

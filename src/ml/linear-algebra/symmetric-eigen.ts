/** Eigenvalues in descending order, and their unit vectors: row k of `vectors` (d × d, row-major) belongs to `values[k]`. */
export interface Eigen {
  readonly values: Float64Array
  readonly vectors: Float64Array
}

/**
 * Eigenvalues and vectors of a symmetric matrix (d × d, row-major) by cyclic Jacobi rotations: slower than
 * tridiagonal methods but accurate to the last digits, and quick for the d ≤ a few hundred of a feature table.
 *
 * The sign of each vector is fixed: its entry of largest absolute value (the first of equals) is positive.
 * @see Golub & Van Loan, "Matrix Computations", 4th ed., §8.5
 */
export const symmetricEigen = (symmetric: Float64Array, d: number): Eigen => {
  const a = Float64Array.from(symmetric)
  // rows of v are the vectors, so that a rotation touches two contiguous rows
  const v = new Float64Array(d * d)
  for (let i = 0; i < d; i++) v[i * d + i] = 1
  let total = 0
  for (const entry of a) total += entry * entry
  for (let sweep = 0; sweep < 60; sweep++) {
    let off = 0
    for (let p = 0; p < d; p++) for (let q = p + 1; q < d; q++) off += a[p * d + q]! ** 2
    if (off <= 1e-32 * total) break
    for (let p = 0; p < d; p++) for (let q = p + 1; q < d; q++) rotate(a, v, d, p, q)
  }
  const order = Array.from({ length: d }, (_, i) => i).sort((i, j) => a[j * d + j]! - a[i * d + i]! || i - j)
  const values = Float64Array.from(order, (i) => a[i * d + i]!)
  const vectors = new Float64Array(d * d)
  order.forEach((from, to) => {
    const vector = v.subarray(from * d, (from + 1) * d)
    let largest = 0
    for (let i = 1; i < d; i++) if (Math.abs(vector[i]!) > Math.abs(vector[largest]!) * (1 + 1e-12)) largest = i
    const sign = vector[largest]! < 0 ? -1 : 1
    for (let i = 0; i < d; i++) vectors[to * d + i] = sign * vector[i]!
  })
  return { values, vectors }
}

const rotate = (a: Float64Array, v: Float64Array, d: number, p: number, q: number): void => {
  const apq = a[p * d + q]!
  if (apq === 0) return
  const theta = (a[q * d + q]! - a[p * d + p]!) / (2 * apq)
  const t = Math.abs(theta) > 1e150 ? 1 / (2 * theta) : (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1))
  const c = 1 / Math.hypot(t, 1)
  const s = t * c
  for (let k = 0; k < d; k++) {
    const akp = a[k * d + p]!
    const akq = a[k * d + q]!
    a[k * d + p] = c * akp - s * akq
    a[k * d + q] = s * akp + c * akq
  }
  for (let k = 0; k < d; k++) {
    const apk = a[p * d + k]!
    const aqk = a[q * d + k]!
    a[p * d + k] = c * apk - s * aqk
    a[q * d + k] = s * apk + c * aqk
    const vpk = v[p * d + k]!
    const vqk = v[q * d + k]!
    v[p * d + k] = c * vpk - s * vqk
    v[q * d + k] = s * vpk + c * vqk
  }
}

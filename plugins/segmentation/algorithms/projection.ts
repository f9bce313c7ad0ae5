import { matrix, type Matrix } from 'rapport/task'
import { assertFinite } from './rows.ts'
import { SegmentationError } from './segmentation-error.ts'

/** A plane through the data for drawing. */
export interface Projection {
  /** Mean of each column, d. */
  readonly means: Float64Array
  /** Two directions of length 1 (`2 × d`); the largest loading of each is positive. Zeros where there is no second one. */
  readonly components: Matrix
  /** Share of the total variance along each direction; 0 for data without variance. */
  readonly explained: readonly [number, number]
}

/**
 * Eigenvalues, largest first, and eigenvectors (rows of `vectors`, `d × d`) of a symmetric matrix by cyclic Jacobi
 * rotations. @see Golub & Van Loan, "Matrix Computations", section 8.5
 */
export const symmetricEigen = (symmetric: Matrix): { values: Float64Array; vectors: Matrix } => {
  const d = symmetric.rows
  const a = Float64Array.from(symmetric.data)
  const v = new Float64Array(d * d)
  for (let i = 0; i < d; i++) v[i * d + i] = 1
  const size = a.reduce((sum, value) => sum + value * value, 0)
  const rotate = (p: number, q: number) => {
    const theta = (a[q * d + q]! - a[p * d + p]!) / (2 * a[p * d + q]!)
    const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.hypot(theta, 1))
    const c = 1 / Math.hypot(t, 1)
    const s = t * c
    const turn = (values: Float64Array, first: number, second: number) => {
      const x = values[first]!
      const y = values[second]!
      values[first] = c * x - s * y
      values[second] = s * x + c * y
    }
    for (let m = 0; m < d; m++) turn(a, m * d + p, m * d + q)
    for (let m = 0; m < d; m++) turn(a, p * d + m, q * d + m)
    for (let m = 0; m < d; m++) turn(v, p * d + m, q * d + m)
  }
  for (let sweep = 0; sweep < 60; sweep++) {
    let off = 0
    for (let p = 0; p < d; p++) for (let q = p + 1; q < d; q++) off += a[p * d + q]! ** 2
    if (off <= 1e-30 * size) break
    for (let p = 0; p < d; p++) {
      for (let q = p + 1; q < d; q++) if (a[p * d + q] !== 0) rotate(p, q)
    }
  }
  const order = Array.from({ length: d }, (_, i) => i).toSorted((x, y) => a[y * d + y]! - a[x * d + x]! || x - y)
  const vectors = new Float64Array(d * d)
  order.forEach((from, to) => vectors.set(v.subarray(from * d, (from + 1) * d), to * d))
  return { values: Float64Array.from(order, (i) => a[i * d + i]!), vectors: matrix(vectors, d, d) }
}

/**
 * Fits the two principal components of rows (`n × d`) from the covariance (divided by n). The sign is fixed so that the
 * same data draw the same picture: each direction's largest loading (of equals the first) is positive.
 * Throws NOT_FINITE, TOO_FEW_ROWS for no rows. @see Pearson (1901); Hotelling (1933)
 */
export const fitProjection = (rows: Matrix): Projection => {
  const { data, rows: n, cols: d } = rows
  if (n === 0 || d === 0) throw new SegmentationError('TOO_FEW_ROWS', `expected rows to project, got ${n} × ${d}`)
  assertFinite(rows)
  const means = new Float64Array(d)
  for (let at = 0; at < data.length; at++) means[at % d]! += data[at]! / n
  const covariance = new Float64Array(d * d)
  for (let i = 0; i < n; i++) {
    for (let p = 0; p < d; p++) {
      const left = (data[i * d + p]! - means[p]!) / n
      for (let q = p; q < d; q++) covariance[p * d + q]! += left * (data[i * d + q]! - means[q]!)
    }
  }
  for (let p = 0; p < d; p++) for (let q = 0; q < p; q++) covariance[p * d + q] = covariance[q * d + p]!
  const { values, vectors } = symmetricEigen(matrix(covariance, d, d))
  const total = values.reduce((sum, value) => sum + Math.max(0, value), 0)
  const share = (i: number) => (i < d && total > 0 ? Math.max(0, values[i]!) / total : 0)
  const components = new Float64Array(2 * d)
  for (let i = 0; i < Math.min(2, d); i++) {
    const direction = vectors.data.subarray(i * d, (i + 1) * d)
    let largest = 0
    for (let j = 1; j < d; j++) if (Math.abs(direction[j]!) > Math.abs(direction[largest]!) + 1e-12) largest = j
    const sign = direction[largest]! < 0 ? -1 : 1
    for (let j = 0; j < d; j++) components[i * d + j] = sign * direction[j]!
  }
  return { means, components: matrix(components, 2, d), explained: [share(0), share(1)] }
}

/** Places rows (`n × d`) on the plane: `n × 2`. Throws NOT_FINITE, SHAPE_MISMATCH for another number of columns. */
export const project = ({ means, components }: Projection, rows: Matrix): Matrix => {
  const { data, rows: n, cols: d } = rows
  if (d !== means.length) throw new SegmentationError('SHAPE_MISMATCH', `expected ${means.length} columns, got ${d}`)
  assertFinite(rows)
  const points = new Float64Array(n * 2)
  for (let i = 0; i < n; i++) {
    for (let c = 0; c < 2; c++) {
      let sum = 0
      for (let j = 0; j < d; j++) sum += (data[i * d + j]! - means[j]!) * components.data[c * d + j]!
      points[i * 2 + c] = sum
    }
  }
  return matrix(points, n, 2)
}

import { symmetricEigen } from '../linear-algebra/symmetric-eigen.ts'
import type { Matrix } from '../data/matrix.ts'
import { assertFinite, assertLength, assertOption, assertRows } from '../data/model-input-error.ts'
import { columnMoments } from './column-moments.ts'

/** Principal components of d columns; plain data. */
export interface Pca {
  readonly means: Float64Array
  /** k × d, row-major: each row is a unit vector; its entry of largest absolute value is positive. */
  readonly components: Float64Array
  /** Variance (divisor n − 1) along each of the k components, descending. */
  readonly variances: Float64Array
  /** Share of the total variance along each; all 0 for constant data. */
  readonly shares: Float64Array
}

/**
 * The first `components` principal components (default min(d, n − 1)) of x (n × d), from the eigenvectors of its covariance. Columns of
 * unlike units should be scaled first. Throws `ModelInputError` `INSUFFICIENT_DATA` (below 2), `NOT_FINITE` or `BAD_OPTION`.
 * @see Jolliffe, "Principal Component Analysis", 2nd ed. (2002), ch. 2–3
 */
export const fitPca = (x: Matrix, components = Math.min(x.cols, x.rows - 1)): Pca => {
  const { data, rows, cols } = x
  assertRows(rows, 2, 'principal components')
  assertOption(
    Number.isInteger(components) && components >= 1 && components <= cols,
    'components',
    `a whole number from 1 to ${cols}`,
    components,
  )
  assertFinite(x)
  const { means } = columnMoments(x)
  const covariance = new Float64Array(cols * cols)
  const centred = new Float64Array(cols)
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < cols; j++) centred[j] = data[i * cols + j]! - means[j]!
    for (let j = 0; j < cols; j++) {
      const value = centred[j]! / (rows - 1)
      for (let k = j; k < cols; k++) covariance[j * cols + k]! += value * centred[k]!
    }
  }
  for (let j = 0; j < cols; j++) for (let k = 0; k < j; k++) covariance[j * cols + k] = covariance[k * cols + j]!
  const { values, vectors } = symmetricEigen(covariance, cols)
  const total = values.reduce((sum, value) => sum + Math.max(0, value), 0)
  const variances = values.slice(0, components).map((value) => Math.max(0, value))
  return {
    means,
    components: vectors.slice(0, components * cols),
    variances,
    shares: variances.map((value) => (total > 0 ? value / total : 0)),
  }
}

/** The rows of x (n × d) in the space of the components: n × k. Throws `ModelInputError` `SHAPE_MISMATCH` or `NOT_FINITE`. */
export const projectPca = ({ means, components, variances }: Pca, x: Matrix): Matrix => {
  assertLength(x.cols, means.length, 'columns')
  assertFinite(x)
  const k = variances.length
  const data = new Float64Array(x.rows * k)
  for (let i = 0; i < x.rows; i++) {
    for (let c = 0; c < k; c++) {
      let sum = 0
      for (let j = 0; j < x.cols; j++) sum += (x.data[i * x.cols + j]! - means[j]!) * components[c * x.cols + j]!
      data[i * k + c] = sum
    }
  }
  return { data, rows: x.rows, cols: k }
}

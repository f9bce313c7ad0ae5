import { leastSquares } from '../linear-algebra/householder.ts'
import type { Matrix } from '../data/matrix.ts'

/**
 * Indices of the columns of x (n × d) that the columns before them do not explain: constant and collinear ones are left out.
 * `means` and `deviations` are those of the columns.
 */
export const independentColumns = (x: Matrix, means: Float64Array, deviations: Float64Array): number[] => {
  const { data, rows, cols } = x
  const a = new Float64Array(rows * cols)
  for (let j = 0; j < cols; j++) {
    if (deviations[j] === 0) continue
    for (let i = 0; i < rows; i++) a[j * rows + i] = (data[i * cols + j]! - means[j]!) / deviations[j]!
  }
  const aliased = new Set(leastSquares(a, new Float64Array(rows), rows, cols).aliased)
  return Array.from({ length: cols }, (_, j) => j).filter((j) => !aliased.has(j))
}

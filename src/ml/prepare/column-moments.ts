import type { Matrix } from '../data/matrix.ts'

/** Weighted mean and population deviation of each of d columns. */
export interface ColumnMoments {
  readonly means: Float64Array
  /** 0 for a column that is constant up to rounding. */
  readonly deviations: Float64Array
}

/** Mean and population deviation (divisor Σ weights) of the columns of x (n × d) in two passes; `weights` default to 1. */
export const columnMoments = (x: Matrix, weights?: Float64Array): ColumnMoments => {
  const { data, rows, cols } = x
  const means = new Float64Array(cols)
  const deviations = new Float64Array(cols)
  let total = 0
  for (let i = 0; i < rows; i++) {
    const w = weights === undefined ? 1 : weights[i]!
    total += w
    for (let j = 0; j < cols; j++) means[j]! += w * data[i * cols + j]!
  }
  for (let j = 0; j < cols; j++) means[j]! /= total
  for (let i = 0; i < rows; i++) {
    const w = weights === undefined ? 1 : weights[i]!
    for (let j = 0; j < cols; j++) {
      const difference = data[i * cols + j]! - means[j]!
      deviations[j]! += w * difference * difference
    }
  }
  for (let j = 0; j < cols; j++) {
    const deviation = Math.sqrt(deviations[j]! / total)
    deviations[j] = deviation <= 1e-13 * Math.abs(means[j]!) ? 0 : deviation
  }
  return { means, deviations }
}

import type { Matrix } from 'rapport-crm/task'

/**
 * Solves `A x = b` for a symmetric positive definite `A` (`k × k`, row-major) by Cholesky factorisation.
 * `A` is overwritten by its factor. Returns undefined when `A` is not positive definite (to rounding).
 */
export const solveCholesky = (a: Float64Array, b: Float64Array): Float64Array | undefined => {
  const k = b.length
  for (let j = 0; j < k; j++) {
    for (let i = j; i < k; i++) {
      let sum = a[i * k + j]!
      for (let c = 0; c < j; c++) sum -= a[i * k + c]! * a[j * k + c]!
      if (i > j) a[i * k + j] = sum / a[j * k + j]!
      else if (sum > 1e-12 * Math.abs(a[j * k + j]!)) a[j * k + j] = Math.sqrt(sum)
      else return undefined
    }
  }
  const x = Float64Array.from(b)
  for (let i = 0; i < k; i++) {
    for (let c = 0; c < i; c++) x[i]! -= a[i * k + c]! * x[c]!
    x[i]! /= a[i * k + i]!
  }
  for (let i = k - 1; i >= 0; i--) {
    for (let c = i + 1; c < k; c++) x[i]! -= a[c * k + i]! * x[c]!
    x[i]! /= a[i * k + i]!
  }
  return x
}

/** `XᵀX` (`k × k`, row-major) and `Xᵀy` of a design `X` (`n × k`). */
export const normalEquations = (x: Matrix, y: Float64Array): { gram: Float64Array; moment: Float64Array } => {
  const { data, rows, cols } = x
  const gram = new Float64Array(cols * cols)
  const moment = new Float64Array(cols)
  for (let t = 0; t < rows; t++) {
    const row = t * cols
    for (let i = 0; i < cols; i++) {
      const xi = data[row + i]!
      if (xi === 0) continue
      moment[i]! += xi * y[t]!
      for (let j = 0; j <= i; j++) gram[i * cols + j]! += xi * data[row + j]!
    }
  }
  for (let i = 0; i < cols; i++) for (let j = 0; j < i; j++) gram[j * cols + i] = gram[i * cols + j]!
  return { gram, moment }
}

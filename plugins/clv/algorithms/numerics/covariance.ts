import type { Objective } from './minimise.ts'

/** Second derivatives (n × n, row-major, symmetric) by central differences of the gradient, step 1e-4: for variables of order 1. */
export const hessian = (objective: Objective, x: Float64Array): Float64Array => {
  const n = x.length
  const step = 1e-4
  const h = new Float64Array(n * n)
  const above = new Float64Array(n)
  const below = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    const shifted = Float64Array.from(x)
    shifted[i] = x[i]! + step
    objective(shifted, above)
    shifted[i] = x[i]! - step
    objective(shifted, below)
    for (let j = 0; j < n; j++) h[i * n + j] = (above[j]! - below[j]!) / (2 * step)
  }
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) h[i * n + j] = h[j * n + i] = (h[i * n + j]! + h[j * n + i]!) / 2
  }
  return h
}

/** Inverse of a symmetric positive definite matrix (n × n, row-major) by Cholesky; undefined when it is not positive definite. */
export const inverseOfPositiveDefinite = (a: Float64Array, n: number): Float64Array | undefined => {
  const l = new Float64Array(n * n)
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = a[i * n + j]!
      for (let k = 0; k < j; k++) sum -= l[i * n + k]! * l[j * n + k]!
      if (i === j) {
        if (!(sum > 1e-12 * Math.abs(a[i * n + i]!))) return undefined
        l[i * n + i] = Math.sqrt(sum)
      } else l[i * n + j] = sum / l[j * n + j]!
    }
  }
  const inverse = new Float64Array(n * n)
  for (let column = 0; column < n; column++) {
    const y = new Float64Array(n)
    for (let i = 0; i < n; i++) {
      let sum = i === column ? 1 : 0
      for (let k = 0; k < i; k++) sum -= l[i * n + k]! * y[k]!
      y[i] = sum / l[i * n + i]!
    }
    for (let i = n - 1; i >= 0; i--) {
      let sum = y[i]!
      for (let k = i + 1; k < n; k++) sum -= l[k * n + i]! * inverse[k * n + column]!
      inverse[i * n + column] = sum / l[i * n + i]!
    }
  }
  return inverse
}

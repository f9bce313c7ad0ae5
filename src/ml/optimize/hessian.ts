import type { SmoothObjective } from './objective.ts'

/** Second derivatives (n × n, row-major, symmetric) by central differences of the gradient, step 1e-4: for variables of order 1. */
export const hessian = (objective: SmoothObjective, x: Float64Array): Float64Array => {
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

import { innerProduct, type Minimum, type SmoothObjective } from './objective.ts'

const largest = (a: Float64Array): number => a.reduce((max, value) => Math.max(max, Math.abs(value)), 0)

interface Point {
  readonly x: Float64Array
  readonly value: number
  readonly gradient: Float64Array
}

/**
 * A step along `direction` with a sufficient decrease and a sufficient flattening (weak Wolfe conditions, found by
 * bisection), or undefined. Close to the minimum, where rounding hides a decrease, the slopes alone decide (approximate
 * Wolfe conditions).
 * @see Lewis & Overton, "Nonsmooth optimization via quasi-Newton methods" (2013); Hager & Zhang (2005), section 2
 */
const lineSearch = (objective: SmoothObjective, from: Point, direction: Float64Array): Point | undefined => {
  const slope = innerProduct(direction, from.gradient)
  if (!(slope < 0)) return undefined
  const noise = 1e-13 * Math.abs(from.value)
  let step = 1
  let low = 0
  let high = Infinity
  let lowest: Point | undefined
  for (let trial = 0; trial < 40; trial++) {
    const x = from.x.map((xi, i) => xi + step * direction[i]!)
    const gradient = new Float64Array(x.length)
    const value = objective(x, gradient)
    const end = innerProduct(gradient, direction)
    const falls = value <= from.value + 1e-4 * step * slope
    const flat = value <= from.value + noise && end <= -0.9998 * slope
    if (falls || flat) {
      lowest = { x, value, gradient }
      if (end >= 0.9 * slope) return lowest
      low = step
    } else high = step
    step = high === Infinity ? 2 * low : (low + high) / 2
  }
  return lowest
}

/** Where a search with a gradient ended. */
export interface SmoothMinimum extends Minimum {
  /** Largest absolute component of the gradient at `x`. */
  readonly gradientNorm: number
}

/**
 * BFGS (Nocedal & Wright, "Numerical Optimization", 2nd ed., algorithm 6.1). Meant for a handful of variables of order 1,
 * such as logarithms of parameters.
 * @param options.maxIterations @default 300
 * @param options.tolerance largest absolute gradient component at which the search has converged @default 1e-8
 */
export const bfgs = (
  objective: SmoothObjective,
  start: Float64Array,
  options: { readonly maxIterations?: number; readonly tolerance?: number } = {},
): SmoothMinimum => {
  const { maxIterations = 300, tolerance = 1e-8 } = options
  const n = start.length
  const gradient = new Float64Array(n)
  let at: Point = { x: Float64Array.from(start), value: objective(start, gradient), gradient }
  const inverse = new Float64Array(n * n)
  const reset = () => {
    inverse.fill(0)
    for (let i = 0; i < n; i++) inverse[i * n + i] = 1 / Math.max(1, largest(at.gradient))
  }
  reset()
  let fresh = true
  let still = 0
  let iterations = 0
  for (; iterations < maxIterations && largest(at.gradient) > tolerance && still < 3; iterations++) {
    const direction = Float64Array.from(start, (_, i) => -innerProduct(inverse.subarray(i * n, i * n + n), at.gradient))
    const next = lineSearch(objective, at, direction)
    if (next === undefined) {
      if (fresh) break
      reset()
      fresh = true
      continue
    }
    still = at.value - next.value > 1e-13 * Math.abs(at.value) ? 0 : still + 1
    const s = next.x.map((xi, i) => xi - at.x[i]!)
    const y = next.gradient.map((g, i) => g - at.gradient[i]!)
    const sy = innerProduct(s, y)
    at = next
    if (sy <= 1e-14 * Math.sqrt(innerProduct(s, s) * innerProduct(y, y))) continue
    const hy = Float64Array.from(start, (_, i) => innerProduct(inverse.subarray(i * n, i * n + n), y))
    const scale = (1 + innerProduct(y, hy) / sy) / sy
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        inverse[i * n + j]! += scale * s[i]! * s[j]! - (hy[i]! * s[j]! + s[i]! * hy[j]!) / sy
      }
    }
    fresh = false
  }
  const gradientNorm = largest(at.gradient)
  return { x: at.x, value: at.value, gradientNorm, iterations, converged: gradientNorm <= Math.max(tolerance, 1e-5) }
}

/** A function to minimise: returns its value at `x` and writes its gradient. A value that is not finite counts as "worse than anything". */
export type Objective = (x: Float64Array, gradient: Float64Array) => number

/** How much further than a wall a search may look: likelihoods rise by less than such a wall does within it. */
const thickness = 2

/**
 * Puts a wall around an objective of logarithms: beyond `reach` of the centre the value rises by the square of the
 * excess, and soon becomes infinite. A likelihood without a maximum, as that of data without any spread, ends at the
 * wall before rounding decides.
 */
export const walled =
  (objective: Objective, centre: ArrayLike<number>, reach: ArrayLike<number>): Objective =>
  (x, gradient) => {
    const excess = x.map((value, j) => {
      const away = value - centre[j]!
      return Math.sign(away) * Math.max(0, Math.abs(away) - reach[j]!)
    })
    if (excess.some((value) => !(Math.abs(value) <= thickness))) return Infinity
    let value = objective(x, gradient)
    excess.forEach((over, j) => {
      value += over * over
      gradient[j]! += 2 * over
    })
    return value
  }

/** Whether a search has ended near a wall, by coordinate. */
export const atWall = (x: Float64Array, centre: ArrayLike<number>, reach: ArrayLike<number>): boolean[] =>
  Array.from(x, (value, j) => Math.abs(value - centre[j]!) > reach[j]! - 1)

export interface Minimum {
  readonly x: Float64Array
  readonly value: number
  /** Largest absolute component of the gradient at `x`. */
  readonly gradientNorm: number
  readonly iterations: number
  readonly converged: boolean
}

const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}

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
const lineSearch = (objective: Objective, from: Point, direction: Float64Array): Point | undefined => {
  const slope = dot(direction, from.gradient)
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
    const end = dot(gradient, direction)
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

/**
 * BFGS (Nocedal & Wright, "Numerical Optimization", 2nd ed., algorithm 6.1). Meant for a handful of variables of order 1,
 * such as logarithms of parameters.
 * @param options.maxIterations @default 300
 * @param options.tolerance largest absolute gradient component at which the search has converged @default 1e-8
 */
export const minimise = (
  objective: Objective,
  start: Float64Array,
  options: { readonly maxIterations?: number; readonly tolerance?: number } = {},
): Minimum => {
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
    const direction = Float64Array.from(start, (_, i) => -dot(inverse.subarray(i * n, i * n + n), at.gradient))
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
    const sy = dot(s, y)
    at = next
    if (sy <= 1e-14 * Math.sqrt(dot(s, s) * dot(y, y))) continue
    const hy = Float64Array.from(start, (_, i) => dot(inverse.subarray(i * n, i * n + n), y))
    const scale = (1 + dot(y, hy) / sy) / sy
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

/**
 * Nelder & Mead's simplex search (1965), which needs no gradient: the independent check of an optimum found by `minimise`.
 * Returns the best point and its value after at most `maxEvaluations` or when the simplex's values agree to 1e-12.
 * @param size edge of the first simplex @default 0.1
 * @param maxEvaluations @default 400
 */
export const nelderMead = (
  value: (x: Float64Array) => number,
  start: Float64Array,
  size = 0.1,
  maxEvaluations = 400,
): { readonly x: Float64Array; readonly value: number } => {
  const n = start.length
  const at = (x: Float64Array) => {
    const v = value(x)
    return { x, value: Number.isFinite(v) ? v : Number.MAX_VALUE }
  }
  const simplex = [at(Float64Array.from(start))]
  for (let i = 0; i < n; i++) simplex.push(at(start.map((xi, j) => xi + (i === j ? size : 0))))
  let evaluations = n + 1
  while (evaluations < maxEvaluations) {
    simplex.sort((a, b) => a.value - b.value)
    const best = simplex[0]!
    const worst = simplex[n]!
    if (worst.value - best.value < 1e-12) break
    const centre = new Float64Array(n)
    for (let k = 0; k < n; k++) for (let i = 0; i < n; i++) centre[i] = centre[i]! + simplex[k]!.x[i]! / n
    const towards = (t: number) => at(centre.map((c, i) => c + t * (worst.x[i]! - c)))
    const reflected = towards(-1)
    evaluations++
    if (reflected.value < best.value) {
      const expanded = towards(-2)
      evaluations++
      simplex[n] = expanded.value < reflected.value ? expanded : reflected
    } else if (reflected.value < simplex[n - 1]!.value) simplex[n] = reflected
    else {
      const contracted = towards(reflected.value < worst.value ? -0.5 : 0.5)
      evaluations++
      if (contracted.value < Math.min(reflected.value, worst.value)) simplex[n] = contracted
      else {
        for (let k = 1; k <= n; k++) {
          const { x } = simplex[k]!
          simplex[k] = at(x.map((xi, i) => best.x[i]! + 0.5 * (xi - best.x[i]!)))
        }
        evaluations += n
      }
    }
  }
  simplex.sort((a, b) => a.value - b.value)
  return simplex[0]!
}

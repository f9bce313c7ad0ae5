/** A function to minimise: returns its value at `x` and writes its gradient. A value that is not finite counts as "worse than anything". */
export type Objective = (x: Float64Array, gradient: Float64Array) => number

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

/**
 * BFGS with a weak Wolfe line search by bisection (Nocedal & Wright, "Numerical Optimization", 2nd ed., algorithm 6.1;
 * Lewis & Overton 2013 for the search). Meant for a handful of variables of order 1, such as logarithms of parameters.
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
  let x = Float64Array.from(start)
  let gradient = new Float64Array(n)
  let value = objective(x, gradient)
  const inverse = new Float64Array(n * n)
  const reset = () => {
    inverse.fill(0)
    for (let i = 0; i < n; i++) inverse[i * n + i] = 1 / Math.max(1, largest(gradient))
  }
  reset()
  let fresh = true
  let iterations = 0
  for (; iterations < maxIterations && largest(gradient) > tolerance; iterations++) {
    const direction = new Float64Array(n)
    for (let i = 0; i < n; i++) direction[i] = -dot(inverse.subarray(i * n, i * n + n), gradient)
    const slope = dot(direction, gradient)
    let next = x
    let nextGradient = gradient
    let nextValue = value
    let found = false
    let step = 1
    let low = 0
    let high = Infinity
    for (let trial = 0; trial < 60 && slope < 0; trial++) {
      next = x.map((xi, i) => xi + step * direction[i]!)
      nextGradient = new Float64Array(n)
      nextValue = objective(next, nextGradient)
      // `>` would accept NaN, so the comparison is turned round.
      if (!(nextValue <= value + 1e-4 * step * slope)) high = step
      else {
        found = true
        if (dot(nextGradient, direction) >= 0.9 * slope) break
        low = step
      }
      step = high === Infinity ? 2 * low : (low + high) / 2
    }
    if (!found || !(nextValue <= value)) {
      if (fresh) break
      reset()
      fresh = true
      continue
    }
    const s = next.map((xi, i) => xi - x[i]!)
    const y = nextGradient.map((g, i) => g - gradient[i]!)
    const sy = dot(s, y)
    x = next
    value = nextValue
    gradient = nextGradient
    if (sy > 1e-14 * Math.sqrt(dot(s, s) * dot(y, y))) {
      const hy = new Float64Array(n)
      for (let i = 0; i < n; i++) hy[i] = dot(inverse.subarray(i * n, i * n + n), y)
      const scale = (1 + dot(y, hy) / sy) / sy
      for (let i = 0; i < n; i++) {
        for (let j = 0; j < n; j++) {
          inverse[i * n + j] = inverse[i * n + j]! + scale * s[i]! * s[j]! - (hy[i]! * s[j]! + s[i]! * hy[j]!) / sy
        }
      }
      fresh = false
    }
  }
  const gradientNorm = largest(gradient)
  return { x, value, gradientNorm, iterations, converged: gradientNorm <= Math.max(tolerance, 1e-5) }
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

import { innerProduct, type Minimum, type SmoothObjective } from './objective.ts'

/**
 * Minimises a smooth function of many variables by limited-memory BFGS with a backtracking (Armijo) line search. Deterministic.
 * @param objective writes the gradient at `x` into `gradient` and returns the value
 * @param start where to begin; not changed
 * @param options `memory` pairs kept (default 8), `maxIterations` (default 200), `tolerance`: relative fall of the value below which it stops (default 1e-6)
 * @see Liu & Nocedal, "On the limited memory BFGS method for large scale optimization" (1989)
 */
export const lbfgs = (
  objective: SmoothObjective,
  start: Float64Array,
  { memory = 8, maxIterations = 200, tolerance = 1e-6 } = {},
): Minimum => {
  const size = start.length
  let x: Float64Array = start.slice()
  let gradient = new Float64Array(size)
  let value = objective(x, gradient)
  const steps: { s: Float64Array; y: Float64Array; rho: number }[] = []
  const direction = new Float64Array(size)
  const alphas = new Float64Array(memory)

  for (let iteration = 0; iteration < maxIterations; iteration++) {
    for (let j = 0; j < size; j++) direction[j] = -gradient[j]!
    for (let k = steps.length - 1; k >= 0; k--) {
      const { s, y, rho } = steps[k]!
      const alpha = (alphas[k] = rho * innerProduct(s, direction))
      for (let j = 0; j < size; j++) direction[j]! -= alpha * y[j]!
    }
    const newest = steps.at(-1)
    const scale = newest
      ? 1 / (newest.rho * innerProduct(newest.y, newest.y))
      : 1 / Math.max(1, Math.sqrt(innerProduct(gradient, gradient)))
    for (let j = 0; j < size; j++) direction[j]! *= scale
    for (const [k, { s, y, rho }] of steps.entries()) {
      const change = alphas[k]! - rho * innerProduct(y, direction)
      for (let j = 0; j < size; j++) direction[j]! += change * s[j]!
    }
    const slope = innerProduct(gradient, direction)
    // Rounding has used up the descent: no better point can be found.
    if (!(slope < 0)) return { x, value, iterations: iteration, converged: true }

    const next = new Float64Array(size)
    const nextGradient = new Float64Array(size)
    let nextValue = Infinity
    let step = 1
    for (; step > 1e-10; step /= 2) {
      for (let j = 0; j < size; j++) next[j] = x[j]! + step * direction[j]!
      nextValue = objective(next, nextGradient)
      if (nextValue <= value + 1e-4 * step * slope) break
    }
    if (!(nextValue <= value)) return { x, value, iterations: iteration, converged: true }

    const s = new Float64Array(size)
    const y = new Float64Array(size)
    for (let j = 0; j < size; j++) {
      s[j] = next[j]! - x[j]!
      y[j] = nextGradient[j]! - gradient[j]!
    }
    const curvature = innerProduct(s, y)
    if (curvature > 1e-12) {
      steps.push({ s, y, rho: 1 / curvature })
      if (steps.length > memory) steps.shift()
    }
    const fall = value - nextValue
    x = next
    gradient = nextGradient
    value = nextValue
    if (fall <= tolerance * Math.max(1, Math.abs(value)))
      return { x, value, iterations: iteration + 1, converged: true }
  }
  return { x, value, iterations: maxIterations, converged: false }
}

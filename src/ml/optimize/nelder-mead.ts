import type { Minimum, Objective } from './objective.ts'

interface Vertex {
  readonly x: Float64Array
  readonly value: number
}

/**
 * Minimises a function of few variables without derivatives. Deterministic. Bounds can be set by returning Infinity; the value at
 * `start` itself must be finite.
 * @param edge size of the first simplex, of all variables or of each
 * @param options.maxEvaluations @default 200 × variables
 * @param options.tolerance relative spread of the simplex's values at which the search has converged @default 1e-8
 * @see Nelder & Mead, "A simplex method for function minimization" (1965); adaptive coefficients of Gao & Han (2012)
 */
export const nelderMead = (
  objective: Objective,
  start: Float64Array,
  edge: number | ArrayLike<number>,
  options: { readonly maxEvaluations?: number; readonly tolerance?: number } = {},
): Minimum => {
  const n = start.length
  if (n === 0) return { x: new Float64Array(0), value: objective(start), iterations: 0, converged: true }
  let left = options.maxEvaluations ?? 200 * n
  const tolerance = options.tolerance ?? 1e-8
  const expand = 1 + 2 / n
  const contract = 0.75 - 1 / (2 * n)
  const shrink = 1 - 1 / n || 0.5
  const vertex = (x: Float64Array): Vertex => {
    left--
    const value = objective(x)
    return { x, value: Number.isFinite(value) ? value : Number.MAX_VALUE }
  }
  const simplex = [vertex(start.slice())]
  for (let i = 0; i < n; i++) {
    const x = start.slice()
    x[i]! += typeof edge === 'number' ? edge : edge[i]!
    simplex.push(vertex(x))
  }
  for (let iterations = 0; ; iterations++) {
    simplex.sort((a, b) => a.value - b.value)
    const best = simplex[0]!
    const worst = simplex[n]!
    const converged = Math.abs(worst.value - best.value) <= tolerance * (Math.abs(best.value) + tolerance)
    if (left <= 0 || converged) return { x: best.x, value: best.value, iterations, converged }
    const centre = start.map((_, j) => {
      let sum = 0
      for (let i = 0; i < n; i++) sum += simplex[i]!.x[j]!
      return sum / n
    })
    const along = (factor: number) => vertex(centre.map((c, j) => c + factor * (c - worst.x[j]!)))
    const reflected = along(1)
    if (reflected.value < best.value) {
      const expanded = along(expand)
      simplex[n] = expanded.value < reflected.value ? expanded : reflected
    } else if (reflected.value < simplex[n - 1]!.value) {
      simplex[n] = reflected
    } else {
      const contracted = along(reflected.value < worst.value ? contract : -contract)
      if (contracted.value < Math.min(reflected.value, worst.value)) simplex[n] = contracted
      else {
        for (let i = 1; i <= n; i++)
          simplex[i] = vertex(simplex[i]!.x.map((x, j) => best.x[j]! + shrink * (x - best.x[j]!)))
      }
    }
  }
}

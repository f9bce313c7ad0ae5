/** What the search found. */
export interface Minimum {
  readonly at: number[]
  readonly value: number
}

/**
 * Minimises a function of few variables without derivatives.
 * Deterministic. A point where `f` is not finite counts as worse than any other, so bounds can be set by returning Infinity;
 * `start` itself must be finite.
 * @param step size of the first simplex along each variable
 * @param options `maxEvaluations` default 200 × dimension; `tolerance` (relative spread of values at which it stops) default 1e-8
 * @see Nelder & Mead, "A simplex method for function minimization" (1965); adaptive coefficients of Gao & Han (2012)
 */
export const nelderMead = (
  f: (x: readonly number[]) => number,
  start: readonly number[],
  step: readonly number[],
  options: { maxEvaluations?: number; tolerance?: number } = {},
): Minimum => {
  const k = start.length
  if (k === 0) return { at: [], value: f([]) }
  let left = options.maxEvaluations ?? 200 * k
  const tolerance = options.tolerance ?? 1e-8
  const expand = 1 + 2 / k
  const contract = 0.75 - 1 / (2 * k)
  const shrink = 1 - 1 / k || 0.5
  const cost = (at: number[]): { at: number[]; value: number } => {
    left--
    const value = f(at)
    return { at, value: Number.isFinite(value) ? value : Number.MAX_VALUE }
  }
  const simplex = [cost([...start])]
  for (let i = 0; i < k; i++) {
    const at = [...start]
    at[i]! += step[i]!
    simplex.push(cost(at))
  }
  for (;;) {
    simplex.sort((a, b) => a.value - b.value)
    const best = simplex[0]!
    const worst = simplex[k]!
    if (left <= 0 || Math.abs(worst.value - best.value) <= tolerance * (Math.abs(best.value) + tolerance)) return best
    const centre = start.map((_, j) => {
      let sum = 0
      for (let i = 0; i < k; i++) sum += simplex[i]!.at[j]!
      return sum / k
    })
    const along = (factor: number) => cost(centre.map((c, j) => c + factor * (c - worst.at[j]!)))
    const reflected = along(1)
    if (reflected.value < best.value) {
      const expanded = along(expand)
      simplex[k] = expanded.value < reflected.value ? expanded : reflected
    } else if (reflected.value < simplex[k - 1]!.value) {
      simplex[k] = reflected
    } else {
      const contracted = along(reflected.value < worst.value ? contract : -contract)
      if (contracted.value < Math.min(reflected.value, worst.value)) simplex[k] = contracted
      else {
        for (let i = 1; i <= k; i++) {
          simplex[i] = cost(simplex[i]!.at.map((x, j) => best.at[j]! + shrink * (x - best.at[j]!)))
        }
      }
    }
  }
}

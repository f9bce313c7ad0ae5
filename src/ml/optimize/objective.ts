/** A function to minimise. A value that is not finite counts as worse than any other. */
export type Objective = (x: Float64Array) => number

/** A function to minimise that also writes its gradient at `x`. A value that is not finite counts as worse than any other. */
export type SmoothObjective = (x: Float64Array, gradient: Float64Array) => number

/** Where a search ended. */
export interface Minimum {
  readonly x: Float64Array
  readonly value: number
  readonly iterations: number
  readonly converged: boolean
}

/** Σ a[i]·b[i] in one running sum. */
export const innerProduct = (a: Float64Array, b: Float64Array): number => {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}

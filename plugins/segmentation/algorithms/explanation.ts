/** One feature's part in a score. */
interface Contribution {
  readonly feature: string
  /** The customer's value in real units. */
  readonly value: number
  readonly contribution: number
}

/** Parts that add up exactly: `baseValue + Σ contribution + residual = value`. */
export interface Reasons {
  readonly method: string
  readonly value: number
  readonly baseValue: number
  /** One per feature, in the order of the features. */
  readonly factors: readonly Contribution[]
  readonly residual: 0
}

/** Combines reasons; the value is the sum of the parts. `contributions` has one number per feature. */
export const addReasons = (
  method: string,
  features: readonly string[],
  row: ArrayLike<number>,
  baseValue: number,
  contributions: ArrayLike<number>,
): Reasons => {
  const factors = features.map((feature, j) => ({ feature, value: row[j]!, contribution: contributions[j]! }))
  const value = factors.reduce((sum, { contribution }) => sum + contribution, baseValue)
  return { method, value, baseValue, factors, residual: 0 }
}

import type { ArmaWeights } from './arma-filter.ts'

const multiply = (a: readonly number[], b: readonly number[]): number[] => {
  const out = Array.from({ length: a.length + b.length - 1 }, () => 0)
  a.forEach((x, i) => b.forEach((y, j) => (out[i + j]! += x * y)))
  return out
}

/** `1 + Σ c[i] B^((i+1)·step)` as coefficients of B. */
const polynomial = (coefficients: readonly number[], step: number): number[] => {
  const out = Array.from({ length: coefficients.length * step + 1 }, () => 0)
  out[0] = 1
  coefficients.forEach((c, i) => (out[(i + 1) * step] = c))
  return out
}

const negated = (weights: readonly number[]) => weights.map((w) => (w === 0 ? 0 : -w))

/** Coefficients as they are estimated and printed. */
export interface ArimaCoefficients {
  readonly ar: readonly number[]
  readonly ma: readonly number[]
  readonly seasonalAr: readonly number[]
  readonly seasonalMa: readonly number[]
  readonly season: number
}

/** Lag weights of the differenced series: both sides' ordinary and seasonal polynomials multiplied out, leading 1 left out. */
export const armaWeights = (c: ArimaCoefficients): ArmaWeights => {
  return {
    ar: negated(multiply(polynomial(negated(c.ar), 1), polynomial(negated(c.seasonalAr), c.season)).slice(1)),
    ma: multiply(polynomial(c.ma, 1), polynomial(c.seasonalMa, c.season)).slice(1),
  }
}

/** `(1−B)^d (1−B^s)^D` as coefficients of B, leading 1 included. */
export const differencing = (d: number, D: number, season: number): number[] => {
  let out = [1]
  for (let i = 0; i < d; i++) out = multiply(out, [1, -1])
  for (let i = 0; i < D; i++) out = multiply(out, polynomial([-1], season))
  return out
}

/** A series after a difference polynomial; shorter by its order. */
export const differenced = (x: Float64Array, differences: readonly number[]): Float64Array => {
  const order = differences.length - 1
  return x.subarray(order).map((_, t) => differences.reduce((sum, c, i) => sum + c * x[t + order - i]!, 0))
}

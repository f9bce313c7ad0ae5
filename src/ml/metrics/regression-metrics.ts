import { finiteOrNull, type Metric } from './metric.ts'
import { averageRanks } from './ranks.ts'

type Values = ArrayLike<number>

const meanOver = (n: number, part: (i: number) => number): number => {
  let sum = 0
  for (let i = 0; i < n; i++) sum += part(i)
  return sum / n
}

/** Mean absolute error; null without rows. */
export const meanAbsoluteError = (actual: Values, predicted: Values): number | null =>
  finiteOrNull(meanOver(actual.length, (i) => Math.abs(actual[i]! - predicted[i]!)))

/** Root of the mean squared error; null without rows. */
export const rootMeanSquaredError = (actual: Values, predicted: Values): number | null =>
  finiteOrNull(Math.sqrt(meanOver(actual.length, (i) => (actual[i]! - predicted[i]!) ** 2)))

/** 1 − Σ squared errors / Σ squared deviations from the mean; null when the actual values are all equal. */
export const rSquared = (actual: Values, predicted: Values): number | null => {
  const n = actual.length
  const mean = meanOver(n, (i) => actual[i]!)
  const total = meanOver(n, (i) => (actual[i]! - mean) ** 2)
  return finiteOrNull(1 - meanOver(n, (i) => (actual[i]! - predicted[i]!) ** 2) / total)
}

/**
 * Mean of 2·|error| / (|actual| + |predicted|) in per cent, 0 to 200, as in the M4 competition; a row where both are 0 counts 0.
 * @see Makridakis, Spiliotis & Assimakopoulos, "The M4 Competition" (2020)
 */
export const symmetricMape = (actual: Values, predicted: Values): number | null =>
  finiteOrNull(
    200 *
      meanOver(actual.length, (i) => {
        const size = Math.abs(actual[i]!) + Math.abs(predicted[i]!)
        return size === 0 ? 0 : Math.abs(actual[i]! - predicted[i]!) / size
      }),
  )

/** Pearson's correlation; null when either side is constant. */
export const pearson = (a: Values, b: Values): number | null => {
  const n = a.length
  const meanA = meanOver(n, (i) => a[i]!)
  const meanB = meanOver(n, (i) => b[i]!)
  const varianceA = meanOver(n, (i) => (a[i]! - meanA) ** 2)
  const varianceB = meanOver(n, (i) => (b[i]! - meanB) ** 2)
  const covariance = meanOver(n, (i) => (a[i]! - meanA) * (b[i]! - meanB))
  const r = finiteOrNull(covariance / Math.sqrt(varianceA * varianceB))
  return r === null ? null : Math.max(-1, Math.min(1, r))
}

/** Spearman's rank correlation, ties by mean rank; null when either side is constant. */
export const spearman = (a: Values, b: Values): number | null => pearson(averageRanks(a), averageRanks(b))

export const MAE: Metric = {
  name: 'mae',
  label: 'mean absolute error',
  better: 'lower',
  best: 0,
  of: meanAbsoluteError,
}
export const RMSE: Metric = {
  name: 'rmse',
  label: 'root mean squared error',
  better: 'lower',
  best: 0,
  of: rootMeanSquaredError,
}
export const PEARSON: Metric = { name: 'r', label: 'correlation', better: 'higher', best: 1, of: pearson }
export const SPEARMAN: Metric = {
  name: 'spearman',
  label: 'rank correlation',
  better: 'higher',
  best: 1,
  of: spearman,
}

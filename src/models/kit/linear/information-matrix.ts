import { dot } from '../linear-algebra/dot.ts'
import type { Matrix } from '../matrix.ts'

/** What logistic regression iterates over: the columns `kept` of x, standardised on the fly. */
export interface LogisticData {
  readonly x: Matrix
  readonly y: ArrayLike<number>
  readonly weights: Float64Array
  readonly means: Float64Array
  readonly deviations: Float64Array
  readonly kept: Int32Array
}

// rows handled at once: their standardised columns stay in the processor's cache and x is never copied whole
const BLOCK = 256

/** Gradient (p) and information matrix (p × p) of the penalised log-likelihood at `beta` (intercept first). */
export const informationMatrix = (
  { x, y, weights, means, deviations, kept }: LogisticData,
  beta: Float64Array,
  penalties: Float64Array,
): { gradient: Float64Array; information: Float64Array } => {
  const p = beta.length
  const gradient = new Float64Array(p)
  const information = new Float64Array(p * p)
  const columns = Array.from({ length: p }, () => new Float64Array(BLOCK).fill(1))
  const weighted = new Float64Array(BLOCK)
  const eta = new Float64Array(BLOCK)
  const residual = new Float64Array(BLOCK)
  const curvature = new Float64Array(BLOCK)
  for (let start = 0; start < x.rows; start += BLOCK) {
    const size = Math.min(BLOCK, x.rows - start)
    eta.fill(beta[0]!)
    for (let k = 1; k < p; k++) {
      const column = columns[k]!
      const j = kept[k - 1]!
      const mean = means[j]!
      const deviation = deviations[j]!
      for (let i = 0; i < size; i++) {
        const value = (x.data[(start + i) * x.cols + j]! - mean) / deviation
        column[i] = value
        eta[i]! += beta[k]! * value
      }
    }
    for (let i = 0; i < size; i++) {
      const probability = 1 / (1 + Math.exp(-eta[i]!))
      residual[i] = weights[start + i]! * (y[start + i]! - probability)
      curvature[i] = weights[start + i]! * probability * (1 - probability)
    }
    for (let k = 0; k < p; k++) {
      const column = columns[k]!
      gradient[k]! += dot(column, residual, size)
      for (let i = 0; i < size; i++) weighted[i] = column[i]! * curvature[i]!
      for (let m = k; m < p; m++) information[k * p + m]! += dot(weighted, columns[m]!, size)
    }
  }
  for (let k = 0; k < p; k++) {
    gradient[k]! -= penalties[k]! * beta[k]!
    information[k * p + k]! += penalties[k]!
    for (let m = 0; m < k; m++) information[k * p + m] = information[m * p + k]!
  }
  return { gradient, information }
}

/** −2 · log-likelihood + Σ penalty·β² at `beta` (intercept first). */
export const penalisedDeviance = (
  { x, y, weights, means, deviations, kept }: LogisticData,
  beta: Float64Array,
  penalties: Float64Array,
): number => {
  const slopes = Float64Array.from(kept, (j, k) => beta[k + 1]! / deviations[j]!)
  let deviance = 0
  for (let i = 0; i < x.rows; i++) {
    let eta = beta[0]!
    for (let k = 0; k < slopes.length; k++) {
      const j = kept[k]!
      eta += slopes[k]! * (x.data[i * x.cols + j]! - means[j]!)
    }
    const margin = y[i] === 1 ? -eta : eta
    deviance += 2 * weights[i]! * (margin > 0 ? margin + Math.log1p(Math.exp(-margin)) : Math.log1p(Math.exp(margin)))
  }
  for (let k = 0; k < beta.length; k++) deviance += penalties[k]! * beta[k]! ** 2
  return deviance
}

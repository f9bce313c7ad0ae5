import type { Matrix } from '../data/matrix.ts'

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
const BLOCK = 128

/** Gradient (p) and information matrix (p × p) of the penalised log-likelihood at `beta` (intercept first). */
export const informationMatrix = (
  { x, y, weights, means, deviations, kept }: LogisticData,
  beta: Float64Array,
  penalties: Float64Array,
): { gradient: Float64Array; information: Float64Array } => {
  const p = beta.length
  const gradient = new Float64Array(p)
  const information = new Float64Array(p * p)
  // column k of the block is columns[k · BLOCK …]; column 0 is the intercept's
  const columns = new Float64Array(p * BLOCK).fill(1)
  const weighted = new Float64Array(BLOCK)
  const eta = new Float64Array(BLOCK)
  const residual = new Float64Array(BLOCK)
  const curvature = new Float64Array(BLOCK)
  for (let start = 0; start < x.rows; start += BLOCK) {
    const size = Math.min(BLOCK, x.rows - start)
    eta.fill(beta[0]!)
    for (let k = 1; k < p; k++) {
      const j = kept[k - 1]!
      standardise(x, start, size, j, means[j]!, 1 / deviations[j]!, columns, k * BLOCK)
      const slope = beta[k]!
      for (let i = 0; i < size; i++) eta[i]! += slope * columns[k * BLOCK + i]!
    }
    for (let i = 0; i < size; i++) {
      const probability = 1 / (1 + Math.exp(-eta[i]!))
      residual[i] = weights[start + i]! * (y[start + i]! - probability)
      curvature[i] = weights[start + i]! * probability * (1 - probability)
    }
    for (let k = 0; k < p; k++) {
      for (let i = 0; i < size; i++) weighted[i] = columns[k * BLOCK + i]! * curvature[i]!
      addProducts(weighted, columns, size, k, p, information)
      let sum = 0
      for (let i = 0; i < size; i++) sum += columns[k * BLOCK + i]! * residual[i]!
      gradient[k]! += sum
    }
  }
  for (let k = 0; k < p; k++) {
    gradient[k]! -= penalties[k]! * beta[k]!
    information[k * p + k]! += penalties[k]!
    for (let m = 0; m < k; m++) information[k * p + m] = information[m * p + k]!
  }
  return { gradient, information }
}

const standardise = (
  { data, cols }: Matrix,
  start: number,
  size: number,
  column: number,
  mean: number,
  factor: number,
  target: Float64Array,
  at: number,
): void => {
  for (let i = 0, from = start * cols + column; i < size; i++, from += cols)
    target[at + i] = (data[from]! - mean) * factor
}

/** Adds the products of one weighted column with columns k … p − 1 to row k of the matrix, four columns a pass. */
const addProducts = (
  weighted: Float64Array,
  columns: Float64Array,
  size: number,
  k: number,
  p: number,
  information: Float64Array,
): void => {
  let m = k
  for (; m + 3 < p; m += 4) {
    const a = m * BLOCK
    let s0 = 0
    let s1 = 0
    let s2 = 0
    let s3 = 0
    for (let i = 0; i < size; i++) {
      const w = weighted[i]!
      s0 += w * columns[a + i]!
      s1 += w * columns[a + BLOCK + i]!
      s2 += w * columns[a + 2 * BLOCK + i]!
      s3 += w * columns[a + 3 * BLOCK + i]!
    }
    const to = k * p + m
    information[to]! += s0
    information[to + 1]! += s1
    information[to + 2]! += s2
    information[to + 3]! += s3
  }
  for (; m < p; m++) {
    let sum = 0
    for (let i = 0; i < size; i++) sum += weighted[i]! * columns[m * BLOCK + i]!
    information[k * p + m]! += sum
  }
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

/** The largest |log-odds| that the coefficients `beta` (intercept first) give to a row of positive weight. */
export const largestLogOdds = ({ x, weights, means, deviations, kept }: LogisticData, beta: Float64Array): number => {
  let largest = 0
  for (let i = 0; i < x.rows; i++) {
    if (weights[i] === 0) continue
    let eta = beta[0]!
    for (let k = 0; k < kept.length; k++) {
      const j = kept[k]!
      eta += (beta[k + 1]! * (x.data[i * x.cols + j]! - means[j]!)) / deviations[j]!
    }
    largest = Math.max(largest, Math.abs(eta))
  }
  return largest
}

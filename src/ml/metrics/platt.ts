import { sigmoid } from '../linear/logistic-regression.ts'
import { assertFiniteColumn, assertLabels, assertLength, ModelInputError } from '../data/model-input-error.ts'

/** probability = 1 / (1 + e^−(slope · score + offset)); plain data. */
export interface Platt {
  readonly slope: number
  readonly offset: number
}

/**
 * Platt's scaling of scores (n) to probabilities of label 1 (labels n, 0 or 1), with his smoothed targets, by Newton's method.
 * Fit it on scores of rows that the model has not seen.
 * Throws `ModelInputError`: `SHAPE_MISMATCH`, `NOT_FINITE`, `BAD_LABEL`, `ONE_CLASS`.
 * @see Platt, "Probabilistic outputs for support vector machines" (1999); Lin, Lin & Weng, "A note on Platt's probabilistic outputs" (2007)
 */
export const fitPlatt = (scores: ArrayLike<number>, labels: ArrayLike<number>): Platt => {
  const n = scores.length
  assertLength(labels.length, n, 'labels, one per score')
  assertFiniteColumn(scores, 'the scores')
  assertLabels(labels, 2)
  let positive = 0
  let mean = 0
  for (let i = 0; i < n; i++) {
    positive += labels[i]!
    mean += scores[i]! / n
  }
  if (positive === 0 || positive === n) {
    throw new ModelInputError('ONE_CLASS', `expected labels of both classes, got ${positive} of class 1 in ${n} rows`)
  }
  // around the mean, in deviations, so that scores of any size give a well-conditioned problem
  let spread = 0
  for (let i = 0; i < n; i++) spread += (scores[i]! - mean) ** 2 / n
  const deviation = spread > 0 ? Math.sqrt(spread) : 1
  const z = Float64Array.from(scores, (s) => (s - mean) / deviation)
  const high = (positive + 1) / (positive + 2)
  const low = 1 / (n - positive + 2)
  const target = Float64Array.from(labels, (label) => (label === 1 ? high : low))
  const loss = (a: number, b: number) => {
    let sum = 0
    for (let i = 0; i < n; i++) {
      const eta = a * z[i]! + b
      // −t·ln p − (1 − t)·ln(1 − p), without overflow
      sum += (eta > 0 ? eta + Math.log1p(Math.exp(-eta)) : Math.log1p(Math.exp(eta))) - target[i]! * eta
    }
    return sum
  }
  let a = 0
  let b = Math.log((positive + 1) / (n - positive + 1))
  let current = loss(a, b)
  for (let iteration = 0; iteration < 100; iteration++) {
    // a trace of ridge keeps the system solvable for constant scores
    let [haa, hab, hbb, ga, gb] = [1e-12, 0, 1e-12, 0, 0]
    for (let i = 0; i < n; i++) {
      const p = sigmoid(a * z[i]! + b)
      const curvature = p * (1 - p)
      haa += curvature * z[i]! * z[i]!
      hab += curvature * z[i]!
      hbb += curvature
      ga += (target[i]! - p) * z[i]!
      gb += target[i]! - p
    }
    const determinant = haa * hbb - hab * hab
    const stepA = (hbb * ga - hab * gb) / determinant
    const stepB = (haa * gb - hab * ga) / determinant
    let shrink = 1
    let next = loss(a + stepA, b + stepB)
    while (next > current && shrink > 1e-10) {
      shrink /= 2
      next = loss(a + shrink * stepA, b + shrink * stepB)
    }
    if (next > current) break
    a += shrink * stepA
    b += shrink * stepB
    const gain = current - next
    current = next
    if (gain < 1e-13 * (1 + Math.abs(current))) break
  }
  return { slope: a / deviation, offset: b - (a * mean) / deviation }
}

/** Probabilities of the scores, in (0, 1). Throws `ModelInputError` `NOT_FINITE`. */
export const applyPlatt = ({ slope, offset }: Platt, scores: ArrayLike<number>): Float64Array => {
  assertFiniteColumn(scores, 'the scores')
  return Float64Array.from(scores, (s) => sigmoid(slope * s + offset))
}

import { assertFiniteColumn, assertLength, assertRows, rowWeights } from '../data/model-input-error.ts'
import { ascendingOrder } from './ranks.ts'

/** A non-decreasing curve through points of ascending `score`, straight between them and flat outside; plain data. */
export interface Isotonic {
  readonly score: Float64Array
  readonly value: Float64Array
}

/**
 * Isotonic regression of y (n; labels for calibration) on scores (n) by pooling adjacent violators; equals scikit-learn's
 * `IsotonicRegression(out_of_bounds="clip")`. Throws `ModelInputError`: `SHAPE_MISMATCH`, `NOT_FINITE`, `BAD_WEIGHT`, `INSUFFICIENT_DATA` (none).
 * @see Barlow et al., "Statistical Inference under Order Restrictions" (1972); Zadrozny & Elkan (2002) for calibration
 */
export const fitIsotonic = (scores: ArrayLike<number>, y: ArrayLike<number>, weights?: Float64Array): Isotonic => {
  const n = scores.length
  assertRows(n, 1, 'isotonic regression')
  assertLength(y.length, n, 'targets, one per score')
  assertFiniteColumn(scores, 'the scores')
  assertFiniteColumn(y, 'the targets')
  const w = rowWeights(weights, n)
  // blocks of rows with one value: lowest and highest score, weighted sum, weight
  const low: number[] = []
  const high: number[] = []
  const sum: number[] = []
  const weight: number[] = []
  const mean = (block: number) => sum[block]! / weight[block]!
  const mergeLast = () => {
    const last = sum.length - 1
    high[last - 1] = high[last]!
    sum[last - 1]! += sum[last]!
    weight[last - 1]! += weight[last]!
    for (const column of [low, high, sum, weight]) column.pop()
  }
  for (const row of ascendingOrder(scores)) {
    if (w[row] === 0) continue
    const score = scores[row]!
    low.push(score)
    high.push(score)
    sum.push(w[row]! * y[row]!)
    weight.push(w[row]!)
    const last = sum.length - 1
    // equal scores share one value in any case; then falling values are pooled
    if (last > 0 && high[last - 1] === score && low[last - 1] === score) mergeLast()
  }
  const points = { low: low.splice(0), high: high.splice(0), sum: sum.splice(0), weight: weight.splice(0) }
  points.sum.forEach((total, k) => {
    low.push(points.low[k]!)
    high.push(points.high[k]!)
    sum.push(total)
    weight.push(points.weight[k]!)
    while (sum.length > 1 && mean(sum.length - 2) >= mean(sum.length - 1)) mergeLast()
  })
  const score: number[] = []
  const value: number[] = []
  low.forEach((start, block) => {
    score.push(start)
    value.push(mean(block))
    if (high[block] === start) return
    score.push(high[block]!)
    value.push(mean(block))
  })
  return { score: Float64Array.from(score), value: Float64Array.from(value) }
}

/** The curve's value for each score. Throws `ModelInputError` `NOT_FINITE`. */
export const applyIsotonic = ({ score, value }: Isotonic, scores: ArrayLike<number>): Float64Array => {
  assertFiniteColumn(scores, 'the scores')
  const last = score.length - 1
  return Float64Array.from(scores, (s) => {
    if (s <= score[0]!) return value[0]!
    if (s >= score[last]!) return value[last]!
    let below = 0
    let above = last
    while (above - below > 1) {
      const middle = (below + above) >> 1
      if (score[middle]! <= s) below = middle
      else above = middle
    }
    const part = (s - score[below]!) / (score[above]! - score[below]!)
    return value[below]! + part * (value[above]! - value[below]!)
  })
}

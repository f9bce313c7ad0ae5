import { assertFiniteColumn, assertLabels, assertLength, assertOption } from '../data/model-input-error.ts'
import { normalQuantile } from '../distributions/normal.ts'
import type { Interval } from './bootstrap.ts'
import { ascendingOrder } from './ranks.ts'

/** Rows with similar predicted probabilities, and what happened to them. */
export interface CalibrationBin {
  readonly lower: number
  readonly upper: number
  readonly rows: number
  readonly predicted: number
  readonly observed: number
  /** Wilson interval (95 %) of the observed rate. */
  readonly interval: Interval
}

/**
 * Probabilities (n) of label 1 against labels (n, 0 or 1) in up to `bins` bins (default 10) of equal count; equal probabilities stay
 * together. Empty without rows. Throws `ModelInputError`: `SHAPE_MISMATCH`, `NOT_FINITE`, `BAD_LABEL`, `BAD_OPTION`.
 */
export const calibrationBins = (
  actual: ArrayLike<number>,
  probability: ArrayLike<number>,
  bins = 10,
): CalibrationBin[] => {
  const n = actual.length
  assertLength(probability.length, n, 'probabilities, one per row')
  assertOption(Number.isInteger(bins) && bins >= 1, 'bins', 'a whole number ≥ 1', bins)
  assertLabels(actual, 2)
  assertFiniteColumn(probability, 'the probabilities')
  const order = ascendingOrder(probability)
  const found: CalibrationBin[] = []
  for (let start = 0; start < n;) {
    let end = Math.max(start + 1, Math.round(((found.length + 1) * n) / bins))
    while (end < n && probability[order[end]!] === probability[order[end - 1]!]) end++
    const rows = order.subarray(start, Math.min(end, n))
    let predicted = 0
    let positive = 0
    for (const row of rows) {
      predicted += probability[row]! / rows.length
      positive += actual[row]!
    }
    found.push({
      lower: probability[rows[0]!]!,
      upper: probability[rows.at(-1)!]!,
      rows: rows.length,
      predicted,
      observed: positive / rows.length,
      interval: wilsonInterval(positive, rows.length),
    })
    start = Math.min(end, n)
  }
  return found
}

/** Mean over rows of |observed − predicted| of their bin: 0 is perfectly calibrated. Null without bins. */
export const expectedCalibrationError = (bins: readonly CalibrationBin[]): number | null => {
  const rows = bins.reduce((sum, bin) => sum + bin.rows, 0)
  if (rows === 0) return null
  return bins.reduce((sum, bin) => sum + bin.rows * Math.abs(bin.observed - bin.predicted), 0) / rows
}

/**
 * The interval of a rate of `hits` among `rows` (≥ 1), inside [0, 1] even for 0 hits.
 * @see Wilson, "Probable inference, the law of succession, and statistical inference" (1927)
 */
export const wilsonInterval = (hits: number, rows: number, level = 0.95): Interval => {
  const z = normalQuantile((1 + level) / 2)
  const rate = hits / rows
  const centre = (rate + (z * z) / (2 * rows)) / (1 + (z * z) / rows)
  const half = (z / (1 + (z * z) / rows)) * Math.sqrt((rate * (1 - rate)) / rows + (z * z) / (4 * rows * rows))
  return { lower: Math.max(0, centre - half), upper: Math.min(1, centre + half), level }
}

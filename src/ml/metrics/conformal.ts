import { assertFiniteColumn, assertLength, assertOption } from '../data/model-input-error.ts'

/**
 * How far the truth lies from a prediction: value − `below` … value + `above`, each times the row's difficulty if one
 * is given. Plain data.
 */
export interface ConformalBand {
  readonly below: number
  readonly above: number
  readonly level: number
  /** Number of residuals behind it. */
  readonly rows: number
}

/**
 * Split-conformal band from predictions (n) of rows that were not trained on, and what happened (n): a new row of the same kind falls
 * inside with probability ≥ `level` (default .95), whatever the model. Null when there are too few rows for that level
 * (n < level / (1 − level), symmetric).
 * @param options.symmetric one half-width for both sides (default); false sets each side by its own tail
 * @param options.difficulty expected size of the error of each row (n, > 0); bands are then wider where rows are harder
 * @see Lei et al., "Distribution-Free Predictive Inference for Regression" (2018); Romano, Patterson & Candès (2019)
 */
export const conformalBand = (
  actual: ArrayLike<number>,
  predicted: ArrayLike<number>,
  options: { readonly level?: number; readonly symmetric?: boolean; readonly difficulty?: ArrayLike<number> } = {},
): ConformalBand | null => {
  const { level = 0.95, symmetric = true, difficulty } = options
  const rows = actual.length
  assertOption(level > 0 && level < 1, 'level', 'a number inside (0, 1)', level)
  assertLength(predicted.length, rows, 'predictions, one per row')
  assertFiniteColumn(actual, 'the actual values')
  assertFiniteColumn(predicted, 'the predictions')
  const errors = Float64Array.from(
    { length: rows },
    (_, i) => (actual[i]! - predicted[i]!) / difficultyOf(difficulty, i, rows),
  )
  if (symmetric) {
    const half = upperQuantile(errors.map(Math.abs), level)
    return half === null ? null : { below: half, above: half, level, rows }
  }
  const side = (1 + level) / 2
  const above = upperQuantile(errors, side)
  const below = upperQuantile(
    errors.map((error) => -error),
    side,
  )
  return above === null || below === null ? null : { below, above, level, rows }
}

/** The ⌈(n + 1) · level⌉-th smallest score; null if there are fewer than that. */
const upperQuantile = (scores: Float64Array, level: number): number | null => {
  // 1e-9: (n + 1) · level may exceed a whole number by rounding alone
  const place = Math.ceil((scores.length + 1) * level - 1e-9)
  return scores.sort()[place - 1] ?? null
}

const difficultyOf = (difficulty: ArrayLike<number> | undefined, row: number, rows: number): number => {
  if (difficulty === undefined) return 1
  assertLength(difficulty.length, rows, 'difficulties, one per row')
  const value = difficulty[row]!
  assertOption(value > 0 && Number.isFinite(value), 'difficulty', `a number > 0 in row ${row}`, value)
  return value
}

/** Bounds of each prediction (n) by the band; `lowest` (e.g. 0 for counts and amounts) cuts them off below. */
export const conformalIntervals = (
  band: ConformalBand,
  predicted: ArrayLike<number>,
  options: { readonly difficulty?: ArrayLike<number>; readonly lowest?: number } = {},
): { readonly lower: Float64Array; readonly upper: Float64Array } => {
  const { difficulty, lowest = -Infinity } = options
  const rows = predicted.length
  assertFiniteColumn(predicted, 'the predictions')
  const bound = (i: number, width: number) =>
    Math.max(lowest, predicted[i]! + width * difficultyOf(difficulty, i, rows))
  return {
    lower: Float64Array.from({ length: rows }, (_, i) => bound(i, -band.below)),
    upper: Float64Array.from({ length: rows }, (_, i) => bound(i, band.above)),
  }
}

/** Share of rows whose actual value lies within its bounds; null without rows. */
export const coverage = (
  actual: ArrayLike<number>,
  { lower, upper }: { readonly lower: ArrayLike<number>; readonly upper: ArrayLike<number> },
): number | null => {
  if (actual.length === 0) return null
  let inside = 0
  for (let i = 0; i < actual.length; i++) if (actual[i]! >= lower[i]! && actual[i]! <= upper[i]!) inside++
  return inside / actual.length
}

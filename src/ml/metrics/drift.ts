import { assertFiniteColumn, assertOption, assertRows } from '../data/model-input-error.ts'
import { quantileOfSorted } from '../prepare/quantile.ts'

/** `STABLE` below .1, `SHIFTED` below .25, `DRIFTED` from there on. */
export type DriftLevel = 'STABLE' | 'SHIFTED' | 'DRIFTED'

/** Population stability index of a column, and the shares it is made of. */
export interface Drift {
  readonly index: number
  readonly level: DriftLevel
  /** Share of rows by bin, in training and now. */
  readonly expected: readonly number[]
  readonly actual: readonly number[]
}

/**
 * Borders of the bins for comparing numbers; plain data, stored with the model so that training rows are not needed
 * later.
 */
export interface DriftProfile {
  readonly borders: Float64Array
  /** Share of training rows in each bin (borders + 1). */
  readonly shares: Float64Array
}

/**
 * The profile of a training column: up to `bins` bins (default 10) of equal count; repeated values make fewer.
 * Throws `ModelInputError`: `INSUFFICIENT_DATA` (none), `NOT_FINITE`, `BAD_OPTION`.
 */
export const driftProfile = (training: ArrayLike<number>, bins = 10): DriftProfile => {
  assertRows(training.length, 1, 'a drift profile')
  assertOption(Number.isInteger(bins) && bins >= 2, 'bins', 'a whole number ≥ 2', bins)
  assertFiniteColumn(training, 'the training column')
  const sorted = Float64Array.from(training).sort()
  const cuts = Array.from({ length: bins - 1 }, (_, k) => quantileOfSorted(sorted, (k + 1) / bins))
  const borders = Float64Array.from(new Set(cuts))
  return { borders, shares: binShares(training, borders) }
}

/** Share of values in each bin: bin b holds values in (borders[b − 1], borders[b]]. */
const binShares = (values: ArrayLike<number>, borders: Float64Array): Float64Array => {
  const shares = new Float64Array(borders.length + 1)
  for (let i = 0; i < values.length; i++) {
    let bin = 0
    while (bin < borders.length && values[i]! > borders[bin]!) bin++
    shares[bin]! += 1 / values.length
  }
  return shares
}

/**
 * Population stability index of a column now against its profile. Throws `ModelInputError`: `INSUFFICIENT_DATA` (none), `NOT_FINITE`.
 * @see Siddiqi, "Credit Risk Scorecards" (2006)
 */
export const drift = (profile: DriftProfile, now: ArrayLike<number>): Drift => {
  assertRows(now.length, 1, 'drift')
  assertFiniteColumn(now, 'the column')
  return driftOfShares(profile.shares, binShares(now, profile.borders), now.length)
}

const total = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((sum, n) => sum + n, 0)

/** The same for categories, by their counts in training and now; either may lack a category. */
export const categoryDrift = (
  training: Readonly<Record<string, number>>,
  now: Readonly<Record<string, number>>,
): Drift => {
  const names = [...new Set([...Object.keys(training), ...Object.keys(now)])].sort()
  assertRows(Math.min(total(training), total(now)), 1, 'drift')
  const shares = (counts: Readonly<Record<string, number>>) => names.map((name) => (counts[name] ?? 0) / total(counts))
  return driftOfShares(shares(training), shares(now), total(now))
}

/** Σ (actual − expected) · ln(actual / expected); an empty bin counts as half a row, so that one new value is not infinite drift. */
const driftOfShares = (expected: ArrayLike<number>, actual: ArrayLike<number>, rows: number): Drift => {
  const floor = 0.5 / rows
  let index = 0
  for (let bin = 0; bin < expected.length; bin++) {
    const e = Math.max(expected[bin]!, floor)
    const a = Math.max(actual[bin]!, floor)
    index += (a - e) * Math.log(a / e)
  }
  const level = index < 0.1 ? 'STABLE' : index < 0.25 ? 'SHIFTED' : 'DRIFTED'
  return { index, level, expected: Array.from(expected), actual: Array.from(actual) }
}

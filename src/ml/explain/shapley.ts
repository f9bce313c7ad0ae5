import type { Attribution } from './attribution.ts'
import { type Matrix, rowOf } from '../data/matrix.ts'
import { assertFiniteColumn, assertLength, assertOption } from '../data/model-input-error.ts'

/** What a row is compared with: one point (d), or background rows (m × d) over which the function is averaged. */
export type ShapleyBaseline = ArrayLike<number> | Matrix

/** The largest number of inputs for exact values: 2¹² coalitions. */
const MOST_EXACT_INPUTS = 12

/**
 * Exact Shapley values of any function of few inputs, for one row x (d ≤ 12): inputs outside a coalition take the baseline's values.
 * Calls `f` 2^d times for each baseline row; `f` must not keep or change the array that it gets.
 * Throws `ModelInputError`: `BAD_OPTION` (too many inputs), `SHAPE_MISMATCH`, `NOT_FINITE` (also when `f` returns no finite number).
 * @see Shapley, "A value for n-person games" (1953)
 */
export const shapley = (
  f: (row: Float64Array) => number,
  x: ArrayLike<number>,
  baseline: ShapleyBaseline,
): Attribution => {
  const d = x.length
  assertOption(d >= 1 && d <= MOST_EXACT_INPUTS, 'x', `1 to ${MOST_EXACT_INPUTS} inputs`, d)
  const evaluate = coalitionValue(f, x, baseline)
  const values = Float64Array.from({ length: 2 ** d }, (_, coalition) => evaluate((j) => (coalition & (1 << j)) !== 0))
  // s!(d − s − 1)!/d! for a coalition of s others
  const weights = new Float64Array(d)
  weights[0] = 1 / d
  for (let s = 1; s < d; s++) weights[s] = (weights[s - 1]! * s) / (d - s)
  const contributions = new Float64Array(d)
  for (let coalition = 0; coalition < values.length; coalition++) {
    const size = bitCount(coalition)
    for (let j = 0; j < d; j++) {
      if ((coalition & (1 << j)) !== 0) continue
      contributions[j]! += weights[size]! * (values[coalition | (1 << j)]! - values[coalition]!)
    }
  }
  return { baseValue: values[0]!, contributions, value: values[values.length - 1]! }
}

/** The function's value (mean over the baseline's rows) when the inputs for which `has` holds are x's and the others the baseline's. */
const coalitionValue = (f: (row: Float64Array) => number, x: ArrayLike<number>, baseline: ShapleyBaseline) => {
  const rows = 'data' in baseline ? Array.from({ length: baseline.rows }, (_, i) => rowOf(baseline, i)) : [baseline]
  assertOption(rows.length > 0, 'baseline', 'at least one row', rows.length)
  assertFiniteColumn(x, 'x')
  for (const row of rows) {
    assertLength(row.length, x.length, 'values in the baseline')
    assertFiniteColumn(row, 'the baseline')
  }
  const mixed = new Float64Array(x.length)
  return (has: (input: number) => boolean): number => {
    let sum = 0
    for (const row of rows) {
      for (let j = 0; j < mixed.length; j++) mixed[j] = has(j) ? x[j]! : row[j]!
      sum += f(mixed)
    }
    const value = sum / rows.length
    assertFiniteColumn([value], 'the value of the explained function')
    return value
  }
}

const bitCount = (bits: number): number => {
  let count = 0
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++
  return count
}

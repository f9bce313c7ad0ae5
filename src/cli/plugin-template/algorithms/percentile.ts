/**
 * The 101 cut points of a distribution: `cuts[p]` is its p-th percentile. Accepts values in any order; throws if there
 * are none.
 */
export const cutsOf = (values: Float64Array): Float64Array => {
  if (values.length === 0) throw new RangeError('expected at least one value, got none')
  const sorted = values.toSorted()
  return Float64Array.from({ length: 101 }, (_, p) => sorted[Math.round((p / 100) * (sorted.length - 1))]!)
}

/** Percentage of a distribution below a value, 0 to 100, from its cut points. */
export const percentileOf = (cuts: ArrayLike<number>, value: number): number => {
  let below = 0
  while (below < cuts.length && cuts[below]! < value) below++
  return Math.min(100, below)
}

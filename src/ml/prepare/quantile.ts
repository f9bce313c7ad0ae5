/**
 * The p-quantile (0 ≤ p ≤ 1) of ascending values by linear interpolation between order statistics (type 7 of R, numpy's default).
 * Throws RangeError for no values.
 * @see Hyndman & Fan, "Sample Quantiles in Statistical Packages" (1996)
 */
export const quantileOfSorted = (sorted: ArrayLike<number>, p: number): number => {
  if (sorted.length === 0) throw new RangeError('expected at least one value for a quantile, got none')
  const place = Math.min(1, Math.max(0, p)) * (sorted.length - 1)
  const below = Math.floor(place)
  const low = sorted[below]!
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!
  return low + (place - below) * (high - low)
}

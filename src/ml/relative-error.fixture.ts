/** The largest |actual / expected − 1| of two lists of numbers of the same length; Infinity when the lengths differ. */
export const relativeError = (actual: ArrayLike<number>, expected: readonly number[]): number =>
  actual.length === expected.length
    ? Math.max(...expected.map((value, i) => Math.abs(actual[i]! / value - 1)))
    : Infinity

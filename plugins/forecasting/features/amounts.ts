const tenThousandths = 10_000
/** From here on a double holds no ten-thousandths. */
const largest = Number.MAX_SAFE_INTEGER / tenThousandths

/**
 * A sum rounded to ten-thousandths, the precision of amounts and quantities in the database: anything below is rounding
 * noise.
 */
export const withoutNoise = (sum: number): number =>
  Math.abs(sum) < largest ? Math.round(sum * tenThousandths) / tenThousandths : sum

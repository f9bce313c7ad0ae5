/** Mean periods from one demand to the next, from which on demand counts as intermittent. */
const INTERMITTENT_INTERVAL = 1.32

/**
 * Whether a series is demand that comes in some periods only.
 * @see Syntetos, Boylan & Croston, "On the categorization of demand patterns" (2005)
 */
export const isIntermittent = (values: Float64Array): boolean => {
  const demands = values.reduce((count, v) => count + (v > 0 ? 1 : 0), 0)
  return demands > 0 && values.every((v) => v >= 0) && values.length / demands >= INTERMITTENT_INTERVAL
}

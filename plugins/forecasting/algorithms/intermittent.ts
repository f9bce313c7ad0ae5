/** Demand counts as intermittent from this mean number of periods between demands on. */
const INTERMITTENT_INTERVAL = 1.32

/**
 * Whether a series is intermittent demand.
 * @see Syntetos, Boylan & Croston, "On the categorization of demand patterns" (2005)
 */
export const isIntermittent = (values: Float64Array): boolean => {
  const demands = values.reduce((count, v) => count + (v > 0 ? 1 : 0), 0)
  return demands > 0 && values.every((v) => v >= 0) && values.length / demands >= INTERMITTENT_INTERVAL
}

import { usableSeasons } from './backtest.ts'

/**
 * Above this, chance explains an autocorrelation in one of a hundred series: the one-sided quantile of its autocorrelation,
 * times the root of the number of pairs.
 */
const SURE_OF_A_SEASON = 2.33
/** Autocorrelation from which on the season before is a better forecast than the mean: its mean square error is 2 (1 − r) variances. */
const WORTH_REPEATING = 0.5

/** Autocorrelation of a series at the lag of a season; 1 where each season is the one before, 0 where values never differ. */
const seasonalCorrelation = (values: Float64Array, season: number): number => {
  const mean = values.reduce((sum, v) => sum + v, 0) / values.length
  const variance = values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / values.length
  const later = values.subarray(season)
  const change = later.reduce((sum, v, i) => sum + (v - values[i]!) ** 2, 0) / later.length
  return variance > 0 ? 1 - change / (2 * variance) : 0
}

/** Seasons of intermittent demand that its whole history shows. */
export interface ShownSeasons {
  /** Those that models may learn. */
  readonly modelled: readonly number[]
  /** Those so regular that repeating the last one is better than the mean demand. */
  readonly repeated: readonly number[]
}

/**
 * Which seasons intermittent demand has: those that have passed twice and whose autocorrelation chance does not explain. A stretch of
 * a few periods cannot show one, as most of them are zero; the whole history can.
 * @see Box & Jenkins, "Time Series Analysis" (1970), ch. 2, for the spread of an autocorrelation
 */
export const shownSeasons = (values: Float64Array, seasons: readonly number[]): ShownSeasons => {
  const modelled = usableSeasons(values.length, seasons).filter(
    (season) => seasonalCorrelation(values, season) > SURE_OF_A_SEASON / Math.sqrt(values.length - season),
  )
  return { modelled, repeated: modelled.filter((season) => seasonalCorrelation(values, season) > WORTH_REPEATING) }
}

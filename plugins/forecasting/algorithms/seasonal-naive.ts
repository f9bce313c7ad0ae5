import { ForecastError } from './errors.ts'
import { partsOf, type ModelSpec, type SeriesModel } from './model.ts'

/** The last season, oldest first. */
export interface SeasonalNaiveState {
  readonly last: readonly number[]
}

/**
 * The baseline that every other model must beat: each value repeats that of one season before; without a season (1),
 * the last value. Parts: `base` is the mean of the last season, `season` the deviation from it.
 */
export const seasonalNaive: SeriesModel<Extract<ModelSpec, { model: 'SEASONAL_NAIVE' }>, SeasonalNaiveState> = {
  fit({ season }, values) {
    if (values.length < season) {
      throw new ForecastError(
        'INSUFFICIENT_DATA',
        `seasonal naive needs one season, expected ${season} values, got ${values.length}`,
        { have: values.length, need: season },
      )
    }
    return { last: Array.from(values.subarray(values.length - season)) }
  },
  forecast({ last }, horizon) {
    const base = last.reduce((sum, v) => sum + v, 0) / last.length
    const season = Float64Array.from({ length: horizon }, (_, i) => last[i % last.length]! - base)
    return partsOf(base, [['season', season]], new Float64Array(horizon))
  },
  update: ({ last }, value) => ({ last: [...last.slice(1), value] }),
}

import { ForecastError } from './errors.ts'
import { ets, type EtsState } from './ets.ts'
import { fitEts } from './ets-fit.ts'
import { partsOf, type ModelSpec, type SeriesModel } from './model.ts'
import { mstl } from './stl.ts'

/** Seasonal patterns of the last cycle, and smoothing of what is left without them. */
export interface MstlEtsState {
  /** One cycle a season; index 0 belongs to the next period. */
  readonly cycles: readonly (readonly number[])[]
  readonly rest: EtsState
}

/**
 * Takes the seasons out by MSTL, smooths the rest by non-seasonal ETS, and repeats the last cycle of each season.
 * The best single model on monthly business series and the only one here for two seasons at once.
 * Parts: `base` level, `trend`, and `season` (all seasons together).
 */
export const mstlEts: SeriesModel<Extract<ModelSpec, { model: 'MSTL_ETS' }>, MstlEtsState> = {
  fit({ seasons }, values) {
    const need = Math.max(6, 2 * (seasons.at(-1) ?? 1))
    if (values.length < need) {
      throw new ForecastError(
        'INSUFFICIENT_DATA',
        `MSTL needs two seasons, expected ${need} values, got ${values.length}`,
        {
          have: values.length,
          need,
        },
      )
    }
    const parts = mstl(values, seasons)
    const rest = values.map((v, i) => parts.seasonal.reduce((left, s) => left - s[i]!, v))
    const n = values.length
    return {
      cycles: seasons.map((period, k) => Array.from(parts.seasonal[k]!.subarray(n - period))),
      rest: fitEts(rest, 1),
    }
  },
  forecast({ cycles, rest }, horizon) {
    const inner = ets.forecast(rest, horizon)
    const season = new Float64Array(horizon)
    for (const cycle of cycles) for (let i = 0; i < horizon; i++) season[i]! += cycle[i % cycle.length]!
    const trend = inner.names.includes('trend') ? Float64Array.from(inner.effects.data) : new Float64Array(horizon)
    return partsOf(
      inner.base,
      [
        ['trend', trend],
        ['season', season],
      ],
      new Float64Array(horizon),
    )
  },
  update({ cycles, rest }, value) {
    const season = cycles.reduce((sum, cycle) => sum + cycle[0]!, 0)
    return {
      cycles: cycles.map((cycle) => [...cycle.slice(1), cycle[0]!]),
      rest: ets.update(rest, value - season),
    }
  },
}

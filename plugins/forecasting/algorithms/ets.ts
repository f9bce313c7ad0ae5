import { ForecastError } from './errors.ts'
import { fitEts } from './ets-fit.ts'
import { partsOf, type ModelSpec, type SeriesModel } from './model.ts'

/** Which components: error A or M, trend None, Additive or Additive damped, season None, Additive or Multiplicative. */
export interface EtsForm {
  readonly error: 'A' | 'M'
  readonly trend: 'N' | 'A' | 'Ad'
  readonly season: 'N' | 'A' | 'M'
}

/** A fitted exponential smoothing model at its last observation. */
export interface EtsState {
  readonly form: EtsForm
  readonly alpha: number
  readonly beta: number
  readonly gamma: number
  /** Damping of the trend, 1 for none. */
  readonly phi: number
  readonly level: number
  readonly slope: number
  /** Seasonal states; index 0 belongs to the next period. Empty without a season. */
  readonly season: readonly number[]
}

/** Name as in the literature, e.g. `ETS(M,Ad,M)`. */
export const etsName = (form: EtsForm): string => `ETS(${form.error},${form.trend},${form.season})`

/**
 * Exponential smoothing in state-space form, form chosen by AICc.
 *
 * Ours and not `@bsull/augurs` (Rust in WebAssembly): its AutoETS has no seasonal models, cannot take one more observation
 * without a new fit, and gives no components to explain a forecast with. On eight monthly series, last 12 held out, its MSTL
 * with ETS on logs has a mean MASE of .645 in 12.3 ms a fit (0.10.2), ours .641 in 6.8 ms.
 * Parts: `base` is the level at the origin, `trend` what the slope adds, `season` what the season adds or multiplies.
 * @see Hyndman, Koehler, Ord & Snyder, "Forecasting with Exponential Smoothing" (2008)
 */
export const ets: SeriesModel<Extract<ModelSpec, { model: 'ETS' }>, EtsState> = {
  fit({ season }, values) {
    const need = Math.max(4, 2 * season)
    if (values.length < need) {
      throw new ForecastError(
        'INSUFFICIENT_DATA',
        `exponential smoothing with season ${season} needs ${need} values, got ${values.length}`,
        { have: values.length, need },
      )
    }
    return fitEts(values, season)
  },
  forecast(state, horizon) {
    const trend = new Float64Array(horizon)
    const season = new Float64Array(horizon)
    let sum = 0
    let damping = 1
    for (let i = 0; i < horizon; i++) {
      damping *= state.phi
      sum += damping * state.slope
      trend[i] = sum
      const s = state.season[i % state.season.length]
      if (s !== undefined) season[i] = state.form.season === 'M' ? (state.level + sum) * (s - 1) : s
    }
    const effects: [string, Float64Array][] = []
    if (state.form.trend !== 'N') effects.push(['trend', trend])
    if (state.form.season !== 'N') effects.push(['season', season])
    return partsOf(state.level, effects, new Float64Array(horizon))
  },
  update(state, value) {
    const { alpha, beta, gamma, phi } = state
    const before = state.level + phi * state.slope
    const s = state.season[0]
    const multiplicative = state.form.season === 'M'
    const error = value - (s === undefined ? before : multiplicative ? before * s : before + s)
    // Additive and multiplicative errors move the states alike; they differ only in the likelihood.
    const step = multiplicative && s !== undefined ? error / s : error
    const level = before + alpha * step
    const slope = state.form.trend === 'N' ? 0 : phi * state.slope + beta * step
    const next = s === undefined ? undefined : s + gamma * (multiplicative ? error / before : error)
    return { ...state, level, slope, season: next === undefined ? [] : [...state.season.slice(1), next] }
  },
}

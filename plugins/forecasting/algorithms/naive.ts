import { partsOf, type PlainSpec, type SeriesModel } from './model.ts'

/** The line through the first and the last value. */
export interface DriftState {
  readonly first: number
  readonly last: number
  /** Observations so far. */
  readonly n: number
}

/**
 * The last value, and from there on the mean change of the history: the line through its first and last value.
 * Parts: `base` is the last value, `trend` the change since.
 * @see Hyndman & Athanasopoulos, "Forecasting: Principles and Practice" (2021), ch. 5.2
 */
export const drift: SeriesModel<PlainSpec, DriftState> = {
  fit: (_, values) => ({ first: values[0]!, last: values.at(-1)!, n: values.length }),
  forecast({ first, last, n }, horizon) {
    const slope = n > 1 ? (last - first) / (n - 1) : 0
    const trend = Float64Array.from({ length: horizon }, (_, i) => slope * (i + 1))
    return partsOf(last, [['trend', trend]], new Float64Array(horizon))
  },
  update: ({ first, n }, value) => ({ first, last: value, n: n + 1 }),
}

/** The mean so far. */
export interface MeanState {
  readonly mean: number
  readonly n: number
}

/** The mean of the history, whatever comes. Parts: `base` is all of it. */
export const mean: SeriesModel<PlainSpec, MeanState> = {
  fit: (_, values) => ({ mean: values.reduce((sum, v) => sum + v, 0) / values.length, n: values.length }),
  forecast: (state, horizon) => partsOf(state.mean, [], new Float64Array(horizon)),
  update: (state, value) => ({ mean: state.mean + (value - state.mean) / (state.n + 1), n: state.n + 1 }),
}

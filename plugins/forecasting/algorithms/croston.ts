import { ForecastError } from './errors.ts'
import { partsOf, type PlainSpec, type SeriesModel } from './model.ts'

/** How much is demanded at a time, and how long it takes until the next demand. */
export interface CrostonState {
  /** Smoothed size of a demand. */
  readonly size: number
  /** Smoothed number of periods from one demand to the next. */
  readonly interval: number
  /** Periods since the last demand. */
  readonly since: number
}

/** How much is demanded at a time, and the probability of a demand. */
export interface TsbState {
  /** Smoothed size of a demand. */
  readonly size: number
  /** Smoothed chance of a demand in a period. */
  readonly chance: number
}

/** Weight of the newest demand; Croston's own, and that of R. */
const ALPHA = 0.1
/** Weight of the newest period in the chance of a demand. */
const BETA = 0.05

const smooth = (before: number, value: number, weight: number) => before + weight * (value - before)

const checkDemand = (values: Float64Array): void => {
  if (values.every((v) => v >= 0) && values.some((v) => v > 0)) return
  throw new ForecastError(
    'INSUFFICIENT_DATA',
    'intermittent demand: expected no value below zero and at least one above it, got others',
  )
}

/**
 * Demand that comes only in some periods: its size and the interval between two demands are smoothed separately, both
 * only when a demand comes. The forecast is the mean demand per period. Parts: `base` is all of it.
 * @see Croston, "Forecasting and stock control for intermittent demands" (1972)
 */
export const croston: SeriesModel<PlainSpec, CrostonState> = {
  fit(_, values) {
    checkDemand(values)
    const first = values.findIndex((v) => v > 0)
    let state: CrostonState = { size: values[first]!, interval: first + 1, since: 0 }
    for (const value of values.subarray(first + 1)) state = croston.update(state, value)
    return state
  },
  forecast: ({ size, interval }, horizon) => partsOf(size / interval, [], new Float64Array(horizon)),
  update: ({ size, interval, since }, value) =>
    value > 0
      ? { size: smooth(size, value, ALPHA), interval: smooth(interval, since + 1, ALPHA), since: 0 }
      : { size, interval, since: since + 1 },
}

/**
 * Like Croston's, with the probability of a demand in place of the interval: it is smoothed in every period, so that
 * the forecast fades when demand stops. Parts: `base` is all of it.
 * @see Teunter, Syntetos & Babai, "Intermittent demand: linking forecasting to inventory obsolescence" (2011)
 */
export const tsb: SeriesModel<PlainSpec, TsbState> = {
  fit(_, values) {
    checkDemand(values)
    const demands = values.filter((v) => v > 0)
    let state: TsbState = { size: demands[0]!, chance: demands.length / values.length }
    for (const value of values) state = tsb.update(state, value)
    return state
  },
  forecast: ({ size, chance }, horizon) => partsOf(size * chance, [], new Float64Array(horizon)),
  update: ({ size, chance }, value) => ({
    size: value > 0 ? smooth(size, value, ALPHA) : size,
    chance: smooth(chance, value > 0 ? 1 : 0, BETA),
  }),
}

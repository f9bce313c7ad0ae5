import type { Matrix } from 'rapport-crm/ml/data'
import { additive, type AdditiveState } from './additive.ts'
import { arima, type ArimaState } from './arima.ts'
import { onOriginalScale } from './contributions.ts'
import { croston, tsb, type CrostonState, type TsbState } from './croston.ts'
import { ForecastError } from './errors.ts'
import { eventAdjusted, type EventAdjustedState } from './event-adjusted.ts'
import { ets, type EtsState } from './ets.ts'
import type { ForecastComponents, ModelSpec, PlainSpec, Regressors, SeriesModel } from './model.ts'
import { mstlEts, type MstlEtsState } from './mstl-ets.ts'
import { drift, mean, type DriftState, type MeanState } from './naive.ts'
import { seasonalNaive, type SeasonalNaiveState } from './seasonal-naive.ts'

/** A fitted model: plain JSON data that forecasts, explains and follows new observations without another fit. */
export interface FittedModel {
  readonly spec: ModelSpec
  readonly state:
    | SeasonalNaiveState
    | DriftState
    | MeanState
    | CrostonState
    | TsbState
    | EventAdjustedState<EtsState>
    | EventAdjustedState<MstlEtsState>
    | ArimaState
    | AdditiveState
}

/** Each takes its own spec and state, which the pairing by name establishes. */
const MODELS: Readonly<Record<ModelSpec['model'], SeriesModel<ModelSpec, FittedModel['state']>>> = {
  SEASONAL_NAIVE: seasonalNaive,
  DRIFT: drift,
  MEAN: mean,
  CROSTON: croston,
  TSB: tsb,
  ETS: eventAdjusted(ets, ({ season }) => (season > 1 ? [season] : [])),
  MSTL_ETS: eventAdjusted(mstlEts, ({ seasons }) => seasons),
  ARIMA: arima,
  ADDITIVE: additive,
}

const modelOf = (spec: ModelSpec) => MODELS[spec.model]

/**
 * Fits one model to a complete, finite series.
 * Throws ForecastError INSUFFICIENT_DATA when the series is too short or too plain for it, or has values ≤ 0 for a log model.
 */
export const fitModel = (spec: ModelSpec, values: Float64Array, regressors?: Regressors): FittedModel => {
  if (spec.scale === 'LOG' && !values.every((v) => v > 0)) {
    throw new ForecastError('INSUFFICIENT_DATA', 'a model on logs needs values above zero', {
      reason: 'values at or below zero',
    })
  }
  const scaled = spec.scale === 'LOG' ? values.map(Math.log) : values
  return { spec, state: modelOf(spec).fit(spec, scaled, regressors) }
}

/** Forecast of the next `horizon` values as parts on the scale of the series (see {@link ForecastComponents}). */
export const forecastModel = ({ spec, state }: FittedModel, horizon: number, future?: Matrix): ForecastComponents => {
  const parts = modelOf(spec).forecast(state, horizon, future)
  return spec.scale === 'LOG' ? onOriginalScale(parts) : parts
}

/** Follows one more observation without a fit: microseconds. A value a log model cannot take leaves its state moved by its own forecast. */
export const updateModel = ({ spec, state }: FittedModel, value: number, row?: ArrayLike<number>): FittedModel => {
  const model = modelOf(spec)
  if (spec.scale !== 'LOG') return { spec, state: model.update(state, value, row) }
  if (value > 0) return { spec, state: model.update(state, Math.log(value), row) }
  const k = row?.length ?? 0
  const future = row && { data: Float64Array.from(row), rows: 1, cols: k }
  const parts = model.forecast(state, 1, future)
  const expected = parts.effects.data.reduce((sum, v) => sum + v, parts.base + parts.remainder[0]!)
  return { spec, state: model.update(state, expected, row) }
}

const plainNames: Readonly<Record<PlainSpec['model'], string>> = {
  DRIFT: 'drift',
  MEAN: 'mean',
  CROSTON: "Croston's method",
  TSB: 'Teunter, Syntetos and Babai (TSB)',
}

const plainName = (spec: ModelSpec): string => {
  if (spec.model === 'SEASONAL_NAIVE') return spec.season > 1 ? `seasonal naive (${spec.season})` : 'naive'
  if (spec.model === 'ETS')
    return spec.season > 1 ? `exponential smoothing with season ${spec.season}` : 'exponential smoothing'
  if (spec.model === 'MSTL_ETS') return 'seasonal decomposition with exponential smoothing'
  if (spec.model === 'ADDITIVE') return `additive trend and season (flexibility ${spec.flexibility})`
  if (spec.model !== 'ARIMA') return plainNames[spec.model]
  const { order, seasonal, season, fourier } = spec
  return [
    `ARIMA(${order.join()})${season > 1 && seasonal.some((v) => v > 0) ? `(${seasonal.join()})${season}` : ''}`,
    ...(spec.drift ? ['with drift'] : []),
    ...(fourier.length > 0 ? ['with Fourier season'] : []),
  ].join(' ')
}

/** Name of a spec for people, e.g. `ARIMA(0,1,1)(0,1,1)12 on logs`. */
export const modelName = (spec: ModelSpec): string => plainName(spec) + (spec.scale === 'LOG' ? ' on logs' : '')

import { rowOf, type Matrix } from 'rapport-crm/ml/data'
import type { SeriesInput } from './backtest.ts'
import type { Algorithm } from './candidates.ts'
import type { Choice } from './choose.ts'
import { findingsUntil } from './fit-at-origin.ts'
import { fitForecaster, followObservation, forecastAhead, type ForecastColumns, type Forecaster } from './forecaster.ts'
import type { LevelShift } from './level-shift.ts'
import type { Outlier } from './outliers.ts'
import { searchModels } from './search.ts'

/** Forecast one series from scratch. */
export interface FitInput {
  readonly series: SeriesInput
  readonly algorithm: Algorithm
  readonly horizon: number
  /** Most origins of the backtest, default 12. */
  readonly origins?: number
  /** What a search in pieces has already decided; absent: the search runs here. */
  readonly choice?: Choice
  /** Regressors ahead, `horizon × k`. */
  readonly future?: Matrix
  /** Coverage of the intervals, default .8 and .95. */
  readonly levels?: readonly number[]
}

/** The result of a fit: the decision with its measures, the model to store, and the forecast. */
export interface FitOutput {
  readonly choice: Choice
  readonly forecaster: Forecaster
  readonly forecast: ForecastColumns
  /** Accidents in the history that models were not fitted to as they stand. */
  readonly outliers: readonly Outlier[]
  /** A level that has moved lately: models learn the history as if it had always been the new one. */
  readonly shift: LevelShift | undefined
}

/**
 * Backtest, choice, fit and forecast of one series in this thread. Throws ForecastError: INSUFFICIENT_DATA (its details
 * say what is missing), HORIZON_OUT_OF_RANGE, INVALID_SERIES.
 */
export const forecastSeries = (input: FitInput, progress?: (fraction: number) => void): FitOutput => {
  const { series, algorithm, horizon, origins, future, levels } = input
  const choice =
    input.choice ??
    searchModels(series, { algorithm, horizon, ...(origins === undefined ? {} : { origins }) }, progress)
  const forecaster = fitForecaster(series, choice, horizon, future)
  const forecast = forecastAhead(forecaster, horizon, { ...(levels ? { levels } : {}), ...(future ? { future } : {}) })
  const { outliers, shift } = findingsUntil(series, series.values.length)
  return { choice, forecaster, forecast, outliers, shift }
}

/**
 * Updates a stored model with what has been observed since its fit, period by period, oldest first.
 * @param regressors of those periods, `values × k`, in the order of the forecaster's names Throws ForecastError
 * INVALID_SERIES for a value that is not finite or beyond ±1e15.
 */
export const followSeries = (forecaster: Forecaster, values: ArrayLike<number>, regressors?: Matrix): Forecaster => {
  let followed = forecaster
  for (let i = 0; i < values.length; i++)
    followed = followObservation(followed, values[i]!, regressors && rowOf(regressors, i)).forecaster
  return followed
}

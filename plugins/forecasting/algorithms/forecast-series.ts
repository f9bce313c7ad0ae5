import { rowOf, type Matrix } from 'rapport-crm/task'
import { findingsUntil } from './fit-at-origin.ts'
import { fitForecaster, followObservation, forecastAhead, type Forecaster } from './forecaster.ts'
import { searchModels } from './search.ts'
import type { FitInput, FitOutput } from './task-types.ts'

/**
 * Backtest, choice, fit and forecast of one series in this thread.
 * Throws ForecastError: INSUFFICIENT_DATA (what is missing is in its details), HORIZON_OUT_OF_RANGE, INVALID_SERIES.
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
 * Brings a stored model up to date with what has been observed since its fit, period by period, oldest first.
 * @param regressors of those periods, `values × k`, in the order of the forecaster's names
 * Throws ForecastError INVALID_SERIES for a value that is not finite or beyond ±1e15.
 */
export const followSeries = (forecaster: Forecaster, values: ArrayLike<number>, regressors?: Matrix): Forecaster => {
  let followed = forecaster
  for (let i = 0; i < values.length; i++)
    followed = followObservation(followed, values[i]!, regressors && rowOf(regressors, i)).forecaster
  return followed
}

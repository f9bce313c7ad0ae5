import { outliersUntil } from './fit-at-origin.ts'
import { fitForecaster, followObservation, forecastAhead } from './forecaster.ts'
import { searchModels } from './search.ts'
import type { FitInput, FitOutput, ForecastInput } from './task-types.ts'

/**
 * Backtest, choice, fit and forecast of one series in this thread.
 * Throws ForecastError: INSUFFICIENT_DATA (what is missing is in its details), HORIZON_OUT_OF_RANGE, INVALID_SERIES.
 */
export const forecastSeries = (input: FitInput, progress?: (fraction: number) => void): FitOutput => {
  const { series, algorithm, horizon, origins, future, levels } = input
  const choice = searchModels(series, { algorithm, horizon, ...(origins === undefined ? {} : { origins }) }, progress)
  const forecaster = fitForecaster(series, choice, horizon, future)
  const forecast = forecastAhead(forecaster, horizon, { ...(levels ? { levels } : {}), ...(future ? { future } : {}) })
  return { choice, forecaster, forecast, outliers: outliersUntil(series, series.values.length) }
}

/** Brings a stored model up to date, period by period, and forecasts from there. Throws as {@link forecastSeries} does. */
export const forecastStored = (input: ForecastInput) => {
  const { horizon, levels, future, since } = input
  let { forecaster } = input
  since?.values.forEach((value, i) => {
    const table = since.regressors
    const row = table?.data.subarray(i * table.cols, (i + 1) * table.cols)
    forecaster = followObservation(forecaster, value, row).forecaster
  })
  const forecast = forecastAhead(forecaster, horizon, { ...(levels ? { levels } : {}), ...(future ? { future } : {}) })
  return { forecaster, forecast }
}

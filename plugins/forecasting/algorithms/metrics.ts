import { meanAbsoluteError, rootMeanSquaredError, symmetricMape } from 'rapport-crm/ml/metrics'

/** Mean absolute error of always repeating the value one season before, inside one stretch of data: the unit of MASE. */
export const seasonalNaiveError = (values: ArrayLike<number>, season: number): number => {
  const lag = values.length > season ? season : 1
  let sum = 0
  for (let t = lag; t < values.length; t++) sum += Math.abs(values[t]! - values[t - lag]!)
  return values.length > lag ? sum / (values.length - lag) : 0
}

/** Accuracy of forecasts against what happened, in the unit of the series unless said otherwise. */
export interface Accuracy {
  /** Number of forecast values compared. */
  readonly count: number
  readonly mae: number
  readonly rmse: number
  /** MAE in units of the in-sample error of seasonal naive, below 1 is better; null where that error is zero (nothing ever changed). */
  readonly mase: number | null
  /** Symmetric mean absolute percentage error, 0 … 200; a pair of zeros counts as 0. */
  readonly smape: number
}

/**
 * Accuracy of one or many forecasts.
 * @param scale MASE unit of each pair (a constant for one origin), see {@link seasonalNaiveError}
 * @see Hyndman & Koehler, "Another look at measures of forecast accuracy" (2006)
 */
export const accuracyOf = (
  actual: ArrayLike<number>,
  forecast: ArrayLike<number>,
  scale: ArrayLike<number>,
): Accuracy => {
  const n = actual.length
  let scaled = 0
  for (let i = 0; i < n; i++) scaled += Math.abs(actual[i]! - forecast[i]!) / scale[i]!
  return {
    count: n,
    mae: meanAbsoluteError(actual, forecast) ?? 0,
    rmse: rootMeanSquaredError(actual, forecast) ?? 0,
    mase: n > 0 && Number.isFinite(scaled) ? scaled / n : null,
    smape: symmetricMape(actual, forecast) ?? 0,
  }
}

/** Share of actual values inside their interval, 0 … 1; null without values. */
export const coverageOf = (
  actual: ArrayLike<number>,
  lower: ArrayLike<number>,
  upper: ArrayLike<number>,
): number | null => {
  let inside = 0
  for (let i = 0; i < actual.length; i++) if (actual[i]! >= lower[i]! && actual[i]! <= upper[i]!) inside++
  return actual.length > 0 ? inside / actual.length : null
}

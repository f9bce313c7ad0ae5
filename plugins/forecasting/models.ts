import { defineModel, type Model } from 'rapport-crm/sdk'
import type { Algorithm } from './algorithms/candidates.ts'
import { artifact } from './artifact.ts'
import { drift } from './drift.ts'
import type { Context } from './manifest.ts'
import { paramsOf } from './params.ts'
import { scoreAll } from './score.ts'
import { train } from './train.ts'

const modelOf = (algorithm: Algorithm, description: string): Model<Context> =>
  defineModel({
    description,
    params: paramsOf[algorithm],
    artifact,
    primaryMetric: { name: 'mase', better: 'lower' },
    train: (run, context: Context) => train(algorithm, run, context),
    scoreAll,
    drift,
  })

/** The algorithms of `trainModel`. */
export const models: Readonly<Record<Algorithm, Model<Context>>> = {
  ARIMA: modelOf('ARIMA', 'ARIMA and seasonal ARIMA, with orders chosen on rolling origins.'),
  ADDITIVE: modelOf('ADDITIVE', 'Piecewise linear trend, Fourier seasons, holidays and promotions, fitted together.'),
  ETS: modelOf('ETS', 'Exponential smoothing, plain or after a seasonal decomposition.'),
  CROSTON: modelOf(
    'CROSTON',
    'Demand that comes only in some periods: its size and its frequency, smoothed separately.',
  ),
  SEASONAL_NAIVE: modelOf('SEASONAL_NAIVE', 'Repeats the previous season.'),
  AUTO: modelOf(
    'AUTO',
    'Compares all of them on rolling origins and averages the best of each kind; keeps the best naive ' +
      'forecast if none is better.',
  ),
}

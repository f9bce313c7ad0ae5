import { isRefusal } from '../errors.ts'
import { calibrationHoldout } from '../history/summary.ts'
import type { Transactions } from '../history/transactions.ts'
import type { ValueAlgorithm } from '../compare/plan.ts'
import { expectedValues, predictStage } from '../compare/predict.ts'
import { firstDay } from '../supervised/training-set.ts'
import { calibrateIntervals } from '../value/interval.ts'
import type { IntervalCalibration } from '../value/value-model.ts'
import { fitValueModel, stateOf } from '../value/value-model.ts'
import { isSupervised } from '../supervised/supervised-model.ts'
import { supervisedErrors, type Backtest, type SupervisedErrors } from './lifetime-model.ts'

/** What was learned from predicting days that had already happened. */
export interface Calibration {
  readonly backtest?: Backtest
  /** For a purchase model. */
  readonly intervals?: readonly IntervalCalibration[]
  /** For a supervised model. */
  readonly errors?: SupervisedErrors
}

const total = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0)

/** Levels at which intervals are measured. */
const levels = [0.5, 0.8, 0.9, 0.95]

/**
 * Measures how wide intervals must be: fits the algorithm on all but the last days (the horizon, at most a third of the
 * history) and compares customers' spending in them, one by one and in total, with the predictions. Empty if the
 * history is too short.
 */
export const calibrate = async (
  transactions: Transactions,
  asOf: number,
  algorithm: ValueAlgorithm,
  horizonDays: number,
  seed: number,
): Promise<Calibration> => {
  const days = Math.floor(Math.min(horizonDays, (asOf - firstDay(transactions, asOf)) / 3))
  if (days < 1) return {}
  try {
    const cut = asOf - days
    const { calibration, holdout } = calibrationHoldout(transactions, cut, asOf)
    const of = (predicted: Float64Array) => ({
      backtest: { days, predicted: total(predicted), actual: total(holdout.value) },
    })
    if (isSupervised(algorithm)) {
      const stage = { name: 'INNER', asOf: cut, horizonDays: days } as const
      const raw = await predictStage(transactions, seed, { stage, algorithm })
      const predicted = raw.map((value) => Math.max(0, value))
      return { ...of(predicted), errors: supervisedErrors(holdout.value, predicted, levels) }
    }
    const model = fitValueModel(calibration, algorithm, { starts: 2 })
    const states = Array.from(calibration.customer, (_, i) => stateOf(calibration, i))
    return {
      ...of(expectedValues(model, calibration, days)),
      intervals: calibrateIntervals(model, states, holdout.value, days, levels),
    }
  } catch (error) {
    if (isRefusal(error)) return {}
    throw error
  }
}

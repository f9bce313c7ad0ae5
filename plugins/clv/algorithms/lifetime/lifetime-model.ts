import { conformalBand, type ConformalBand } from 'rapport-crm/ml/metrics'
import { valueAlgorithms, type ValueAlgorithm } from '../compare/plan.ts'
import type { SupervisedModel } from '../supervised/supervised-model.ts'
import type { ValueModel } from '../value/value-model.ts'

/** Everything needed to score a customer: what a training stores (`encodeArtifact`). */
export interface LifetimeModel {
  readonly algorithm: ValueAlgorithm
  /** Last day of the data it was trained on. */
  readonly asOf: number
  /** Days ahead that it was trained for. */
  readonly horizonDays: number
  /**
   * The purchase model. It provides the value or, beside a supervised model, the probability of being alive and the
   * factor to other horizons.
   */
  readonly value: ValueModel
  /** Provides the value if the algorithm is a supervised one. */
  readonly supervised?: SupervisedModel
  /** What the algorithm would have predicted for the last days before `asOf`; absent if the history is too short. */
  readonly backtest?: Backtest
  /** Errors of the supervised model on the inner split; absent if they could not be measured. */
  readonly errors?: SupervisedErrors
  /** Quintile limits of the values of the customers trained on, ascending: the limits of the bands. */
  readonly bandLimits: readonly number[]
  /** What a reader should know, in words. */
  readonly notes: readonly string[]
}

/** Total money of all customers over the last days before the model's `asOf`, predicted from the data before them. */
export interface Backtest {
  readonly days: number
  readonly predicted: number
  readonly actual: number
}

/** A backtest in words, if the total was missed by a tenth or more. */
export const backtestNote = ({ days, predicted, actual }: Backtest): string | undefined =>
  Math.abs(actual / predicted - 1) < 0.1
    ? undefined
    : `over the last ${days} days customers spent ${(actual / predicted).toFixed(2)} times what had been ` +
      'predicted: totals may be off by as much, for example because of a season that the model does not know'

/** Whether a stored value is a LifetimeModel, as `decodeArtifact` requires. */
export const isLifetimeModel = (value: unknown): value is LifetimeModel =>
  typeof value === 'object' &&
  value !== null &&
  'algorithm' in value &&
  valueAlgorithms.some((name) => name === value.algorithm) &&
  'bandLimits' in value &&
  'value' in value &&
  typeof value.value === 'object' &&
  value.value !== null &&
  'purchases' in value.value &&
  'typicalCustomers' in value.value &&
  'spending' in value.value

/** How far outcomes were from a supervised model's predictions, by level. */
export interface SupervisedErrors {
  readonly bands: readonly ConformalBand[]
  /** Added to a prediction to estimate the size of its error: a quarter of the mean prediction. */
  readonly floor: number
}

/** The bands of a score, lowest first. */
const valueBands = ['VERY_LOW', 'LOW', 'MEDIUM', 'HIGH', 'VERY_HIGH'] as const

export type ValueBand = (typeof valueBands)[number]

/** The band of a value: each contains a fifth of the customers trained on. */
export const bandOf = ({ bandLimits }: Pick<LifetimeModel, 'bandLimits'>, value: number): ValueBand =>
  valueBands[bandLimits.filter((limit) => value > limit).length] ?? 'VERY_HIGH'

/** Limits of the fifths of values. */
export const bandLimitsOf = (values: Float64Array): number[] => {
  const sorted = values.toSorted()
  return [0.2, 0.4, 0.6, 0.8].map(
    (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0,
  )
}

/**
 * Measures a supervised model's errors on customers that it was not trained on: split-conformal bands, each side by its
 * own tail, in units of the prediction plus a quarter of the mean one, because big spenders are harder to predict.
 */
export const supervisedErrors = (
  actual: Float64Array,
  predicted: Float64Array,
  levels: readonly number[],
): SupervisedErrors => {
  const floor = Math.max(1e-9, predicted.reduce((sum, value) => sum + value, 0) / predicted.length / 4)
  const difficulty = predicted.map((value) => value + floor)
  return {
    floor,
    bands: levels.flatMap((level) => conformalBand(actual, predicted, { level, symmetric: false, difficulty }) ?? []),
  }
}

/**
 * Bounds around a supervised prediction at `level`, by the nearest measured level; the whole range if none was
 * measured.
 */
export const supervisedInterval = (
  errors: SupervisedErrors | undefined,
  value: number,
  level: number,
  /** The factor applied to the model's window to get the value. */
  growth: number,
): { readonly lower: number; readonly upper: number; readonly level: number } | undefined => {
  const band = errors?.bands.toSorted((a, b) => Math.abs(a.level - level) - Math.abs(b.level - level))[0]
  if (!errors || !band) return undefined
  const size = value + errors.floor * growth
  return {
    lower: Math.max(0, Math.min(value, value - band.below * size)),
    upper: Math.max(value, value + band.above * size),
    level: band.level,
  }
}

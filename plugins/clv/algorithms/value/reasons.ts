import { shapley } from 'rapport/task'
import { daysIn } from '../history/summary.ts'
import { checkState, expectedValue, type CustomerState, type HorizonOptions, type ValueModel } from './value-model.ts'

/** The inputs that reasons are told of. */
export type ValueFeature = 'frequency' | 'recencyDays' | 'tenureDays' | 'meanValue'

/** What one input adds to or takes from a customer's value. */
export interface ValueFactor {
  readonly feature: ValueFeature
  /** The customer's own: purchases, days or money. */
  readonly value: number
  /** The mean customer's. */
  readonly mean: number
  /** Money. */
  readonly contribution: number
  readonly text: string
}

/** `baseValue` + Σ contributions = `value`. */
export interface ValueReasons {
  /** Value of the mean customer. */
  readonly baseValue: number
  readonly factors: readonly ValueFactor[]
  readonly value: number
}

/**
 * Value of a customer who need not exist, such as the mean one: a frequency between two whole numbers is the mix of them, and a
 * recency past the tenure counts as the tenure.
 */
export const valueAnywhere = (model: ValueModel, state: CustomerState, options: HorizonOptions): number => {
  const at = (frequency: number) =>
    expectedValue(
      model,
      { ...state, frequency, recency: frequency === 0 ? 0 : Math.min(state.recency, state.tenure) },
      options,
    ).value
  const low = Math.floor(state.frequency)
  const part = state.frequency - low
  return part === 0 ? at(low) : (1 - part) * at(low) + part * at(low + 1)
}

/**
 * Exact Shapley values of a customer's value over frequency, recency, tenure and mean value, relative to the mean customer.
 * Throws INVALID_INPUT as `expectedValue` does.
 * @see Shapley, "A value for n-person games" (1953); Lundberg & Lee, "A unified approach to interpreting model predictions" (2017)
 */
export const valueReasons = (model: ValueModel, state: CustomerState, options: HorizonOptions): ValueReasons => {
  checkState(state, options)
  const mean = model.meanCustomer
  const { baseValue, contributions, value } = shapley(
    ([frequency, recency, tenure, meanValue]) =>
      valueAnywhere(
        model,
        { frequency: frequency!, recency: recency!, tenure: tenure!, meanValue: meanValue! },
        options,
      ),
    [state.frequency, state.recency, state.tenure, state.meanValue],
    [mean.frequency, mean.recency, mean.tenure, mean.meanValue],
  )
  const days = daysIn[model.unit]
  const described: readonly (readonly [ValueFeature, number, number, string])[] = [
    ['frequency', state.frequency, mean.frequency, `${state.frequency} repeat purchases`],
    [
      'recencyDays',
      state.recency * days,
      mean.recency * days,
      `last purchase ${shown(state.recency * days)} days after the first`,
    ],
    ['tenureDays', state.tenure * days, mean.tenure * days, `first purchase ${shown(state.tenure * days)} days ago`],
    ['meanValue', state.meanValue, mean.meanValue, `mean purchase of ${state.meanValue.toFixed(2)}`],
  ]
  return {
    baseValue,
    factors: described.map(([feature, own, average, words], j) => ({
      feature,
      value: own,
      mean: average,
      contribution: contributions[j]!,
      text: `${words}, against ${feature === 'meanValue' ? average.toFixed(2) : shown(average)} for the mean customer`,
    })),
    value,
  }
}

const shown = (value: number): string => (value < 10 ? Number(value.toFixed(1)) : Math.round(value)).toString()

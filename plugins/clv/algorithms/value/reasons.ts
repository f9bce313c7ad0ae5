import { shapley } from 'rapport-crm/task'
import { daysIn } from '../history/summary.ts'
import {
  checkState,
  expectedPurchasesOf,
  purchaseValueOf,
  type CustomerState,
  type HorizonOptions,
  type ValueModel,
} from './value-model.ts'

/** The inputs that reasons are told of. */
export type ValueFeature = 'frequency' | 'idleDays' | 'tenureDays' | 'meanValue'

/** What one input adds to or takes from a customer's value. */
export interface ValueFactor {
  readonly feature: ValueFeature
  /** The customer's own: repeat purchases, days or money. */
  readonly value: number
  /** Money. */
  readonly contribution: number
  readonly text: string
}

/** `baseValue` + Σ contributions = `value`. */
export interface ValueReasons {
  /** Mean value of the model's typical customers, close to that of all. */
  readonly baseValue: number
  readonly factors: readonly ValueFactor[]
  readonly value: number
}

/**
 * A customer as reasons see it: its mean value, the rate of purchases that the model expects while it is one, (r + x) / (α + T), the
 * time since its last purchase and its tenure. Unlike counts and dates, those of different customers can be mixed without making up
 * a customer of five purchases in one day.
 */
const inputsOf = ({ purchases }: ValueModel, { frequency, recency, tenure, meanValue }: CustomerState): number[] => {
  const [r, alpha] = purchases.parameters
  return [meanValue, (r + frequency) / (alpha + tenure), tenure - recency, tenure]
}

/** Counts this close to a whole number are it: what rates lose on the way there and back. */
const rounding = 1e-9

/** A mix of customers with the same inputs: purchases discounted to now, by whole frequency. */
interface Mixed {
  readonly rate: number
  readonly idle: number
  readonly tenure: number
  readonly parts: readonly { readonly frequency: number; readonly purchases: number }[]
}

/** Value of a customer who need not exist: a frequency between two whole numbers is the mix of them, no idle time exceeds the tenure. */
const valueAnywhere = (model: ValueModel, options: HorizonOptions) => {
  const [r, alpha] = model.purchases.parameters
  const partOf = (weight: number, frequency: number, idle: number, tenure: number) => {
    const recency = frequency === 0 ? 0 : Math.max(0, tenure - idle)
    const { expectedPurchases, discountFactor } = expectedPurchasesOf(
      model,
      { frequency, recency, tenure, meanValue: 0 },
      options,
    )
    return { frequency, purchases: weight * expectedPurchases * discountFactor }
  }
  const mix = (rate: number, idle: number, tenure: number): Mixed => {
    const frequency = Math.max(0, rate * (alpha + tenure) - r)
    const nearest = Math.round(frequency)
    if (Math.abs(frequency - nearest) <= rounding * (1 + nearest))
      return { rate, idle, tenure, parts: [partOf(1, nearest, idle, tenure)] }
    const low = Math.floor(frequency)
    const share = frequency - low
    return {
      rate,
      idle,
      tenure,
      parts: [partOf(1 - share, low, idle, tenure), partOf(share, low + 1, idle, tenure)],
    }
  }
  // Coalitions with and without the money come one after the other, each over the same typical customers: what they buy is computed once.
  const latest: Mixed[] = []
  let at = 0
  return ([meanValue, rate, idle, tenure]: Float64Array): number => {
    at = (at + 1) % model.typicalCustomers.length
    const last = latest[at]
    const isSame = last?.rate === rate && last?.idle === idle && last?.tenure === tenure
    const mixed = last && isSame ? last : mix(rate!, idle!, tenure!)
    latest[at] = mixed
    return mixed.parts.reduce(
      (sum, { frequency, purchases }) => sum + purchases * purchaseValueOf(model, { frequency, meanValue: meanValue! }),
      0,
    )
  }
}

const shown = (value: number): string => (value < 10 ? Number(value.toFixed(1)) : Math.round(value)).toString()
const days = (count: number): string => `${shown(count)} ${shown(count) === '1' ? 'day' : 'days'}`

/**
 * Explains values of a model by exact Shapley values over how often a customer buys, how long ago it last did, how long it has been one
 * and its mean value, relative to the model's typical customers; make it once for many customers. Throws INVALID_INPUT as `expectedValue`.
 * @see Shapley, "A value for n-person games" (1953); Lundberg & Lee, "A unified approach to interpreting model predictions" (2017)
 */
export const valueExplainer = (
  model: ValueModel,
  options: HorizonOptions,
): ((state: CustomerState) => ValueReasons) => {
  const { typicalCustomers } = model
  const background = {
    data: Float64Array.from(typicalCustomers.flatMap((typical) => inputsOf(model, typical))),
    rows: typicalCustomers.length,
    cols: 4,
  }
  const value = valueAnywhere(model, options)
  return (state) => {
    checkState(state, options)
    const found = shapley(value, inputsOf(model, state), background)
    return { baseValue: found.baseValue, factors: factorsOf(model, state, found.contributions), value: found.value }
  }
}

const factorsOf = (
  { meanCustomer: mean, unit }: ValueModel,
  state: CustomerState,
  contributions: Float64Array,
): ValueFactor[] => {
  const scale = daysIn[unit]
  const { frequency, meanValue } = state
  const tenure = state.tenure * scale
  const idle = (state.tenure - state.recency) * scale
  const meanTenure = mean.tenure * scale
  const meanIdle = (mean.tenure - mean.recency) * scale
  const repeats =
    frequency === 0 ? 'no repeat purchase' : `${frequency} repeat ${frequency === 1 ? 'purchase' : 'purchases'}`
  const described: readonly (readonly [ValueFeature, number, string, string])[] = [
    ['meanValue', meanValue, `mean purchase of ${meanValue.toFixed(2)}`, mean.meanValue.toFixed(2)],
    ['frequency', frequency, `${repeats} in ${days(tenure)}`, `${shown(mean.frequency)} in ${days(meanTenure)}`],
    ['idleDays', idle, `last purchase ${days(idle)} ago`, shown(meanIdle)],
    ['tenureDays', tenure, `first purchase ${days(tenure)} ago`, shown(meanTenure)],
  ]
  return described.map(([feature, value, words, average], j) => ({
    feature,
    value,
    contribution: contributions[j]!,
    text: `${words}, against ${average} for the mean customer`,
  }))
}

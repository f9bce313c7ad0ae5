import { rowOf } from 'rapport-crm/ml/data'
import type { Attribution } from 'rapport-crm/ml/explain'
import { insufficientData } from '../errors.ts'
import { featureNames, featuresOfPurchaseDays, type FeatureName } from '../history/features.ts'
import { summarisePurchaseDays } from '../history/summary.ts'
import { purchaseDays, type PurchaseDays, type Transactions } from '../history/transactions.ts'
import { growthOf } from '../supervised/growth.ts'
import { predictSupervised, supervisedExplainer } from '../supervised/supervised-model.ts'
import { modelFeatureNames, modelTable } from '../supervised/training-set.ts'
import { valueInterval } from '../value/interval.ts'
import { repeats } from '../value/reason-words.ts'
import {
  aliveExplainer,
  strongestFirst,
  valueExplainer,
  type ValueFactor,
  type ValueReasons,
} from '../value/reasons.ts'
import { expectedValue, stateOf, type HorizonOptions } from '../value/value-model.ts'
import { changedFeatures, changedState, type FeatureChanges } from './changes.ts'
import { bandOf, supervisedInterval, type LifetimeModel, type ValueBand } from './lifetime-model.ts'

export interface ScoreOptions extends HorizonOptions {
  /** Level of the interval. @default 0.8 */
  readonly level?: number
}

/** One reason of a score. */
type ScoreFactor =
  | ValueFactor
  | {
      readonly feature: FeatureName
      readonly value: number
      readonly contribution: number
      readonly text: string
    }

/** Everything that a lifetime-value score shows about one customer. `baseValue` + Σ contributions = `rawValue`. */
export interface CustomerValue {
  /** Number of the customer in the transactions. */
  readonly customer: number
  /** Expected money in the horizon, at least 0. */
  readonly value: number
  /**
   * The model's result before negative values are raised to 0; equal to `value` except for a linear model or an SVR.
   */
  readonly rawValue: number
  readonly interval: { readonly lower: number; readonly upper: number; readonly level: number }
  readonly probabilityAlive: number
  readonly expectedPurchases: number
  readonly band: ValueBand
  readonly baseValue: number
  /** The strongest first. */
  readonly factors: readonly ScoreFactor[]
  /** Why the probability is what it is. */
  readonly alive: ValueReasons
}

/**
 * Scores every customer with a purchase as of day `asOf`, in order of customer number, each with the changes if there are
 * any; rows after `asOf` have no effect. Throws INVALID_INPUT for rows or options that are not usable.
 */
export const scoreCustomers = (
  model: LifetimeModel,
  transactions: Transactions,
  asOf: number,
  options: ScoreOptions,
  changes: FeatureChanges = {},
): CustomerValue[] => scorePurchaseDays(model, purchaseDays(transactions, asOf), options, changes)

/** Only the values, without intervals and reasons, in order of customer number: for totals, bands and rankings. */
export const predictedValues = (
  model: LifetimeModel,
  transactions: Transactions,
  asOf: number,
  options: HorizonOptions,
): Float64Array => {
  const purchases = purchaseDays(transactions, asOf)
  const summary = summarisePurchaseDays(purchases, model.value.unit)
  const expected = Array.from(summary.customer, (_, i) => expectedValue(model.value, stateOf(summary, i), options))
  const { supervised } = model
  if (!supervised) return Float64Array.from(expected, ({ value }) => value)
  return predictSupervised(supervised, modelTable(featuresOfPurchaseDays(purchases))).map((raw, i) => {
    const growth = growthOf(model.value, stateOf(summary, i), supervised.windowDays, options.horizonDays)
    return Math.max(0, raw * growth * expected[i]!.discountFactor)
  })
}

/** One customer's transactions, in any order; the rules are those of `Transactions`. */
export interface CustomerTransactions {
  /** Days since 1970-01-01. */
  readonly day: ArrayLike<number>
  /** Refunds are negative. */
  readonly amount: ArrayLike<number>
}

/**
 * Scores one customer as of day `now` with a stored model, as when an order arrives. The same as `scoreCustomers`
 * returns. Throws INSUFFICIENT_DATA for a customer without a purchase by then.
 */
export const rescore = (
  model: LifetimeModel,
  { day, amount }: CustomerTransactions,
  now: number,
  options: ScoreOptions,
): CustomerValue => {
  const [score] = scoreCustomers(
    model,
    {
      customer: new Int32Array(day.length),
      day: Float64Array.from(day),
      amount: Float64Array.from(amount),
      customers: 1,
    },
    now,
    options,
  )
  if (score === undefined) throw insufficientData(`expected a purchase on or before day ${now}, got none`)
  return score
}

const scorePurchaseDays = (
  model: LifetimeModel,
  purchases: PurchaseDays,
  options: ScoreOptions,
  changes: FeatureChanges,
): CustomerValue[] => {
  const { level = 0.8, horizonDays } = options
  const summary = summarisePurchaseDays(purchases, model.value.unit)
  const explain = valueExplainer(model.value, options)
  const explainAlive = aliveExplainer(model.value)
  const reasonsOf = model.supervised ? supervisedReasons(model.supervised, purchases, changes) : undefined
  return Array.from(summary.customer, (customer, i) => {
    const own = stateOf(summary, i)
    const state = changes.state ? changedState(own, changes.state, model.value.unit) : own
    const expected = expectedValue(model.value, state, options)
    const { probabilityAlive, expectedPurchases } = expected
    const shared = { customer, probabilityAlive, expectedPurchases, alive: explainAlive(state) }
    if (!model.supervised || !reasonsOf) {
      const { baseValue, factors } = explain(state)
      return {
        ...shared,
        value: expected.value,
        rawValue: expected.value,
        interval: valueInterval(model.value, state, { ...options, level }, expected),
        band: bandOf(model, expected.value),
        baseValue,
        factors,
      }
    }
    const growth = growthOf(model.value, state, model.supervised.windowDays, horizonDays) * expected.discountFactor
    const { baseValue, value: raw, factors } = reasonsOf(i, growth)
    const value = Math.max(0, raw)
    return {
      ...shared,
      value,
      rawValue: raw,
      // If there was too little data to measure errors, the purchase model beside it tells how far spending spreads.
      interval:
        supervisedInterval(model.errors, value, level, growth) ??
        valueInterval(model.value, state, { ...options, level }, { ...expected, value }),
      band: bandOf(model, value),
      baseValue,
      factors,
    }
  })
}

const supervisedReasons = (
  supervised: NonNullable<LifetimeModel['supervised']>,
  purchases: PurchaseDays,
  { inputs }: FeatureChanges,
) => {
  const own = featuresOfPurchaseDays(purchases)
  const features = inputs ? changedFeatures(own, inputs) : own
  const table = modelTable(features)
  const explain = supervisedExplainer(supervised)
  return (i: number, growth: number) => {
    const { baseValue, contributions, value }: Attribution = explain(rowOf(table, i))
    const row = rowOf(features.table, i)
    return {
      baseValue: baseValue * growth,
      value: value * growth,
      factors: strongestFirst(
        modelFeatureNames.map((feature, j) => {
          const found = row[featureNames.indexOf(feature)]!
          const contribution = contributions[j]! * growth
          return {
            feature,
            value: found,
            contribution,
            text: `${featureText[feature](found)}${effectOf(contribution)}`,
          }
        }),
      ),
    }
  }
}

/**
 * Models of many correlated features may count one the opposite way from what a reader expects, so the words say which
 * way it went.
 */
const effectOf = (contribution: number): string => {
  if (contribution === 0) return ': no effect here'
  return contribution > 0 ? ': raises the value' : ': lowers the value'
}

const percent = (share: number) => `${Math.round(100 * share)} %`

const featureText: Readonly<Record<(typeof modelFeatureNames)[number], (value: number) => string>> = {
  idleShare: (share) => `no purchase for the last ${percent(share)} of the time as a customer`,
  frequency: repeats,
  totalValue: (money) => `${money.toFixed(2)} spent in total`,
  valuePerDay: (money) => `${money.toFixed(2)} spent per day`,
  meanBasket: (money) => `mean purchase of ${money.toFixed(2)}`,
  shareOfDays: (share) => `a purchase on ${(100 * share).toFixed(1)} % of days`,
  valueLast90: (money) => `${money.toFixed(2)} spent in the last 90 days`,
  gapShare: (share) => `mean gap between purchases of ${percent(share)} of the time as a customer`,
}

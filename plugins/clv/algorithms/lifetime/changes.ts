import { featureNames, featuresOfPurchaseDays, type CustomerFeatures } from '../history/features.ts'
import { daysIn, summarisePurchaseDays, type TimeUnit } from '../history/summary.ts'
import { purchaseDays, type Transactions } from '../history/transactions.ts'
import { modelFeatureNames } from '../supervised/training-set.ts'
import { stateOf, type CustomerState } from '../value/value-model.ts'
import type { LifetimeModel } from './lifetime-model.ts'

/** What a purchase model knows about a customer, in days and money. */
export const stateFeatureNames = ['frequency', 'activeDays', 'idleDays', 'meanValue'] as const
type StateFeature = (typeof stateFeatureNames)[number]
type ModelFeature = (typeof modelFeatureNames)[number]

/** Features with other values than the customer's own. */
export interface FeatureChanges {
  /** Inputs of the purchase model. */
  readonly state?: Readonly<Partial<Record<StateFeature, number>>>
  /** Inputs of the supervised model. */
  readonly inputs?: Readonly<Partial<Record<ModelFeature, number>>>
}

/** A customer's state with changes; without any, the state itself. */
export const changedState = (
  state: CustomerState,
  { frequency, activeDays, idleDays, meanValue }: NonNullable<FeatureChanges['state']>,
  unit: TimeUnit,
): CustomerState => {
  const recency = activeDays === undefined ? state.recency : activeDays / daysIn[unit]
  const idle = idleDays === undefined ? state.tenure - state.recency : idleDays / daysIn[unit]
  return {
    frequency: frequency ?? state.frequency,
    recency,
    // The sum of its parts could differ from the tenure in the last bit.
    tenure: activeDays === undefined && idleDays === undefined ? state.tenure : recency + idle,
    meanValue: meanValue ?? state.meanValue,
  }
}

/** Features of customers with changes, the same for each. */
export const changedFeatures = (
  features: CustomerFeatures,
  changes: NonNullable<FeatureChanges['inputs']>,
): CustomerFeatures => {
  const { table } = features
  const data = table.data.slice()
  for (const name of modelFeatureNames) {
    const value = changes[name]
    const column = featureNames.indexOf(name)
    if (value !== undefined) for (let row = 0; row < table.rows; row++) data[row * table.cols + column] = value
  }
  return { ...features, table: { ...table, data } }
}

/** The own values of the only customer of these transactions; undefined without a purchase by day `asOf`. */
export const ownFeatures = (
  model: LifetimeModel,
  transactions: Transactions,
  asOf: number,
): Readonly<Record<StateFeature | ModelFeature, number>> | undefined => {
  const purchases = purchaseDays(transactions, asOf)
  const { unit } = model.value
  const summary = summarisePurchaseDays(purchases, unit)
  if (summary.customer.length === 0) return undefined
  const { frequency, recency, tenure, meanValue } = stateOf(summary, 0)
  const { table } = featuresOfPurchaseDays(purchases)
  const input = (name: ModelFeature) => table.data[featureNames.indexOf(name)]!
  return {
    idleShare: input('idleShare'),
    totalValue: input('totalValue'),
    valuePerDay: input('valuePerDay'),
    meanBasket: input('meanBasket'),
    shareOfDays: input('shareOfDays'),
    valueLast90: input('valueLast90'),
    gapShare: input('gapShare'),
    frequency,
    activeDays: Math.round(recency * daysIn[unit]),
    idleDays: Math.round((tenure - recency) * daysIn[unit]),
    meanValue,
  }
}

import { drift, driftProfile, type DriftProfile, proposeTraining, type TrainingProposal } from 'rapport-crm/ml/metrics'
import { customerFeatures } from '../history/features.ts'
import type { Transactions } from '../history/transactions.ts'
import { modelFeatureNames, modelTable } from '../supervised/training-set.ts'
import type { LifetimeModel } from './lifetime-model.ts'
import { predictedValues } from './score.ts'

/** What a model was trained on, for comparison with later customers. */
export interface DriftReference {
  /** Deciles by feature, in the order of `modelFeatureNames`. */
  readonly profiles: readonly DriftProfile[]
  /** Mean of the values that the model gave to the customers trained on. */
  readonly meanValue: number
}

/** Customers of a later day compared with the reference. */
export interface CustomerDrift {
  readonly customers: number
  /** Population stability index by feature. */
  readonly features: readonly { readonly feature: string; readonly psi: number }[]
  /** Mean value now divided by that of the training, minus 1; 0 if that was 0. */
  readonly meanChange: number
}

/** From which change of the mean value the model should be watched, and retrained. */
const watchChange = 0.1
const retrainChange = 0.2

const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** A feature by number, over all customers. */
const columnsOf = (transactions: Transactions, asOf: number): Float64Array[] => {
  const { data, rows, cols } = modelTable(customerFeatures(transactions, asOf))
  return modelFeatureNames.map((_, j) => Float64Array.from({ length: rows }, (__, i) => data[i * cols + j]!))
}

/**
 * Stores the distribution of the features as of day `asOf`, and the model's mean value. Needs a customer with a
 * purchase by then.
 */
export const driftReference = (model: LifetimeModel, transactions: Transactions, asOf: number): DriftReference => ({
  profiles: columnsOf(transactions, asOf).map((column) => driftProfile(column)),
  meanValue: mean(predictedValues(model, transactions, asOf, { horizonDays: model.horizonDays })),
})

/** Compares the customers as of a later day with the reference. */
export const customerDrift = (
  model: LifetimeModel,
  reference: DriftReference,
  transactions: Transactions,
  asOf: number,
): CustomerDrift => {
  const columns = columnsOf(transactions, asOf)
  const customers = columns[0]!.length
  if (customers === 0) return { customers, features: [], meanChange: 0 }
  const now = mean(predictedValues(model, transactions, asOf, { horizonDays: model.horizonDays }))
  return {
    customers,
    features: columns.map((column, j) => ({
      feature: modelFeatureNames[j]!,
      psi: drift(reference.profiles[j]!, column).index,
    })),
    meanChange: reference.meanValue > 0 ? now / reference.meanValue - 1 : 0,
  }
}

/**
 * Proposes what to do: RETRAIN if a feature's index reaches 0.25 or the mean value has moved by a fifth, WATCH from 0.1
 * or a tenth; one reason per cause.
 */
export const proposalOf = ({ customers, features, meanChange }: CustomerDrift): TrainingProposal => {
  if (customers === 0) return { proposal: 'RETRAIN', reasons: ['there is no customer with a purchase any more'] }
  const moved = Math.abs(meanChange)
  const sign = {
    isLarge: moved >= retrainChange,
    reason: `the mean value is ${Math.round(100 * moved)} % ${meanChange > 0 ? 'above' : 'below'} that of the training`,
  }
  return proposeTraining(features, moved >= watchChange ? [sign] : [])
}

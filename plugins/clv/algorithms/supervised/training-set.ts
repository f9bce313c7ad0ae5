import { matrix, type Matrix } from 'rapport-crm/ml/data'
import { historyStart } from 'rapport-crm/ml/prepare'
import { insufficientData, invalidInput } from '../errors.ts'
import { customerFeatures, featureNames, type CustomerFeatures, type FeatureName } from '../history/features.ts'
import { outcomeBetween } from '../history/summary.ts'
import type { Transactions } from '../history/transactions.ts'

/**
 * The features that models learn from: those that mean the same whatever the length of the history, because a model is
 * trained on younger customers than those it then scores.
 */
export const modelFeatureNames = [
  'idleShare',
  'frequency',
  'totalValue',
  'valuePerDay',
  'meanBasket',
  'shareOfDays',
  'valueLast90',
  'gapShare',
] as const satisfies readonly FeatureName[]

const columns = modelFeatureNames.map((name) => featureNames.indexOf(name))

/** The columns of `features` that models learn from, rows × 8. */
export const modelTable = ({ table }: CustomerFeatures): Matrix => {
  const data = new Float64Array(table.rows * columns.length)
  for (let i = 0; i < table.rows; i++) {
    columns.forEach((column, j) => {
      data[i * columns.length + j] = table.data[i * table.cols + column]!
    })
  }
  return matrix(data, table.rows, columns.length)
}

/** Customers as they were known on one day, and what they spent in the days after it. */
export interface TrainingSet {
  readonly x: Matrix
  readonly y: Float64Array
  /** Days that the target covers. */
  readonly windowDays: number
}

/** Fewest customers to learn from. */
const minimumRows = 50
/** Shortest target window. */
const minimumWindowDays = 7

/** Where the history up to a day begins. */
export interface Beginning {
  /**
   * Day of the first transaction that is not an outlier, see `historyStart`: one wrong date must not stretch the
   * windows over years.
   */
  readonly day: number
  /** Transactions before it. */
  readonly outliers: number
}

/** Where the transactions up to `asOf` begin. Throws INSUFFICIENT_DATA when there are none. */
export const beginningOf = ({ day }: Transactions, asOf: number): Beginning => {
  const counts = new Map<number, number>()
  for (const at of day) {
    if (Number.isNaN(at)) throw invalidInput('expected days since 1970-01-01, got NaN among them')
    if (at <= asOf) counts.set(Math.floor(at), (counts.get(Math.floor(at)) ?? 0) + 1)
  }
  if (counts.size === 0) throw insufficientData(`expected a transaction on or before day ${asOf}, got none`)
  const days = Float64Array.from(counts.keys()).sort()
  const records = days.map((at) => counts.get(at)!)
  const start = historyStart(days, records, asOf)
  return { day: days[start]!, outliers: records.subarray(0, start).reduce((sum, count) => sum + count, 0) }
}

/** The day on which the transactions up to `asOf` begin, see {@link beginningOf}. */
export const firstDay = (transactions: Transactions, asOf: number): number => beginningOf(transactions, asOf).day

/**
 * What can be learned by day `asOf` for a horizon: features as of `windowDays` earlier and the money spent since; the
 * window is the horizon or, if the history is too short for it, half of the history. Nothing after `asOf` is used.
 * Throws INSUFFICIENT_DATA if that leaves fewer than 50 customers or less than a week.
 */
export const trainingSet = (transactions: Transactions, asOf: number, horizonDays: number): TrainingSet => {
  const windowDays = Math.floor(Math.min(horizonDays, (asOf - firstDay(transactions, asOf)) / 2))
  if (windowDays < minimumWindowDays) {
    throw insufficientData(`expected at least ${2 * minimumWindowDays} days of transactions, got ${2 * windowDays}`)
  }
  const features = customerFeatures(transactions, asOf - windowDays)
  if (features.customer.length < minimumRows) {
    throw insufficientData(
      `expected at least ${minimumRows} customers with a purchase ${windowDays} days earlier, got ${features.customer.length}`,
    )
  }
  const { value } = outcomeBetween(transactions, features.customer, asOf - windowDays, asOf)
  return { x: modelTable(features), y: value, windowDays }
}

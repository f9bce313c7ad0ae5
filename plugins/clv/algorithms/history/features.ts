import { matrix, type Matrix } from 'rapport-crm/ml/data'
import { purchaseDays, type PurchaseDays, type Transactions } from './transactions.ts'

/** Names of the columns of `customerFeatures`, in order. Money is in the transactions' currency, times in days. */
export const featureNames = [
  /** Days since the last purchase. */
  'daysSinceLast',
  /** Purchase days after the first. */
  'frequency',
  /** Days since the first purchase. */
  'tenureDays',
  /** All money spent. */
  'totalValue',
  /** Mean money per purchase day. */
  'meanBasket',
  /** Money of the largest purchase day. */
  'largestBasket',
  /** Money of the last purchase day. */
  'lastBasket',
  /** Mean days between purchases; the tenure if there was only one. */
  'gapMeanDays',
  /** Standard deviation of the days between purchases; 0 below two gaps. */
  'gapDeviationDays',
  /** Purchase days of the last 90 days. */
  'purchasesLast90',
  /** Spending in the last 90 days. */
  'valueLast90',
  /** Spending in the last 90 days minus that of the 90 days before. */
  'valueTrend90',
  /** Purchase days of the last 90 days minus those of the 90 days before. */
  'purchaseTrend90',
  /** Purchase days as a share of the days since the first purchase, at least 30. */
  'shareOfDays',
  /** Days since the last purchase as a share of the days since the first purchase, both days included. */
  'idleShare',
  /** Mean days between purchases as a share of the days since the first; 1 where there was only one. */
  'gapShare',
  /** Spending per day since the first purchase, over at least 30 days. */
  'valuePerDay',
] as const

export type FeatureName = (typeof featureNames)[number]

/** Features of each customer with a purchase as of a day. */
export interface CustomerFeatures {
  /** Number of the customer in the transactions, by row. */
  readonly customer: Int32Array
  /** rows × 17, columns as in `featureNames`; always finite. */
  readonly table: Matrix
  readonly asOf: number
}

/** Features from purchase days; nothing after their `asOf` is used. */
export const featuresOfPurchaseDays = ({ start, day, value, asOf }: PurchaseDays): CustomerFeatures => {
  const customer = Int32Array.from({ length: start.length - 1 }, (_, c) => c).filter((c) => start[c + 1]! > start[c]!)
  const width = featureNames.length
  const data = new Float64Array(customer.length * width)
  customer.forEach((c, row) => {
    const from = start[c]!
    const end = start[c + 1]!
    const count = end - from
    const first = day[from]!
    const last = day[end - 1]!
    const recent = [0, 0]
    const earlier = [0, 0]
    let total = 0
    let largest = 0
    let gapSquares = 0
    for (let i = from; i < end; i++) {
      const worth = value[i]!
      total += worth
      largest = Math.max(largest, worth)
      if (i > from) gapSquares += (day[i]! - day[i - 1]!) ** 2
      const age = asOf - day[i]!
      const window = age < 90 ? recent : age < 180 ? earlier : undefined
      if (window) {
        window[0]! += 1
        window[1]! += worth
      }
    }
    const gaps = count - 1
    const gapMean = gaps > 0 ? (last - first) / gaps : asOf - first
    const features: Record<FeatureName, number> = {
      daysSinceLast: asOf - last,
      frequency: gaps,
      tenureDays: asOf - first,
      totalValue: total,
      meanBasket: total / count,
      largestBasket: largest,
      lastBasket: value[end - 1]!,
      gapMeanDays: gapMean,
      gapDeviationDays: gaps > 1 ? Math.sqrt(Math.max(0, (gapSquares - gaps * gapMean * gapMean) / (gaps - 1))) : 0,
      purchasesLast90: recent[0]!,
      valueLast90: recent[1]!,
      valueTrend90: recent[1]! - earlier[1]!,
      purchaseTrend90: recent[0]! - earlier[0]!,
      shareOfDays: count / Math.max(30, asOf - first + 1),
      idleShare: (asOf - last + 1) / (asOf - first + 1),
      gapShare: (gapMean + 1) / (asOf - first + 1),
      valuePerDay: total / Math.max(30, asOf - first + 1),
    }
    featureNames.forEach((name, j) => {
      data[row * width + j] = features[name]
    })
  })
  return { customer, table: matrix(data, customer.length, width), asOf }
}

/**
 * Features of each customer from the transactions up to and including day `asOf`; later rows have no effect.
 * Throws INVALID_INPUT as `purchaseDays` does.
 */
export const customerFeatures = (transactions: Transactions, asOf: number): CustomerFeatures =>
  featuresOfPurchaseDays(purchaseDays(transactions, asOf))

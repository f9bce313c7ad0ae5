import { featureNames, featuresOfPurchaseDays } from '../history/features.ts'
import { outcomeBetween } from '../history/summary.ts'
import { purchaseDays, type Transactions } from '../history/transactions.ts'
import { firstDay } from '../supervised/training-set.ts'
import type { Stage } from './plan.ts'

/** What anybody could predict without a model. */
export const baselineNames = ['SAME_AS_BEFORE', 'AVERAGE_SPEND'] as const
export type BaselineName = (typeof baselineNames)[number]

/** The baselines in words. */
export const baselineLabels: Readonly<Record<BaselineName, string>> = {
  SAME_AS_BEFORE: 'the same as in the period before',
  AVERAGE_SPEND: 'average monthly spend × months × retention',
}

const daysInMonth = 30.4375
const totalValue = featureNames.indexOf('totalValue')
const tenureDays = featureNames.indexOf('tenureDays')

/**
 * Predicted money of each customer known at the stage's `asOf`, in order of customer number.
 *
 * SAME_AS_BEFORE: what the customer spent in the `horizonDays` up to `asOf`. AVERAGE_SPEND: money per month since the
 * first purchase (at least one month) × months of the horizon × retention, the share of customers known one window
 * earlier who bought in it; the window is the horizon, at most half of the history.
 */
export const baselinePrediction = (name: BaselineName, transactions: Transactions, stage: Stage): Float64Array => {
  const { asOf, horizonDays } = stage
  const { customer, table } = featuresOfPurchaseDays(purchaseDays(transactions, asOf))
  if (name === 'SAME_AS_BEFORE') return outcomeBetween(transactions, customer, asOf - horizonDays, asOf).value
  const window = Math.max(1, Math.floor(Math.min(horizonDays, (asOf - firstDay(transactions, asOf)) / 2)))
  const earlier = featuresOfPurchaseDays(purchaseDays(transactions, asOf - window)).customer
  const { purchases } = outcomeBetween(transactions, earlier, asOf - window, asOf)
  const active = purchases.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0)
  const retention = earlier.length > 0 ? active / earlier.length : 1
  return Float64Array.from(customer, (_, i) => {
    const months = Math.max(1, (table.data[i * table.cols + tenureDays]! + 1) / daysInMonth)
    return (table.data[i * table.cols + totalValue]! / months) * (horizonDays / daysInMonth) * retention
  })
}

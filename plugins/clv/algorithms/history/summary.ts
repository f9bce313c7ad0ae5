import { invalidInput } from '../errors.ts'
import type { PurchaseSummary } from '../purchasing/cohort.ts'
import { purchaseDays, type PurchaseDays, type Transactions } from './transactions.ts'

/** The unit of recency, tenure and horizon. */
export type TimeUnit = 'DAY' | 'WEEK'

/** Days in a unit of time. */
export const daysIn: Readonly<Record<TimeUnit, number>> = { DAY: 1, WEEK: 7 }

/** One row for each customer with a purchase as of the date; columns of equal length, ordered by customer. */
export interface CustomerSummary extends PurchaseSummary {
  /** Number of the customer in the transactions. */
  readonly customer: Int32Array
  /** Mean value of all purchase days, including the first. */
  readonly meanValue: Float64Array
  readonly unit: TimeUnit
  /** Last day that counted. */
  readonly asOf: number
}

/** Summarises purchase days by customer into frequency, recency, tenure and mean values. */
export const summarisePurchaseDays = (purchases: PurchaseDays, unit: TimeUnit): CustomerSummary => {
  const { start, day, value, asOf } = purchases
  const customer = Int32Array.from({ length: start.length - 1 }, (_, c) => c).filter((c) => start[c + 1]! > start[c]!)
  const rows = customer.length
  const frequency = new Float64Array(rows)
  const recency = new Float64Array(rows)
  const tenure = new Float64Array(rows)
  const meanValue = new Float64Array(rows)
  const scale = daysIn[unit]
  for (let row = 0; row < rows; row++) {
    const from = start[customer[row]!]!
    const end = start[customer[row]! + 1]!
    const first = day[from]!
    let total = 0
    for (let i = from; i < end; i++) total += value[i]!
    frequency[row] = end - from - 1
    recency[row] = (day[end - 1]! - first) / scale
    tenure[row] = (asOf - first) / scale
    meanValue[row] = total / (end - from)
  }
  return { customer, frequency, recency, tenure, meanValue, unit, asOf }
}

/** Frequency, recency, tenure and mean values of each customer as of a day; later rows have no effect. */
export const summarise = (transactions: Transactions, asOf: number, unit: TimeUnit = 'DAY'): CustomerSummary =>
  summarisePurchaseDays(purchaseDays(transactions, asOf), unit)

/** What customers did in a window of days after the date that a model knew about. */
export interface Outcome {
  /** Distinct purchase days in the window. */
  readonly purchases: Float64Array
  /** Money spent in the window, minus refunds within it of purchases within it. */
  readonly value: Float64Array
}

/** What each of the given customers did on the days after `after` up to and including `until`. Throws INVALID_INPUT for an empty window. */
export const outcomeBetween = (
  transactions: Transactions,
  customer: Int32Array,
  after: number,
  until: number,
): Outcome => {
  const from = Math.floor(after)
  if (!(Math.floor(until) > from)) throw invalidInput(`expected a window that ends after day ${from}, got ${until}`)
  const rows = Int32Array.from(transactions.day.keys()).filter((i) => Math.floor(transactions.day[i]!) > from)
  const later = purchaseDays(
    {
      customer: Int32Array.from(rows, (i) => transactions.customer[i]!),
      day: Float64Array.from(rows, (i) => transactions.day[i]!),
      amount: Float64Array.from(rows, (i) => transactions.amount[i]!),
      customers: transactions.customers,
    },
    until,
  )
  const sum = (c: number) => {
    let total = 0
    for (let i = later.start[c]!; i < later.start[c + 1]!; i++) total += later.value[i]!
    return total
  }
  return {
    purchases: Float64Array.from(customer, (c) => later.start[c + 1]! - later.start[c]!),
    value: Float64Array.from(customer, sum),
  }
}

/** What was known at the end of the calibration period, and what customers did afterwards. */
export interface CalibrationHoldout {
  readonly calibration: CustomerSummary
  readonly holdout: Outcome
  /** Length of the hold-out in the unit of the summary. */
  readonly horizon: number
}

/**
 * Splits by time: a summary as of `calibrationEnd` and the outcome on the days after it up to and including
 * `holdoutEnd`, for the customers known at `calibrationEnd`. Refunds in the hold-out of earlier purchases affect
 * neither.
 */
export const calibrationHoldout = (
  transactions: Transactions,
  calibrationEnd: number,
  holdoutEnd: number,
  unit: TimeUnit = 'DAY',
): CalibrationHoldout => {
  const calibration = summarise(transactions, calibrationEnd, unit)
  return {
    calibration,
    holdout: outcomeBetween(transactions, calibration.customer, calibrationEnd, holdoutEnd),
    horizon: (Math.floor(holdoutEnd) - calibration.asOf) / daysIn[unit],
  }
}

import { invalidInput } from '../errors.ts'

/**
 * What customers bought, one row per transaction in any order; columns of equal length.
 *
 * Rules for amounts: a positive or zero amount is a purchase (a free order is still an order); a negative amount is a
 * refund. A refund is taken from that customer's purchases on or before its day, newest first. A fully refunded
 * purchase day did not happen; whatever exceeds all earlier purchases is dropped. Several purchases on a day are one
 * purchase of their sum.
 */
export interface Transactions {
  /** Number of the customer, 0 … customers − 1. */
  readonly customer: Int32Array
  /** Days since 1970-01-01; fractions of a day are cut off. */
  readonly day: Float64Array
  /** Amount in one currency. */
  readonly amount: Float64Array
  /** Number of customers; some may have no row. */
  readonly customers: number
}

/** Purchase days as of a date by customer: those of customer c are `start[c]` to `start[c + 1] − 1`, in order of time. */
export interface PurchaseDays {
  /** Last day that counts. */
  readonly asOf: number
  /** customers + 1 offsets. */
  readonly start: Int32Array
  readonly day: Int32Array
  /** Sum of the day's amounts minus refunds; at least 0. */
  readonly value: Float64Array
  /** Refunded money for which there was no earlier purchase. */
  readonly unmatchedRefunds: number
  /** Rows after `asOf`, which were ignored. */
  readonly ignoredRows: number
}

/**
 * Turns transactions up to and including day `asOf` into purchase days by customer, by the rules of `Transactions`. Rows after
 * `asOf` have no effect on the result. Throws INVALID_INPUT for NaN, infinite values and customer numbers out of range
 * anywhere in the columns.
 */
export const purchaseDays = (transactions: Transactions, asOf: number): PurchaseDays => {
  const { customer, day, amount, customers } = transactions
  const n = customer.length
  if (day.length !== n || amount.length !== n) {
    throw invalidInput(`expected columns of equal length, got ${n}, ${day.length} and ${amount.length}`)
  }
  if (!Number.isFinite(asOf)) throw invalidInput(`expected a day to predict from, got ${asOf}`)
  const last = Math.floor(asOf)
  const offset = new Int32Array(customers + 1)
  let ignoredRows = 0
  for (let i = 0; i < n; i++) {
    const c = customer[i]!
    if (c < 0 || c >= customers)
      throw invalidInput(`row ${i}: expected a customer from 0 to ${customers - 1}, got ${c}`)
    if (!(Math.abs(day[i]!) < 1e9)) throw invalidInput(`row ${i}: expected a day since 1970-01-01, got ${day[i]}`)
    if (!Number.isFinite(amount[i])) throw invalidInput(`row ${i}: expected a finite amount, got ${amount[i]}`)
    if (Math.floor(day[i]!) > last) ignoredRows++
    else offset[c + 1]!++
  }
  for (let c = 0; c < customers; c++) offset[c + 1]! += offset[c]!
  const order = new Int32Array(n - ignoredRows)
  const next = offset.slice(0, customers)
  for (let i = 0; i < n; i++) if (Math.floor(day[i]!) <= last) order[next[customer[i]!]!++] = i

  const start = new Int32Array(customers + 1)
  const days = new Int32Array(order.length)
  const values = new Float64Array(order.length)
  let size = 0
  let unmatchedRefunds = 0
  for (let c = 0; c < customers; c++) {
    const from = size
    // Purchases before refunds within a day, so that a refund finds the purchase of its own day.
    const rows = order
      .subarray(offset[c], offset[c + 1])
      .sort(
        (i, j) => Math.floor(day[i]!) - Math.floor(day[j]!) || Math.sign(-amount[i]!) - Math.sign(-amount[j]!) || i - j,
      )
    for (const i of rows) {
      const d = Math.floor(day[i]!)
      const value = amount[i]!
      if (value >= 0) {
        if (size > from && days[size - 1] === d) values[size - 1]! += value
        else {
          days[size] = d
          values[size] = value
          size++
        }
        continue
      }
      let refund = -value
      while (refund > 0 && size > from) {
        let newest = size - 1
        while (newest > from && values[newest] === 0) newest--
        const taken = Math.min(refund, values[newest]!)
        if (taken === 0) break
        refund -= taken
        values[newest]! -= taken
        // The rounding remainder of a full refund is not a purchase either.
        if (values[newest]! <= 1e-9 * taken) {
          days.copyWithin(newest, newest + 1, size)
          values.copyWithin(newest, newest + 1, size)
          size--
        }
      }
      unmatchedRefunds += refund
    }
    start[c + 1] = size
  }
  return { asOf: last, start, day: days.slice(0, size), value: values.slice(0, size), unmatchedRefunds, ignoredRows }
}

/** The transactions of the customers numbered `from` to `to − 1`; the numbers stay as they are. */
export const customersBetween = (transactions: Transactions, from: number, to: number): Transactions => {
  const { customer, day, amount, customers } = transactions
  const rows = Int32Array.from(customer.keys()).filter((i) => customer[i]! >= from && customer[i]! < to)
  return {
    customer: Int32Array.from(rows, (i) => customer[i]!),
    day: Float64Array.from(rows, (i) => day[i]!),
    amount: Float64Array.from(rows, (i) => amount[i]!),
    customers,
  }
}

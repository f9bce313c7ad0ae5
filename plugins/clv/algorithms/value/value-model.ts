import { gaussLegendre } from 'rapport-crm/ml/distributions'
import { invalidInput } from '../errors.ts'
import { daysIn, type CustomerSummary, type TimeUnit } from '../history/summary.ts'
import { checkCustomer, gather } from '../purchasing/cohort.ts'
import { fitPurchases, purchaseProcesses, type PurchaseFit, type PurchaseFitOptions } from '../purchasing/fit.ts'
import type { PurchaseProcessName } from '../purchasing/process.ts'
import {
  expectedPurchaseValue,
  fitSpending,
  type SpendingFit,
  type SpendingFitOptions,
} from '../spending/gamma-gamma.ts'

/** The four inputs of a value: times in the model's unit. */
export interface CustomerState {
  /** Repeat purchase days, a whole number. */
  readonly frequency: number
  readonly recency: number
  readonly tenure: number
  /** Mean value of all purchase days, including the first. */
  readonly meanValue: number
}

/**
 * The level to request from the predictive distribution so that intervals have their stated coverage; measured on an
 * inner split.
 */
export interface IntervalCalibration {
  /** The desired coverage. */
  readonly level: number
  /** The level to request from the distribution to get it. */
  readonly nominal: number
  /** Coverage reached by `nominal` on the split that chose it. */
  readonly coverage: number
  readonly customers: number
}

/** A purchase model and a spending model together; plain data that can be stored as JSON and scored from. */
export interface ValueModel {
  readonly unit: TimeUnit
  readonly purchases: PurchaseFit
  readonly spending: SpendingFit
  /** Customers of the fit, one per eighth of the values and close to its mean: the reference of reasons. */
  readonly typicalCustomers: readonly CustomerState[]
  /** @default the level itself, uncalibrated */
  readonly intervals?: readonly IntervalCalibration[]
  /** What a reader should know, in words: the notes of both parts. */
  readonly notes: readonly string[]
}

/** What a value is computed with. */
type FittedModel = Pick<ValueModel, 'unit' | 'purchases' | 'spending'>

export interface HorizonOptions {
  /** Days ahead, above 0. */
  readonly horizonDays: number
  /** Discount of money per month, e.g. 0.01; each purchase is discounted from its own day. @default 0 */
  readonly monthlyDiscount?: number
}

/** A customer's expected value over a horizon and what it is made of. */
export interface ExpectedValue {
  /** Expected money in the horizon, discounted on request. */
  readonly value: number
  readonly expectedPurchases: number
  readonly probabilityAlive: number
  /** Expected value of one purchase. */
  readonly purchaseValue: number
  /** Share of the undiscounted value that remains after discounting; 1 without discount. */
  readonly discountFactor: number
}

/** Days in an average month. */
const daysInMonth = 30.4375
const { nodes, weights } = gaussLegendre(7)

/** Combines a purchase fit and a spending fit of the same customers. */
export const valueModel = (summary: CustomerSummary, purchases: PurchaseFit, spending: SpendingFit): ValueModel => {
  const model: Omit<ValueModel, 'typicalCustomers'> = {
    unit: summary.unit,
    purchases,
    spending,
    notes: [...purchases.notes, ...spending.notes],
  }
  return { ...model, typicalCustomers: typicalCustomersOf(model, summary) }
}

const typicalShare = 8
/** The most customers examined to find typical ones. */
const mostLookedAt = 4_000

/** The customer closest to the mean value of each eighth of the customers, ordered by their value over a year. */
const typicalCustomersOf = (model: FittedModel, summary: CustomerSummary): CustomerState[] => {
  const rows = summary.customer.length
  const step = Math.max(1, rows / mostLookedAt)
  const looked = Array.from({ length: Math.floor(rows / step) }, (_, i) => {
    const state = stateOf(summary, Math.floor(i * step))
    return { state, value: expectedValue(model, state, { horizonDays: 365 }).value }
  }).toSorted((a, b) => a.value - b.value)
  return Array.from({ length: Math.min(typicalShare, looked.length) }, (_, part) => {
    const at = (share: number) => Math.floor((share * looked.length) / Math.min(typicalShare, looked.length))
    const eighth = looked.slice(at(part), at(part + 1))
    const middle = eighth.reduce((sum, { value }) => sum + value, 0) / eighth.length
    return eighth.reduce((best, one) => (Math.abs(one.value - middle) < Math.abs(best.value - middle) ? one : best))
      .state
  })
}

/** The Gamma-Gamma model of a summary's customers, on all of their purchase days. */
export const fitSpendingOf = (summary: CustomerSummary, options: SpendingFitOptions = {}): SpendingFit =>
  fitSpending({ count: summary.frequency.map((x) => x + 1), meanValue: summary.meanValue }, options)

/** Fits a purchase model and the Gamma-Gamma model to a summary. Throws INSUFFICIENT_DATA or INVALID_INPUT. */
export const fitValueModel = (
  summary: CustomerSummary,
  process: PurchaseProcessName = 'BG_NBD',
  options: PurchaseFitOptions = {},
): ValueModel => valueModel(summary, fitPurchases(process, gather(summary), options), fitSpendingOf(summary))

/** The state of row i of a summary. */
export const stateOf = (summary: CustomerSummary, i: number): CustomerState => ({
  frequency: summary.frequency[i]!,
  recency: summary.recency[i]!,
  tenure: summary.tenure[i]!,
  meanValue: summary.meanValue[i]!,
})

/** Throws INVALID_INPUT unless the state, the horizon and the discount are usable numbers. */
export const checkState = (state: CustomerState, options: HorizonOptions): void => {
  checkCustomer(state.frequency, state.recency, state.tenure, 'customer')
  const { meanValue } = state
  if (!(meanValue >= 0 && meanValue < Infinity)) throw invalidInput(`expected a mean value ≥ 0, got ${meanValue}`)
  const { horizonDays, monthlyDiscount = 0 } = options
  if (!(horizonDays > 0 && horizonDays <= 36_525)) {
    throw invalidInput(`expected a horizon above 0 and at most 36525 days, got ${horizonDays}`)
  }
  if (!(monthlyDiscount >= 0 && monthlyDiscount < 1)) {
    throw invalidInput(`expected a monthly discount from 0 to below 1, got ${monthlyDiscount}`)
  }
}

/** Expected purchases of a customer known to be alive, and the share of their money that remains after discounting. */
export const purchasesAhead = (model: FittedModel, state: CustomerState, options: HorizonOptions) => {
  const { horizonDays, monthlyDiscount = 0 } = options
  const process = purchaseProcesses[model.purchases.process]
  const expected = (days: number) =>
    process.expectedWhileAlive(model.purchases.parameters, state.frequency, state.tenure, days / daysIn[model.unit])
  const total = expected(horizonDays)
  if (monthlyDiscount === 0 || total === 0) return { total, discountFactor: 1 }
  // ∫ e^−δt dE(t) by parts, with E smooth: seven points are exact to six digits.
  const rate = Math.log1p(monthlyDiscount) / daysInMonth
  let integral = 0
  for (let i = 0; i < nodes.length; i++) {
    const day = nodes[i]! * horizonDays
    integral += weights[i]! * Math.exp(-rate * day) * expected(day)
  }
  const discounted = Math.exp(-rate * horizonDays) * total + rate * horizonDays * integral
  return { total, discountFactor: discounted / total }
}

/** How much a customer is expected to buy over a horizon, whatever the price. */
type ExpectedPurchases = Pick<ExpectedValue, 'expectedPurchases' | 'probabilityAlive' | 'discountFactor'>

/** Probability alive × expected purchases while alive. Throws as `expectedValue`. */
const expectedPurchasesOf = (model: FittedModel, state: CustomerState, options: HorizonOptions): ExpectedPurchases => {
  checkState(state, options)
  const { parameters, process } = model.purchases
  const probabilityAlive = purchaseProcesses[process].probabilityAlive(
    parameters,
    state.frequency,
    state.recency,
    state.tenure,
  )
  const { total, discountFactor } = purchasesAhead(model, state, options)
  return { expectedPurchases: probabilityAlive * total, probabilityAlive, discountFactor }
}

/** Expected value of a customer's purchase. */
export const purchaseValueOf = (
  { spending }: FittedModel,
  { frequency, meanValue }: Pick<CustomerState, 'frequency' | 'meanValue'>,
): number =>
  // Purchases of only free goods say nothing about the value of a paid one.
  expectedPurchaseValue(spending, meanValue > 0 ? frequency + 1 : 0, meanValue)

/**
 * Expected value of a customer over a horizon: probability alive × expected purchases while alive × expected value of a
 * purchase, discounted on request. Throws INVALID_INPUT for an unusable state or horizon.
 */
export const expectedValue = (model: FittedModel, state: CustomerState, options: HorizonOptions): ExpectedValue => {
  const expected = expectedPurchasesOf(model, state, options)
  const purchaseValue = purchaseValueOf(model, state)
  return {
    value: expected.expectedPurchases * purchaseValue * expected.discountFactor,
    purchaseValue,
    ...expected,
  }
}

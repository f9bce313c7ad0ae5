import { insufficientData } from '../errors.ts'
import { summarise } from '../history/summary.ts'
import { valueInterval, type ValueInterval } from './interval.ts'
import { valueReasons, type ValueReasons } from './reasons.ts'
import {
  expectedValue,
  stateOf,
  type CustomerState,
  type ExpectedValue,
  type HorizonOptions,
  type ValueModel,
} from './value-model.ts'

export interface ScoreOptions extends HorizonOptions {
  /** Level of the interval. @default 0.8 */
  readonly level?: number
}

/** Everything that a lifetime-value score shows of one customer. */
export interface CustomerValue extends ExpectedValue {
  readonly interval: ValueInterval
  readonly reasons: ValueReasons
  /** What the score was computed from. */
  readonly state: CustomerState
}

/** Scores one customer from a state: value, interval and reasons. Throws INVALID_INPUT for a state that cannot be. */
export const scoreCustomer = (model: ValueModel, state: CustomerState, options: ScoreOptions): CustomerValue => {
  const expected = expectedValue(model, state, options)
  return {
    ...expected,
    interval: valueInterval(model, state, { ...options, level: options.level ?? 0.8 }, expected),
    reasons: valueReasons(model, state, options),
    state,
  }
}

/** One customer's transactions, in any order. */
export interface CustomerTransactions {
  /** Days since 1970-01-01. */
  readonly day: ArrayLike<number>
  /** Refunds are negative; the rules are those of `Transactions`. */
  readonly amount: ArrayLike<number>
}

/**
 * Scores one customer from their transactions as of day `now`, with a stored model: what happens when an order arrives. Rows
 * after `now` have no effect. Throws INSUFFICIENT_DATA for a customer without a purchase.
 */
export const rescore = (
  model: ValueModel,
  transactions: CustomerTransactions,
  now: number,
  options: ScoreOptions,
): CustomerValue => {
  const summary = summarise(
    {
      customer: new Int32Array(transactions.day.length),
      day: Float64Array.from(transactions.day),
      amount: Float64Array.from(transactions.amount),
      customers: 1,
    },
    now,
    model.unit,
  )
  if (summary.customer.length === 0) throw insufficientData(`expected a purchase on or before day ${now}, got none`)
  return scoreCustomer(model, stateOf(summary, 0), options)
}

import { shapley } from 'rapport-crm/ml/explain'
import { daysIn } from '../history/summary.ts'
import { purchaseProcesses } from '../purchasing/fit.ts'
import { besideTypical, chance, days, money, purchases, repeats } from './reason-words.ts'
import {
  checkState,
  purchasesAhead,
  purchaseValueOf,
  type CustomerState,
  type HorizonOptions,
  type ValueModel,
} from './value-model.ts'

/** The inputs that reasons refer to. */
type ValueFeature = 'frequency' | 'idleDays' | 'meanValue'

/** What one input adds to or subtracts from a score. */
export interface ValueFactor {
  readonly feature: ValueFeature
  /** The customer's own: repeat purchases, days or money. */
  readonly value: number
  /** Money, or a share of a probability. */
  readonly contribution: number
  readonly text: string
}

/** `baseValue` + Σ contributions = `value`. */
export interface ValueReasons {
  /** What the typical customer has. */
  readonly baseValue: number
  /** The strongest first. */
  readonly factors: readonly ValueFactor[]
  readonly value: number
}

/** Factors in the order in which they count. */
export const strongestFirst = <T extends { readonly contribution: number }>(factors: readonly T[]): T[] =>
  factors.toSorted((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution))

const meanParts = (rows: readonly (readonly number[])[]): number[] =>
  rows[0]!.map((_, part) => rows.reduce((sum, row) => sum + row[part]!, 0) / rows.length)

const product = (parts: Float64Array): number => parts.reduce((all, part) => all * part, 1)

const probabilityAt = ({ purchases: { process, parameters } }: ValueModel, state: CustomerState, tenure: number) =>
  purchaseProcesses[process].probabilityAlive(parameters, state.frequency, state.recency, tenure)

/**
 * The three factors of a value: what a purchase is worth, how many (discounted to now) a customer makes while alive,
 * and the probability of being alive. The value rises with each of them, so the sign of a contribution is that of the
 * difference between the customer's number and the typical one; the words name both.
 */
const valueParts = (model: ValueModel, state: CustomerState, options: HorizonOptions): number[] => {
  const { total, discountFactor } = purchasesAhead(model, state, options)
  return [purchaseValueOf(model, state), total * discountFactor, probabilityAt(model, state, state.tenure)]
}

/**
 * Explains values of a model by exact Shapley values of their three parts, relative to the mean parts of the model's
 * typical customers; reuse it for many customers. Throws INVALID_INPUT like `expectedValue`.
 * @see Shapley, "A value for n-person games" (1953)
 */
export const valueExplainer = (
  model: ValueModel,
  options: HorizonOptions,
): ((state: CustomerState) => ValueReasons) => {
  const typical = meanParts(model.typicalCustomers.map((state) => valueParts(model, state, options)))
  return (state) => {
    checkState(state, options)
    const own = valueParts(model, state, options)
    const { baseValue, contributions, value } = shapley(product, own, typical)
    return {
      baseValue,
      value,
      factors: strongestFirst(valueFactors(model, state, options, own, typical, contributions)),
    }
  }
}

const valueFactors = (
  { unit }: ValueModel,
  { frequency, meanValue, recency, tenure }: CustomerState,
  { horizonDays, monthlyDiscount = 0 }: HorizonOptions,
  [worth, bought, alive]: readonly number[],
  [typicalWorth, typicallyBought, typicallyAlive]: readonly number[],
  contributions: Float64Array,
): ValueFactor[] => {
  const idle = (tenure - recency) * daysIn[unit]
  const kind = monthlyDiscount > 0 ? ' (discounted)' : ''
  return [
    {
      feature: 'meanValue',
      value: meanValue,
      contribution: contributions[0]!,
      text: `mean purchase of ${money(meanValue)}: the next is expected at ${besideTypical(worth!, typicalWorth!, money)}`,
    },
    {
      feature: 'frequency',
      value: frequency,
      contribution: contributions[1]!,
      text: `${repeats(frequency)} in ${days(tenure * daysIn[unit])}: while a customer, purchases${kind} expected in ${days(horizonDays)} are ${besideTypical(bought!, typicallyBought!, purchases)}`,
    },
    {
      feature: 'idleDays',
      value: idle,
      contribution: contributions[2]!,
      text: `${lastPurchase(frequency, idle)}: the probability of still being a customer is ${besideTypical(alive!, typicallyAlive!, chance)}`,
    },
  ]
}

const lastPurchase = (frequency: number, idle: number): string =>
  frequency === 0 ? `only purchase ${days(idle)} ago` : `last of ${frequency + 1} purchases ${days(idle)} ago`

/** The probability right after the last purchase, and the share of it that the silence since has left. */
const aliveParts = (model: ValueModel, state: CustomerState): number[] => {
  const after = probabilityAt(model, state, state.recency)
  return [after, after > 0 ? probabilityAt(model, state, state.tenure) / after : 0]
}

/**
 * Explains the probability of still being a customer, like `valueExplainer`, by its two parts: what it was right after
 * the last purchase, and the share of it that the silence since has left.
 */
export const aliveExplainer = (model: ValueModel): ((state: CustomerState) => ValueReasons) => {
  const typical = meanParts(model.typicalCustomers.map((state) => aliveParts(model, state)))
  const [typicallyAfter, typicallyLeft] = typical
  return (state) => {
    const own = aliveParts(model, state)
    const [after, left] = own
    const { baseValue, contributions, value } = shapley(product, own, typical)
    const { frequency } = state
    const idle = (state.tenure - state.recency) * daysIn[model.unit]
    const factors: ValueFactor[] = [
      {
        feature: 'frequency',
        value: frequency,
        contribution: contributions[0]!,
        text: `${repeats(frequency)}: the probability right after the last purchase was ${besideTypical(after!, typicallyAfter!, chance)}`,
      },
      {
        feature: 'idleDays',
        value: idle,
        contribution: contributions[1]!,
        text: `${lastPurchase(frequency, idle)}: the remaining share of that probability is ${besideTypical(left!, typicallyLeft!, chance)}`,
      },
    ]
    return { baseValue, value, factors: strongestFirst(factors) }
  }
}

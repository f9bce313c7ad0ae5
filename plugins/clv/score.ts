import type { Explanation, ScoreDraft } from 'rapport-crm/sdk'
import { lastDayBefore, residualOf } from 'rapport-crm/task'
import type { ValueAlgorithm } from './algorithms/compare/plan.ts'
import type { CustomerValue } from './algorithms/lifetime/score.ts'
import type { History } from './features.ts'
import type { StoredModel } from './artifact.ts'
import type { X } from './manifest.ts'

/** Level of the intervals. */
const level = 0.8
/** Up to this many customers, about 20 ms of work, are scored in this thread: others may be busy with a training. */
const fewCustomers = 64

/** A customer's value, and what it was computed from. */
export interface ScoredCustomer {
  readonly customerId: string
  readonly value: CustomerValue
  readonly inputHash: string
}

/** How the contributions to a value were computed. */
const methodOf: Readonly<Record<ValueAlgorithm, string>> = {
  BG_NBD: 'Shapley values, exact, against the typical customer',
  MBG_NBD: 'Shapley values, exact, against the typical customer',
  PARETO_NBD: 'Shapley values, exact, against the typical customer',
  LINEAR: 'coefficient × distance from the mean',
  RANDOM_FOREST: 'TreeSHAP',
  SVR: 'Shapley values, exact, against the mean customer',
}

/** Input of the task `score` for a model as of a moment. */
export const scoringOf = ({ model, monthlyDiscount, timeZone }: StoredModel, asOf: Date, horizonDays: number) => ({
  model,
  asOf: lastDayBefore(asOf, timeZone),
  options: { horizonDays, monthlyDiscount, level },
})

/** Joins values with their customers. */
export const named = (
  { customers, transactions }: History,
  values: readonly CustomerValue[],
  { asOf, options }: ReturnType<typeof scoringOf>,
  x: X,
): ScoredCustomer[] => {
  const start = new Int32Array(customers.length + 1)
  for (const c of transactions.customer) start[c + 1]!++
  for (let c = 0; c < customers.length; c++) start[c + 1]! += start[c]!
  return values.map((value) => {
    const from = start[value.customer]!
    const to = start[value.customer + 1]!
    const day = transactions.day.subarray(from, to)
    const amount = transactions.amount.subarray(from, to)
    return {
      customerId: customers[value.customer]!,
      value,
      inputHash: x.models.hash({ day, amount, asOf, ...options }),
    }
  })
}

/** Values of a history's customers as of a moment; those whose purchases were all refunded are absent. */
export const scoreHistory = async (
  stored: StoredModel,
  history: History,
  moment: Date,
  x: X,
  horizonDays = stored.model.horizonDays,
): Promise<ScoredCustomer[]> => {
  if (history.customers.length === 0) return []
  const scoring = scoringOf(stored, moment, horizonDays)
  const { customers, transactions } = history
  const input = { ...scoring, transactions, from: 0, to: customers.length }
  const values = await x.run('score', input, { here: customers.length <= fewCustomers })
  return named(history, values, scoring, x)
}

interface Parts {
  readonly baseValue: number
  readonly factors: Explanation['factors']
}

const explained = (method: string, { baseValue, factors }: Parts, rawValue: number): Explanation => {
  const contributions = Float64Array.from(factors, ({ contribution }) => contribution)
  const residual = residualOf({ baseValue, value: rawValue, contributions })
  return {
    method,
    baseValue,
    rawValue,
    // Rounding differences are not unexplained parts.
    residual: Math.abs(residual) <= 1e-9 * Math.max(1, Math.abs(rawValue)) ? 0 : residual,
    factors: factors.map(({ feature, value, contribution, text }) => ({ feature, value, contribution, text })),
  }
}

/** Why a value is what it is; the factors and the base add up to the raw value. */
export const explanationOf = (algorithm: ValueAlgorithm, value: CustomerValue): Explanation =>
  explained(methodOf[algorithm], { baseValue: value.baseValue, factors: [...value.factors] }, value.rawValue)

const aliveMethod = 'Shapley values, exact, against the typical customer'

const aliveBand = (probability: number): NonNullable<ScoreDraft['band']> => {
  if (probability < 0.2) return 'VERY_LOW'
  if (probability < 0.4) return 'LOW'
  if (probability < 0.6) return 'MEDIUM'
  return probability < 0.8 ? 'HIGH' : 'VERY_HIGH'
}

/**
 * The scores of one customer: `clv.value`, money over the horizon, and `clv.alive`, the probability of ever buying
 * again.
 */
export const draftsOf = ({ model }: StoredModel, scored: ScoredCustomer, asOf: Date): ScoreDraft[] => {
  const { customerId, value, inputHash } = scored
  const shared = { subjectType: 'Customer', subjectId: customerId, inputHash, dataAsOf: asOf }
  return [
    {
      ...shared,
      kind: 'clv.value',
      value: value.value,
      unit: 'MONEY',
      horizonDays: model.horizonDays,
      interval: value.interval,
      band: value.band,
      explanation: explanationOf(model.algorithm, value),
    },
    {
      ...shared,
      kind: 'clv.alive',
      value: value.probabilityAlive,
      unit: 'PROBABILITY',
      band: aliveBand(value.probabilityAlive),
      explanation: explained(
        aliveMethod,
        { ...value.alive, factors: [...value.alive.factors] },
        value.probabilityAlive,
      ),
    },
  ]
}

/** The scores of a customer who had a value and no longer has a purchase. */
export const withoutPurchase = ({ model }: StoredModel, customerId: string, asOf: Date, x: X): ScoreDraft[] => {
  const shared = {
    subjectType: 'Customer',
    subjectId: customerId,
    value: null,
    status: 'INSUFFICIENT_DATA',
    inputHash: x.models.hash({ day: [], amount: [] }),
    dataAsOf: asOf,
  } as const
  return [
    { ...shared, kind: 'clv.value', unit: 'MONEY', horizonDays: model.horizonDays },
    { ...shared, kind: 'clv.alive', unit: 'PROBABILITY' },
  ]
}

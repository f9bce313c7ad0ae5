import {
  bandOf,
  explain,
  type Explanation,
  type PromotedModel,
  type RunSql,
  type ScoreDraft,
  type ScoringCause,
  type ScoringResult,
  type ScoringRun,
} from 'rapport-crm/sdk'
import { lastDayBefore } from 'rapport-crm/task'
import type { ValueAlgorithm } from './algorithms/compare/plan.ts'
import type { FeatureChanges } from './algorithms/lifetime/changes.ts'
import type { CustomerValue } from './algorithms/lifetime/score.ts'
import { loadHistory, loadHistoryOf, partsOf, type History } from './features.ts'
import { customersWithValue, removeValues, saveValues } from './store.ts'
import type { StoredModel } from './artifact.ts'
import type { Context } from './manifest.ts'

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
const scoringOf = ({ model, monthlyDiscount, timeZone }: StoredModel, asOf: Date, horizonDays: number) => ({
  model,
  asOf: lastDayBefore(asOf, timeZone),
  options: { horizonDays, monthlyDiscount, level },
})

/** Joins values with their customers. */
const named = (
  { customers, transactions }: History,
  values: readonly CustomerValue[],
  { asOf, options }: ReturnType<typeof scoringOf>,
  context: Context,
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
      inputHash: context.models.hash({ day, amount, asOf, ...options }),
    }
  })
}

/** What values are computed with besides the model. */
interface ScoringOptions {
  /** @default the model's own */
  readonly horizonDays?: number | undefined
  /** The same for each customer; computed in a thread. @default the customers as they are */
  readonly changes?: FeatureChanges
}

/** Values of a history's customers as of a moment; those whose purchases were all refunded are absent. */
export const scoreHistory = async (
  stored: StoredModel,
  history: History,
  moment: Date,
  context: Context,
  { horizonDays = stored.model.horizonDays, changes }: ScoringOptions = {},
): Promise<ScoredCustomer[]> => {
  if (history.customers.length === 0) return []
  const scoring = scoringOf(stored, moment, horizonDays)
  const { customers, transactions } = history
  const input = { ...scoring, transactions, from: 0, to: customers.length, ...(changes && { changes }) }
  const here = changes === undefined && customers.length <= fewCustomers
  const values = await context.run('score', input, { here })
  return named(history, values, scoring, context)
}

/** Why a value is what it is; the factors and the base add up to the raw value. */
export const explanationOf = (algorithm: ValueAlgorithm, value: CustomerValue): Explanation =>
  explained(methodOf[algorithm], value, value.rawValue)

const explained = (
  method: string,
  { baseValue, factors }: Pick<CustomerValue, 'baseValue' | 'factors'>,
  rawValue: number,
): Explanation =>
  explain({
    method,
    baseValue,
    rawValue,
    factors: factors.map(({ feature, value, contribution, text }) => ({ feature, value, contribution, text })),
  })

const aliveMethod = 'Shapley values, exact, against the typical customer'

/** Lower limits of the bands of the probability of being alive. */
const aliveBands = [0.2, 0.4, 0.6, 0.8] as const

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
      band: bandOf(value.probabilityAlive, aliveBands),
      explanation: explained(aliveMethod, value.alive, value.probabilityAlive),
    },
  ]
}

/** The scores of a customer who had a value and no longer has a purchase. */
export const withoutPurchase = (
  { model }: StoredModel,
  customerId: string,
  asOf: Date,
  context: Context,
): ScoreDraft[] => {
  const shared = {
    subjectType: 'Customer',
    subjectId: customerId,
    value: null,
    status: 'INSUFFICIENT_DATA',
    inputHash: context.models.hash({ day: [], amount: [] }),
    dataAsOf: asOf,
  } as const
  return [
    { ...shared, kind: 'clv.value', unit: 'MONEY', horizonDays: model.horizonDays },
    { ...shared, kind: 'clv.alive', unit: 'PROBABILITY' },
  ]
}

/** Customers per piece of work, and concurrent pieces. */
const pieceSize = 500
const wave = 8

/**
 * Scores everybody who has bought, in waves of pieces over all threads, and deletes the values of customers without a
 * purchase.
 */
export async function* scoreAll(
  { artifact: stored, runId }: PromotedModel<StoredModel>,
  { asOf, signal }: ScoringRun,
  context: Context,
): AsyncGenerator<ScoringResult> {
  const history = await loadHistory(context.snapshot, asOf, stored, 'SCORE')
  const scoring = scoringOf(stored, asOf, stored.model.horizonDays)
  const left = new Set(await customersWithValue(context.sql))
  const parts = [...partsOf(history, pieceSize)]
  for (let i = 0; i < parts.length; i += wave) {
    signal.throwIfAborted()
    const part = parts.slice(i, i + wave)
    const pieces = part.map(({ customers, transactions }) => ({ transactions, from: 0, to: customers.length }))
    const values = await context.map('score', scoring, pieces, { signal })
    for (const [j, piece] of part.entries()) {
      const scored = named(piece, values[j]!, scoring, context)
      for (const { customerId } of scored) left.delete(customerId)
      yield {
        scores: scored.flatMap((one) => draftsOf(stored, one, asOf)),
        save: (_unit, sql) => saveValues(sql, runId, stored, scored),
      }
    }
  }
  const gone = [...left]
  yield {
    scores: gone.flatMap((id) => withoutPurchase(stored, id, asOf, context)),
    save: (_unit, sql) => removeValues(sql, gone),
  }
}

/** Rescores customers whom events are about. */
export const scoreLive = async (
  { artifact: stored, runId }: PromotedModel<StoredModel>,
  customers: readonly ScoringCause[],
  context: Context,
  sql: RunSql,
): Promise<ScoringResult> => {
  const now = new Date()
  const customerIds = customers.map(({ customerId }) => customerId)
  const scored = await scoreHistory(stored, await loadHistoryOf(sql, customerIds, now, stored), now, context)
  const byId = new Map(scored.map((one) => [one.customerId, one]))
  const withoutOrders = customerIds.filter((id) => !byId.has(id))
  const gone = new Set(withoutOrders.length > 0 ? await customersWithValue(sql, withoutOrders) : [])
  return {
    // In order of the log, so that subscribers see changes in the order of their causes.
    scores: customerIds.flatMap((id) => {
      const one = byId.get(id)
      if (one) return draftsOf(stored, one, now)
      return gone.has(id) ? withoutPurchase(stored, id, now, context) : []
    }),
    save: async (_unit, s) => {
      await saveValues(s, runId, stored, scored)
      await removeValues(s, [...gone])
    },
  }
}

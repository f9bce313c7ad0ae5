import {
  explain,
  type PromotedModel,
  type RunSql,
  type ScoreDraft,
  type ScoringCause,
  type ScoringResult,
  type ScoringRun,
} from 'rapport-crm/sdk'
import { percentileOf } from './algorithms/percentile.ts'
import type { Ranks } from './artifact.ts'
import { loadValues, textOf, valuesOf, type Measured } from './features.ts'
import type { Context } from './manifest.ts'

/** Customers of one block of scores. */
const block = 250

/** The score `sample-plugin.rank` of a customer: its percentile among those trained on. */
export const scoreOf = ({ customer, value }: Measured, { cuts }: Ranks, asOf: Date, context: Context): ScoreDraft => {
  const percentile = percentileOf(cuts, value)
  const text = textOf(value, context.config)
  return {
    subjectType: 'Customer',
    subjectId: customer,
    kind: 'sample-plugin.rank',
    value: percentile,
    unit: 'PERCENTILE',
    explanation: explain({
      method: 'percentile',
      baseValue: 50,
      rawValue: percentile,
      factors: [{ feature: 'value', value, contribution: percentile - 50, text }],
    }),
    inputHash: context.models.hash({ value }),
    dataAsOf: asOf,
  }
}

/** Scores all customers. */
export async function* scoreAll(
  { artifact }: PromotedModel<Ranks>,
  { asOf, signal }: ScoringRun,
  context: Context,
): AsyncGenerator<ScoringResult> {
  const { customer, value } = await loadValues('SCORE', asOf, context)
  // Every customer has one row, so the dictionary is in the order of the rows.
  const all = customer.dictionary.map((one, i) => ({ customer: one, value: value[i]! }))
  for (let i = 0; i < all.length; i += block) {
    signal.throwIfAborted()
    yield { scores: all.slice(i, i + block).map((one) => scoreOf(one, artifact, asOf, context)) }
  }
}

/** Scores customers again the moment an event about them arrives. */
export const scoreLive = async (
  { artifact }: PromotedModel<Ranks>,
  customers: readonly ScoringCause[],
  context: Context,
  sql: RunSql,
): Promise<ScoringResult> => {
  const now = new Date()
  const uuids = customers.map(({ customerId }) => customerId)
  const measured = await valuesOf(sql, uuids, now, context)
  return { scores: measured.map((one) => scoreOf(one, artifact, now, context)) }
}

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
import { loadContacts, loadContactsOf, type Counted } from './features.ts'
import type { Context } from './manifest.ts'
import { saveRanks, type Ranked } from './store.ts'

/** Customers of one block of scores. */
const block = 250

/** The score `sample-plugin.rank` of a customer. */
export const scoreOf = ({ customerId, contacts, percentile }: Ranked, asOf: Date, context: Context): ScoreDraft => ({
  subjectType: 'Customer',
  subjectId: customerId,
  kind: 'sample-plugin.rank',
  value: percentile,
  unit: 'PERCENTILE',
  explanation: explain({
    method: 'percentile',
    baseValue: 50,
    rawValue: percentile,
    factors: [
      {
        feature: 'contacts',
        value: contacts,
        contribution: percentile - 50,
        text: `${contacts} contacts in ${context.config.windowDays} days`,
      },
    ],
  }),
  inputHash: context.models.hash({ contacts }),
  dataAsOf: asOf,
})

/** Ranks customers among those trained on. */
export const ranked = (counted: readonly Counted[], { cuts }: Ranks): Ranked[] =>
  counted.map((one) => ({ ...one, percentile: percentileOf(cuts, one.contacts) }))

const resultOf = (rows: readonly Ranked[], asOf: Date, context: Context): ScoringResult => ({
  scores: rows.map((row) => scoreOf(row, asOf, context)),
  save: (_unit, sql) => saveRanks(sql, rows),
})

/** Ranks all customers. */
export async function* scoreAll(
  { artifact }: PromotedModel<Ranks>,
  { asOf, signal }: ScoringRun,
  context: Context,
): AsyncGenerator<ScoringResult> {
  const { customer, contacts } = await loadContacts('SCORE', asOf, context)
  // Every customer has one row, so the dictionary is in the order of the rows.
  const counted = customer.dictionary.map((customerId, i) => ({ customerId, contacts: contacts[i]! }))
  for (let i = 0; i < counted.length; i += block) {
    signal.throwIfAborted()
    yield resultOf(ranked(counted.slice(i, i + block), artifact), asOf, context)
  }
}

/** Reranks customers the moment a contact with them is logged, changed or deleted. */
export const scoreLive = async (
  { artifact }: PromotedModel<Ranks>,
  customers: readonly ScoringCause[],
  context: Context,
  sql: RunSql,
): Promise<ScoringResult> => {
  const now = new Date()
  const customerIds = customers.map(({ customerId }) => customerId)
  return resultOf(ranked(await loadContactsOf(sql, customerIds, now, context), artifact), now, context)
}

import {
  ids,
  type PromotedModel,
  type RunSql,
  type ScoreDraft,
  type ScoringCause,
  type ScoringResult,
} from 'rapport-crm/sdk'
import { customerScore, customerScoreGone } from './customer.ts'
import { customersWithFeeling, removeFeelings, saveFeelings } from '../store/customers.ts'
import { loadFeelings, loadStates } from '../store/feelings.ts'
import { hasText, interactionPages, isPresent, type Interaction } from '../features.ts'
import { readTexts } from './reading.ts'
import type { StoredModel } from '../artifact.ts'
import type { Context } from '../manifest.ts'
import { textScore, textScoreGone } from './text.ts'
import { isCounted, removeTexts, saveTexts } from '../store.ts'

/** Every text of some customers that was not read yet, or changed since. */
const isUnread = `i.customer_id = any($1::uuid[]) and ${isPresent('SCORE')} and case
  when exists (select from p_sentiment.text_sentiment t where t.interaction_id = i.id)
  then exists (select from p_sentiment.text_sentiment t where t.interaction_id = i.id and (t.interaction_version <> i.version or t.customer_id <> i.customer_id))
  else ${hasText} end`

/** A text, and the customer that it was of when it was read. */
interface TextRow {
  readonly id: string
  readonly customer: string
}

/** Texts of some customers that were read before and changed since, with the customers that they were of. */
const changedSql = `
  select t.interaction_id::text as id, t.customer_id::text as customer
  from rapport_v1.interaction i join p_sentiment.text_sentiment t on t.interaction_id = i.id
  where i.customer_id = any($1::uuid[]) and (t.interaction_version <> i.version or t.customer_id <> i.customer_id)`

/**
 * Texts of some customers that are gone: of those that the interactions are with, and of those that they were with when they
 * were read. Two look-ups, as no index serves a condition on either of two tables.
 */
const goneSql = ['i', 't']
  .map(
    (of) => `
  select t.interaction_id::text as id, t.customer_id::text as customer
  from p_sentiment.text_sentiment t join rapport_v1.interaction i on i.id = t.interaction_id
  where ${of}.customer_id = any($1::uuid[]) and not (${isPresent('SCORE')})`,
  )
  .join(' union')

/**
 * Reads every unread or changed text of the customers that events are about, and follows these customers on: from where they
 * were when all that is new is later, from the beginning when something earlier came, changed or went.
 */
export const scoreLive = async (
  { artifact: stored, runId }: PromotedModel<StoredModel>,
  customers: readonly ScoringCause[],
  context: Context,
  sql: RunSql,
): Promise<ScoringResult> => {
  const { settings } = stored
  const asOf = new Date(Math.max(Date.now(), ...customers.map(({ at }) => at.getTime())))
  const customerIds = customers.map(({ customerId }) => customerId)
  const scores: ScoreDraft[] = []

  const gone = await sql<TextRow>(goneSql, [customerIds])
  await removeTexts(
    sql,
    gone.map(({ id }) => id),
  )
  for (const { id } of gone) scores.push(because('deleted', textScoreGone(id, asOf, context)))
  const changed = await sql<TextRow>(changedSql, [customerIds])
  /** Customers to be followed from the beginning. */
  const disturbed = new Set([...gone, ...changed].map(({ customer }) => customer))
  const known = new Set(changed.map(({ id }) => id))
  const fresh: Interaction[] = []
  for await (const page of interactionPages(sql, isUnread, [customerIds], settings)) {
    const readings = await readTexts(stored, page, context)
    for (const [i, interaction] of page.entries()) {
      const isKnown = known.has(interaction.id)
      scores.push(because(isKnown ? 'changed' : 'logged', textScore(interaction, readings[i]!, stored, asOf, context)))
      if (isKnown) disturbed.add(interaction.customerId)
      else if (readings[i]!.polarity !== null && isCounted(interaction, settings)) fresh.push(withoutText(interaction))
    }
    await saveTexts(sql, runId, page, readings, settings)
  }

  const causes = new Map(customers.map(({ customerId, cause }) => [customerId, cause]))
  // In order of the log, so that subscribers see changes in the order of what caused them; then those who lost a text to another.
  const touched = new Set(fresh.map(({ customerId }) => customerId))
  const affected = [...new Set([...customerIds, ...disturbed])].filter((id) => touched.has(id) || disturbed.has(id))
  const states = await loadStates(sql, runId, affected)
  for (const { id, customerId, atMs } of fresh) {
    const last = states.get(customerId)?.last
    if (last && (atMs < last.atMs || (atMs === last.atMs && id < last.interactionId))) disturbed.add(customerId)
  }
  const asked = affected.map((customerId) => ({
    customerId,
    state: disturbed.has(customerId) ? undefined : states.get(customerId),
  }))
  const causeOf = (customerId: string) => causes.get(customerId) ?? customers[0]!.cause
  const feelings = (await loadFeelings(sql, asked, asOf, settings, context)).map((feeling) => ({
    ...feeling,
    cause: causeOf(feeling.customerId),
  }))
  const heard = new Set(feelings.map(({ customerId }) => customerId))
  const silent = (
    await customersWithFeeling(
      sql,
      affected.filter((id) => !heard.has(id)),
    )
  ).map((customerId) => ({
    customerId,
    cause: causeOf(customerId),
  }))
  const byId = new Map(feelings.map((feeling) => [feeling.customerId, feeling]))
  return {
    scores: [
      ...scores,
      ...affected
        .flatMap((id) => byId.get(id) ?? [])
        .map((feeling) => ({
          ...customerScore(feeling, asOf, settings, context),
          cause: feeling.cause,
        })),
      ...silent.map(({ customerId, cause }) => ({ ...customerScoreGone(customerId, asOf, context), cause })),
    ],
    save: async (_unit, s) => {
      await saveFeelings(s, runId, feelings, asOf, settings)
      await removeFeelings(s, silent)
    },
  }
}

const because = (what: 'logged' | 'changed' | 'deleted', draft: ScoreDraft): ScoreDraft => ({
  ...draft,
  cause: { kind: 'EVENT', recordId: ids.encode('Interaction', draft.subjectId), text: `an interaction was ${what}` },
})

const withoutText = (interaction: Interaction): Interaction => ({ ...interaction, subject: null, body: null })

import type { RunSql } from 'rapport-crm/sdk'
import type { Interaction } from './features.ts'
import type { Reading } from './score/reading.ts'
import type { Settings } from './artifact.ts'

/** Whether an interaction is the customer's own voice, by the plugin's config. */
export const isCounted = ({ direction }: Pick<Interaction, 'direction'>, { directions }: Settings): boolean =>
  (directions as readonly string[]).includes(direction ?? 'NONE')

const saveSql = `
  insert into p_sentiment.text_sentiment (interaction_id, customer_id, occurred_at, interaction_version, counts, status, language, polarity,
    strength, label, probabilities, evidence, truncated, words, aspects, model_run_id, computed_at)
  select d.id, d.customer_id, d.occurred_at, d.version, d.counts, d.status, d.language, d.polarity,
    d.strength, d.label, d.probabilities, d.evidence, d.truncated, d.words, d.aspects, $2::uuid, clock_timestamp()
  from jsonb_to_recordset($1::jsonb) as d(id uuid, customer_id uuid, occurred_at timestamptz, version int, counts boolean, status text,
    language text, polarity float8, strength float8, label text, probabilities jsonb, evidence int, truncated boolean, words jsonb, aspects jsonb)
  join rapport_v1.interaction i on i.id = d.id
  on conflict (interaction_id) do update set customer_id = excluded.customer_id, occurred_at = excluded.occurred_at,
    interaction_version = excluded.interaction_version, counts = excluded.counts, status = excluded.status, language = excluded.language,
    polarity = excluded.polarity, strength = excluded.strength, label = excluded.label, probabilities = excluded.probabilities,
    evidence = excluded.evidence, truncated = excluded.truncated, words = excluded.words, aspects = excluded.aspects,
    model_run_id = excluded.model_run_id, computed_at = excluded.computed_at`

/** Stores what was read: words and their places, never the text. */
export const saveTexts = async (
  sql: RunSql,
  runId: string,
  page: readonly Interaction[],
  readings: readonly Reading[],
  settings: Settings,
): Promise<void> => {
  const rows = page.map((interaction, i) => {
    const { id, customerId, occurredAt, version } = interaction
    const { status, language, polarity, strength, label, probabilities, evidence, truncated, words, aspects } =
      readings[i]!
    return {
      id,
      customer_id: customerId,
      occurred_at: occurredAt,
      version,
      counts: isCounted(interaction, settings),
      status,
      language,
      polarity,
      strength,
      label,
      probabilities,
      evidence,
      truncated,
      words: status === 'OK' ? words : [],
      aspects,
    }
  })
  await sql(saveSql, [JSON.stringify(rows), runId])
}

/** Forgets what was read of interactions, and the alerts that they raised, acknowledged or not: their reason is gone. */
export const removeTexts = async (sql: RunSql, interactionIds: readonly string[]): Promise<void> => {
  if (interactionIds.length === 0) return
  await sql('delete from p_sentiment.text_sentiment where interaction_id = any($1::uuid[])', [interactionIds])
  await sql('delete from p_sentiment.alert where interaction_id = any($1::uuid[])', [interactionIds])
}

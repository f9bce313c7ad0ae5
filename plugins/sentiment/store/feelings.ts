import type { RunSql } from 'rapport-crm/sdk'
import { DAY_MS } from '../algorithms/customer/smoothing.ts'
import {
  feelingAt,
  feelingStateOf,
  follow,
  lookBackDays,
  NOTHING_HEARD,
  type Feeling,
  type FeelingState,
  type Voice,
} from '../score/feeling.ts'
import type { Settings } from '../artifact.ts'
import type { Context } from '../manifest.ts'

const stateSql = `select customer_id::text as customer, state from p_sentiment.customer_sentiment
  where customer_id = any($1::uuid[]) and model_run_id = $2::uuid`

/** What is kept of customers under a model; those of whom nothing is kept are absent. */
export const loadStates = async (
  sql: RunSql,
  runId: string,
  customerIds: readonly string[],
): Promise<Map<string, FeelingState>> => {
  const rows = await sql<{ customer: string; state: unknown }>(stateSql, [customerIds, runId])
  return new Map(rows.map((row) => [row.customer, feelingStateOf(row.state)]))
}

const voiceSql = `
  select d.customer_id::text as customer, t.interaction_id::text as interaction, t.occurred_at::text as occurred_at,
    extract(epoch from t.occurred_at)::float8 * 1000 as at_ms, t.polarity,
    d.last_at is null or (t.occurred_at, t.interaction_id) > (d.last_at, d.last_id) as is_new
  from jsonb_to_recordset($1::jsonb) as d(customer_id uuid, last_at timestamptz, last_id uuid)
  join p_sentiment.text_sentiment t on t.customer_id = d.customer_id and t.counts and t.status = 'OK' and t.occurred_at <= $2::timestamptz
    and (d.last_at is null or t.occurred_at >= least(d.last_at, $3::timestamptz))
  order by t.customer_id, t.occurred_at, t.interaction_id`

/** A row of `voiceSql`. */
interface VoiceRow {
  readonly customer: string
  readonly interaction: string
  readonly occurred_at: string
  readonly at_ms: number
  readonly polarity: number
  readonly is_new: boolean
}

/**
 * How customers feel at a moment, by what was read of their texts: gone on from the state that is given, or followed from
 * the beginning. In the order given; those who have said nothing that counts are absent.
 */
export const loadFeelings = async (
  sql: RunSql,
  customers: readonly { readonly customerId: string; readonly state: FeelingState | undefined }[],
  asOf: Date,
  settings: Settings,
  context: Context,
): Promise<(Feeling & { readonly isWhole: boolean })[]> => {
  const from = new Date(asOf.getTime() - lookBackDays * DAY_MS)
  const rows = await sql<VoiceRow>(voiceSql, [
    JSON.stringify(
      customers.map(({ customerId, state }) => ({
        customer_id: customerId,
        last_at: state?.last?.occurredAt ?? null,
        last_id: state?.last?.interactionId ?? null,
      })),
    ),
    asOf.toISOString(),
    from.toISOString(),
  ])
  const heard = Map.groupBy(rows, (row) => row.customer)
  return customers.flatMap(({ customerId, state }) => {
    const voices = heard.get(customerId) ?? []
    const isWhole = !state?.last
    if (isWhole && voices.length === 0) return []
    const fresh = voices.filter((row) => row.is_new).map(voiceOf)
    const followed = follow(isWhole ? NOTHING_HEARD : state, fresh, settings, context)
    return [{ ...feelingAt(customerId, followed, voices.map(voiceOf), asOf.getTime(), settings), isWhole }]
  })
}

const voiceOf = (row: VoiceRow): Voice => ({
  interactionId: row.interaction,
  occurredAt: row.occurred_at,
  atMs: row.at_ms,
  polarity: row.polarity,
})

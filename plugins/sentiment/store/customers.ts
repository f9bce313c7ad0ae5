import { mayBeScored, type Cause, type RunSql } from 'rapport-crm/sdk'
import { labelOf } from '../algorithms/analyse.ts'
import { DAY_MS } from '../algorithms/customer/smoothing.ts'
import type { Feeling } from '../score/feeling.ts'
import { sentimentChanged } from '../subscription.ts'
import type { Settings } from '../artifact.ts'

/** A customer's feeling on its way into the tables. */
export interface FeelingToSave extends Feeling {
  /** Whether it was followed from its first interaction: what was known of its turns before is then replaced. */
  readonly isWhole: boolean
  readonly cause: Cause
}

const iso = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString())

// An alert that was acknowledged is kept as history, also where the turn is not seen any more.
const alertSql = `
  with d as (select * from jsonb_to_recordset($1::jsonb) as d(customer_id uuid, is_whole boolean, recovered_at timestamptz)),
  t as (select * from jsonb_to_recordset($2::jsonb) as t(customer_id uuid, interaction_id uuid, turned_at timestamptz, level float8, recovered_at timestamptz)),
  withdrawn as (
    delete from p_sentiment.alert a using d where a.customer_id = d.customer_id and d.is_whole and a.acknowledged_at is null
      and not exists (select from t where t.interaction_id = a.interaction_id)
  ),
  closed as (
    update p_sentiment.alert a set recovered_at = coalesce(d.recovered_at, now()), updated_at = now(), version = a.version + 1
    from d where a.customer_id = d.customer_id and a.recovered_at is null and not exists (select from t where t.interaction_id = a.interaction_id)
      and (d.is_whole and a.acknowledged_at is not null or not d.is_whole and d.recovered_at is not null)
    returning a.id, a.customer_id
  ),
  mended as (
    update p_sentiment.alert a set customer_id = t.customer_id, level = t.level, recovered_at = t.recovered_at, updated_at = now(), version = a.version + 1
    from t where a.interaction_id = t.interaction_id
      and (a.customer_id, a.recovered_at) is distinct from (t.customer_id, t.recovered_at)
    returning a.id, a.customer_id
  ),
  raised as (
    insert into p_sentiment.alert (id, customer_id, interaction_id, turned_at, level)
    select uuid_v7(), t.customer_id, t.interaction_id, t.turned_at, t.level from t join rapport_v1.interaction i on i.id = t.interaction_id
    where t.recovered_at is null and t.turned_at >= $3::timestamptz and not exists (select from p_sentiment.alert a where a.interaction_id = t.interaction_id)
    on conflict (interaction_id) do nothing
    returning id, customer_id
  )
  select id::text, customer_id::text as customer from (select * from closed union all select * from mended union all select * from raised) as touched`

/** Records each change from `before` to `d`, and emits its event. */
const noteChanges = (join: 'join' | 'left join', written: string) =>
  sentimentChanged.emitRows({
    with: `${written},
  change as (
    insert into p_sentiment.change (id, customer_id, value, previous_value, mood, previous_mood, alert_id, cause, at)
    select uuid_v7(), d.customer_id, d.value, b.value, d.mood, coalesce(b.mood, 'UNKNOWN'), d.alert_id, d.cause, clock_timestamp()
    from d ${join} before b on b.customer_id = d.customer_id
    where b.value is null or d.value is null or abs(d.value - b.value) > 1e-9 or d.mood <> b.mood or d.alert_id is not null
    order by d.place
    returning id, customer_id, value, previous_value, mood, alert_id
  )`,
    from: 'change',
    payload: {
      changeId: 'id',
      customerId: 'customer_id',
      change: 'abs(value - previous_value)',
      mood: 'mood',
      isAlert: 'alert_id is not null',
    },
  })

const save = noteChanges(
  'left join',
  `d as (
    select d.* from jsonb_to_recordset($1::jsonb) as d(place int, customer_id uuid, value float8, "interval" jsonb, label text, mood text, trend jsonb,
      interactions int, last_interaction_id uuid, last_at timestamptz, state jsonb, alert_id uuid, cause jsonb)
    where exists (select from rapport_v1.customer c where c.id = d.customer_id and ${mayBeScored('sentiment', 'c')})
  ),
  before as (select customer_id, value, mood from p_sentiment.customer_sentiment where customer_id in (select customer_id from d)),
  saved as (
    insert into p_sentiment.customer_sentiment (customer_id, value, "interval", label, mood, trend, interactions, last_interaction_id, last_at, state, model_run_id, computed_at)
    select customer_id, value, "interval", label, mood, trend, interactions, last_interaction_id, last_at, state, $2::uuid, $3::timestamptz from d
    on conflict (customer_id) do update set value = excluded.value, "interval" = excluded."interval", label = excluded.label, mood = excluded.mood,
      trend = excluded.trend, interactions = excluded.interactions, last_interaction_id = excluded.last_interaction_id, last_at = excluded.last_at,
      state = excluded.state, model_run_id = excluded.model_run_id, computed_at = excluded.computed_at
  )`,
)

/** Stores how customers feel; each change of value or mood, and each alert, leaves a change and an event, in the order given. */
export const saveFeelings = async (
  sql: RunSql,
  runId: string,
  feelings: readonly FeelingToSave[],
  asOf: Date,
  { alertWindowDays }: Settings,
): Promise<void> => {
  if (feelings.length === 0) return
  const alerts = await sql<{ customer: string; id: string }>(alertSql, [
    JSON.stringify(
      feelings.map(({ customerId, isWhole, recoveredAtMs }) => ({
        customer_id: customerId,
        is_whole: isWhole,
        recovered_at: iso(recoveredAtMs),
      })),
    ),
    JSON.stringify(
      feelings.flatMap(({ customerId, turns }) =>
        turns.map(({ interactionId, atMs, level, recoveredAtMs }) => ({
          customer_id: customerId,
          interaction_id: interactionId,
          turned_at: iso(atMs),
          level,
          recovered_at: iso(recoveredAtMs),
        })),
      ),
    ),
    new Date(asOf.getTime() - alertWindowDays * DAY_MS).toISOString(),
  ])
  const alertOf = new Map(alerts.map((row) => [row.customer, row.id]))
  const rows = feelings.flatMap(({ customerId, smoothed, state, trend, cause }, place) =>
    smoothed.value === null || !state.last
      ? []
      : [
          {
            place,
            customer_id: customerId,
            value: smoothed.value,
            interval: smoothed.interval,
            label: labelOf(smoothed.value),
            mood: state.mood.mood,
            trend,
            interactions: smoothed.count,
            last_interaction_id: state.last.interactionId,
            last_at: state.last.occurredAt,
            state,
            alert_id: alertOf.get(customerId) ?? null,
            cause,
          },
        ],
  )
  await save(sql, [JSON.stringify(rows), runId, asOf.toISOString()])
}

const remove = noteChanges(
  'join',
  `d as (
    select d.*, null::float8 as value, 'UNKNOWN' as mood, null::uuid as alert_id
    from jsonb_to_recordset($1::jsonb) as d(place int, customer_id uuid, cause jsonb)
    join rapport_v1.customer c on c.id = d.customer_id
  ),
  before as (delete from p_sentiment.customer_sentiment s using d where s.customer_id = d.customer_id returning s.customer_id, s.value, s.mood)`,
)

/** Forgets how customers feel of whom nothing is left that counts; those of whom nothing was known are passed over. */
export const removeFeelings = async (
  sql: RunSql,
  customers: readonly { readonly customerId: string; readonly cause: Cause }[],
): Promise<void> => {
  if (customers.length === 0) return
  await sql(`delete from p_sentiment.alert where customer_id = any($1::uuid[]) and acknowledged_at is null`, [
    customers.map(({ customerId }) => customerId),
  ])
  await remove(sql, [
    JSON.stringify(customers.map(({ customerId, cause }, place) => ({ place, customer_id: customerId, cause }))),
  ])
}

/** Those of the customers whose feeling is known; all of them where none are given. */
export const customersWithFeeling = async (sql: RunSql, among?: readonly string[]): Promise<string[]> => {
  const rows = await sql<{ id: string }>(
    'select customer_id::text as id from p_sentiment.customer_sentiment where $1::uuid[] is null or customer_id = any($1::uuid[])',
    [among ?? null],
  )
  return rows.map((row) => row.id)
}

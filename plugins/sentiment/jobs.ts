import { defineJob, type Cause, type PromotedModel, type RunSql, type ScoringPage } from 'rapport-crm/sdk'
import { labelOf } from './algorithms/analyse.ts'
import { smoothedAt } from './algorithms/customer/smoothing.ts'
import { customerScore } from './score/customer.ts'
import { saveFeelings } from './store/customers.ts'
import { feelingStateOf } from './score/feeling.ts'
import { loadFeelings } from './store/feelings.ts'
import { artifact, type StoredModel } from './artifact.ts'
import type { Context } from './manifest.ts'

/** Customers of one transaction. */
const pageSize = 500
/** A smaller change of the value is not worth an event. */
const leastChange = 0.02
const cause: Cause = { kind: 'EVENT', text: 'time has passed since the last text' }

// Beside the customers whose sentiment is known those with a text that was dated ahead, whose time has come.
const pageSql = `
  select c.customer_id::text as customer, c.has_news, s.value, s.label, s.trend ->> 'direction' as direction, s.state
  from (
    select customer_id, bool_or(is_new) as has_news from (
      select customer_id, false as is_new from p_sentiment.customer_sentiment where model_run_id = $1::uuid and customer_id > $2::uuid
      union all
      select t.customer_id, true from p_sentiment.text_sentiment t
      where t.counts and t.status = 'OK' and t.occurred_at > now() - interval '2 days' and t.occurred_at <= now() and t.customer_id > $2::uuid
        and not exists (select from p_sentiment.customer_sentiment s where s.customer_id = t.customer_id and (t.occurred_at, t.interaction_id) <= (s.last_at, s.last_interaction_id))
    ) u group by customer_id order by customer_id limit ${pageSize}
  ) c
  left join p_sentiment.customer_sentiment s on s.customer_id = c.customer_id and s.model_run_id = $1::uuid
  order by c.customer_id`

/** A row of `pageSql`; if no sentiment is known, everything but the customer and the news is null. */
interface PageRow {
  readonly customer: string
  readonly has_news: boolean
  readonly value: number | null
  readonly label: string | null
  readonly direction: string | null
  readonly state: unknown
}

const isFaded = (row: PageRow, value: number | null): boolean =>
  value !== null && (row.value === null || Math.abs(value - row.value) >= leastChange || labelOf(value) !== row.label)

const rescorePage = async (
  { artifact: { settings }, runId }: PromotedModel<StoredModel>,
  after: string,
  context: Context,
  sql: RunSql,
): Promise<ScoringPage> => {
  const rows = await sql<PageRow>(pageSql, [runId, after])
  const asOf = new Date()
  const before = new Map(rows.map((row) => [row.customer, row]))
  const asked = rows.flatMap((row) => {
    const state = row.state === null ? undefined : feelingStateOf(row.state)
    const isAsked =
      !state ||
      row.has_news ||
      row.direction !== 'UNKNOWN' ||
      isFaded(row, smoothedAt(state.sums, asOf.getTime(), { halfLifeDays: settings.halfLifeDays }).value)
    return isAsked ? [{ customerId: row.customer, state }] : []
  })
  const feelings = (await loadFeelings(sql, asked, asOf, settings, context))
    .filter(({ customerId, smoothed, trend }) => {
      const row = before.get(customerId)!
      return row.has_news || isFaded(row, smoothed.value) || trend.direction !== row.direction
    })
    .map((feeling) => ({ ...feeling, cause }))
  return {
    last: [...before.keys()].at(-1),
    scores: feelings.map((feeling) => customerScore(feeling, asOf, settings, context)),
    save: (_unit, s) => saveFeelings(s, runId, feelings, asOf, settings),
  }
}

/**
 * Recomputes the sentiment of customers if it has faded, or its trend has turned, without a new text: every night, so
 * that a value in the table is never much older than a day.
 */
export const refresh = defineJob<Context>({
  name: 'refresh',
  cron: '40 2 * * *',
  run: (_payload, context, { signal }) =>
    context.models.rescorePages(cause, artifact, signal, (model, after, sql) =>
      rescorePage(model, after, context, sql),
    ),
})

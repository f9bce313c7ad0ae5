import type { Cause, PromotedModel, RunSql, ScoringResult } from 'rapport/sdk'
import { labelOf } from './algorithms/analyse.ts'
import { smoothedAt } from './algorithms/customer/smoothing.ts'
import { customerScore } from './customer-score.ts'
import { saveFeelings } from './customer-store.ts'
import type { FeelingState } from './feeling.ts'
import { loadFeelings } from './feelings.ts'
import type { StoredModel, X } from './stored-model.ts'

/** Customers of one transaction. */
const pageSize = 500
/** A smaller change of the value is not worth an event. */
const leastChange = 0.02
const cause: Cause = { kind: 'EVENT', text: 'time passed since the last text' }

const pageSql = `select customer_id::text as customer, value, label, trend ->> 'direction' as direction, state from p_sentiment.customer_sentiment
  where model_run_id = $1::uuid and customer_id > $2::uuid order by customer_id limit ${pageSize}`

/** Computes the sentiment of customers again where it has faded, or its trend has turned, without a new text. */
export const refresh = async (x: X, signal: AbortSignal): Promise<void> => {
  let last: string | undefined = '00000000-0000-0000-0000-000000000000'
  while (last !== undefined) {
    signal.throwIfAborted()
    const after: string = last
    last = undefined
    await x.models.rescore(cause, async (model, sql) => {
      const rows = await sql(pageSql, [model.runId, after])
      last = rows.at(-1)?.['customer'] as string | undefined
      return rescored(model, rows, x, sql)
    })
  }
}

const rescored = async (
  { artifact, runId }: PromotedModel,
  rows: readonly Readonly<Record<string, unknown>>[],
  x: X,
  sql: RunSql,
): Promise<ScoringResult> => {
  const { settings } = artifact as StoredModel
  const asOf = new Date()
  const before = new Map(rows.map((row) => [row['customer'] as string, row]))
  const isFaded = (row: Readonly<Record<string, unknown>>, value: number | null): boolean =>
    value !== null && (Math.abs(value - (row['value'] as number)) >= leastChange || labelOf(value) !== row['label'])
  const asked = rows.flatMap((row) => {
    const state = row['state'] as FeelingState
    const { value } = smoothedAt(state.sums, asOf.getTime(), { halfLifeDays: settings.halfLifeDays })
    const canTurn = row['direction'] !== 'UNKNOWN'
    return canTurn || isFaded(row, value) ? [{ customerId: row['customer'] as string, state }] : []
  })
  const feelings = (await loadFeelings(sql, asked, asOf, settings, x))
    .filter(({ customerId, smoothed, trend }) => {
      const row = before.get(customerId)!
      return isFaded(row, smoothed.value) || trend.direction !== row['direction']
    })
    .map((feeling) => ({ ...feeling, cause }))
  return {
    scores: feelings.map((feeling) => customerScore(feeling, asOf, settings, x)),
    save: (_unit, s) => saveFeelings(s, runId, feelings, asOf, settings),
  }
}

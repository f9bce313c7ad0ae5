import { defineJob, type PromotedModel, type RunSql, type ScoringResult } from 'rapport-crm/sdk'
import { loadHistoryOf } from './features.ts'
import { draftsOf, scoreHistory, withoutPurchase, type ScoredCustomer } from './score.ts'
import type { StoredModel } from './artifact.ts'
import type { X } from './manifest.ts'
import { removeValues, saveValues } from './store.ts'

/** Younger values are left alone; values older than `oldestDays` are saved again however little time has moved them. */
const youngestDays = 1
const oldestDays = 7
/** Smaller changes of a value, relative to it, or of the probability of being alive, are not reported. */
const visible = 0.01
/** Smaller amounts count as zero: amounts are stored in hundredths. */
const smallest = 0.01
/** Customers per transaction; live scoring of the plugin waits that long. */
const block = 500

const agedSql = `
  select customer_id::text as id, amount::float8 as amount, probability_alive, band, model_run_id,
    computed_at < $2::timestamptz - make_interval(days => ${oldestDays}) as is_old
  from p_clv.lifetime_value
  where customer_id > $1 and computed_at < $2::timestamptz - make_interval(days => ${youngestDays})
  order by customer_id limit ${block}`

type Aged = Readonly<Record<string, unknown>>

const hasMoved = (aged: Aged, { value }: ScoredCustomer, runId: string): boolean => {
  const amount = aged['amount'] as number
  return (
    aged['is_old'] === true ||
    aged['band'] !== value.band ||
    aged['model_run_id'] !== runId ||
    Math.abs(value.value - amount) > Math.max(smallest, visible * amount) ||
    Math.abs(value.probabilityAlive - (aged['probability_alive'] as number)) > visible
  )
}

const rescore = async (
  { artifact, runId }: PromotedModel,
  aged: readonly Aged[],
  now: Date,
  x: X,
  sql: RunSql,
): Promise<ScoringResult> => {
  const stored = artifact as StoredModel
  const customerIds = aged.map((row) => row['id'] as string)
  const scored = await scoreHistory(stored, await loadHistoryOf(sql, customerIds, now, stored), now, x)
  const byId = new Map(scored.map((one) => [one.customerId, one]))
  const moved = aged.flatMap((row) => {
    const one = byId.get(row['id'] as string)
    return one && hasMoved(row, one, runId) ? [one] : []
  })
  const gone = customerIds.filter((id) => !byId.has(id))
  return {
    scores: [
      ...moved.flatMap((one) => draftsOf(stored, one, now)),
      ...gone.flatMap((id) => withoutPurchase(stored, id, now, x)),
    ],
    save: async (_unit, s) => {
      await saveValues(s, runId, stored, moved)
      await removeValues(s, gone)
    },
  }
}

const cause = { kind: 'TIME', text: 'time has passed without a purchase' } as const

/** Rescores the next block of customers after one; returns its last customer, or undefined if there was none. */
const rescoreBlock = async (after: string, now: Date, x: X): Promise<string | undefined> => {
  const seen: string[] = []
  await x.models.rescore(cause, async (model, sql) => {
    const aged = await sql(agedSql, [after, now.toISOString()])
    seen.push(...aged.map((row) => row['id'] as string))
    return aged.length === 0 ? { scores: [] } : rescore(model, aged, now, x, sql)
  })
  return seen.at(-1)
}

const firstUuid = '00000000-0000-0000-0000-000000000000'

/**
 * Runs every night: a customer who does not buy is worth less each day, and no event says so. Values older than a day
 * are recomputed in blocks, and saved if time has moved them by a hundredth, or after a week.
 */
export const ageing = defineJob<X>({
  name: 'ageing',
  cron: '40 1 * * *',
  run: async (_payload, x, { signal }) => {
    const now = new Date()
    for (let after: string | undefined = firstUuid; after !== undefined; after = await rescoreBlock(after, now, x))
      signal.throwIfAborted()
  },
})

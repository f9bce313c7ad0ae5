import { defineJob, type PromotedModel, type RunSql, type ScoringPage } from 'rapport-crm/sdk'
import { loadHistoryOf } from './features.ts'
import { draftsOf, scoreHistory, withoutPurchase, type ScoredCustomer } from './score.ts'
import { artifact, type StoredModel } from './artifact.ts'
import type { Context } from './manifest.ts'
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

/** A row of `agedSql`. */
interface Aged {
  readonly id: string
  readonly amount: number
  readonly probability_alive: number
  readonly band: string
  readonly model_run_id: string
  readonly is_old: boolean
}

const hasMoved = (aged: Aged, { value }: ScoredCustomer, runId: string): boolean => {
  const { amount } = aged
  return (
    aged.is_old ||
    aged.band !== value.band ||
    aged.model_run_id !== runId ||
    Math.abs(value.value - amount) > Math.max(smallest, visible * amount) ||
    Math.abs(value.probabilityAlive - aged.probability_alive) > visible
  )
}

const cause = { kind: 'TIME', text: 'time has passed without a purchase' } as const

/** Rescores the customers after a given one whose values are older than a day. */
const rescorePage = async (
  { artifact: stored, runId }: PromotedModel<StoredModel>,
  after: string,
  now: Date,
  context: Context,
  sql: RunSql,
): Promise<ScoringPage> => {
  const aged = await sql<Aged>(agedSql, [after, now.toISOString()])
  const customerIds = aged.map((row) => row.id)
  const scored = await scoreHistory(stored, await loadHistoryOf(sql, customerIds, now, stored), now, context)
  const byId = new Map(scored.map((one) => [one.customerId, one]))
  const moved = aged.flatMap((row) => {
    const one = byId.get(row.id)
    return one && hasMoved(row, one, runId) ? [one] : []
  })
  const gone = customerIds.filter((id) => !byId.has(id))
  return {
    last: customerIds.at(-1),
    scores: [
      ...moved.flatMap((one) => draftsOf(stored, one, now)),
      ...gone.flatMap((id) => withoutPurchase(stored, id, now, context)),
    ],
    save: async (_unit, s) => {
      await saveValues(s, runId, stored, moved)
      await removeValues(s, gone)
    },
  }
}

/**
 * Runs every night: a customer who does not buy is worth less each day, and no event says so. Values older than a day
 * are recomputed in pages, and saved if time has moved them by a hundredth, or after a week.
 */
export const decay = defineJob<Context>({
  name: 'decay',
  cron: '40 1 * * *',
  run: (_payload, context, { signal }) => {
    const now = new Date()
    return context.models.rescorePages(cause, artifact, signal, (model, after, sql) =>
      rescorePage(model, after, now, context, sql),
    )
  },
})

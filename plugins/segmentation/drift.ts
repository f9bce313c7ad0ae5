import { type DriftReport, type DriftRun, type PromotedModel } from 'rapport-crm/sdk'
import { assessDrift, featureDrift } from './algorithms/drift.ts'
import { loadFeatures } from './features.ts'
import { currencyOfModel, type LiveModel } from './artifact.ts'
import { assignTable } from './score.ts'
import type { Context } from './manifest.ts'

/**
 * The label that each customer got when the model was promoted: its present one, unless an event has moved it since, in
 * which case its first move tells where it was. Customers who came later are absent.
 */
const labelsAtPromotion = `
  select m.customer_id::text as customer, s.label
  from p_segmentation.membership m
  left join lateral (
    select true as moved, c.from_id from p_segmentation.membership_change c
    where c.customer_id = m.customer_id and c.cause ->> 'kind' = 'EVENT'
      and c.at > (select r.promoted_at from rapport_v1.model_run r where r.id = $1)
    order by c.at limit 1) first on true
  join p_segmentation.segment s on s.id = case when first.moved then first.from_id else m.segment_id end and s.model_run_id = $1`

/** How differently customers behave from those trained on, and how many of them have changed segment since. */
export const drift = async (
  { artifact: live, runId }: PromotedModel<LiveModel>,
  { asOf, signal }: DriftRun,
  context: Context,
): Promise<DriftReport> => {
  const table = await loadFeatures(context.snapshot, live.names, asOf, currencyOfModel(live, context), 'SCORE')
  signal.throwIfAborted()
  if (table.rows.rows === 0)
    return { rows: 0, features: [], proposal: 'RETRAIN', reasons: ['there is no customer with a purchase any more'] }
  const assigned = new Map((await assignTable(live, table)).map(({ customerId, segment }) => [customerId, segment]))
  const known = (await context.sql<{ customer: string; label: number }>(labelsAtPromotion, [runId])).filter((row) =>
    assigned.has(row.customer),
  )
  const { features, proposal, reasons } = assessDrift(
    featureDrift(live.artifact.drift, table.rows),
    Int32Array.from(known, (row) => row.label),
    Int32Array.from(known, (row) => assigned.get(row.customer)!),
  )
  return { rows: table.rows.rows, features, proposal, reasons }
}

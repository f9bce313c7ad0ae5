import type { DriftReport, DriftRun, PromotedModel } from 'rapport-crm/sdk'
import { lastDayBefore } from 'rapport-crm/task'
import { proposalOf } from './algorithms/lifetime/drift.ts'
import type { StoredModel } from './artifact.ts'
import { loadHistory } from './features.ts'
import type { Context } from './manifest.ts'

/** How differently customers buy from those trained on, and how far their mean value has moved. */
export const drift = async (
  { artifact }: PromotedModel<StoredModel>,
  { asOf, signal }: DriftRun,
  context: Context,
): Promise<DriftReport> => {
  const { model, drift: reference, ...settings } = artifact
  const { transactions } = await loadHistory(context.snapshot, asOf, settings, 'SCORE')
  const day = lastDayBefore(asOf, settings.timeZone)
  const found = await context.run('drift', { model, reference, transactions, asOf: day }, { signal })
  return { rows: found.customers, features: found.features, ...proposalOf(found) }
}

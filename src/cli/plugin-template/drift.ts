import type { DriftReport, DriftRun, PromotedModel } from 'rapport-crm/sdk'
import { drift as driftOf, proposeTraining } from 'rapport-crm/ml/metrics'
import type { Ranks } from './artifact.ts'
import { loadContacts } from './features.ts'
import type { Context } from './manifest.ts'

/** How differently contacts are distributed from those trained on. */
export const drift = async (
  { artifact }: PromotedModel<Ranks>,
  { asOf }: DriftRun,
  context: Context,
): Promise<DriftReport> => {
  const { rows, contacts } = await loadContacts('SCORE', asOf, context)
  const psi = rows === 0 ? 0 : driftOf(artifact.spread, contacts).index
  const features = [{ feature: 'contacts', psi }]
  return { rows, features, ...proposeTraining(features) }
}

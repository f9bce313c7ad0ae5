import type { DriftReport, DriftRun, PromotedModel } from 'rapport-crm/sdk'
import { drift as driftOf, proposeTraining } from 'rapport-crm/ml/metrics'
import type { Ranks } from './artifact.ts'
import { loadValues } from './features.ts'
import type { Context } from './manifest.ts'

/** How differently values are distributed from those trained on. */
export const drift = async (
  { artifact }: PromotedModel<Ranks>,
  { asOf }: DriftRun,
  context: Context,
): Promise<DriftReport> => {
  const { rows, value } = await loadValues('SCORE', asOf, context)
  const psi = rows === 0 ? 0 : driftOf(artifact.spread, value).index
  const features = [{ feature: 'value', psi }]
  return { rows, features, ...proposeTraining(features) }
}

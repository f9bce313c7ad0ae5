import { RapportError, taskOptions, type TrainedModel, type TrainingRun } from 'rapport-crm/sdk'
import { driftProfile } from 'rapport-crm/ml/metrics'
import type { Ranks } from './artifact.ts'
import { loadValues, textOf } from './features.ts'
import type { Context } from './manifest.ts'
import type { Params } from './params.ts'

/** Learns how the values of all customers are distributed. */
export const train = async (run: TrainingRun<Params>, context: Context): Promise<TrainedModel<Ranks>> => {
  const { minCustomers } = context.config
  const { rows, value } = await loadValues('LEARN', run.asOf, context)
  if (rows < minCustomers)
    throw new RapportError('INSUFFICIENT_DATA', `expected at least ${minCustomers} customers, found ${rows}`)
  const { cuts } = await context.run('rank', { values: value }, taskOptions(run, 0.2, 1, 'ranking customers'))
  const median = cuts[50]!
  return {
    artifact: { cuts, spread: driftProfile(value) },
    rows,
    features: [{ name: 'value', description: 'What customers are ranked by' }],
    metrics: [{ name: 'median', value: median, split: 'TRAIN' }],
    message: `${rows} customers ranked; half of them have at most ${textOf(median, context.config)}`,
  }
}

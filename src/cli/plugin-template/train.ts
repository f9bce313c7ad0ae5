import { RapportError, taskOptions, type TrainedModel, type TrainingRun } from 'rapport-crm/sdk'
import { driftProfile } from 'rapport-crm/ml/metrics'
import type { Ranks } from './artifact.ts'
import { loadContacts } from './features.ts'
import type { Context } from './manifest.ts'
import type { Params } from './params.ts'

/** Learns how the contacts of all customers are distributed. */
export const train = async (run: TrainingRun<Params>, context: Context): Promise<TrainedModel<Ranks>> => {
  const { minCustomers, windowDays } = context.config
  const { rows, contacts } = await loadContacts('LEARN', run.asOf, context)
  if (rows < minCustomers)
    throw new RapportError('INSUFFICIENT_DATA', `expected at least ${minCustomers} customers, found ${rows}`)
  const { cuts } = await context.run('rank', { contacts }, taskOptions(run, 0.2, 1, 'ranking customers'))
  return {
    artifact: { cuts, spread: driftProfile(contacts) },
    rows,
    features: [{ name: 'contacts', description: `Contacts in ${windowDays} days` }],
    metrics: [{ name: 'median_contacts', value: cuts[50]!, split: 'TRAIN' }],
    message: `${rows} customers ranked; half of them had at most ${cuts[50]} contacts`,
  }
}

import { defineModel, type Model } from 'rapport-crm/sdk'
import { artifact, type StoredModel } from './artifact.ts'
import { drift } from './drift.ts'
import type { Context } from './manifest.ts'
import { paramsOf, type Algorithm, type AnyParams } from './params.ts'
import { replay } from './replay.ts'
import { scoreAll, scoreLive } from './score.ts'
import { train } from './train.ts'
import { whatIf } from './what-if.ts'

const modelOf = (algorithm: Algorithm, description: string): Model<Context> =>
  defineModel<AnyParams, StoredModel, Context>({
    description,
    params: paramsOf[algorithm],
    artifact,
    primaryMetric: { name: 'mae', better: 'lower' },
    train: (run, context) => train(algorithm, run, context),
    scoreAll,
    replay,
    whatIf,
    drift,
    live: { topics: ['order.recorded', 'order.updated', 'order.deleted'], score: scoreLive },
  })

/** The algorithms of `trainModel`. */
export const models: Readonly<Record<Algorithm, Model<Context>>> = {
  BG_NBD: modelOf('BG_NBD', 'Purchases until the customer leaves (beta-geometric / NBD), each valued by Gamma-Gamma.'),
  MBG_NBD: modelOf('MBG_NBD', 'BG/NBD in which customers may also leave after their first purchase.'),
  PARETO_NBD: modelOf('PARETO_NBD', 'Pareto/NBD, in which customers leave at any time, with Gamma-Gamma.'),
  LINEAR: modelOf('LINEAR', 'Linear regression of future spending on what a customer has done.'),
  RANDOM_FOREST: modelOf('RANDOM_FOREST', 'Random forest of future spending, grown across all threads.'),
  SVR: modelOf('SVR', 'Support vector regression of future spending, with a radial kernel.'),
  AUTO: modelOf(
    'AUTO',
    'Compares the algorithms on one split by time and trains the best one that beats the baseline on unseen ' +
      'days; keeps the baseline if none does.',
  ),
}

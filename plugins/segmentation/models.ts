import { defineModel, type Model } from 'rapport-crm/sdk'
import { artifact, type LiveModel, type StoredSegmentation } from './artifact.ts'
import { drift } from './drift.ts'
import type { Context } from './manifest.ts'
import { paramsOf, type Algorithm, type AnyParams } from './params.ts'
import { replay } from './replay.ts'
import { scoreAll, scoreLive } from './score.ts'
import { train } from './train.ts'
import { whatIf } from './what-if.ts'

const modelOf = (algorithm: Algorithm, description: string): Model<Context> =>
  defineModel<AnyParams, LiveModel, Context, StoredSegmentation>({
    description,
    params: paramsOf[algorithm],
    artifact,
    // How well groups predict what customers do next. A silhouette or an inertia is no yardstick for two runs: both favour few groups,
    // and neither means the same for other features, scales or algorithms.
    primaryMetric: { name: 'rmse', better: 'lower', relativeToBaseline: true },
    train: (run, context) => train(algorithm, run, context),
    scoreAll,
    replay,
    whatIf,
    drift,
    live: {
      topics: [
        'order.recorded',
        'order.updated',
        'order.deleted',
        'interaction.logged',
        'interaction.updated',
        'interaction.deleted',
      ],
      score: scoreLive,
    },
  })

/** The algorithms of `trainModel`. */
export const models: Readonly<Record<Algorithm, Model<Context>>> = {
  KMEANS: modelOf(
    'KMEANS',
    'Groups around centres: seeded k-means++ with several starts; k is given, or chosen by what groups ' +
      'predict of what customers do next.',
  ),
  DBSCAN: modelOf('DBSCAN', 'Dense groups of any shape; customers unlike all others stay outside.'),
  RFM: modelOf('RFM', 'Quintiles of recency, frequency and monetary value, with the usual marketing names.'),
  GAUSSIAN_MIXTURE: modelOf('GAUSSIAN_MIXTURE', 'Overlapping groups with a probability of belonging.'),
  HIERARCHICAL: modelOf('HIERARCHICAL', 'A tree of groups, cut where they predict most of what customers do next.'),
}

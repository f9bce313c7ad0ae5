import { defineModel, type Model } from 'rapport-crm/sdk'
import { artifact, type StoredModel } from './artifact.ts'
import { drift } from './drift.ts'
import type { Context } from './manifest.ts'
import { paramsOf, type Algorithm, type AnyParams } from './params.ts'
import { replay } from './replay.ts'
import { scoreAll } from './score.ts'
import { scoreLive } from './score/live.ts'
import { train } from './train.ts'

const modelOf = (algorithm: Algorithm, description: string): Model<Context> =>
  defineModel<AnyParams, StoredModel, Context>({
    description,
    params: paramsOf[algorithm],
    artifact,
    // A training learns from 50,000 texts at most, and every text is scored.
    scoringShare: algorithm === 'LEXICON' ? 0.9 : 0.6,
    primaryMetric: { name: 'accuracy', better: 'higher' },
    train: (run, context) => train(algorithm, run, context),
    scoreAll,
    replay,
    drift,
    live: {
      topics: [
        'interaction.logged',
        'interaction.updated',
        'interaction.deleted',
        'customer.deleted',
        'customer.updated',
      ],
      score: scoreLive,
    },
  })

/** The algorithms of `trainModel`. */
export const models: Readonly<Record<Algorithm, Model<Context>>> = {
  LEXICON: modelOf('LEXICON', 'Word lists and rules for English and Chinese; needs no training.'),
  LINEAR: modelOf('LINEAR', 'Logistic regression over words and characters, trained on labelled interactions.'),
  AUTO: modelOf('AUTO', 'Keeps the word lists unless the trained model is better on labels that it has not seen.'),
}

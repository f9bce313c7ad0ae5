import type { ModelDefinition } from 'rapport-crm/sdk'
import { driftOfTexts } from './drift.ts'
import { paramsOf, type Algorithm, type AnyParams } from './params.ts'
import { replay } from './replay.ts'
import { scoreAll } from './score.ts'
import { scoreLive } from './score/live.ts'
import { decodeStored } from './artifact.ts'
import type { X } from './manifest.ts'
import { trainSentiment } from './train.ts'

const definitionOf = (algorithm: Algorithm, description: string): ModelDefinition<never, X> =>
  ({
    description,
    params: paramsOf[algorithm],
    // A training learns from 50,000 texts at most, and every text is scored.
    scoringShare: algorithm === 'LEXICON' ? 0.9 : 0.6,
    primaryMetric: { name: 'accuracy', better: 'higher' },
    train: (run, x) => trainSentiment(algorithm, run, x),
    decode: decodeStored,
    scoreAll,
    replay,
    drift: driftOfTexts,
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
  }) as ModelDefinition<AnyParams, X> as ModelDefinition<never, X>

/** The algorithms of `trainModel`. */
export const models: Readonly<Record<Algorithm, ModelDefinition<never, X>>> = {
  LEXICON: definitionOf('LEXICON', 'Word lists and rules for English and Chinese; needs no training.'),
  LINEAR: definitionOf('LINEAR', 'Logistic regression over words and characters, trained on labelled interactions.'),
  AUTO: definitionOf('AUTO', 'Keeps the word lists unless the trained model is better on labels that it has not seen.'),
}

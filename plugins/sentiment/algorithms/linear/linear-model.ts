import { decodeArtifact, encodeArtifact, isModel, ModelInputError } from 'rapport-crm/ml/data'
import { LISTS_VERSION } from '../words/version.ts'
import type { Corpus } from './corpus.ts'
import { LEXICON_FEATURES } from './features.ts'
import type { Fit } from './fit.ts'

/** How many texts of each label a model has learned from. */
export interface LabelCounts {
  readonly negative: number
  readonly neutral: number
  readonly positive: number
}

/** A trained linear model: plain data, stored as an artifact. It contains hashes of n-grams, no words of customers. */
export interface LinearModel {
  readonly model: 'sentiment.linear'
  /** Word lists and features that it was trained with. */
  readonly lists: string
  /** Hashes of the known n-grams, ascending. */
  readonly keys: Uint32Array
  /** Weight of each, in log-odds; a text of m known n-grams gives each 1/√m of it. */
  readonly weights: Float32Array
  /** Weights of `LEXICON_FEATURES`. */
  readonly lexicon: Float64Array
  /** Raw score of a text without known features. */
  readonly baseValue: number
  /** Half the distance between the thresholds of negative and positive; 0 when no neutral text was given. */
  readonly halfWidth: number
  readonly learnedFrom: LabelCounts
  /** Languages for which it speaks, BCP 47: those in which it was shown to be better than the word lists. */
  readonly languages: readonly string[]
}

/** A raw score's calibration: probabilities are those of the ordinal model at `slope × raw + shift`. */
export interface Calibration {
  readonly slope: number
  readonly shift: number
  readonly halfWidth: number
}

/** Counts the labels of rows of a corpus. */
export const countLabels = (labels: Int8Array, rows: Int32Array): LabelCounts => {
  const counts = { negative: 0, neutral: 0, positive: 0 }
  for (const row of rows) {
    const label = labels[row]!
    if (label < 0) counts.negative++
    else if (label > 0) counts.positive++
    else counts.neutral++
  }
  return counts
}

/** Languages that a model can learn. */
export const LEARNT_LANGUAGES: readonly string[] = ['en', 'zh']

/**
 * Creates the model of a fit, for all languages until they have been compared, with its calibration folded into the
 * weights so that contributions are in calibrated log-odds.
 */
export const linearModel = (
  corpus: Corpus,
  fit: Fit,
  { slope, shift, halfWidth }: Calibration,
  learnedFrom: LabelCounts,
): LinearModel => {
  const columns = Array.from(corpus.keys.keys()).filter((column) => fit.known[column] === 1)
  columns.sort((a, b) => corpus.keys[a]! - corpus.keys[b]!)
  return {
    model: 'sentiment.linear',
    lists: LISTS_VERSION,
    keys: Uint32Array.from(columns, (column) => corpus.keys[column]!),
    weights: Float32Array.from(columns, (column) => fit.ngrams[column]! * slope),
    lexicon: fit.lexicon.map((weight) => weight * slope),
    baseValue: fit.bias * slope + shift,
    halfWidth,
    learnedFrom,
    languages: LEARNT_LANGUAGES,
  }
}

const isLinearModel = (value: unknown): value is LinearModel => isModel(value, 'sentiment.linear')

/** The model as canonical text: equal models give equal text, and it decodes to the same bits. */
export const encodeLinearModel = (model: LinearModel): string => encodeArtifact(model)

/**
 * Decodes a model.
 * @throws ModelInputError BAD_ARTIFACT if the text is not such a model, or belongs to other word lists
 */
export const decodeLinearModel = (text: string): LinearModel => {
  const model = decodeArtifact(text, isLinearModel)
  checkLinearModel(model)
  return model
}

/** Throws ModelInputError BAD_ARTIFACT unless the model fits these word lists and is whole. */
export const checkLinearModel = ({ lists, keys, weights, lexicon }: LinearModel): void => {
  if (lists !== LISTS_VERSION) {
    const message = `expected a model of word lists ${LISTS_VERSION}, got one of ${lists}: train it again`
    throw new ModelInputError('BAD_ARTIFACT', message)
  }
  if (keys.length !== weights.length || lexicon.length !== LEXICON_FEATURES.length) {
    const message = `expected a weight for each of ${keys.length} n-grams and ${LEXICON_FEATURES.length} lexicon features, got ${weights.length} and ${lexicon.length}`
    throw new ModelInputError('BAD_ARTIFACT', message)
  }
}

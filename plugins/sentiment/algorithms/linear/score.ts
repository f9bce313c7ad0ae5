import type { LexiconScore } from '../lexicon/score.ts'
import type { TokenisedText } from '../text/tokens.ts'
import { extractFeatures, LEXICON_FEATURES, lexiconShares } from './features.ts'
import { KeyTable } from './hash.ts'
import { checkLinearModel, type LinearModel } from './linear-model.ts'
import { labelProbabilities, type LabelProbabilities } from './ordinal.ts'

/** A place in the text, or the text as a whole, that moved a linear score. */
interface LinearFactor {
  /** `WHOLE_TEXT`: that no sentiment word was found; it has no place. */
  readonly kind: 'WORDS' | 'WHOLE_TEXT'
  readonly start: number
  readonly end: number
  /** In calibrated log-odds. */
  readonly contribution: number
}

/** A text's score by a linear model. */
interface LinearScore {
  /** `baseValue + Σ contribution`, in calibrated log-odds of positive over negative. */
  readonly raw: number
  readonly baseValue: number
  readonly probabilities: LabelProbabilities
  /** P(positive) − P(negative). */
  readonly polarity: number
  /** Known n-grams and sentiment words found; with 0 the model says nothing. */
  readonly evidence: number
  readonly factors: readonly LinearFactor[]
  /**
   * The distance from 0 at which the log-odds of a text make an opinion as likely as none; near 0 for a model that
   * never saw a neutral text.
   */
  readonly halfWidth: number
}

/** Scores texts with one model; reuse it for many texts. */
export interface LinearScorer {
  (tokenised: TokenisedText, lexicon: LexiconScore): LinearScore
  /** Languages for which the model speaks. */
  readonly languages: ReadonlySet<string>
}

const NOTHING_FOUND = LEXICON_FEATURES.indexOf('nothing found')

/** One exact number for a place in a text of less than 2²⁶ code units; a small one, which is quick to look up, wherever it can be. */
const placeOf = (start: number, end: number): number =>
  end - start < 1_024 && start < 2_097_152 ? start * 1_024 + (end - start) : 2 ** 52 - (start * 67_108_864 + end)

/**
 * Prepares a model for scoring. Everything in the same place of the text (a word, its rating in the lists) becomes one
 * factor; a repeated n-gram is counted once, at its first occurrence.
 * @throws ModelInputError BAD_ARTIFACT if the model does not fit these word lists
 */
export const linearScorer = (model: LinearModel): LinearScorer => {
  checkLinearModel(model)
  const { keys, weights, lexicon: lexiconWeights, baseValue, halfWidth, languages } = model
  const table = new KeyTable(keys.length)
  for (const key of keys) table.add(key)

  const score = (tokenised: TokenisedText, lexicon: LexiconScore): LinearScore => {
    const features = extractFeatures(tokenised, lexicon)
    const places = new Map<number, { start: number; end: number; contribution: number }>()
    const add = (start: number, end: number, contribution: number) => {
      const place = placeOf(start, end)
      const known = places.get(place)
      if (known) known.contribution += contribution
      else places.set(place, { start, end, contribution })
    }

    let known = 0
    const numbers = Int32Array.from(features.keys, (key) => table.find(key))
    for (const number of numbers) if (number >= 0) known++
    const share = known > 0 ? 1 / Math.sqrt(known) : 0
    numbers.forEach((number, i) => {
      if (number >= 0) add(features.starts[i]!, features.ends[i]!, weights[number]! * share)
    })
    const { shareOf } = lexiconShares(lexicon.factors, lexicon.raw)
    for (const factor of lexicon.factors) {
      let contribution = 0
      for (let k = 0; k < NOTHING_FOUND; k++) contribution += lexiconWeights[k]! * shareOf(factor, k)
      add(factor.start, factor.end, contribution)
    }

    const factors: LinearFactor[] = Array.from(places.values(), (place) => ({ kind: 'WORDS', ...place }))
    if (features.lexicon[NOTHING_FOUND] === 1) {
      factors.push({ kind: 'WHOLE_TEXT', start: 0, end: 0, contribution: lexiconWeights[NOTHING_FOUND]! })
    }
    let raw = baseValue
    for (const { contribution } of factors) raw += contribution
    const probabilities = labelProbabilities(raw, halfWidth)
    return {
      raw,
      baseValue,
      probabilities,
      polarity: probabilities.positive - probabilities.negative,
      evidence: known + lexicon.evidence,
      factors,
      halfWidth,
    }
  }
  return Object.assign(score, { languages: new Set(languages) })
}

import { tokenise, type TokenisedText } from '../text/tokens.ts'
import { itemsOf, type Item } from './items.ts'
import { valenceOf, type Modifier } from './rules.ts'
import { sentenceShapes, weightOf } from './sentences.ts'
import { unrealStretches } from './unreal.ts'

/** A word, expression, emoji or mark that moved the score. */
export interface LexiconFactor {
  readonly kind: 'WORD' | 'EMOJI' | 'PUNCTUATION'
  /** UTF-16 offsets in the text. */
  readonly start: number
  readonly end: number
  /** Its part of the raw score. */
  readonly contribution: number
  /** What strengthened, weakened or turned it. */
  readonly modifiers: readonly Modifier[]
  /** Index of the item, for code that looks at its surroundings. */
  readonly item: number
}

/** The score of a text by the word lists and their rules. */
export interface LexiconScore {
  /** Sum of the factors' contributions, unbounded. */
  readonly raw: number
  /** `raw` in (−1, 1): 0 without any sentiment. */
  readonly polarity: number
  /** Force of feeling in [0, 1), whatever its direction: a text of praise and complaint is strong and near 0. */
  readonly strength: number
  /** Sentiment words, expressions and emoji found; with 0 the polarity is unknown, not neutral. */
  readonly evidence: number
  readonly factors: readonly LexiconFactor[]
  readonly items: readonly Item[]
}

/** The constant of VADER's normalisation: about the largest sum of one sentence. */
const ALPHA = 15

/** Maps a sum of valences to (−1, 1): `raw / √(raw² + 15)`. */
export const squash = (raw: number): number => raw / Math.sqrt(raw * raw + ALPHA)

/**
 * Scores a text by word lists and rules, English and Chinese together. The raw score is the sum of the factors; a
 * text of m sentences with sentiment is divided by √m, so that a long letter does not saturate. Base value and
 * residual are 0.
 * @see Hutto & Gilbert, "VADER: A Parsimonious Rule-based Model for Sentiment Analysis of Social Media Text" (2014)
 */
export const scoreLexicon = (input: string | TokenisedText): LexiconScore => {
  const tokenised = typeof input === 'string' ? tokenise(input) : input
  const items = itemsOf(tokenised)
  const shapes = sentenceShapes(tokenised, items)
  const sums = new Float64Array(tokenised.sentences)
  const found: { item: number; value: number; modifiers: Modifier[] }[] = []
  const faces = new Map<string, number>()
  const unreal = unrealStretches(items)

  for (let i = 0; i < items.length; i++) {
    const item = items[i]!
    if (item.valence === 0) continue
    const modifiers: Modifier[] = []
    let value: number
    if (item.kind === 'FACE') {
      // Each repetition of an emoji adds half as much.
      const seen = faces.get(item.norm) ?? 0
      faces.set(item.norm, seen + 1)
      value = item.valence * 0.5 ** seen
    } else {
      value = valenceOf(items, i, modifiers) * weightOf(item, shapes[item.sentence]!, modifiers)
      const stretch = value > 0 ? unreal[i] : undefined
      if (stretch) {
        value *= stretch.weight
        modifiers.push(stretch.modifier)
      }
    }
    if (value === 0) continue
    found.push({ item: i, value, modifiers })
    sums[item.sentence]! += value
  }

  let voiced = 0
  for (const sum of sums) if (sum !== 0) voiced++
  const scale = voiced > 1 ? 1 / Math.sqrt(voiced) : 1
  const factors: LexiconFactor[] = found.map(({ item, value, modifiers }) => {
    const { kind, start, end } = items[item]!
    return { kind: kind === 'FACE' ? 'EMOJI' : 'WORD', start, end, contribution: value * scale, modifiers, item }
  })
  shapes.forEach(({ emphasis }, sentence) => {
    const sign = Math.sign(sums[sentence]!)
    for (const { start, end, size } of sign === 0 ? [] : emphasis) {
      factors.push({ kind: 'PUNCTUATION', start, end, contribution: sign * size * scale, modifiers: [], item: -1 })
    }
  })
  let raw = 0
  let force = 0
  for (const { contribution } of factors) {
    raw += contribution
    force += Math.abs(contribution)
  }
  return { raw, polarity: squash(raw), strength: squash(force), evidence: found.length, factors, items }
}

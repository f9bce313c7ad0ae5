import { CHINESE_LIGHT_CHARACTERS } from '../words/chinese-modifiers.ts'
import { ENGLISH } from '../words/dictionary.ts'
import type { LexiconFactor, LexiconScore } from '../lexicon/score.ts'
import type { Token, TokenisedText } from '../text/tokens.ts'
import { hashPair, hashText } from './hash.ts'

/** Kinds of n-gram; a kind seeds the hash, so that the same letters of two kinds are two features. */
const Kind = { WORD: 1, WORD_PAIR: 2, NEGATED: 3, HAN: 4, HAN_PAIR: 5, HAN_TRIPLE: 6, MARK: 7, RATED: 8 } as const

/** Features made from the word lists, beside the n-grams. Each is a sum over the factors of the lexicon score. */
export const LEXICON_FEATURES = ['polarity', 'praise', 'complaint', 'balance', 'last', 'nothing found'] as const

/** What a linear model sees of a text. */
export interface TextFeatures {
  /** Hashes of the distinct n-grams, in the order of their first occurrence. */
  readonly keys: Uint32Array
  /** UTF-16 offsets of each n-gram's first occurrence. */
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** Values of `LEXICON_FEATURES`. */
  readonly lexicon: Float64Array
}

/** Words after a negator that count as negated, until the next punctuation. */
const NEGATED_WORDS = 4

/**
 * Words and characters that mean nothing alone, only in a pair: weights of their own would be the noise of few labels.
 */
const isLight = (word: string): boolean => ENGLISH.get(word)?.role === 'LIGHT'
const lightCharacters: ReadonlySet<number> = new Set(Array.from(CHINESE_LIGHT_CHARACTERS, (c) => c.codePointAt(0)!))

const isNegator = (word: string): boolean => ENGLISH.get(word)?.role === 'NEGATOR' || word.endsWith("n't")

class Collector {
  readonly seen = new Set<number>()
  readonly keys: number[] = []
  readonly starts: number[] = []
  readonly ends: number[] = []

  add(key: number, start: number, end: number): void {
    // As a signed number it needs no memory of its own.
    const signed = key | 0
    if (this.seen.has(signed)) return
    this.seen.add(signed)
    this.keys.push(key)
    this.starts.push(start)
    this.ends.push(end)
  }
}

const addHan = ({ norm, start }: Token, into: Collector): void => {
  let previous = -1
  let pair = -1
  let previousAt = 0
  let pairAt = 0
  for (let at = 0; at < norm.length;) {
    const codePoint = norm.codePointAt(at)!
    const end = at + (codePoint > 0xffff ? 2 : 1)
    if (!lightCharacters.has(codePoint)) into.add(hashPair(codePoint, 0, Kind.HAN), start + at, start + end)
    if (pair >= 0) into.add(hashPair(pair, codePoint, Kind.HAN_TRIPLE), start + pairAt, start + end)
    if (previous >= 0) {
      pair = hashPair(previous, codePoint, Kind.HAN_PAIR)
      into.add(pair, start + previousAt, start + end)
      pairAt = previousAt
    }
    previous = codePoint
    previousAt = at
    at = end
  }
}

/**
 * The features of a text: words and pairs of words inside a sentence, words after a negator, marks (`!`, `?`) and
 * emoji; Chinese characters, pairs and triples of them; of articles, pronouns and their like only the pairs; the rated
 * words with the sign that the rules give them; and six sums of the lexicon score. N-grams are present or absent, not counted.
 * @see Wang & Manning, "Baselines and Bigrams: Simple, Good Sentiment and Topic Classification" (2012), for present-or-absent bigrams
 */
export const extractFeatures = ({ tokens }: TokenisedText, { items, factors, raw }: LexiconScore): TextFeatures => {
  const into = new Collector()
  let previous: Token | undefined
  let previousHash = 0
  let negated = 0
  for (const token of tokens) {
    const { kind, norm, start, end, sentence } = token
    if (previous && previous.sentence !== sentence) {
      previous = undefined
      negated = 0
    }
    if (kind === 'LINK') continue
    if (kind === 'HAN') {
      addHan(token, into)
      previous = undefined
    } else if (kind === 'PUNCTUATION') {
      if (norm === '!' || norm === '?') into.add(hashText(norm, Kind.MARK), start, end)
      if (',.;:!?'.includes(norm)) negated = 0
    } else {
      const word = kind === 'NUMBER' ? '0' : norm
      const hash = hashText(word, Kind.WORD)
      if (!isLight(word)) into.add(hash, start, end)
      if (previous) into.add(hashPair(previousHash, hash, Kind.WORD_PAIR), previous.start, end)
      if (negated > 0 && !isLight(word)) into.add(hashPair(hash, 0, Kind.NEGATED), start, end)
      negated = isNegator(word) ? NEGATED_WORDS : negated - 1
      previous = token
      previousHash = hash
    }
  }
  for (const { item, contribution, start, end } of factors) {
    if (item >= 0)
      into.add(hashPair(hashText(items[item]!.norm, Kind.RATED), contribution > 0 ? 1 : 2, Kind.RATED), start, end)
  }
  return {
    keys: Uint32Array.from(into.keys),
    starts: Int32Array.from(into.starts),
    ends: Int32Array.from(into.ends),
    lexicon: lexiconFeatures(factors, raw),
  }
}

interface Shares {
  readonly values: Float64Array
  /** Part of factor i in each lexicon feature: added over all factors they give `values`, but for the last feature. */
  readonly shareOf: (factor: LexiconFactor, feature: number) => number
}

/** Twice the slope of `squash`: what a unit of the sum is worth in a feature. */
const per = (mass: number): number => 2 / Math.sqrt(mass * mass + 15)

/** The lexicon features of a text, and how much of each comes from which factor. */
export const lexiconShares = (factors: readonly LexiconFactor[], raw: number): Shares => {
  let praise = 0
  let complaint = 0
  for (const { contribution } of factors) {
    if (contribution > 0) praise += contribution
    else complaint -= contribution
  }
  const rated = factors.filter((factor) => factor.item >= 0)
  const last = rated.at(-1)
  const [perRaw, perPraise, perComplaint] = [per(raw), per(praise), per(complaint)]
  const shareOf = (factor: LexiconFactor, feature: number): number => {
    const { contribution, item } = factor
    if (feature === 0) return contribution * perRaw
    if (feature === 1) return contribution > 0 ? contribution * perPraise : 0
    if (feature === 2) return contribution < 0 ? contribution * perComplaint : 0
    if (feature === 3) return item >= 0 ? Math.sign(contribution) / rated.length : 0
    if (feature === 4) return factor === last ? Math.tanh(contribution / 2) : 0
    return 0
  }
  const values = new Float64Array(LEXICON_FEATURES.length)
  for (const factor of factors) for (let k = 0; k < 5; k++) values[k]! += shareOf(factor, k)
  values[5] = rated.length === 0 ? 1 : 0
  return { values, shareOf }
}

const lexiconFeatures = (factors: readonly LexiconFactor[], raw: number): Float64Array =>
  lexiconShares(factors, raw).values

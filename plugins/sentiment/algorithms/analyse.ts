import { aspectsOf, type AspectSentiment } from './lexicon/aspects.ts'
import type { Modifier } from './lexicon/rules.ts'
import { scoreLexicon, type LexiconScore } from './lexicon/score.ts'
import type { LinearScorer } from './linear/score.ts'
import type { LabelProbabilities } from './linear/ordinal.ts'
import { detectLanguage } from './text/language.ts'
import { tokenise } from './text/tokens.ts'

/** `NO_TEXT`: empty or blank. `UNSUPPORTED_LANGUAGE`: neither English nor Chinese, so nothing is said about it. */
export type AnalysisStatus = 'OK' | 'NO_TEXT' | 'UNSUPPORTED_LANGUAGE'

export type SentimentLabel = 'NEGATIVE' | 'NEUTRAL' | 'POSITIVE'

/** A part of the text that moved the score. */
export interface TextFactor {
  /**
   * `REST` gathers the factors that were not requested or are too weak to mention; it and `WHOLE_TEXT` have no place
   * (0, 0).
   */
  readonly kind: 'WORD' | 'EMOJI' | 'PUNCTUATION' | 'WORDS' | 'WHOLE_TEXT' | 'REST'
  /** UTF-16 offsets: `text.slice(start, end)`. */
  readonly start: number
  readonly end: number
  readonly contribution: number
  /** What strengthened, weakened or reversed it; only a lexicon score knows. */
  readonly modifiers: readonly Modifier[]
}

/** Why a text got its score: `baseValue + Σ contribution + residual = raw`. The residual is at most rounding. */
interface TextExplanation {
  readonly raw: number
  readonly baseValue: number
  /** The strongest first. */
  readonly factors: readonly TextFactor[]
  readonly residual: number
}

/** The sentiment of one text. */
export interface TextAnalysis {
  readonly status: AnalysisStatus
  /** BCP 47; `und` when the text is too short to tell. */
  readonly language: string
  /** Share of Chinese in the text, 0 … 1. */
  readonly chineseShare: number
  /** −1 … 1; null unless the status is OK. With `evidence` 0 it is 0 and means unknown. */
  readonly polarity: number | null
  /**
   * Strength of feeling, 0 … 1, whatever its direction: mixed praise and complaint is strong, with a polarity near 0.
   */
  readonly strength: number | null
  readonly label: SentimentLabel | null
  /** Calibrated probabilities of the labels; only a trained model provides them. */
  readonly probabilities: LabelProbabilities | null
  /** Known words and expressions found; with 0 the text's sentiment is unknown. */
  readonly evidence: number
  /** Whether the text was longer than the limit, and only its beginning was read. */
  readonly truncated: boolean
  readonly explanation: TextExplanation | null
  readonly aspects: readonly AspectSentiment[]
}

export interface AnalyseOptions {
  /** A trained model, from `linearScorer`. @default the word lists */
  readonly linear?: LinearScorer | undefined
  /** Code units of the text that are read. @default 100_000 */
  readonly maxCharacters?: number | undefined
  /** Factors listed individually; weak ones and those beyond are summed up in one of kind `REST`. @default 20 */
  readonly maxFactors?: number | undefined
}

/** Polarity from which a text is positive, and below minus which it is negative, as in VADER. */
export const NEUTRAL_BAND = 0.05

/** The label of a polarity. */
export const labelOf = (polarity: number): SentimentLabel =>
  polarity >= NEUTRAL_BAND ? 'POSITIVE' : polarity <= -NEUTRAL_BAND ? 'NEGATIVE' : 'NEUTRAL'

/**
 * Below this |polarity| a model that never saw a neutral text is unsure: one in four such texts has the opposite
 * polarity.
 */
const UNSURE = 0.5

/**
 * The likeliest label of a trained model. One that never saw a neutral text cannot recognise them: a text is neutral if
 * the word lists, whose polarity is `byLists`, find no opinion in it and the model is unsure.
 */
export const likeliestLabel = (
  { negative, neutral, positive }: LabelProbabilities,
  polarity: number,
  byLists: number,
): SentimentLabel => {
  if (neutral < 1e-9)
    return labelOf(byLists) === 'NEUTRAL' && Math.abs(polarity) < UNSURE ? 'NEUTRAL' : labelOf(polarity)
  if (neutral >= negative && neutral >= positive) return 'NEUTRAL'
  return positive >= negative ? 'POSITIVE' : 'NEGATIVE'
}

const without = (status: AnalysisStatus, language: string, truncated: boolean): TextAnalysis => ({
  status,
  language,
  chineseShare: 0,
  polarity: null,
  strength: null,
  label: null,
  probabilities: null,
  evidence: 0,
  truncated,
  explanation: null,
  aspects: [],
})

/** The beginning of a text that is read; never splits a surrogate pair. */
const beginning = (text: string, maxCharacters: number): string => {
  if (text.length <= maxCharacters) return text
  const cut = text.charCodeAt(maxCharacters - 1)
  return text.slice(0, cut >= 0xd800 && cut <= 0xdbff ? maxCharacters - 1 : maxCharacters)
}

/** A factor weaker than this share of the strongest one, or of the way from neutral to an opinion, tells a reader nothing. */
const leastShare = 0.1

const explain = (
  raw: number,
  baseValue: number,
  all: readonly TextFactor[],
  maxFactors: number,
  least: number,
): TextExplanation => {
  const sorted = all.toSorted((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution) || a.start - b.start)
  const limit = Math.max(least, leastShare * Math.abs(sorted[0]?.contribution ?? 0))
  const factors = sorted.slice(0, maxFactors).filter(({ contribution }) => Math.abs(contribution) >= limit)
  if (sorted.length > factors.length) {
    let contribution = 0
    for (const factor of sorted.slice(factors.length)) contribution += factor.contribution
    factors.push({ kind: 'REST', start: 0, end: 0, contribution, modifiers: [] })
  }
  let residual = raw - baseValue
  for (const { contribution } of factors) residual -= contribution
  return { raw, baseValue, factors, residual }
}

/**
 * Analyses one text: its language, polarity, strength and label, what caused them, and what it says about which aspect.
 * Never throws for any text, and never returns NaN or an infinity; takes time linear in the text.
 */
export const analyseText = (text: string, options: AnalyseOptions = {}): TextAnalysis => {
  const { linear, maxCharacters = 100_000, maxFactors = 20 } = options
  const read = beginning(text, maxCharacters)
  const truncated = read.length < text.length
  const tokenised = tokenise(read)
  if (tokenised.tokens.length === 0) return without('NO_TEXT', 'und', truncated)
  const language = detectLanguage(tokenised)
  if (!language.supported) return without('UNSUPPORTED_LANGUAGE', language.code, truncated)

  const lexicon = scoreLexicon(tokenised)
  const known = { language: language.code, chineseShare: language.chineseShare, truncated, aspects: aspectsOf(lexicon) }
  const trained = linear?.languages.has(language.code) ? linear(tokenised, lexicon) : undefined
  if (!trained || trained.evidence === 0) return { ...known, ...ofLexicon(lexicon, maxFactors) }
  const { raw, baseValue, probabilities, polarity, evidence, halfWidth } = trained
  const factors = trained.factors.map((factor): TextFactor => ({ ...factor, modifiers: [] }))
  return {
    ...known,
    status: 'OK',
    polarity,
    strength: Math.max(Math.abs(polarity), lexicon.strength),
    label: likeliestLabel(probabilities, polarity, lexicon.polarity),
    probabilities,
    evidence,
    explanation: explain(raw, baseValue, factors, maxFactors, leastShare * halfWidth),
  }
}

const ofLexicon = ({ raw, polarity, strength, evidence, factors }: LexiconScore, maxFactors: number) => ({
  status: 'OK' as const,
  polarity,
  strength,
  label: labelOf(polarity),
  probabilities: null,
  evidence,
  explanation: explain(
    raw,
    0,
    factors.map(({ kind, start, end, contribution, modifiers }) => ({ kind, start, end, contribution, modifiers })),
    maxFactors,
    0,
  ),
})

import { ASPECTS } from './words/aspects.ts'
import { analyseText, type AnalysisStatus, type TextFactor } from './analyse.ts'
import { GrowingColumn, textReader, type TextColumn } from './columns.ts'
import type { ModifierKind } from './lexicon/rules.ts'
import { linearScorer, type LinearScorer } from './linear/score.ts'
import type { LinearModel } from './linear/linear-model.ts'

/** Codes of `BatchScores.status`, by index. */
export const STATUSES: readonly AnalysisStatus[] = ['OK', 'NO_TEXT', 'UNSUPPORTED_LANGUAGE']
/** Codes of `BatchScores.factors.kind`, by index. */
export const FACTOR_KINDS: readonly TextFactor['kind'][] = [
  'WORD',
  'EMOJI',
  'PUNCTUATION',
  'WORDS',
  'WHOLE_TEXT',
  'REST',
]
/** What strengthened, weakened or reversed a word; its bit in `BatchScores.factors.modifiers` is its index. */
export const MODIFIER_KINDS: readonly ModifierKind[] = [
  'NEGATION',
  'EMPHASIS',
  'WEAKENING',
  'CAPITALS',
  'CONTRAST',
  'CONCESSION',
  'QUESTION',
  'CONDITION',
]

/** Analyses of n texts in columns; a text without status OK has 0 everywhere. */
export interface BatchScores {
  /** Indexes of `STATUSES`. */
  readonly status: Uint8Array
  readonly language: { readonly dictionary: readonly string[]; readonly codes: Int32Array }
  readonly polarity: Float64Array
  readonly strength: Float64Array
  /** −1 negative, 0 neutral, 1 positive. */
  readonly label: Int8Array
  readonly evidence: Int32Array
  readonly truncated: Uint8Array
  readonly raw: Float64Array
  readonly baseValue: Float64Array
  readonly residual: Float64Array
  /**
   * n × 3, row-major: negative, neutral, positive; empty without a trained model. A text that it knows nothing about
   * has 0, 0, 0.
   */
  readonly probabilities: Float64Array
  /** Factors of text i: those from `ends[i − 1]` (or 0) to `ends[i] − 1`. */
  readonly factors: {
    readonly ends: Int32Array
    readonly kind: Uint8Array
    readonly start: Int32Array
    readonly end: Int32Array
    readonly contribution: Float64Array
    /** Bits of `MODIFIER_KINDS`. */
    readonly modifiers: Uint8Array
  }
  /** Aspects of text i, in the same way. */
  readonly aspects: {
    readonly ends: Int32Array
    /** Indexes of `ASPECTS`. */
    readonly aspect: Uint8Array
    readonly polarity: Float64Array
    readonly evidence: Int32Array
  }
}

export interface BatchOptions {
  /** A trained model. @default the word lists */
  readonly linear?: LinearModel | undefined
  /** @default 100_000 */
  readonly maxCharacters?: number | undefined
  /** Factors kept for each text. @default 5 */
  readonly maxFactors?: number | undefined
}

const scorers = new WeakMap<LinearModel, LinearScorer>()

/** The scorer of a model, made once. */
const scorerOf = (linear: LinearModel): LinearScorer => {
  const known = scorers.get(linear)
  if (known) return known
  const scorer = linearScorer(linear)
  scorers.set(linear, scorer)
  return scorer
}

const LABELS = { NEGATIVE: -1, NEUTRAL: 0, POSITIVE: 1 } as const
const float64 = (length: number) => new Float64Array(length)
const int32 = (length: number) => new Int32Array(length)
const uint8 = (length: number) => new Uint8Array(length)

/**
 * Analyses the texts `from` … `to − 1` of a column, exactly as `analyseText` does one by one.
 * @param onText told after each text, for progress
 * @throws ModelInputError BAD_ARTIFACT when the model does not fit these word lists
 */
export const scoreBatch = (
  texts: TextColumn,
  { from, to }: { readonly from: number; readonly to: number },
  { linear, maxCharacters, maxFactors = 5 }: BatchOptions = {},
  onText: (done: number) => void = () => undefined,
): BatchScores => {
  const n = to - from
  const textAt = textReader(texts)
  const options = { linear: linear && scorerOf(linear), maxCharacters, maxFactors }
  const languages = new Map<string, number>()
  const scores = {
    status: uint8(n),
    codes: int32(n),
    polarity: float64(n),
    strength: float64(n),
    label: new Int8Array(n),
    evidence: int32(n),
    truncated: uint8(n),
    raw: float64(n),
    baseValue: float64(n),
    residual: float64(n),
    probabilities: float64(linear ? n * 3 : 0),
  }
  const factors = {
    ends: int32(n),
    kind: new GrowingColumn(uint8, n * 3),
    start: new GrowingColumn(int32, n * 3),
    end: new GrowingColumn(int32, n * 3),
    contribution: new GrowingColumn(float64, n * 3),
    modifiers: new GrowingColumn(uint8, n * 3),
  }
  const aspects = {
    ends: int32(n),
    aspect: new GrowingColumn(uint8, n),
    polarity: new GrowingColumn(float64, n),
    evidence: new GrowingColumn(int32, n),
  }
  for (let i = 0; i < n; i++) {
    const found = analyseText(textAt(from + i), options)
    scores.status[i] = STATUSES.indexOf(found.status)
    let code = languages.get(found.language)
    if (code === undefined) languages.set(found.language, (code = languages.size))
    scores.codes[i] = code
    scores.polarity[i] = found.polarity ?? 0
    scores.strength[i] = found.strength ?? 0
    scores.label[i] = found.label ? LABELS[found.label] : 0
    scores.evidence[i] = found.evidence
    scores.truncated[i] = found.truncated ? 1 : 0
    scores.raw[i] = found.explanation?.raw ?? 0
    scores.baseValue[i] = found.explanation?.baseValue ?? 0
    scores.residual[i] = found.explanation?.residual ?? 0
    if (found.probabilities) {
      const { negative, neutral, positive } = found.probabilities
      scores.probabilities.set([negative, neutral, positive], i * 3)
    }
    for (const factor of found.explanation?.factors ?? []) {
      factors.kind.push(FACTOR_KINDS.indexOf(factor.kind))
      factors.start.push(factor.start)
      factors.end.push(factor.end)
      factors.contribution.push(factor.contribution)
      factors.modifiers.push(factor.modifiers.reduce((bits, { kind }) => bits | (1 << MODIFIER_KINDS.indexOf(kind)), 0))
    }
    factors.ends[i] = factors.kind.size
    for (const { aspect, polarity, evidence } of found.aspects) {
      aspects.aspect.push(ASPECTS.indexOf(aspect))
      aspects.polarity.push(polarity)
      aspects.evidence.push(evidence)
    }
    aspects.ends[i] = aspects.aspect.size
    onText(i + 1)
  }
  const { codes, ...columns } = scores
  return {
    ...columns,
    language: { dictionary: [...languages.keys()], codes },
    factors: {
      ends: factors.ends,
      kind: factors.kind.take(),
      start: factors.start.take(),
      end: factors.end.take(),
      contribution: factors.contribution.take(),
      modifiers: factors.modifiers.take(),
    },
    aspects: {
      ends: aspects.ends,
      aspect: aspects.aspect.take(),
      polarity: aspects.polarity.take(),
      evidence: aspects.evidence.take(),
    },
  }
}

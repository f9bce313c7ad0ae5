import { nextTurn } from 'rapport-crm/sdk'
import { ASPECTS, type Aspect } from '../algorithms/words/aspects.ts'
import type { SentimentLabel } from '../algorithms/analyse.ts'
import { FACTOR_KINDS, MODIFIER_KINDS, STATUSES, type BatchScores } from '../algorithms/batch.ts'
import { packTexts, textPieces } from '../algorithms/columns.ts'
import type { ModifierKind } from '../algorithms/lexicon/rules.ts'
import { placeOf, textOf, type Interaction } from '../features.ts'
import type { StoredModel } from '../artifact.ts'
import type { Context } from '../manifest.ts'

/** `UNKNOWN`: it was read, but the model knows nothing in it; the others as in the algorithms. */
type ReadingStatus = 'OK' | 'UNKNOWN' | 'NO_TEXT' | 'UNSUPPORTED_LANGUAGE'

/** A word of a text that moved its polarity. */
export interface SentimentWord {
  readonly text: string
  readonly field: 'SUBJECT' | 'BODY'
  /** UTF-16 offsets in that field. */
  readonly start: number
  readonly end: number
  readonly contribution: number
  readonly modifiers: readonly ModifierKind[]
}

/** What a model reads in a text. */
export interface Reading {
  readonly status: ReadingStatus
  readonly language: string
  /** −1 … 1; these three are null unless the status is OK. */
  readonly polarity: number | null
  readonly strength: number | null
  readonly label: SentimentLabel | null
  readonly probabilities: { readonly negative: number; readonly neutral: number; readonly positive: number } | null
  readonly evidence: number
  readonly truncated: boolean
  /** The strongest first. */
  readonly words: readonly SentimentWord[]
  readonly aspects: readonly { readonly aspect: Aspect; readonly polarity: number; readonly evidence: number }[]
  /** `baseValue` + Σ contributions of the words + `others` = `raw`. */
  readonly raw: number
  readonly baseValue: number
  readonly others: number
}

/** Words kept for each text. */
const maxFactors = 5
/** Longest word that is kept; what is longer is cut, its offsets are not. */
const longestWord = 60
/** Up to so much text is read in this thread, about 60 ms of work: others may be busy with a training. */
const fewCharacters = 60_000
const shortText = 20_000
/** Texts that are read between two breaths of the event loop. */
const breath = 16
const pieceSize = 500

/** Reads texts with a model, in the order given: a few in this thread, many spread over the pool. */
export const readTexts = async (
  { linear, settings }: Pick<StoredModel, 'linear' | 'settings'>,
  interactions: readonly Pick<Interaction, 'subject' | 'body'>[],
  context: Context,
  signal?: AbortSignal,
): Promise<Reading[]> => {
  const texts = interactions.map(textOf)
  const options = { linear: linear ?? undefined, maxCharacters: settings.maxCharacters, maxFactors }
  const characters = texts.reduce((sum, text) => sum + text.length, 0)
  const here = characters <= fewCharacters && texts.every((text) => text.length <= shortText)
  const pieces = textPieces(texts.length, here ? breath : pieceSize)
  const parts = await context.map(
    'score',
    options,
    pieces.map(({ from, to }) => ({ texts: packTexts(texts.slice(from, to)), from: 0, to: to - from })),
    { here, ...(signal && { signal }) },
  )
  const readings: Reading[] = []
  for (const [p, { from, to }] of pieces.entries()) {
    if (!here) await nextTurn()
    for (let i = from; i < to; i++) readings.push(readingOf(parts[p]!, i - from, interactions[i]!, texts[i]!))
  }
  return readings
}

const labelOf = (label: number): SentimentLabel => (label > 0 ? 'POSITIVE' : label < 0 ? 'NEGATIVE' : 'NEUTRAL')

const readingOf = (
  scores: BatchScores,
  i: number,
  interaction: Pick<Interaction, 'subject' | 'body'>,
  text: string,
): Reading => {
  const evidence = scores.evidence[i]!
  const readable = STATUSES[scores.status[i]!]!
  const status = readable === 'OK' && evidence === 0 ? 'UNKNOWN' : readable
  const isKnown = status === 'OK'
  const [negative, neutral, positive] = scores.probabilities.subarray(i * 3, i * 3 + 3)
  return {
    status,
    language: scores.language.dictionary[scores.language.codes[i]!]!,
    polarity: isKnown ? scores.polarity[i]! : null,
    strength: isKnown ? scores.strength[i]! : null,
    label: isKnown ? labelOf(scores.label[i]!) : null,
    probabilities:
      isKnown && negative !== undefined && negative + neutral! + positive! > 0
        ? { negative, neutral: neutral!, positive: positive! }
        : null,
    evidence,
    truncated: scores.truncated[i] === 1,
    ...wordsOf(scores.factors, i, interaction, text),
    aspects: aspectsOf(scores.aspects, i),
    raw: scores.raw[i]!,
    baseValue: scores.baseValue[i]!,
  }
}

const wordsOf = (
  { ends, kind, start, end, contribution, modifiers }: BatchScores['factors'],
  i: number,
  interaction: Pick<Interaction, 'subject' | 'body'>,
  text: string,
) => {
  const words: SentimentWord[] = []
  let others = 0
  for (let f = i === 0 ? 0 : ends[i - 1]!; f < ends[i]!; f++) {
    const what = FACTOR_KINDS[kind[f]!]!
    if (what === 'REST' || what === 'WHOLE_TEXT') {
      others += contribution[f]!
      continue
    }
    const { field, offset } = placeOf(interaction, start[f]!)
    words.push({
      text: text.slice(start[f], Math.min(end[f]!, start[f]! + longestWord)),
      field,
      start: start[f]! - offset,
      end: end[f]! - offset,
      contribution: contribution[f]!,
      modifiers: MODIFIER_KINDS.filter((_, bit) => (modifiers[f]! & (1 << bit)) !== 0),
    })
  }
  return { words, others }
}

const aspectsOf = ({ ends, aspect, polarity, evidence }: BatchScores['aspects'], i: number) => {
  const from = i === 0 ? 0 : ends[i - 1]!
  return Array.from({ length: ends[i]! - from }, (_, k) => ({
    aspect: ASPECTS[aspect[from + k]!]!,
    polarity: polarity[from + k]!,
    evidence: evidence[from + k]!,
  }))
}

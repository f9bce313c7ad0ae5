import { bandOf, explain, type Explanation, type ScoreDraft } from 'rapport-crm/sdk'
import { sentimentBands } from './bands.ts'
import { textOf, type Interaction } from '../features.ts'
import type { Reading, SentimentWord } from './reading.ts'
import type { StoredModel } from '../artifact.ts'
import type { Context } from '../manifest.ts'

/** What becomes of a text's score when nothing can be said of it. */
const withoutValue = { value: null, status: 'INSUFFICIENT_DATA' } as const

const shared = (interactionId: string, asOf: Date) =>
  ({
    subjectType: 'Interaction',
    subjectId: interactionId,
    kind: 'sentiment.text',
    unit: 'INDEX',
    dataAsOf: asOf,
  }) as const

/** The score `sentiment.text` of an interaction: its polarity, with the words behind it. */
export const textScore = (
  interaction: Interaction,
  reading: Reading,
  { linear, settings: { maxCharacters } }: StoredModel,
  asOf: Date,
  context: Context,
): ScoreDraft => {
  const inputHash = context.models.hash({ text: textOf(interaction), maxCharacters })
  const common = { ...shared(interaction.id, asOf), inputHash }
  if (reading.polarity === null) return { ...common, ...withoutValue }
  return {
    ...common,
    value: reading.polarity,
    band: bandOf(reading.polarity, sentimentBands),
    explanation: explanationOf(reading, linear !== null && reading.probabilities !== null),
  }
}

/** The score of an interaction whose text is gone. */
export const textScoreGone = (interactionId: string, asOf: Date, context: Context): ScoreDraft => ({
  ...shared(interactionId, asOf),
  ...withoutValue,
  inputHash: context.models.hash({ text: '' }),
})

const explanationOf = ({ raw, baseValue, words, others }: Reading, isTrained: boolean): Explanation => {
  const factors: Explanation['factors'] = words.map((word) => ({
    feature: word.text,
    value: { field: word.field, start: word.start, end: word.end },
    contribution: word.contribution,
    text: textOfWord(word),
  }))
  if (others !== 0)
    factors.push({ feature: 'others', contribution: others, text: 'everything else in the text, taken together' })
  return explain({
    method: isTrained ? 'weight of each word and expression, in log-odds' : 'valence of each word by the word lists',
    baseValue,
    rawValue: raw,
    factors,
  })
}

const textOfWord = ({ text, contribution, modifiers }: SentimentWord): string => {
  const how = modifiers.length > 0 ? ` (${modifiers.map((kind) => kind.toLowerCase()).join(', ')})` : ''
  return `“${text}”${how} ${contribution >= 0 ? 'makes it more positive' : 'makes it more negative'}`
}

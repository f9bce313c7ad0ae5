import { enumOf } from 'rapport-crm/sdk'
import { registerEnumType } from 'type-graphql'
import { ASPECTS } from '../algorithms/words/aspects.ts'
import { MODIFIER_KINDS } from '../algorithms/batch.ts'

export const SentimentLabel = enumOf(['NEGATIVE', 'NEUTRAL', 'POSITIVE'])
registerEnumType(SentimentLabel, {
  name: 'SentimentLabel',
  description:
    'A polarity as one word: NEGATIVE up to −0.05, POSITIVE from 0.05 on, or what a trained model finds likeliest.',
})

export const TextSentimentStatus = enumOf(['OK', 'UNKNOWN', 'NO_TEXT', 'UNSUPPORTED_LANGUAGE'])
registerEnumType(TextSentimentStatus, {
  name: 'TextSentimentStatus',
  description:
    'Whether a text could be read. UNKNOWN: it was read, but nothing in it shows how its writer feels. ' +
    'NO_TEXT: there is none. UNSUPPORTED_LANGUAGE: it is neither English nor Chinese.',
})

export const SentimentField = enumOf(['SUBJECT', 'BODY'])
registerEnumType(SentimentField, { name: 'SentimentField', description: 'A field of an interaction that holds text.' })

export const SentimentModifier = enumOf(MODIFIER_KINDS)
registerEnumType(SentimentModifier, {
  name: 'SentimentModifier',
  description: 'What strengthened, weakened or reversed a word.',
})

export const SentimentAspect = enumOf(ASPECTS)
registerEnumType(SentimentAspect, { name: 'SentimentAspect', description: 'What a text can be about.' })

export const SentimentMood = enumOf(['UNKNOWN', 'POSITIVE', 'NEGATIVE'])
registerEnumType(SentimentMood, {
  name: 'SentimentMood',
  description:
    'A mood that holds until the other one is reached, so that a wavering customer does not switch back and ' +
    'forth. UNKNOWN: neither has been reached yet.',
})

export const SentimentDirection = enumOf(['UP', 'DOWN', 'FLAT', 'UNKNOWN'])
registerEnumType(SentimentDirection, {
  name: 'SentimentDirection',
  description: 'How a customer’s sentiment moves; UNKNOWN if one of the two periods has fewer than two texts.',
})

export const SentimentAlertStatus = enumOf(['OPEN', 'ACKNOWLEDGED', 'RECOVERED'])
registerEnumType(SentimentAlertStatus, {
  name: 'SentimentAlertStatus',
  description:
    'OPEN: nobody has acknowledged it. ACKNOWLEDGED: somebody has. RECOVERED: the mood is positive again, ' +
    'acknowledged or not.',
})

export const SentimentGranularity = enumOf(['DAY', 'WEEK', 'MONTH'])
registerEnumType(SentimentGranularity, {
  name: 'SentimentGranularity',
  description: 'The length of a period; weeks begin on Monday.',
})

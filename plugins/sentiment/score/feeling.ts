import { ModelInputError } from 'rapport-crm/ml/data'
import {
  DAY_MS,
  NO_SENTIMENT,
  addSentiment,
  smoothedAt,
  type SentimentSums,
  type SmoothedSentiment,
} from '../algorithms/customer/smoothing.ts'
import { sentimentTrend, type SentimentTrend } from '../algorithms/customer/trend.ts'
import { followMood, UNKNOWN_MOOD, type MoodState } from '../algorithms/customer/turns.ts'
import type { Settings } from '../artifact.ts'
import type { Context } from '../manifest.ts'

/** What one interaction says of its customer's feeling. */
export interface Voice {
  readonly interactionId: string
  /** ISO text, to the microsecond. */
  readonly occurredAt: string
  readonly atMs: number
  readonly polarity: number
}

/** A customer who turned. */
interface TurnedNegative {
  readonly interactionId: string
  readonly atMs: number
  /** The level that reached the threshold. */
  readonly level: number
  /** When the customer came round again; null while it has not. */
  readonly recoveredAtMs: number | null
}

/** What is kept of a customer between two interactions: a new one costs the same whatever came before. */
export interface FeelingState {
  readonly sums: SentimentSums
  readonly mood: MoodState
  /** Hash over all interactions so far, in order. */
  readonly chain: string
  /** The last of them. */
  readonly last: Omit<Voice, 'polarity'> | null
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

const isFeelingState = (value: unknown): value is FeelingState =>
  isObject(value) &&
  'sums' in value &&
  isObject(value.sums) &&
  'mood' in value &&
  isObject(value.mood) &&
  'chain' in value &&
  typeof value.chain === 'string' &&
  'last' in value

/** The stored state of a customer. Throws `ModelInputError` BAD_ARTIFACT for anything else. */
export const feelingStateOf = (value: unknown): FeelingState => {
  if (isFeelingState(value)) return value
  throw new ModelInputError(
    'BAD_ARTIFACT',
    'expected the state of a customer that p_sentiment.customer_sentiment stores in `state`',
  )
}

export const NOTHING_HEARD: FeelingState = { sums: NO_SENTIMENT, mood: UNKNOWN_MOOD, chain: '', last: null }

/** A state that has gone on, and the turns on the way. */
export interface Followed {
  readonly state: FeelingState
  readonly turns: readonly TurnedNegative[]
  /** When a customer who had turned before came round; null where it did not. */
  readonly recoveredAtMs: number | null
}

/**
 * Follows a customer through interactions, the oldest first, all of them later than those that the state knows. Bit for bit
 * the same, whether the interactions come at once or one by one.
 */
export const follow = (
  from: FeelingState,
  voices: readonly Voice[],
  settings: Settings,
  context: Context,
): Followed => {
  const { halfLifeDays, alertHalfLifeDays, alertThreshold } = settings
  let { sums, mood, chain, last } = from
  let recoveredAtMs: number | null = null
  const turns: TurnedNegative[] = []
  for (const { interactionId, occurredAt, atMs, polarity } of voices) {
    const event = { at: atMs, polarity }
    sums = addSentiment(sums, event, halfLifeDays)
    const followed = followMood(mood, event, { halfLifeDays: alertHalfLifeDays, threshold: alertThreshold })
    mood = followed.state
    chain = context.models.hash([chain, interactionId, atMs, polarity])
    last = { interactionId, occurredAt, atMs }
    if (followed.turn?.kind === 'TURNED_NEGATIVE')
      turns.push({ interactionId, atMs, level: followed.turn.level, recoveredAtMs: null })
    else if (followed.turn) {
      const open = turns.pop()
      if (open) turns.push({ ...open, recoveredAtMs: atMs })
      else recoveredAtMs = atMs
    }
  }
  return { state: { sums, mood, chain, last }, turns, recoveredAtMs }
}

/** Days back that trend and reasons look. */
const recentDays = 30
const beforeDays = 90
export const lookBackDays = recentDays + beforeDays

/** How a customer feels at a moment. */
export interface Feeling extends Followed {
  readonly customerId: string
  readonly smoothed: SmoothedSentiment
  readonly trend: SentimentTrend
  /** The interactions of the last `lookBackDays`, the oldest first. */
  readonly recent: readonly Voice[]
}

/** Sums up what was followed, at a moment; `recent` are at least the interactions of the last `lookBackDays` before it. */
export const feelingAt = (
  customerId: string,
  followed: Followed,
  recent: readonly Voice[],
  atMs: number,
  settings: Settings,
): Feeling => {
  const from = atMs - lookBackDays * DAY_MS
  const within = recent.filter((voice) => voice.atMs > from)
  const events = within.map(({ atMs: at, polarity }) => ({ at, polarity }))
  return {
    customerId,
    ...followed,
    smoothed: smoothedAt(followed.state.sums, atMs, { halfLifeDays: settings.halfLifeDays }),
    trend: sentimentTrend(events, atMs, { recentDays, beforeDays }),
    recent: within,
  }
}

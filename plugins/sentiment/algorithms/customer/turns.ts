import { assertOption } from 'rapport-crm/ml/data'
import { addSentiment, NO_SENTIMENT, smoothedAt, type SentimentEvent, type SentimentSums } from './smoothing.ts'

/** A customer's mood. It holds until the level reaches the other side: between the two thresholds nothing changes. */
type Mood = 'UNKNOWN' | 'POSITIVE' | 'NEGATIVE'

/** What is stored about a customer between two interactions. */
export interface MoodState {
  readonly mood: Mood
  readonly sums: SentimentSums
}

/** A change from one mood to the other. */
export interface Turn {
  /** `TURNED_NEGATIVE` is the alert; `RECOVERED` ends it. */
  readonly kind: 'TURNED_NEGATIVE' | 'RECOVERED'
  /** When, in milliseconds since 1970. */
  readonly at: number
  /** The level that reached the threshold. */
  readonly level: number
}

export interface TurnOptions {
  /**
   * Days after which an interaction counts half; shorter than for the smoothed sentiment, so that alerts come in time.
   * @default 7
   */
  readonly halfLifeDays?: number | undefined
  /** The mood becomes positive at this level and negative at minus this level. @default 0.15 */
  readonly threshold?: number | undefined
}

/** The state of a customer without interactions. */
export const UNKNOWN_MOOD: MoodState = { mood: 'UNKNOWN', sums: NO_SENTIMENT }

/**
 * Updates a customer's state with one interaction.
 *
 * The level is the smoothed sentiment with a short half-life. The mood turns positive when the level reaches
 * +`threshold` and negative when it reaches −`threshold`; in between it stays, so that a customer who wavers around
 * neutral alerts nobody twice. The first mood of a customer is not a turn. With the defaults, one bitter message after
 * weeks of silence turns a happy customer; if friendly ones came every week before it, it takes two.
 * @throws ModelInputError for an invalid event or option
 */
export const followMood = (
  { mood, sums }: MoodState,
  event: SentimentEvent,
  { halfLifeDays = 7, threshold = 0.15 }: TurnOptions = {},
): { readonly state: MoodState; readonly turn: Turn | null } => {
  assertOption(threshold > 0 && threshold < 1, 'threshold', 'a number inside (0, 1)', threshold)
  const added = addSentiment(sums, event, halfLifeDays)
  const level = smoothedAt(added, added.at, { halfLifeDays }).value ?? 0
  const next: Mood = level >= threshold ? 'POSITIVE' : level <= -threshold ? 'NEGATIVE' : mood
  const turned = next !== mood && mood !== 'UNKNOWN'
  const kind = next === 'NEGATIVE' ? 'TURNED_NEGATIVE' : 'RECOVERED'
  return { state: { mood: next, sums: added }, turn: turned ? { kind, at: added.at, level } : null }
}

/** Updates a customer's state with interactions, oldest first, and collects the turns. */
export const findTurns = (
  events: readonly SentimentEvent[],
  options: TurnOptions = {},
): { readonly state: MoodState; readonly turns: readonly Turn[] } => {
  let state = UNKNOWN_MOOD
  const turns: Turn[] = []
  for (const event of events) {
    const followed = followMood(state, event, options)
    state = followed.state
    if (followed.turn) turns.push(followed.turn)
  }
  return { state, turns }
}

import { assertOption, ModelInputError } from 'rapport-crm/ml/data'
import { normalQuantile } from 'rapport-crm/ml/distributions'
import type { Interval } from 'rapport-crm/ml/metrics'

/** The sentiment of one interaction. */
export interface SentimentEvent {
  /** Milliseconds since 1970. */
  readonly at: number
  /** −1 … 1. */
  readonly polarity: number
  /** How much it counts; 0 for a text with unknown sentiment. @default 1 */
  readonly weight?: number | undefined
}

export interface SmoothingOptions {
  /** Days after which an interaction counts half. @default 30 */
  readonly halfLifeDays?: number | undefined
  /** Weight of the neutral starting point, in interactions of today: a single text does not make a mood. @default 1 */
  readonly prior?: number | undefined
  /** Of the interval. @default 0.95 */
  readonly level?: number | undefined
}

/**
 * Decayed sums over a customer's interactions, as of `at`: all that smoothing needs, so that a new interaction costs
 * the same whatever came before. Adding the same interactions in another order gives the same sums up to rounding.
 */
export interface SentimentSums {
  readonly at: number
  readonly count: number
  readonly weight: number
  readonly weightSquared: number
  readonly polarity: number
  readonly polaritySquared: number
}

/** A customer's smoothed sentiment at a moment. */
export interface SmoothedSentiment {
  /** −1 … 1; null before the first interaction with a known sentiment. */
  readonly value: number | null
  readonly interval: Interval | null
  /** Interactions behind it. */
  readonly count: number
  /** Their current weight: 1 is one interaction of today. */
  readonly weight: number
}

export const DAY_MS = 86_400_000

/** Assumed variance of text polarity for a customer with few texts. */
const ASSUMED_VARIANCE = 0.25

/** The sums of a customer without interactions. */
export const NO_SENTIMENT: SentimentSums = {
  at: -8.64e15,
  count: 0,
  weight: 0,
  weightSquared: 0,
  polarity: 0,
  polaritySquared: 0,
}

/** Throws ModelInputError unless the event has a finite time, a polarity in −1 … 1 and a weight of 0 or more. */
export const checkEvent = ({ at, polarity, weight = 1 }: SentimentEvent): void => {
  if (!Number.isFinite(at)) throw new ModelInputError('NOT_FINITE', `expected a time in milliseconds, got ${at}`)
  if (!(polarity >= -1 && polarity <= 1)) {
    throw new ModelInputError('NOT_FINITE', `expected a polarity from −1 to 1, got ${polarity}`)
  }
  if (!(weight >= 0 && weight < Infinity)) {
    throw new ModelInputError('BAD_WEIGHT', `expected a weight of 0 or more, got ${weight}`)
  }
}

const decay = (fromMs: number, toMs: number, halfLifeDays: number): number =>
  2 ** (-Math.max(0, toMs - fromMs) / (halfLifeDays * DAY_MS))

/** The sums as of a later moment; an earlier one changes nothing. */
const ageSums = (sums: SentimentSums, at: number, halfLifeDays: number): SentimentSums => {
  if (at <= sums.at) return sums
  const share = decay(sums.at, at, halfLifeDays)
  return {
    at,
    count: sums.count,
    weight: sums.weight * share,
    weightSquared: sums.weightSquared * share * share,
    polarity: sums.polarity * share,
    polaritySquared: sums.polaritySquared * share,
  }
}

/**
 * Adds an interaction; one that happened before `sums.at` is added with the weight that it has by then.
 * @throws ModelInputError for an invalid time, polarity or weight
 */
export const addSentiment = (sums: SentimentSums, event: SentimentEvent, halfLifeDays: number): SentimentSums => {
  checkEvent(event)
  const { at, polarity, weight = 1 } = event
  const aged = ageSums(sums, at, halfLifeDays)
  if (weight === 0) return aged
  const own = weight * decay(at, aged.at, halfLifeDays)
  return {
    at: aged.at,
    count: aged.count + 1,
    weight: aged.weight + own,
    weightSquared: aged.weightSquared + own * own,
    polarity: aged.polarity + own * polarity,
    polaritySquared: aged.polaritySquared + own * polarity * polarity,
  }
}

/**
 * The smoothed sentiment at a moment: the mean of the interactions weighted by 2^(−age / half-life), with `prior`
 * neutral interactions among them, so that old or little evidence fades to 0. The interval is normal, its variance that
 * of the texts, mixed with an assumed one while there are few.
 */
export const smoothedAt = (sums: SentimentSums, at: number, options: SmoothingOptions = {}): SmoothedSentiment => {
  const { halfLifeDays = 30, prior = 1, level = 0.95 } = options
  assertOption(halfLifeDays > 0, 'halfLifeDays', 'a number of days above 0', halfLifeDays)
  assertOption(prior > 0, 'prior', 'a number above 0', prior)
  assertOption(level > 0 && level < 1, 'level', 'a number inside (0, 1)', level)
  const aged = ageSums(sums, at, halfLifeDays)
  if (aged.count === 0) return { value: null, interval: null, count: 0, weight: 0 }
  const total = aged.weight + prior
  const value = aged.polarity / total
  const spread = Math.max(0, aged.polaritySquared - 2 * value * aged.polarity + value * value * aged.weight)
  const variance = (spread + prior * ASSUMED_VARIANCE) / total
  const error = Math.sqrt((variance * (aged.weightSquared + prior)) / (total * total))
  const half = normalQuantile((1 + level) / 2) * error
  const interval = { lower: Math.max(-1, value - half), upper: Math.min(1, value + half), level }
  return { value, interval, count: aged.count, weight: aged.weight }
}

/**
 * How much one interaction adds to the smoothed value: these sum up to it over all interactions, and the base value is
 * 0.
 */
export const sentimentContribution = (
  sums: SentimentSums,
  event: SentimentEvent,
  at: number,
  { halfLifeDays = 30, prior = 1 }: SmoothingOptions = {},
): number => {
  const { weight } = ageSums(sums, at, halfLifeDays)
  const own = (event.weight ?? 1) * decay(event.at, Math.max(at, sums.at), halfLifeDays)
  return (own * event.polarity) / (weight + prior)
}

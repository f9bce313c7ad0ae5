import { assertOption } from 'rapport-crm/ml/data'
import { normalQuantile } from 'rapport-crm/ml/distributions'
import type { Interval } from 'rapport-crm/ml/metrics'
import { checkEvent, DAY_MS, type SentimentEvent } from './smoothing.ts'

/** How a customer's sentiment moves; `UNKNOWN` when one of the two periods has too few texts. */
type SentimentDirection = 'UP' | 'DOWN' | 'FLAT' | 'UNKNOWN'

/** A recent period against the one before it. */
export interface SentimentTrend {
  readonly direction: SentimentDirection
  /** Mean polarity of the recent period; null without a text. */
  readonly recent: number | null
  readonly before: number | null
  readonly recentCount: number
  readonly beforeCount: number
  /** Of `recent − before`; null when unknown. */
  readonly interval: Interval | null
}

export interface TrendOptions {
  /** @default 30 */
  readonly recentDays?: number | undefined
  /** Days before the recent ones. @default 90 */
  readonly beforeDays?: number | undefined
  /** Texts that each period needs. @default 2 */
  readonly minimumTexts?: number | undefined
  /** A smaller difference of means is flat, however certain. @default 0.1 */
  readonly minimumChange?: number | undefined
  /** Level of the interval that must not contain 0. @default 0.8 */
  readonly level?: number | undefined
}

const ASSUMED_VARIANCE = 0.25

/**
 * Mean and variance of the mean, with one assumed deviation among the texts, so that two equal ones give no certainty.
 */
const summarise = (events: readonly SentimentEvent[]) => {
  let weight = 0
  let sum = 0
  for (const event of events) {
    weight += event.weight ?? 1
    sum += (event.weight ?? 1) * event.polarity
  }
  const mean = sum / weight
  let spread = ASSUMED_VARIANCE
  for (const event of events) spread += (event.weight ?? 1) * (event.polarity - mean) ** 2
  return { mean, variance: spread / (weight + 1) / weight }
}

/**
 * Compares the last days with the days before. Up or down only if the means differ by `minimumChange` and the interval
 * of their difference excludes 0. Interactions after `at`, and those without weight, are left out.
 * @throws ModelInputError for an invalid time, polarity or weight
 */
export const sentimentTrend = (
  events: readonly SentimentEvent[],
  at: number,
  options: TrendOptions = {},
): SentimentTrend => {
  const { recentDays = 30, beforeDays = 90, minimumTexts = 2, minimumChange = 0.1, level = 0.8 } = options
  assertOption(recentDays > 0, 'recentDays', 'a number of days above 0', recentDays)
  assertOption(beforeDays > 0, 'beforeDays', 'a number of days above 0', beforeDays)
  for (const event of events) checkEvent(event)
  const border = at - recentDays * DAY_MS
  const start = border - beforeDays * DAY_MS
  const told = events.filter((event) => event.at <= at && event.at > start && (event.weight ?? 1) > 0)
  const recentTexts = told.filter((event) => event.at > border)
  const earlierTexts = told.filter((event) => event.at <= border)
  const recent = recentTexts.length > 0 ? summarise(recentTexts) : null
  const before = earlierTexts.length > 0 ? summarise(earlierTexts) : null
  const counts = { recentCount: recentTexts.length, beforeCount: earlierTexts.length }
  const means = { recent: recent?.mean ?? null, before: before?.mean ?? null }
  if (!recent || !before || Math.min(counts.recentCount, counts.beforeCount) < minimumTexts) {
    return { direction: 'UNKNOWN', ...means, ...counts, interval: null }
  }
  const change = recent.mean - before.mean
  const half = normalQuantile((1 + level) / 2) * Math.sqrt(recent.variance + before.variance)
  const moved = Math.abs(change) >= minimumChange && Math.abs(change) > half
  const direction = moved ? (change > 0 ? 'UP' : 'DOWN') : 'FLAT'
  return { direction, ...means, ...counts, interval: { lower: change - half, upper: change + half, level } }
}

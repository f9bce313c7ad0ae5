import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addSentiment,
  NO_SENTIMENT,
  sentimentContribution,
  smoothedAt,
  type SentimentEvent,
  type SentimentSums,
} from './smoothing.ts'
import { sentimentTrend } from './trend.ts'
import { findTurns } from './turns.ts'

const DAY = 86_400_000
const now = Date.UTC(2026, 5, 30)
/** Polarities by how many days ago they were, oldest first. */
const history = (...events: readonly (readonly [daysAgo: number, polarity: number])[]): SentimentEvent[] =>
  events.map(([daysAgo, polarity]) => ({ at: now - daysAgo * DAY, polarity }))
const sumsOf = (events: readonly SentimentEvent[], halfLifeDays = 30) =>
  events.reduce<SentimentSums>((sums, event) => addSentiment(sums, event, halfLifeDays), NO_SENTIMENT)

describe('smoothed sentiment', () => {
  it('counts an interaction half after a half-life, beside one neutral interaction', () => {
    const sums = sumsOf(history([30, -1], [0, 0.8]))
    expect(smoothedAt(sums, now)).toMatchObject({ count: 2, weight: 1.5 })
    expect(smoothedAt(sums, now).value).toBeCloseTo((0.8 - 0.5) / (1.5 + 1), 12)
  })

  it('is null, not 0, before anything was said', () => {
    expect(smoothedAt(NO_SENTIMENT, now)).toEqual({ value: null, interval: null, count: 0, weight: 0 })
    const silent = addSentiment(NO_SENTIMENT, { at: now, polarity: 0, weight: 0 }, 30)
    expect(smoothedAt(silent, now).value).toBeNull()
  })

  it('fades to neutral without news, and its interval narrows with evidence', () => {
    const sums = sumsOf(history([0, 0.9]))
    expect(smoothedAt(sums, now + 300 * DAY).value).toBeLessThan(0.01)
    const width = (events: SentimentEvent[]) => {
      const { lower, upper } = smoothedAt(sumsOf(events), now).interval!
      return upper - lower
    }
    expect(width(history([3, 0.5], [2, 0.5], [1, 0.5], [0, 0.5]))).toBeLessThan(width(history([0, 0.5])) * 0.8)
  })

  it('does not depend on the order in which interactions come in', () => {
    const events = history([40, 0.5], [20, -0.7], [5, 0.1], [0, 0.9])
    const [a, b] = [smoothedAt(sumsOf(events), now), smoothedAt(sumsOf(events.toReversed()), now)]
    expect(a.value).toBeCloseTo(b.value!, 12)
    expect(a.interval!.lower).toBeCloseTo(b.interval!.lower, 12)
  })

  it('is the sum of what each interaction adds', () => {
    const events = history([40, 0.5], [20, -0.7], [5, 0.1])
    const sums = sumsOf(events)
    const parts = events.map((event) => sentimentContribution(sums, event, now))
    expect(parts.reduce((a, b) => a + b, 0)).toBeCloseTo(smoothedAt(sums, now).value!, 12)
  })

  it('stays inside its bounds for any history', () => {
    const event = fc.record({
      at: fc.integer({ min: 0, max: now }),
      polarity: fc.double({ min: -1, max: 1, noNaN: true }),
      weight: fc.double({ min: 0, max: 5, noNaN: true }),
    })
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), (events) => {
        const { value, interval } = smoothedAt(sumsOf(events), now)
        if (value === null) return
        expect(Math.abs(value)).toBeLessThanOrEqual(1)
        expect(interval!.lower).toBeLessThanOrEqual(value)
        expect(interval!.upper).toBeGreaterThanOrEqual(value)
        expect(Number.isFinite(interval!.lower + interval!.upper)).toBe(true)
      }),
    )
  })

  it('refuses an invalid polarity, time or half-life', () => {
    expect(() => addSentiment(NO_SENTIMENT, { at: now, polarity: 1.5 }, 30)).toThrow('a polarity from −1 to 1, got 1.5')
    expect(() => addSentiment(NO_SENTIMENT, { at: NaN, polarity: 0 }, 30)).toThrow('a time in milliseconds, got NaN')
    expect(() => smoothedAt(NO_SENTIMENT, now, { halfLifeDays: 0 })).toThrow('option halfLifeDays')
  })
})

describe('the trend', () => {
  it('is down when the recent texts are clearly below those before', () => {
    const trend = sentimentTrend(history([90, 0.7], [70, 0.6], [50, 0.8], [20, -0.5], [10, -0.6], [1, -0.7]), now)
    expect(trend).toMatchObject({ direction: 'DOWN', recentCount: 3, beforeCount: 3 })
    expect(trend.recent).toBeCloseTo(-0.6, 12)
    expect(trend.interval!.upper).toBeLessThan(0)
  })

  it('is flat when nothing much changed, and unknown with too few texts', () => {
    expect(sentimentTrend(history([90, 0.5], [60, 0.4], [10, 0.45], [5, 0.5]), now).direction).toBe('FLAT')
    expect(sentimentTrend(history([90, 0.5], [10, -0.9]), now)).toMatchObject({ direction: 'UNKNOWN', interval: null })
    expect(sentimentTrend([], now)).toMatchObject({ direction: 'UNKNOWN', recent: null, before: null })
  })

  it('leaves out what lies in the future', () => {
    expect(sentimentTrend(history([-3, 0.9], [-2, 0.9]), now)).toMatchObject({ recentCount: 0 })
  })
})

describe('turns', () => {
  const kinds = (...events: readonly (readonly [number, number])[]) =>
    findTurns(history(...events)).turns.map(({ kind }) => kind)

  it('alerts once when a happy customer turns, and once when it recovers', () => {
    const events = history([60, 0.7], [50, 0.8], [20, -0.8], [19, -0.7], [18, -0.6], [2, 0.9], [1, 0.8], [0, 0.9])
    const { turns, state } = findTurns(events)
    expect(turns.map(({ kind }) => kind)).toEqual(['TURNED_NEGATIVE', 'RECOVERED'])
    expect(turns[0]!.at).toBe(events[2]!.at)
    expect(turns[0]!.level).toBeLessThanOrEqual(-0.15)
    expect(state.mood).toBe('POSITIVE')
  })

  it('needs one bitter message after weeks of silence, two where friendly ones came every week', () => {
    expect(kinds([60, 0.7], [40, 0.7], [0, -0.8])).toEqual(['TURNED_NEGATIVE'])
    expect(kinds([22, 0.7], [15, 0.7], [8, 0.7], [1, -0.8])).toEqual([])
    expect(kinds([22, 0.7], [15, 0.7], [8, 0.7], [1, -0.8], [0, -0.8])).toEqual(['TURNED_NEGATIVE'])
  })

  it('does not alert for a customer who was never happy, or who wavers about neutral', () => {
    expect(kinds([30, -0.8], [10, -0.9])).toEqual([])
    expect(kinds([60, 0.8], [40, 0.1], [30, -0.1], [20, 0.1], [10, -0.1], [5, 0.1])).toEqual([])
  })
})

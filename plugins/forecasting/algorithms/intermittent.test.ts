import { createRandom } from 'rapport-crm/task'
import { describe, expect, it } from 'vitest'
import { forecastSeries } from './forecast-series.ts'
import { isIntermittent } from './intermittent.ts'
import { shownSeasons } from './shown-seasons.ts'

/** Sales of one to nine pieces on some of the days. */
const sporadic = (seed: number, n: number, share: number) => {
  const random = createRandom(seed)
  return Float64Array.from({ length: n }, () => (random.next() < share ? 1 + Math.floor(9 * random.next()) : 0))
}

describe('a series with sales on 15 % of days', () => {
  it('is intermittent; one with sales on most days, or with refunds, is not', () => {
    expect(isIntermittent(sporadic(1, 200, 0.15))).toBe(true)
    expect(isIntermittent(sporadic(1, 200, 0.9))).toBe(false)
    expect(isIntermittent(sporadic(1, 200, 0.15).map((v, t) => (t === 9 ? -1 : v)))).toBe(false)
    expect(isIntermittent(new Float64Array(50))).toBe(false)
  })

  it.each([1, 2, 3])('is forecast by its mean demand, with room for a sale (seed %i)', (seed) => {
    const values = sporadic(seed, 300, 0.15)
    const series = { values, seasons: [7, 365] }
    const { choice, forecast } = forecastSeries({ series, algorithm: 'AUTO', horizon: 28, origins: 6 })
    const mean = values.reduce((sum, v) => sum + v, 0) / values.length
    const total = forecast.value.reduce((sum, v) => sum + v, 0)
    expect(total / 28 / mean).toBeGreaterThan(0.6)
    expect(total / 28 / mean).toBeLessThan(1.6)
    const [, wide] = forecast.intervals
    expect(Math.min(...wide!.lower)).toBe(0)
    expect(Math.min(...wide!.upper)).toBeGreaterThan(2)
    expect(choice.words).not.toContain('MASE')
  })

  it('is never forecast by repeating a stretch of zeros', () => {
    // The 28 days that the season of 365 days would repeat have no sale.
    const values = sporadic(5, 400, 0.15).map((v, t) => (t >= 35 && t < 63 ? 0 : v))
    const series = { values, seasons: [7, 365] }
    const { choice, forecast } = forecastSeries({ series, algorithm: 'AUTO', horizon: 28, origins: 4 })
    expect(shownSeasons(values, [7, 365])).toEqual({ modelled: [], repeated: [] })
    expect(choice.baseline.name).toBe('mean')
    expect(Math.min(...forecast.value)).toBeGreaterThan(0)
  })

  it('repeats a season that the whole history shows, and exactly if it is exact', () => {
    const random = createRandom(6)
    const mondays = Float64Array.from({ length: 120 }, (_, t) => (t % 7 === 0 ? 5 : 0))
    const { choice, forecast } = forecastSeries({
      series: { values: mondays, seasons: [7, 365] },
      algorithm: 'AUTO',
      horizon: 28,
    })
    expect(choice.baseline.name).toBe('seasonal naive (7)')
    forecast.value.forEach((v, i) => expect(v).toBeCloseTo((120 + i) % 7 === 0 ? 5 : 0, 9))
    const weekends = mondays.map((_, t) => (random.next() < (t % 7 > 4 ? 0.8 : 0.1) ? 3 : 0))
    expect(shownSeasons(weekends, [7]).modelled).toEqual([7])
    const chance = Array.from(
      { length: 200 },
      (_, seed) => shownSeasons(sporadic(seed, 400, 0.15), [7]).modelled.length,
    )
    expect(chance.reduce((sum, one) => sum + one)).toBeLessThanOrEqual(7)
  })

  it('is forecast by Croston’s method if that is requested', () => {
    const series = { values: sporadic(4, 120, 0.3).map((v, t) => (t < 60 ? v : 3 * v)), seasons: [] }
    const { choice } = forecastSeries({ series, algorithm: 'CROSTON', horizon: 10, origins: 6 })
    expect(choice.candidates.map(({ name }) => name)).toEqual([
      'naive',
      'drift',
      'mean',
      "Croston's method",
      'Teunter, Syntetos and Babai (TSB)',
    ])
    expect(choice.words).toMatch(/root mean squared error|no candidate had a smaller error/)
  })
})

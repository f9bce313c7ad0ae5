import { createRandom } from 'rapport-crm/task'
import { describe, expect, it } from 'vitest'
import { forecastSeries } from './forecast-series.ts'
import { isIntermittent } from './intermittent.ts'

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

  it('is forecast by Croston where he is asked for', () => {
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

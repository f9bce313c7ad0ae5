import { createRandom } from 'rapport-crm/task'
import { describe, expect, it } from 'vitest'
import { forecastSeries } from './forecast-series.ts'
import { seasonEndsMeet } from './untested-season.ts'

const mean = (values: ArrayLike<number>) => Array.from(values).reduce((sum, v) => sum + v, 0) / values.length

describe('a history of less than two seasons', () => {
  it('of 80 weeks is forecast about as well as by the last value where nothing else can be known', () => {
    const errors = [1, 2, 3, 4, 5, 6].map((seed) => {
      const random = createRandom(seed)
      let level = 1_000
      const walk = Float64Array.from({ length: 93 }, () => (level *= Math.exp(0.04 * random.normal())))
      const series = { values: walk.slice(0, 80), seasons: [52] }
      const { forecast, choice } = forecastSeries({ series, algorithm: 'AUTO', horizon: 13 })
      const after = walk.slice(80)
      expect(choice.baseline.name).not.toBe('seasonal naive (52)')
      return [
        mean(after.map((v, i) => Math.abs(v - forecast.value[i]!))),
        mean(after.map((v) => Math.abs(v - walk[79]!))),
      ]
    })
    expect(mean(errors.map(([own]) => own!))).toBeLessThan(1.1 * mean(errors.map(([, naive]) => naive!)))
  })

  it('repeats the one season it has where that looks like one, and says that it could not be tested', () => {
    const hours = Float64Array.from(
      { length: 24 },
      (_, t) => 100 - 60 * Math.cos((2 * Math.PI * t) / 24) + ((t * 7) % 3),
    )
    expect(seasonEndsMeet(hours, 24)).toBe(true)
    const { forecast, choice } = forecastSeries({
      series: { values: hours, seasons: [24, 168] },
      algorithm: 'AUTO',
      horizon: 24,
    })
    forecast.value.forEach((v, i) => expect(v).toBeCloseTo(hours[i]!, 9))
    expect(choice.fallback).toBe(true)
    expect(choice.words).toContain('seasonal naive (24): one season has passed, too few to test it')
  })

  it('takes no season from a slope, nor from noise', () => {
    const random = createRandom(3)
    expect(
      seasonEndsMeet(
        Float64Array.from({ length: 24 }, (_, t) => 100 + t),
        24,
      ),
    ).toBe(false)
    expect(
      seasonEndsMeet(
        Float64Array.from({ length: 24 }, () => 100 + random.normal()),
        24,
      ),
    ).toBe(false)
    expect(seasonEndsMeet(Float64Array.of(1, 2, 3), 24)).toBe(false)
  })
})

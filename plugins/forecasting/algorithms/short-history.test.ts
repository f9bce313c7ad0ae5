import { createRandom } from 'rapport-crm/task'
import { describe, expect, it } from 'vitest'
import { planBacktest, runPiece } from './backtest.ts'
import { choose } from './choose.ts'
import { findingsUntil } from './fit-at-origin.ts'
import { forecastSeries } from './forecast-series.ts'
import type { ModelSpec } from './model.ts'
import { cycleShape } from './untested-season.ts'

/** Values without accidents. */
const plain = (cleaned: Float64Array) => ({ cleaned, outliers: [] })
const mean = (values: ArrayLike<number>) => Array.from(values).reduce((sum, v) => sum + v, 0) / values.length

describe('a history of less than two seasons', () => {
  it('of 80 weeks is forecast about as well as by the last value if nothing else can be known', () => {
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

  it('repeats its only season if that looks like one, and says that it could not be tested', () => {
    const hours = Float64Array.from(
      { length: 24 },
      (_, t) => 100 - 60 * Math.cos((2 * Math.PI * t) / 24) + ((t * 7) % 3),
    )
    expect(cycleShape(plain(hours), 24)).toBe('SEASON')
    const { forecast, choice } = forecastSeries({
      series: { values: hours, seasons: [24, 168] },
      algorithm: 'AUTO',
      horizon: 24,
    })
    forecast.value.forEach((v, i) => expect(v).toBeCloseTo(hours[i]!, 9))
    expect(choice.fallback).toBe(true)
    expect(choice.words).toContain('seasonal naive (24): one season has passed, too few to test it')
  })

  it('takes no season from a slope that a model follows, nor from noise', () => {
    const random = createRandom(3)
    const slope = Float64Array.from({ length: 24 }, (_, t) => 100 + t)
    const noise = Float64Array.from({ length: 24 }, () => 100 + random.normal())
    expect(cycleShape(plain(slope), 24)).toBe('TREND')
    expect(cycleShape(plain(noise), 24)).toBe('LEVEL')
    expect(() => cycleShape(plain(slope.subarray(0, 3)), 24)).toThrow('expected a season of 24 values, got 3')
    const series = { values: slope, seasons: [24] }
    const { forecast } = forecastSeries({ series, algorithm: 'AUTO', horizon: 24 })
    forecast.value.forEach((v, i) => expect(Math.abs(v - (124 + i))).toBeLessThan(3))
  })

  it.each([
    ['was the same in every month', () => 500],
    ['was the same but for rounding', (t: number) => 0.1 + 0.2 * (t % 2 === 0 ? 1 : 1 + 1e-16)],
    ['was the same in all months but one', (t: number) => (t === 5 ? 5_000 : 500)],
  ])('takes no season from a year that %s', (_, of) => {
    const values = Float64Array.from({ length: 14 }, (_v, t) => of(t))
    expect(cycleShape(plain(values), 12)).toBe('CONSTANT')
    const { choice } = forecastSeries({ series: { values, seasons: [12] }, algorithm: 'AUTO', horizon: 12 })
    expect(choice.words).not.toContain('season')
  })

  it('takes no season from a single value that stands out of noise', () => {
    const random = createRandom(7)
    const noise = Float64Array.from({ length: 24 }, (_, t) => (t === 11 ? 900 : 100 + random.normal()))
    expect(cycleShape(plain(noise), 24)).toBe('LEVEL')
  })

  it('leaves accidents out when it looks for a season', () => {
    // Two accidents far up, which go there and back: the last day by itself looks like a season.
    const random = createRandom(8)
    const values = Float64Array.from({ length: 40 }, (_, t) => 100 + random.normal() + (t === 22 || t === 30 ? 900 : 0))
    expect(cycleShape(plain(values), 24)).toBe('SEASON')
    const series = { values, seasons: [24] }
    expect(cycleShape(findingsUntil(series, 40), 24)).toBe('LEVEL')
  })

  it('repeats a whole noisy year of months, as a flat line would be wrong in every month', () => {
    const errors = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => {
      const random = createRandom(seed)
      const shape = Array.from({ length: 12 }, () => 100 + 20 * random.normal())
      const values = Float64Array.from({ length: 24 }, (_, t) => shape[t % 12]! + 5 * random.normal())
      const series = { values: values.slice(0, 12), seasons: [12] }
      const { forecast } = forecastSeries({ series, algorithm: 'AUTO', horizon: 12 })
      const after = values.slice(12)
      return [
        mean(after.map((v, i) => Math.abs(v - forecast.value[i]!))),
        mean(after.map((v) => Math.abs(v - values[11]!))),
      ]
    })
    expect(mean(errors.map(([own]) => own!))).toBeLessThan(0.6 * mean(errors.map(([, naive]) => naive!)))
  })

  it('repeats a day that looks like a season rather than use a model that was tested for the first hours only', () => {
    const values = Float64Array.from({ length: 24 }, (_, t) => 200 + 90 * Math.sin((2 * Math.PI * (t + 5)) / 24))
    const series = { values, seasons: [24] }
    const plan = planBacktest(series, 24, 4)
    expect(plan).toMatchObject({ horizon: 6, asked: 24 })
    const last: ModelSpec = { model: 'SEASONAL_NAIVE', scale: 'LINEAR', season: 1 }
    const day: ModelSpec = { ...last, season: 24 }
    const perfect: ModelSpec = { model: 'ETS', scale: 'LINEAR', season: 1 }
    const results = plan.origins.flatMap((origin) => [
      runPiece(series, { spec: last, origin, horizon: plan.horizon }),
      { spec: perfect, origin, horizon: plan.horizon, forecast: values.slice(origin, origin + plan.horizon) },
    ])
    const choice = choose('AUTO', series, plan, [last, day], results)
    expect(choice).toMatchObject({ members: [{ spec: day, weight: 1 }], fallback: true })
    expect(choice.words).toContain(
      'It replaces exponential smoothing, better than naive over 4 origins of 6 periods only.',
    )
    // With no season in sight it is in use.
    expect(choose('AUTO', series, plan, [last], results)).toMatchObject({
      members: [{ spec: perfect }],
      fallback: false,
    })
  })
})

import { createRandom } from 'rapport-crm/task'
import { decodeArtifact, encodeArtifact } from 'rapport-crm/ml/data'
import { array, assert, constantFrom, integer, oneof, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SeriesInput } from './backtest.ts'
import type { Algorithm } from './candidates.ts'
import { ForecastError } from './errors.ts'
import { followSeries, forecastSeries } from './forecast-series.ts'
import { followObservation, forecastAhead, isForecaster, type ForecastColumns } from './forecaster.ts'

const seasonal = (n: number, seed: number): SeriesInput => {
  const random = createRandom(seed)
  return {
    values: Float64Array.from(
      { length: n },
      (_, t) => 200 + t + 40 * Math.sin((2 * Math.PI * t) / 12) + 3 * random.normal(),
    ),
    seasons: [12],
  }
}

const expectSound = (forecast: ForecastColumns, horizon: number) => {
  const { value, base, names, effects, residual, intervals } = forecast
  expect(value.length).toBe(horizon)
  const columns = [value, effects.data, residual, ...intervals.flatMap((i) => [i.lower, i.upper])]
  expect(columns.every((column) => column.every(Number.isFinite)) && Number.isFinite(base)).toBe(true)
  const largest = Math.max(1, ...columns.slice(0, 3).flatMap((c) => Array.from(c, Math.abs)), Math.abs(base))
  value.forEach((v, i) => {
    const sum = names.reduce((total, _, j) => total + effects.data[i * names.length + j]!, base) + residual[i]!
    expect(Math.abs(sum - v)).toBeLessThanOrEqual(1e-9 * largest)
    const [inner, outer] = intervals
    expect(outer!.lower[i]!).toBeLessThanOrEqual(inner!.lower[i]!)
    expect(inner!.lower[i]!).toBeLessThanOrEqual(v)
    expect(v).toBeLessThanOrEqual(inner!.upper[i]!)
    expect(inner!.upper[i]!).toBeLessThanOrEqual(outer!.upper[i]!)
  })
}

const value = oneof(
  { weight: 4, arbitrary: integer({ min: -50, max: 500 }) },
  { weight: 1, arbitrary: constantFrom(0, 1, 1e-9, -1e14, 1e15, 3.7e5) },
)

/** Turns drawn numbers into a kind of series, some of them beyond what can be forecast. */
const SHAPES: Readonly<Record<string, (raw: readonly number[]) => number[]>> = {
  drawn: (raw) => [...raw],
  positive: (raw) => raw.map((v) => Math.min(1e6, Math.abs(v)) + 1),
  constant: (raw) => raw.map(() => raw[0]!),
  growing: (raw) => raw.map((_, t) => 1.6 ** t),
  sparse: (raw) => raw.map((v, t) => (t % 9 === 4 ? Math.min(100, Math.abs(v)) : 0)),
  huge: (raw) => raw.map((_, t) => (t % 5 === 0 ? 9e14 : -9e14)),
  tiny: (raw) => raw.map((v) => v * 1e-200),
  'not a number': (raw) => raw.map((v, t) => (t === 2 ? NaN : v)),
  'beyond measure': (raw) => raw.map((v, t) => (t === 0 ? 2e15 : v)),
}

const promoted = (t: number) => (t % 11 === 4 ? 1 : 0)

describe('forecaster', () => {
  it('gives finite, additive, nested forecasts or a typed refusal for any series', () => {
    const algorithms: Algorithm[] = ['AUTO', 'ARIMA', 'ETS', 'ADDITIVE', 'SEASONAL_NAIVE']
    const codes = new Set<string>()
    let answered = 0
    assert(
      property(
        array(value, { minLength: 1, maxLength: 48, size: 'max' }),
        constantFrom(...Object.values(SHAPES)),
        constantFrom([12], [4], [], [7, 30]),
        constantFrom(...algorithms),
        integer({ min: 0, max: 14 }),
        integer({ min: -1000, max: 1000 }),
        (raw, shape, seasons, algorithm, horizon, next) => {
          const series = { values: Float64Array.from(shape(raw)), seasons }
          try {
            const { forecaster, forecast } = forecastSeries({ series, algorithm, horizon, origins: 2 })
            answered++
            expectSound(forecast, horizon)
            const { forecaster: moved } = followObservation(forecaster, next)
            expectSound(forecastAhead(moved, 1), 1)
          } catch (error) {
            if (!(error instanceof ForecastError)) throw error
            codes.add(error.code)
          }
        },
      ),
      { numRuns: 150, seed: 20 },
    )
    expect(answered).toBeGreaterThan(40)
    expect([...codes].sort()).toEqual(
      expect.arrayContaining(['HORIZON_OUT_OF_RANGE', 'INSUFFICIENT_DATA', 'INVALID_SERIES']),
    )
  })

  it('answers a constant series with that constant, and a series of zeros with zero', () => {
    for (const constant of [0, 7]) {
      const { choice, forecast } = forecastSeries({
        series: { values: new Float64Array(40).fill(constant), seasons: [12] },
        algorithm: 'AUTO',
        horizon: 6,
      })
      expect([...forecast.value]).toEqual(Array.from({ length: 6 }, () => constant))
      expect(choice.fallback).toBe(true)
      expect(choice.accuracy.mase).toBeNull()
    }
  })

  it('forecasts below zero only what has been below zero', () => {
    const falling = Float64Array.from({ length: 40 }, (_, t) => Math.max(0, 100 - 3 * t + ((t * 7) % 5)))
    const { forecast } = forecastSeries({
      series: { values: falling, seasons: [] },
      algorithm: 'ETS',
      horizon: 12,
      origins: 3,
    })
    expect(Math.min(...forecast.value, ...forecast.intervals[1]!.lower)).toBeGreaterThanOrEqual(0)
    const refunds = Float64Array.from({ length: 48 }, (_, t) => (t % 12 === 0 ? -60 : 40 + ((t * 7) % 5)))
    const back = forecastSeries({
      series: { values: refunds, seasons: [12] },
      algorithm: 'AUTO',
      horizon: 12,
      origins: 3,
    })
    expect(back.forecast.value[0]).toBeLessThan(-30)
  })

  it('is plain data: stored as an artifact it forecasts the same', () => {
    const { forecaster, forecast } = forecastSeries({
      series: seasonal(72, 1),
      algorithm: 'AUTO',
      horizon: 6,
      origins: 3,
    })
    const back = decodeArtifact(encodeArtifact(forecaster), isForecaster)
    expect(forecastAhead(back, 6)).toEqual(forecast)
  })

  it('gives the same result for the same input', () => {
    const [first, second] = [1, 2].map(() =>
      forecastSeries({ series: seasonal(60, 3), algorithm: 'AUTO', horizon: 4, origins: 3 }),
    )
    expect(first).toEqual(second)
  })

  it('follows observations without a fit: a level that has moved moves the forecast', () => {
    const series = seasonal(84, 2)
    const { forecaster, forecast } = forecastSeries({
      series: { ...series, values: series.values.subarray(0, 72) },
      algorithm: 'AUTO',
      horizon: 12,
      origins: 4,
    })
    const since = series.values.subarray(72)
    const later = followSeries(
      forecaster,
      since.map((v) => v + 12),
    )
    expect(later.observations).toBe(84)
    const raised = forecastAhead(later, 6).value
    const plain = forecastAhead(followSeries(forecaster, since), 6).value
    const lift = plain.reduce((sum, v, i) => sum + raised[i]! - v, 0) / 6
    expect(lift).toBeGreaterThan(4)
    expect(lift).toBeLessThan(16)
    expect(forecast.value.length).toBe(12)
  })

  it('replaces an accident by a nearer value before it follows it', () => {
    const random = createRandom(5)
    let level = 500
    const walk = Float64Array.from({ length: 60 }, () => (level += 5 * random.normal()))
    const { forecaster } = forecastSeries({
      series: { values: walk, seasons: [] },
      algorithm: 'SEASONAL_NAIVE',
      horizon: 3,
    })
    const { expected } = followObservation(forecaster, 500)
    const normal = followObservation(forecaster, expected + 2)
    const accident = followObservation(forecaster, expected * 40)
    expect([normal.pulledIn, accident.pulledIn]).toEqual([false, true])
    expect(forecastAhead(normal.forecaster, 1).value[0]).toBeCloseTo(expected + 2, 9)
    expect(forecastAhead(accident.forecaster, 1).value[0]!).toBeLessThan(1.2 * expected)
    expect(() => followObservation(forecaster, NaN)).toThrow('expected a value within')
  })

  it('moves a forecast by known events, and names those it could not learn', () => {
    const base = seasonal(84, 9)
    const values = base.values.map((v, t) => v + 50 * promoted(t))
    const data = Float64Array.from({ length: 84 * 2 }, (_, k) => (k % 2 === 0 ? promoted(k / 2) : 0))
    const series = {
      values,
      seasons: [12],
      regressors: { names: ['sale', 'fair'], columns: { data, rows: 84, cols: 2 } },
    }
    const future = { data: Float64Array.of(0, 0, 1, 0, 0, 0, 0, 1), rows: 4, cols: 2 }
    const { forecaster, forecast } = forecastSeries({ series, algorithm: 'AUTO', horizon: 4, origins: 4, future })
    const quiet = forecastAhead(forecaster, 4)
    expect(forecast.value[1]! - quiet.value[1]!).toBeGreaterThan(35)
    expect(forecast.value[1]! - quiet.value[1]!).toBeLessThan(65)
    expect(forecast.names).toContain('sale')
    expect(forecaster.words).toContain('No effect could be learned for: fair.')
    expectSound(forecast, 4)
    expect(() => forecastAhead(forecaster, 4, { future: { data: new Float64Array(4), rows: 4, cols: 1 } })).toThrow(
      '4 × 2, got 4 × 1',
    )
  })

  it('reports accidents in the history and is hardly moved by them', () => {
    const series = seasonal(84, 12)
    const struck = { ...series, values: series.values.map((v, t) => (t === 70 ? v + 400 : v)) }
    const [calm, shaken] = [series, struck].map((s) =>
      forecastSeries({ series: s, algorithm: 'ETS', horizon: 6, origins: 4 }),
    )
    expect(calm!.outliers).toEqual([])
    expect(shaken!.outliers.map((o) => o.index)).toEqual([70])
    const gap = calm!.forecast.value.map((v, i) => Math.abs(v - shaken!.forecast.value[i]!))
    expect(Math.max(...gap)).toBeLessThan(20)
  })

  it('refuses invalid regressors and levels with a typed error', () => {
    const series = seasonal(48, 1)
    const input = { series, algorithm: 'SEASONAL_NAIVE', horizon: 3 } as const
    const withEvents = (data: Float64Array, rows: number) => () =>
      forecastSeries({
        ...input,
        series: { ...series, regressors: { names: ['x'], columns: { data, rows, cols: 1 } } },
      })
    expect(withEvents(new Float64Array(48).fill(NaN), 48)).toThrow('expected finite regressors, got NaN')
    expect(withEvents(new Float64Array(47), 47)).toThrow('expected regressors of 48 × 1, got 47 × 1')
    expect(() => forecastSeries({ ...input, levels: [0.8, 1] })).toThrow(
      'expected interval levels between 0 and 1, got 1',
    )
  })
})

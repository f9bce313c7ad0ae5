import { describe, expect, it } from 'vitest'
import type { BacktestPlan } from './backtest.ts'
import type { ModelSpec } from './model.ts'
import { errorOf, outcomesOf, scoreOf, tracksOf } from './tracks.ts'

const plan: BacktestPlan = { origins: [4, 6], horizon: 1, asked: 1, seasons: [] }
const spec: ModelSpec = { model: 'SEASONAL_NAIVE', scale: 'LINEAR', season: 1 }

describe('errors of origins', () => {
  it('are measured in the error of the last value before the origin', () => {
    const outcomes = outcomesOf({ values: Float64Array.of(1, 3, 1, 3, 1, 3, 9), seasons: [] }, plan)
    expect(outcomes.map(({ scale, unit }) => [scale, unit])).toEqual([
      [2, 2],
      [2, 2],
    ])
    expect(errorOf(outcomes[1]!, Float64Array.of(3), 'ABSOLUTE')).toBe(3)
    expect(errorOf(outcomes[1]!, Float64Array.of(3), 'SQUARED')).toBe(9)
  })

  it('are left out where nothing had changed before the origin, as they would be in another unit', () => {
    // Money: an error of 5,000 must not be added to one of two scales.
    const series = { values: Float64Array.of(0, 0, 0, 0, 5_000, 0, 5_000), seasons: [] }
    const outcomes = outcomesOf(series, plan)
    expect(outcomes.map(({ scale, unit }) => [scale, unit])).toEqual([
      [0, undefined],
      [2_000, 2_000],
    ])
    const results = plan.origins.map((origin) => ({ spec, origin, horizon: 1, forecast: Float64Array.of(1_000) }))
    const [track] = tracksOf(plan, outcomes, results, 'ABSOLUTE')
    expect(track!.errors).toEqual([undefined, 2])
    expect(scoreOf(track!, track!, -1)).toBe(2)
  })

  it('are in the unit of the series where nothing had changed before any origin', () => {
    const outcomes = outcomesOf({ values: Float64Array.of(7, 7, 7, 7, 7, 7, 9), seasons: [] }, plan)
    expect(outcomes.map(({ scale, unit }) => [scale, unit])).toEqual([
      [0, 1],
      [0, 1],
    ])
    expect(errorOf(outcomes[1]!, Float64Array.of(7), 'ABSOLUTE')).toBe(2)
  })
})

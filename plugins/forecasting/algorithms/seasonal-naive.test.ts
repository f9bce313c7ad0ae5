import { describe, expect, it } from 'vitest'
import { valuesOf } from './model.ts'
import { seasonalNaive } from './seasonal-naive.ts'

describe('seasonal naive', () => {
  it('repeats the last season and follows a new value in its place', () => {
    const state = seasonalNaive.fit(
      { model: 'SEASONAL_NAIVE', scale: 'LINEAR', season: 3 },
      Float64Array.of(9, 1, 2, 6),
    )
    expect([...valuesOf(seasonalNaive.forecast(state, 5))]).toEqual([1, 2, 6, 1, 2])
    expect([...valuesOf(seasonalNaive.forecast(seasonalNaive.update(state, 4), 3))]).toEqual([2, 6, 4])
  })

  it('explains a value as the mean of the last season and the deviation from it', () => {
    const state = seasonalNaive.fit({ model: 'SEASONAL_NAIVE', scale: 'LINEAR', season: 3 }, Float64Array.of(1, 2, 6))
    const parts = seasonalNaive.forecast(state, 3)
    expect(parts.base).toBe(3)
    expect(parts.names).toEqual(['season'])
    expect([...parts.effects.data]).toEqual([-2, -1, 3])
  })

  it('refuses less than one season', () => {
    const spec = { model: 'SEASONAL_NAIVE', scale: 'LINEAR', season: 12 } as const
    expect(() => seasonalNaive.fit(spec, new Float64Array(5))).toThrow('expected 12 values, got 5')
  })
})

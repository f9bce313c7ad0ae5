import { describe, expect, it } from 'vitest'
import { valuesOf } from './model.ts'
import { drift, mean } from './naive.ts'

const series = Float64Array.of(10, 14, 11, 16)

describe('naive forecasts', () => {
  it('drift continues the line through the first and the last value (by hand)', () => {
    const state = drift.fit({ model: 'DRIFT', scale: 'LINEAR' }, series)
    expect([...valuesOf(drift.forecast(state, 3))]).toEqual([18, 20, 22])
    expect(drift.update(state, 22)).toEqual(
      drift.fit({ model: 'DRIFT', scale: 'LINEAR' }, Float64Array.of(...series, 22)),
    )
  })

  it('the mean is constant (by hand)', () => {
    const state = mean.fit({ model: 'MEAN', scale: 'LINEAR' }, series)
    expect([...valuesOf(mean.forecast(state, 2))]).toEqual([12.75, 12.75])
    expect(mean.update(state, 20.25).mean).toBeCloseTo(14.25, 12)
  })
})

import { describe, expect, it } from 'vitest'
import { cutsOf, percentileOf } from './percentile.ts'

describe('percentiles', () => {
  it('are those of the nearest rank, whatever the order of the values', () => {
    const cuts = cutsOf(Float64Array.of(30, 10, 20))
    expect([cuts[0], cuts[50], cuts[100]]).toEqual([10, 20, 30])
  })

  it('put a value at the share of the distribution below it', () => {
    const cuts = cutsOf(Float64Array.from({ length: 101 }, (_, i) => i))
    expect([-1, 0, 50, 100, 1_000].map((value) => percentileOf(cuts, value))).toEqual([0, 0, 50, 100, 100])
  })

  it('need at least one value', () => {
    expect(() => cutsOf(new Float64Array())).toThrow('expected at least one value')
  })
})

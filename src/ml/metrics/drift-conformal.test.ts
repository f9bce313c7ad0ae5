import { describe, expect, it } from 'vitest'
import { createRandom } from '../../core/random.ts'
import { conformalBand, conformalIntervals, coverage } from './conformal.ts'
import { categoryDrift, drift, driftProfile } from './drift.ts'

const normal = (n: number, seed: number, mean = 0) => {
  const random = createRandom(seed)
  return Float64Array.from({ length: n }, () => mean + random.normal())
}

describe('drift', () => {
  it('is the population stability index, by hand', () => {
    // (.5 − .4)·ln(.5/.4) + (.3 − .4)·ln(.3/.4) + (.2 − .2)·ln 1
    const found = categoryDrift({ a: 40, b: 40, c: 20 }, { a: 50, b: 30, c: 20 })
    expect(found.index).toBeCloseTo(0.1 * Math.log(1.25) - 0.1 * Math.log(0.75), 12)
    expect(found.level).toBe('STABLE')
  })

  it('is small for the same distribution and large for a moved one', () => {
    const profile = driftProfile(normal(5_000, 1))
    expect(profile.shares.every((share) => Math.abs(share - 0.1) < 0.001)).toBe(true)
    expect(drift(profile, normal(5_000, 2))).toMatchObject({ level: 'STABLE' })
    expect(drift(profile, normal(5_000, 3, 0.4))).toMatchObject({ level: 'SHIFTED' })
    expect(drift(profile, normal(5_000, 4, 1))).toMatchObject({ level: 'DRIFTED' })
  })

  it('is finite for new categories, for constants and for one row', () => {
    expect(categoryDrift({ a: 10 }, { b: 10 }).level).toBe('DRIFTED')
    const constant = driftProfile([3, 3, 3])
    expect(drift(constant, [3, 3]).index).toBeCloseTo(0, 12)
    expect(drift(constant, [4]).index).toBeGreaterThan(0.25)
    expect(Number.isFinite(drift(constant, [4]).index)).toBe(true)
  })
})

describe('conformal intervals', () => {
  it('take the ⌈(n + 1)·level⌉-th smallest error, by hand', () => {
    const actual = [1, -2, 3, -4, 5, -6, 7, -8, 9]
    const zero = new Float64Array(9)
    expect(conformalBand(actual, zero, { level: 0.8 })).toEqual({ below: 8, above: 8, level: 0.8, rows: 9 })
    expect(conformalBand(actual, zero, { level: 0.8, symmetric: false })).toEqual({
      below: 8,
      above: 9,
      level: 0.8,
      rows: 9,
    })
    expect(conformalBand(actual, zero, { level: 0.9 })!.above).toBe(9)
    expect(conformalBand(actual, zero, { level: 0.95 })).toBeNull()
  })

  it('cover new rows as often as they say, whatever the distribution', () => {
    let symmetric = 0
    let sided = 0
    for (let trial = 0; trial < 60; trial++) {
      // skewed errors around a prediction of 0
      const seen = normal(200, trial).map(Math.exp)
      const fresh = normal(200, 1_000 + trial).map(Math.exp)
      const zero = new Float64Array(200)
      symmetric += coverage(fresh, conformalIntervals(conformalBand(seen, zero, { level: 0.8 })!, zero))! / 60
      sided +=
        coverage(fresh, conformalIntervals(conformalBand(seen, zero, { level: 0.8, symmetric: false })!, zero))! / 60
    }
    expect(symmetric).toBeGreaterThan(0.78)
    expect(symmetric).toBeLessThan(0.83)
    expect(sided).toBeGreaterThan(0.78)
    expect(sided).toBeLessThan(0.83)
  })

  it('widen where rows are harder and stop at the lowest possible value', () => {
    const difficulty = Float64Array.from({ length: 99 }, (_, i) => 1 + i)
    const actual = difficulty.map((d, i) => (i % 2 === 0 ? d : -d))
    const band = conformalBand(actual, new Float64Array(99), { level: 0.9, difficulty })!
    expect(band.above).toBe(1)
    const { lower, upper } = conformalIntervals(band, [10, 10], { difficulty: [2, 50], lowest: 0 })
    expect(Array.from(lower)).toEqual([8, 0])
    expect(Array.from(upper)).toEqual([12, 60])
    expect(coverage([], { lower: [], upper: [] })).toBeNull()
  })
})

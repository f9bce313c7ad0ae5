import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRandom } from './random.ts'

const draw = (seed: number, n: number) => {
  const random = createRandom(seed)
  return Array.from({ length: n }, () => random.next())
}

const moments = (values: readonly number[]) => {
  const mean = values.reduce((sum, v) => sum + v, 0) / values.length
  return { mean, variance: values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / values.length }
}

describe('seeded random numbers', () => {
  it('repeat for the same seed and differ for the next', () => {
    expect(draw(7, 20)).toEqual(draw(7, 20))
    expect(draw(8, 20)).not.toEqual(draw(7, 20))
  })

  it('are uniform: mean ½, variance 1/12, each tenth as full as the others', () => {
    const values = draw(1, 100_000)
    const { mean, variance } = moments(values)
    expect(mean).toBeCloseTo(0.5, 2)
    expect(variance).toBeCloseTo(1 / 12, 3)
    const tenths = new Int32Array(10)
    for (const v of values) tenths[Math.floor(10 * v)]!++
    // χ² with 9 degrees of freedom: 27.9 is passed once in 1,000
    expect(tenths.reduce((sum, n) => sum + (n - 10_000) ** 2 / 10_000, 0)).toBeLessThan(27.9)
  })

  it('are standard normal: mean 0, variance 1, 4.55 % beyond two deviations', () => {
    const random = createRandom(3)
    const values = Array.from({ length: 100_000 }, () => random.normal())
    const { mean, variance } = moments(values)
    expect(mean).toBeCloseTo(0, 1)
    expect(variance).toBeCloseTo(1, 1)
    expect(values.filter((v) => Math.abs(v) > 2).length / 100_000).toBeCloseTo(0.0455, 2)
  })

  it('fork into streams that depend on the seed and the number of the piece only', () => {
    const used = createRandom(5)
    used.next()
    expect(used.fork(3).next()).toBe(createRandom(5).fork(3).next())
    const firsts = Array.from({ length: 1_000 }, (_, i) => createRandom(5).fork(i).next())
    expect(new Set(firsts).size).toBe(1_000)
    expect(moments(firsts).mean).toBeCloseTo(0.5, 1)
    expect(createRandom(6).fork(3).next()).not.toBe(createRandom(5).fork(3).next())
  })

  it('give whole numbers below n and shuffle without loss, for any seed and n', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 50 }), (seed, n) => {
        const random = createRandom(seed)
        const value = random.int(n)
        expect(Number.isInteger(value) && value >= 0 && value < n).toBe(true)
        const items = Int32Array.from({ length: n }, (_, i) => i)
        expect(random.shuffle(items)).toBe(items)
        expect(Array.from(items.toSorted())).toEqual(Array.from({ length: n }, (_, i) => i))
      }),
    )
  })
})

import { describe, expect, it } from 'vitest'
import { logarithmicMean, onOriginalScale } from './contributions.ts'
import { partsOf, valuesOf } from './model.ts'

describe('contributions', () => {
  it('use the logarithmic mean, even if both numbers are equal', () => {
    expect(logarithmicMean(8, 2)).toBeCloseTo(6 / Math.log(4), 12)
    expect(logarithmicMean(5, 5)).toBe(5)
    expect(logarithmicMean(5 * (1 + 1e-8), 5)).toBeCloseTo(5 * (1 + 0.5e-8), 12)
  })

  it('share out a product exactly, in the proportion of the logs', () => {
    // 100 × e^.2 × e^.6 × e^−.1
    const logs = partsOf(
      Math.log(100),
      [
        ['trend', Float64Array.of(0.2)],
        ['season', Float64Array.of(0.6)],
      ],
      Float64Array.of(-0.1),
    )
    const parts = onOriginalScale(logs)
    expect(parts.base).toBeCloseTo(100, 10)
    expect(valuesOf(parts)[0]).toBeCloseTo(100 * Math.exp(0.7), 9)
    expect(parts.effects.data[1]! / parts.effects.data[0]!).toBeCloseTo(3, 12)
    expect(parts.remainder[0]! / parts.effects.data[0]!).toBeCloseTo(-0.5, 12)
  })
})

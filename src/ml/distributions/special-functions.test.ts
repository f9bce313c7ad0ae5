import { describe, expect, it } from 'vitest'
import { digamma, logBeta, logGamma } from './special-functions.ts'

const eulerMascheroni = 0.577_215_664_901_532_9

describe('special functions', () => {
  it.each([
    // DLMF 5.4.12, 5.4.13 and 5.5.2
    [1, -eulerMascheroni],
    [0.5, -eulerMascheroni - 2 * Math.LN2],
    [3, 1.5 - eulerMascheroni],
  ])('ψ(%f) is %f', (x, expected) => {
    expect(digamma(x)).toBeCloseTo(expected, 13)
  })

  it('ψ is the slope of log Γ', () => {
    for (const x of [0.01, 0.3, 4.4, 77]) {
      const h = 1e-5 * x
      expect((logGamma(x + h) - logGamma(x - h)) / (2 * h) / digamma(x)).toBeCloseTo(1, 7)
    }
  })

  it('B(a, b) of whole numbers is a ratio of factorials', () => {
    expect(logBeta(3, 4)).toBeCloseTo(Math.log((2 * 6) / 720), 12)
  })
})

import { describe, expect, it } from 'vitest'
import { digamma, gaussLegendre, incompleteBeta, logBeta, logGamma } from './special-functions.ts'

const eulerMascheroni = 0.577_215_664_901_532_9

describe('special functions', () => {
  it.each([
    // Γ at whole and half numbers, DLMF 5.4.1 and 5.4.6
    [1, 0],
    [2, 0],
    [0.5, Math.log(Math.sqrt(Math.PI))],
    [10, Math.log(362_880)],
    [21, Math.log(2_432_902_008_176_640_000)],
    [1e-8, 18.420_680_738_180_2],
  ])('log Γ(%f) is %f', (x, expected) => {
    expect(logGamma(x)).toBeCloseTo(expected, 12)
  })

  it('log Γ of a large number keeps its digits', () => {
    // log 1000! to 15 digits, OEIS A065673 context: 5912.128178488163
    expect(logGamma(1001)).toBeCloseTo(5912.128_178_488_163, 9)
  })

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

  it.each([
    // I_p(k, n−k+1) is a binomial tail: P(X ≥ 2) of 4 at .5, P(X ≥ 3) of 3 at .2, and the arcsine law
    [0.5, 2, 3, 0.6875],
    [0.2, 3, 1, 0.008],
    [0.25, 0.5, 0.5, 1 / 3],
  ])('I_%f(%f, %f) is %f', (x, a, b, expected) => {
    expect(incompleteBeta(x, a, b)).toBeCloseTo(expected, 12)
    expect(1 - incompleteBeta(1 - x, b, a)).toBeCloseTo(expected, 12)
    expect(incompleteBeta(x, a, b, logBeta(a, b))).toBe(incompleteBeta(x, a, b))
  })

  it('I_x is 0 and 1 at the ends', () => {
    expect(incompleteBeta(0, 2, 3)).toBe(0)
    expect(incompleteBeta(1, 2, 3)).toBe(1)
  })

  it('Gauss–Legendre integrates polynomials up to degree 2n − 1 exactly', () => {
    const { nodes, weights } = gaussLegendre(5)
    for (let degree = 0; degree <= 9; degree++) {
      const integral = weights.reduce((sum, weight, i) => sum + weight * nodes[i]! ** degree, 0)
      expect(integral).toBeCloseTo(1 / (degree + 1), 14)
    }
  })
})

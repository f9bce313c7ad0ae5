import { describe, expect, it } from 'vitest'
import { relativeError } from '../relative-error.fixture.ts'
import { erfc, normalCdf, normalQuantile } from './normal.ts'
import { incompleteBeta, logGamma } from './special-functions.ts'
import { studentTCdf, studentTQuantile } from './student-t.ts'

// scipy 1.10.1 (scipy.special, scipy.stats)
describe('distributions', () => {
  it('give the error function to twelve digits, also in the tail', () => {
    expect(relativeError([erfc(0.5)], [0.4795001221869535])).toBeLessThan(1e-12)
    expect(relativeError([erfc(2.19)], [0.001954056757198543])).toBeLessThan(1e-12)
    expect(relativeError([erfc(2.21)], [0.001775562024065631])).toBeLessThan(1e-12)
    expect(relativeError([erfc(5)], [1.5374597944280347e-12])).toBeLessThan(1e-12)
    expect(relativeError([erfc(-1)], [1.8427007929497148])).toBeLessThan(1e-12)
  })

  it('give the normal distribution and its quantiles', () => {
    expect(relativeError([normalCdf(-8)], [6.22096057427174e-16])).toBeLessThan(1e-12)
    expect(relativeError([normalCdf(1.3)], [0.9031995154143897])).toBeLessThan(1e-12)
    expect(relativeError([normalCdf(-37)], [5.7255712225239266e-300])).toBeLessThan(1e-11)
    expect(relativeError([normalQuantile(0.975)], [1.959963984540054])).toBeLessThan(1e-12)
    expect(relativeError([normalQuantile(0.001)], [-3.090232306167813])).toBeLessThan(1e-12)
    expect(relativeError([normalQuantile(1e-10)], [-6.361340902404056])).toBeLessThan(1e-12)
    expect(normalQuantile(0.5)).toBeCloseTo(0, 15)
    expect(() => normalQuantile(1)).toThrow('expected a probability inside (0, 1), got 1')
  })

  it("give Student's t and its quantiles", () => {
    expect(relativeError([studentTCdf(1.5, 4)], [0.896])).toBeLessThan(1e-12)
    expect(relativeError([studentTCdf(-2.2, 11)], [0.025043055490902084])).toBeLessThan(1e-12)
    expect(relativeError([studentTQuantile(0.975, 3)], [3.182446305284263])).toBeLessThan(1e-12)
    expect(relativeError([studentTQuantile(0.9, 9)], [1.3830287383964925])).toBeLessThan(1e-12)
    expect(relativeError([studentTQuantile(0.995, 29)], [2.756385903670335])).toBeLessThan(1e-12)
    // one degree of freedom is the Cauchy distribution: the quantile is tan(π(p − ½))
    expect(relativeError([studentTQuantile(0.6, 1)], [Math.tan(Math.PI * 0.1)])).toBeLessThan(1e-12)
    expect(relativeError([studentTQuantile(0.975, 1e9)], [1.959963984540054])).toBeLessThan(1e-8)
  })

  it('give the incomplete beta and log gamma functions', () => {
    expect(relativeError([incompleteBeta(0.4, 2, 3)], [0.5247999999999999])).toBeLessThan(1e-12)
    expect(relativeError([incompleteBeta(0.9, 0.5, 0.5)], [0.7951672353008662])).toBeLessThan(1e-12)
    expect(relativeError([incompleteBeta(0.99, 30, 0.5)], [0.439334368905251])).toBeLessThan(1e-12)
    // A peak at which rounding may put x above both it and its mirror image, and ones too narrow for the continued fraction: by
    // symmetry, and by the normal distribution that they become.
    expect(relativeError([incompleteBeta(0.5, 4e5, 4e5)], [0.5])).toBeLessThan(1e-9)
    expect(relativeError([incompleteBeta(0.5 + 1.96 / 2e4, 5e7, 5e7)], [normalCdf(1.96)])).toBeLessThan(1e-6)
    for (const [a, b] of [
      [1e15, 1e15],
      [1e15, 1e6],
      [2, 1e12],
      [1e-9, 1e12],
    ] as const)
      for (const x of [1e-300, 0.1, 0.5, 1 - Number.EPSILON]) {
        expect(incompleteBeta(x, a, b)).toBeGreaterThanOrEqual(0)
        expect(incompleteBeta(x, a, b)).toBeLessThanOrEqual(1)
      }
    expect(() => incompleteBeta(0.5, Number.NaN, 1)).toThrow('parameters above 0 up to')
    expect(() => incompleteBeta(0.5, 1, 1e36)).toThrow('parameters above 0 up to')
    // Nothing jumps where quadrature takes over.
    expect(Math.abs(incompleteBeta(0.49, 3_000, 3_000) - incompleteBeta(0.49, 3_000.001, 3_000.001))).toBeLessThan(1e-6)
    expect(relativeError([logGamma(0.1)], [2.252712651734206])).toBeLessThan(1e-12)
    expect(relativeError([logGamma(1.5)], [-0.12078223763524526])).toBeLessThan(1e-12)
    expect(relativeError([logGamma(10)], [12.801827480081469])).toBeLessThan(1e-12)
    expect(relativeError([logGamma(150.5)], [602.5139548705853])).toBeLessThan(1e-12)
  })
})

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spector } from '../linear/spector.fixture.ts'
import { calibrationBins, expectedCalibrationError, wilsonInterval } from './calibration.ts'
import { applyIsotonic, fitIsotonic } from './isotonic.ts'
import { applyPlatt, fitPlatt } from './platt.ts'

const grades = Float64Array.from({ length: 32 }, (_, i) => spector.x.data[3 * i]!)
const mean = (values: ArrayLike<number>) => Array.from(values).reduce((sum, v) => sum + v, 0) / values.length
const at = [1.9, 2.06, 2.5, 2.89, 3.1, 3.3, 3.55, 3.8, 4.2]

describe('calibration bins', () => {
  it('hold about equal numbers of rows, equal probabilities together, by hand', () => {
    const bins = calibrationBins([0, 0, 1, 1, 0, 1], [0.1, 0.2, 0.2, 0.6, 0.8, 0.9], 3)
    expect(bins.map(({ rows, lower, upper }) => ({ rows, lower, upper }))).toEqual([
      { rows: 3, lower: 0.1, upper: 0.2 },
      { rows: 1, lower: 0.6, upper: 0.6 },
      { rows: 2, lower: 0.8, upper: 0.9 },
    ])
    expect(bins[0]!.predicted).toBeCloseTo(0.5 / 3, 12)
    expect(bins[0]!.observed).toBeCloseTo(1 / 3, 12)
    // (3·|1/3 − 1/6| + 1·|1 − .6| + 2·|.5 − .85|) / 6
    expect(expectedCalibrationError(bins)).toBeCloseTo((0.5 + 0.4 + 0.7) / 6, 12)
  })

  it('hold every row once, for any predictions', () => {
    const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 1 }), fc.double({ min: 0, max: 1, noNaN: true })), {
      maxLength: 80,
    })
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 12 }), (pairs, wanted) => {
        const bins = calibrationBins(
          pairs.map(([a]) => a),
          pairs.map(([, p]) => p),
          wanted,
        )
        expect(bins.reduce((sum, bin) => sum + bin.rows, 0)).toBe(pairs.length)
        expect(bins.length).toBeLessThanOrEqual(wanted)
        bins.forEach((bin, k) => {
          expect(bin.lower).toBeGreaterThan(bins[k - 1]?.upper ?? -Infinity)
          expect(bin.interval.lower).toBeLessThanOrEqual(bin.observed + 1e-12)
          expect(bin.interval.upper).toBeGreaterThanOrEqual(bin.observed - 1e-12)
        })
      }),
    )
    expect(expectedCalibrationError([])).toBeNull()
  })

  it('carry the Wilson interval', () => {
    // statsmodels 0.13.5, proportion_confint(method='wilson')
    expect(wilsonInterval(0, 20).lower).toBe(0)
    expect(wilsonInterval(0, 20).upper).toBeCloseTo(0.16112516, 7)
    expect(wilsonInterval(7, 32).lower).toBeCloseTo(0.11023836, 7)
    expect(wilsonInterval(7, 32).upper).toBeCloseTo(0.38754994, 7)
  })
})

describe('isotonic regression', () => {
  it('equals scikit-learn, with and without weights', () => {
    // scikit-learn 1.2.1, IsotonicRegression(out_of_bounds='clip').fit(GPA, improved).predict(at)
    const plain = [0, 0, 0.11764705882352941, 0.11764705882352941, 0.11764705882352941, 0.42857142857142855, 0.5, 1, 1]
    applyIsotonic(fitIsotonic(grades, spector.improved), at).forEach((v, i) => expect(v).toBeCloseTo(plain[i]!, 12))
    const weights = Float64Array.from({ length: 32 }, (_, i) => 1 + (i % 3))
    const weighted = [
      0, 0, 0.13333333333333333, 0.13333333333333333, 0.13333333333333333, 0.3684210526315789, 0.5, 1, 1,
    ]
    applyIsotonic(fitIsotonic(grades, spector.improved, weights), at).forEach((v, i) =>
      expect(v).toBeCloseTo(weighted[i]!, 12),
    )
  })

  it('never falls and keeps the mean, for any data', () => {
    const pair = fc.tuple(fc.integer({ min: -5, max: 5 }), fc.double({ min: -10, max: 10, noNaN: true }))
    fc.assert(
      fc.property(fc.array(pair, { minLength: 1, maxLength: 40 }), (pairs) => {
        const scores = pairs.map(([s]) => s)
        const y = pairs.map(([, v]) => v)
        const curve = fitIsotonic(scores, y)
        const fitted = applyIsotonic(curve, scores)
        curve.value.forEach((v, k) => {
          expect(v).toBeGreaterThanOrEqual(curve.value[k - 1] ?? -Infinity)
        })
        expect(mean(fitted)).toBeCloseTo(mean(y), 9)
      }),
    )
  })
})

describe("Platt's scaling", () => {
  it('equals scikit-learn', () => {
    const { slope, offset } = fitPlatt(grades, spector.improved)
    // scikit-learn 1.2.1, calibration._SigmoidCalibration: a −2.346922577626762, b 8.098858711560272 (its sign is the opposite)
    expect(slope).toBeCloseTo(2.346922577626762, 4)
    expect(offset).toBeCloseTo(-8.098858711560272, 3)
  })

  it('stays finite for separated and for constant scores', () => {
    const apart = fitPlatt([1e6, 2e6, 3e6, 4e6], [0, 0, 1, 1])
    const p = applyPlatt(apart, [1e6, 4e6])
    expect(p[0]).toBeLessThan(0.35)
    expect(p[1]).toBeGreaterThan(0.65)
    const flat = applyPlatt(fitPlatt([2, 2, 2, 2], [0, 1, 1, 1]), [2])
    expect(flat[0]).toBeGreaterThan(0.5)
    expect(flat[0]).toBeLessThan(0.8)
    expect(() => fitPlatt([1, 2], [1, 1])).toThrow(expect.objectContaining({ code: 'ONE_CLASS' }))
  })
})

import { describe, expect, it } from 'vitest'
import { relativeError } from '../relative-error.fixture.ts'
import { matrix, matrixFromRows } from '../data/matrix.ts'
import { fitScaler, scale } from '../prepare/scaler.ts'
import { createRandom } from '../../core/random.ts'
import { linearRegression, predictLinear, predictLinearInterval } from './linear-regression.ts'
import { longley } from './longley.fixture.ts'

describe('linear regression', () => {
  it('reaches the certified coefficients and standard errors of the Longley data', () => {
    const model = linearRegression(longley.x, longley.employed)
    // NIST Statistical Reference Datasets, Longley, certified values
    expect(
      relativeError(
        [model.intercept, ...model.coefficients],
        [
          -3482258.63459582, 15.0618722713733, -0.035819179292591, -2.02022980381683, -1.03322686717359,
          -0.0511041056535807, 1829.15146461355,
        ],
      ),
    ).toBeLessThan(1e-9)
    expect(
      relativeError(
        [model.interceptStandardError, ...model.standardErrors],
        [
          890420.383607373, 84.9149257747669, 0.0334910077722432, 0.488399681651699, 0.214274163161675,
          0.22607320006937, 455.478499142212,
        ],
      ),
    ).toBeLessThan(1e-9)
    expect(Math.sqrt(model.residualVariance)).toBeCloseTo(304.854073561965, 7)
    expect(model.degreesOfFreedom).toBe(9)
  })

  it('weights rows as statsmodels WLS does', () => {
    const weights = Float64Array.from({ length: 16 }, (_, i) => (i + 1) / 8)
    const model = linearRegression(longley.x, longley.employed, { weights })
    // statsmodels 0.13.5, WLS(y, add_constant(X), weights=arange(1, 17) / 8)
    expect(
      relativeError(
        [model.intercept, ...model.coefficients],
        [
          -3844799.5648802146, 18.147935448525004, -0.04480016029759426, -2.092733323990366, -1.0352603467821622,
          -0.04569888060496652, 2016.052244345483,
        ],
      ),
    ).toBeLessThan(1e-7)
    expect(
      relativeError(
        [model.interceptStandardError, ...model.standardErrors, model.residualVariance],
        [
          910691.5914098235, 88.39080592477124, 0.03406114530502627, 0.5004482386004501, 0.23787153937877226,
          0.22744867523350643, 465.6837162577904, 89952.7880896689,
        ],
      ),
    ).toBeLessThan(1e-7)
  })

  it('gives the intervals of statsmodels for the mean and for a new observation', () => {
    const model = linearRegression(longley.x, longley.employed)
    const x = matrixFromRows([
      [100, 400000, 3000, 2500, 118000, 1956.5],
      [120, 600000, 5000, 2500, 130000, 1970],
    ])
    // statsmodels 0.13.5, OLS(...).get_prediction(x).summary_frame(alpha)
    const fresh = predictLinearInterval(model, x)
    expect(relativeError(fresh.value, [68980.68038417678, 82157.91786789708])).toBeLessThan(1e-9)
    expect(relativeError(fresh.lower, [67175.32104919896, 77066.74330244791])).toBeLessThan(1e-9)
    expect(relativeError(fresh.upper, [70786.0397191546, 87249.09243334625])).toBeLessThan(1e-9)
    const mean = predictLinearInterval(model, x, 0.8, 'mean')
    expect(relativeError(mean.lower, [67960.62808994231, 79073.98332616127])).toBeLessThan(1e-9)
    expect(relativeError(mean.upper, [70000.73267841125, 85241.85240963289])).toBeLessThan(1e-9)
  })

  it('shrinks as scikit-learn Ridge does and leaves the intercept free', () => {
    const x = scale(fitScaler(longley.x), longley.x)
    const model = linearRegression(x, longley.employed, { ridge: 2.5 })
    expect(model.intercept).toBeCloseTo(65317, 8)
    // scikit-learn 1.2.1, Ridge(alpha=2.5, solver='cholesky') on standardised columns
    expect(
      relativeError(
        model.coefficients,
        [
          841.8560881296283, 974.5470426769825, -472.86204505927896, -14.47369940969345, 796.5553087372201,
          889.8629824987781,
        ],
      ),
    ).toBeLessThan(1e-9)
  })

  it('sets aside constant and collinear columns and names them', () => {
    const random = createRandom(1)
    const x = matrixFromRows(
      Array.from({ length: 40 }, () => {
        const a = random.normal()
        const b = random.normal()
        return [a, 7, b, 3 * a - 2 * b + 1]
      }),
    )
    const y = Float64Array.from({ length: 40 }, (_, i) => 2 * x.data[i * 4]! - x.data[i * 4 + 2]! + 5)
    const model = linearRegression(x, y)
    expect(model.aliased).toEqual([1, 3])
    expect(relativeError([model.intercept, model.coefficients[0]!, model.coefficients[2]!], [5, 2, -1])).toBeLessThan(
      1e-12,
    )
    expect(model.coefficients[1]).toBe(0)
    expect(model.standardErrors[3]).toBe(0)
    expect(relativeError(predictLinear(model, x), Array.from(y))).toBeLessThan(1e-10)
  })

  it('refuses what it cannot use with a code and the place', () => {
    const x = matrixFromRows([
      [1, 2],
      [3, Number.NaN],
      [5, 7],
    ])
    const y = Float64Array.of(1, 2, 3)
    expect(() => linearRegression(x, y)).toThrow(expect.objectContaining({ code: 'NOT_FINITE', row: 1, column: 1 }))
    const fine = matrix(Float64Array.of(1, 2, 3, 1, 5, 7), 3, 2)
    expect(() => linearRegression(fine, y)).toThrow(expect.objectContaining({ code: 'INSUFFICIENT_DATA' }))
    expect(() => linearRegression(fine, Float64Array.of(1, 2))).toThrow('expected 3 targets, one per row, got 2')
    expect(() => linearRegression(fine, y, { ridge: -1 })).toThrow('option ridge: expected a number ≥ 0, got -1')
    expect(() => linearRegression(fine, y, { weights: Float64Array.of(0, 0, 0) })).toThrow(
      expect.objectContaining({ code: 'BAD_WEIGHT' }),
    )
    const model = linearRegression(matrix(Float64Array.of(1, 2, 3, 5), 4, 1), Float64Array.of(1, 2, 4, 4))
    expect(() => predictLinear(model, matrix(Float64Array.of(1, 2), 1, 2))).toThrow('expected 1 columns, got 2')
  })

  it('gives finite results for a constant target', () => {
    const model = linearRegression(matrix(Float64Array.of(1, 2, 3, 5), 4, 1), Float64Array.of(4, 4, 4, 4))
    expect(model.intercept).toBe(4)
    expect(Array.from(model.coefficients)).toEqual([0])
    expect(model.standardErrors[0]).toBe(0)
  })
})

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupContributions, residualOf } from '../explain/attribution.ts'
import { matrix } from '../data/matrix.ts'
import { shapley } from '../explain/shapley.ts'
import { explainLinear } from './explain-linear.ts'
import { linearRegression, predictLinear } from './linear-regression.ts'
import { logisticRegression, predictLogOdds } from './logistic-regression.ts'
import { longley } from './longley.fixture.ts'
import { spector } from './spector.fixture.ts'

const row = (n: number) => fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: n, maxLength: n })

describe('the explanation of a linear model', () => {
  it('is coefficient × (value − mean), by hand', () => {
    const x = matrix(Float64Array.of(0, 2, 4), 3, 1)
    const model = linearRegression(x, Float64Array.of(1, 5, 9))
    const explained = explainLinear(model, [5])
    expect(explained.baseValue).toBeCloseTo(5, 12)
    expect(explained.contributions[0]).toBeCloseTo(6, 12)
    expect(explained.value).toBeCloseTo(11, 12)
  })

  it('adds up to the prediction for any row', () => {
    const model = linearRegression(longley.x, longley.employed)
    fc.assert(
      fc.property(row(6), (values) => {
        const explained = explainLinear(model, values)
        expect(explained.value).toBeCloseTo(predictLinear(model, matrix(Float64Array.from(values), 1, 6))[0]!, 6)
        expect(Math.abs(residualOf(explained))).toBeLessThan(1e-9 * Math.abs(model.intercept))
      }),
    )
  })

  it('adds up in log-odds and equals the Shapley values against the means', () => {
    const model = logisticRegression(spector.x, spector.improved)
    fc.assert(
      fc.property(row(3), (values) => {
        const explained = explainLinear(model, values)
        const logOdds = (at: Float64Array) => predictLogOdds(model, matrix(at, 1, 3))[0]!
        const exact = shapley(logOdds, values, model.means)
        expect(Math.abs(residualOf(explained))).toBeLessThan(1e-9)
        expect(explained.baseValue).toBeCloseTo(exact.baseValue, 9)
        exact.contributions.forEach((c, j) => expect(explained.contributions[j]).toBeCloseTo(c, 9))
      }),
    )
  })

  it('adds the columns of one field together', () => {
    const explained = { baseValue: 1, contributions: Float64Array.of(1, 2, 4), value: 8 }
    expect(Array.from(groupContributions(explained, [0, 1, 0], 2).contributions)).toEqual([5, 2])
  })
})

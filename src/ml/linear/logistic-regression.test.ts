import { describe, expect, it } from 'vitest'
import { createRandom } from '../../core/random.ts'
import { relativeError } from '../relative-error.fixture.ts'
import { matrixFromRows } from '../data/matrix.ts'
import { logisticRegression, predictLogistic, predictLogOdds } from './logistic-regression.ts'
import { spector } from './spector.fixture.ts'

/** The test score in other units and far from 0. */
const inUnits = (unit: number) =>
  logisticRegression(
    { ...spector.x, data: spector.x.data.map((v, i) => (i % 3 === 1 ? v * unit + 1e6 * unit : v)) },
    spector.improved,
    { l2: 0 },
  )

describe('logistic regression', () => {
  it('equals statsmodels Logit without penalty', () => {
    const model = logisticRegression(spector.x, spector.improved, { l2: 0 })
    // statsmodels 0.13.5, Logit(y, add_constant(X)).fit(): params, bse, llf
    expect(
      relativeError(
        [model.intercept, ...model.coefficients],
        [-13.021346858115686, 2.8261125948893184, 0.09515766131790955, 2.3786876550933536],
      ),
    ).toBeLessThan(1e-8)
    expect(
      relativeError(
        [model.interceptStandardError, ...model.standardErrors],
        [4.931324213602727, 1.262941075629083, 0.14155420567369434, 1.0645642544971308],
      ),
    ).toBeLessThan(1e-7)
    expect(model.logLikelihood).toBeCloseTo(-12.889634222131415, 9)
    expect(model).toMatchObject({ converged: true, separated: false, aliased: [] })
  })

  it('equals statsmodels GLM with weights', () => {
    const weights = Float64Array.from({ length: 32 }, (_, i) => 1 + (i % 3))
    const model = logisticRegression(spector.x, spector.improved, { l2: 0, weights })
    // statsmodels 0.13.5, GLM(y, add_constant(X), Binomial(), freq_weights=1 + arange(32) % 3)
    expect(
      relativeError(
        [model.intercept, ...model.coefficients],
        [-10.631520475334716, 2.5729702671691834, 0.020382173075035315, 2.569963351203258],
      ),
    ).toBeLessThan(1e-7)
    expect(
      relativeError(
        [model.interceptStandardError, ...model.standardErrors],
        [3.2311584804667572, 0.8348514168519233, 0.09570653950815353, 0.7437903689588599],
      ),
    ).toBeLessThan(1e-7)
    expect(model.logLikelihood).toBeCloseTo(-25.634555810349642, 8)
  })

  it('equals scikit-learn with a penalty', () => {
    // scikit-learn 1.2.1, LogisticRegression(C, tol=1e-12, solver='newton-cg')
    const one = logisticRegression(spector.x, spector.improved)
    expect(
      relativeError(
        [one.intercept, ...one.coefficients],
        [-7.949012019748563, 1.2100874255192497, 0.13015191321344352, 1.1621444803019445],
      ),
    ).toBeLessThan(1e-6)
    const ten = logisticRegression(spector.x, spector.improved, { l2: 10 })
    expect(
      relativeError(
        [ten.intercept, ...ten.coefficients],
        [-5.027559134504747, 0.23854925835785415, 0.15742805604822613, 0.25353476721381296],
      ),
    ).toBeLessThan(1e-6)
  })

  it('says so when the classes are separated, and stays finite', () => {
    const x = matrixFromRows([[1], [2], [3], [4], [5], [6]])
    const y = [0, 0, 0, 1, 1, 1]
    const free = logisticRegression(x, y, { l2: 0 })
    expect(free).toMatchObject({ separated: true, converged: false })
    expect(predictLogistic(free, x).every((p) => Number.isFinite(p))).toBe(true)
    expect(Number.isFinite(free.standardErrors[0]!)).toBe(true)
    expect(logisticRegression(x, y)).toMatchObject({ separated: false, converged: true })
  })

  it('notices separation by one column among others', () => {
    const x = matrixFromRows([
      [1, 0],
      [2, 0],
      [1, 0],
      [2, 0],
      [1, 1],
      [2, 1],
      [3, 1],
    ])
    const model = logisticRegression(x, [0, 1, 1, 0, 1, 1, 1], { l2: 0 })
    expect(model.separated).toBe(true)
    // one row of many that alone carries a column
    const random = createRandom(1)
    const rows = Array.from({ length: 2_000 }, (_, i) => [random.normal(), i === 7 ? 1 : 0])
    const y = rows.map(([z], i) => (i === 7 || z! + 2 * random.normal() > 0 ? 1 : 0))
    expect(logisticRegression(matrixFromRows(rows), y, { l2: 0 }).separated).toBe(true)
    expect(logisticRegression(matrixFromRows(rows.map(([z]) => [z!])), y, { l2: 0 })).toMatchObject({
      separated: false,
      converged: true,
    })
  })

  it('leaves out constant columns, and collinear ones when there is no penalty', () => {
    const rows = Array.from(spector.improved, (_, i) => {
      const [gpa, test] = [spector.x.data[i * 3]!, spector.x.data[i * 3 + 1]!]
      return [gpa, 4, test, 2 * gpa + test]
    })
    const model = logisticRegression(matrixFromRows(rows), spector.improved, { l2: 0 })
    expect(model.aliased).toEqual([1, 3])
    const plain = logisticRegression(matrixFromRows(rows.map((row) => [row[0]!, row[2]!])), spector.improved, { l2: 0 })
    expect(
      relativeError([model.coefficients[0]!, model.coefficients[2]!], Array.from(plain.coefficients)),
    ).toBeLessThan(1e-9)
    expect(logisticRegression(matrixFromRows(rows), spector.improved).aliased).toEqual([1])
  })

  it('does not depend on the units of a column without penalty', () => {
    const [small, plain, large] = [1e-6, 1, 1e6].map((unit) => inUnits(unit).coefficients[1]! * unit)
    expect(small! / plain!).toBeCloseTo(1, 6)
    expect(large! / plain!).toBeCloseTo(1, 6)
  })

  it('refuses one class and labels that are not 0 or 1', () => {
    const x = matrixFromRows([[1], [2], [3]])
    expect(() => logisticRegression(x, [1, 1, 1])).toThrow(expect.objectContaining({ code: 'ONE_CLASS' }))
    expect(() => logisticRegression(x, [0, 1, 2])).toThrow(expect.objectContaining({ code: 'BAD_LABEL', row: 2 }))
    const model = logisticRegression(x, [0, 1, 1])
    expect(() => predictLogOdds(model, matrixFromRows([[Infinity]]))).toThrow(
      expect.objectContaining({ code: 'NOT_FINITE', row: 0 }),
    )
  })
})

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { longley } from '../linear/longley.fixture.ts'
import { spector } from '../linear/spector.fixture.ts'
import { accuracy, binaryF1, classFigures, labelsFrom, logLoss, macroF1, weightedF1 } from './classification-metrics.ts'
import { areaUnderCurve, liftAtTop, precisionAtTop } from './ranking-metrics.ts'
import {
  meanAbsoluteError,
  pearson,
  rootMeanSquaredError,
  rSquared,
  spearman,
  symmetricMape,
} from './regression-metrics.ts'

const label = spector.improved
// probabilities rounded to one digit, so that many tie
const probability = [
  0, 0.1, 0.2, 0, 0.6, 0, 0, 0.1, 0.1, 0.7, 0, 0.2, 0.3, 0.2, 0.4, 0, 0.1, 0, 0.6, 0.7, 0.1, 0.9, 0.2, 0.9, 0.8, 0.5,
  0.6, 0.3, 0.8, 0.9, 0.5, 0.1,
]
const column = (j: number, of = longley.x) =>
  Float64Array.from({ length: of.rows }, (_, i) => of.data[i * of.cols + j]!)

describe('metrics of numbers', () => {
  it('equal scikit-learn and scipy', () => {
    const forecast = longley.employed.map((y, i) => y + (i % 2 === 0 ? 300 : -200))
    // scikit-learn 1.2.1 metrics, scipy 1.10.1 stats
    expect(meanAbsoluteError(longley.employed, forecast)).toBe(250)
    expect(rootMeanSquaredError(longley.employed, forecast)).toBeCloseTo(254.95097567963924, 10)
    expect(rSquared(longley.employed, forecast)).toBeCloseTo(0.9943786465625158, 12)
    expect(pearson(column(2), longley.employed)).toBeCloseTo(0.502498083875994, 12)
    expect(spearman(column(2), longley.employed)).toBeCloseTo(0.5647058823529412, 12)
    expect(spearman(column(1, spector.x), column(0, spector.x))).toBeCloseTo(0.4003159517672094, 12)
  })

  it('count a row of zeros as right in the symmetric error, by hand', () => {
    expect(symmetricMape([100, 0], [50, 0])).toBeCloseTo(200 / 6, 12)
  })

  it('are null where they are not defined, never NaN', () => {
    expect(rSquared([3, 3], [1, 2])).toBeNull()
    expect(pearson([1, 1], [1, 2])).toBeNull()
    expect(meanAbsoluteError([], [])).toBeNull()
  })
})

describe('metrics of classes', () => {
  it('equal scikit-learn, ties included', () => {
    // scikit-learn 1.2.1 metrics on these labels and probabilities
    expect(areaUnderCurve(label, probability)).toBeCloseTo(0.8722943722943723, 14)
    expect(logLoss(label, probability)).toBeCloseTo(0.41655035014515557, 12)
    const said = labelsFrom(probability)
    expect(accuracy(label, said)).toBe(0.84375)
    expect(binaryF1(label, said)).toBeCloseTo(0.7826086956521738, 14)
    expect(macroF1(label, said)).toBeCloseTo(0.8303287380699893, 14)
    expect(weightedF1(label, said)).toBeCloseTo(0.8452412513255567, 14)
  })

  it('count a class that is never predicted as 0, not as NaN', () => {
    expect(classFigures([0, 1, 2], [0, 0, 0])).toEqual([
      { label: 0, precision: 1 / 3, recall: 1, f1: 0.5, rows: 1 },
      { label: 1, precision: 0, recall: 0, f1: 0, rows: 1 },
      { label: 2, precision: 0, recall: 0, f1: 0, rows: 1 },
    ])
    expect(binaryF1([0, 0], [0, 0])).toBe(0)
    expect(areaUnderCurve([1, 1], [0.2, 0.4])).toBeNull()
    expect(logLoss([1], [0])).toBeCloseTo(-Math.log(1e-15), 10)
  })

  it('take the top by score; rows that tie at the border count by their mean', () => {
    const actual = [1, 0, 1, 0, 0, 0, 0, 0]
    const score = [0.9, 0.8, 0.5, 0.5, 0.5, 0.5, 0.1, 0.1]
    expect(precisionAtTop(actual, score, 0.125)).toBe(1)
    expect(precisionAtTop(actual, score, 0.25)).toBe(0.5)
    expect(precisionAtTop(actual, score, 0.5)).toBeCloseTo((1 + 0.5) / 4, 14)
    expect(liftAtTop(actual, score, 0.25)).toBe(2)
    expect(liftAtTop([0, 0], [1, 2], 0.5)).toBeNull()
  })
})

describe('the order of scores', () => {
  const pairs = fc.array(fc.tuple(fc.integer({ min: 0, max: 1 }), fc.integer({ min: -20, max: 20 })), {
    minLength: 2,
    maxLength: 60,
  })

  it('alone decides the AUC, which is the share of pairs in the right order', () => {
    fc.assert(
      fc.property(pairs, (rows) => {
        const actual = rows.map(([a]) => a)
        const score = rows.map(([, s]) => s)
        fc.pre(new Set(actual).size === 2)
        let right = 0
        let all = 0
        for (const [a, s] of rows) {
          for (const [b, t] of rows) {
            if (a !== 1 || b !== 0) continue
            all++
            right += s > t ? 1 : s === t ? 0.5 : 0
          }
        }
        const auc = areaUnderCurve(actual, score)
        expect(auc).toBeCloseTo(right / all, 12)
        expect(
          areaUnderCurve(
            actual,
            score.map((s) => Math.exp(s / 5)),
          ),
        ).toBe(auc)
        expect(
          areaUnderCurve(
            actual.map((a) => 1 - a),
            score.map((s) => -s),
          ),
        ).toBeCloseTo(auc!, 12)
      }),
    )
  })
})

import { describe, expect, it } from 'vitest'
import { areaUnderCurve } from '../metrics/ranking-metrics.ts'
import { rSquared } from '../metrics/regression-metrics.ts'
import { matrixFromRows } from '../data/matrix.ts'
import { encodeArtifact } from '../data/artifact.ts'
import { predictBoosting, trainBoosting } from './boosting.ts'
import { friedman1 } from './friedman.fixture.ts'

describe('gradient boosting', () => {
  it('takes one Newton step by hand', () => {
    const x = matrixFromRows([[1], [2], [3], [4]])
    const model = trainBoosting(x, [0, 0, 4, 8], {
      loss: 'squared',
      trees: 1,
      learningRate: 0.5,
      maxDepth: 1,
      minLeaf: 1,
      l2: 0,
    })
    // mean 3; residuals −3 −3 | 1 5, leaf means −3 and 3, half a step
    expect(Array.from(predictBoosting(model, x))).toEqual([1.5, 1.5, 4.5, 4.5])
    const labels = trainBoosting(x, [0, 0, 1, 1], {
      loss: 'log',
      trees: 1,
      learningRate: 1,
      maxDepth: 1,
      minLeaf: 1,
      l2: 0,
    })
    // log-odds 0; residuals ±½ with curvature ¼: steps of ±2
    const p = predictBoosting(labels, x)
    expect(p[0]).toBeCloseTo(1 / (1 + Math.exp(2)), 12)
    expect(p[3]).toBeCloseTo(1 / (1 + Math.exp(-2)), 12)
  })

  it('explains more of Friedman 1 than a forest does', () => {
    const train = friedman1(1_500, 1)
    const test = friedman1(1_500, 2)
    const model = trainBoosting(train.x, train.y, { loss: 'squared', trees: 150 })
    // scikit-learn 1.2.1, GradientBoostingRegressor(n_estimators=150) on make_friedman1(1500, noise=1): about .92
    expect(rSquared(test.y, predictBoosting(model, test.x))).toBeGreaterThan(0.91)
    const label = train.y.map((y) => (y > 14 ? 1 : 0))
    const classes = trainBoosting(train.x, label, { loss: 'log', trees: 80 })
    const actual = test.y.map((y) => (y > 14 ? 1 : 0))
    expect(areaUnderCurve(actual, predictBoosting(classes, test.x))).toBeGreaterThan(0.96)
  })

  it('depends on its seed only through what it samples', () => {
    const { x, y } = friedman1(200, 1)
    const artifact = (seed: number, subsample: number) =>
      encodeArtifact(trainBoosting(x, y, { loss: 'squared', trees: 5, subsample, seed }))
    expect(artifact(1, 1)).toBe(artifact(2, 1))
    expect(artifact(1, 0.5)).toBe(artifact(1, 0.5))
    expect(artifact(1, 0.5)).not.toBe(artifact(2, 0.5))
  })

  it('stays at the base rate for constant input and refuses one class', () => {
    const x = matrixFromRows([[1], [1], [1], [1]])
    expect(predictBoosting(trainBoosting(x, [0, 1, 1, 1], { loss: 'log' }), x)[0]).toBeCloseTo(0.75, 12)
    expect(Array.from(predictBoosting(trainBoosting(x, [5, 5, 5, 5], { loss: 'squared' }), x))).toEqual([5, 5, 5, 5])
    expect(() => trainBoosting(x, [1, 1, 1, 1], { loss: 'log' })).toThrow(
      expect.objectContaining({ code: 'ONE_CLASS' }),
    )
    expect(() => trainBoosting(x, [0, 1, 1, 1], { loss: 'log', learningRate: 2 })).toThrow(
      'option learningRate: expected a number in (0, 1], got 2',
    )
  })
})

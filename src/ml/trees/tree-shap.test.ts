import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { residualOf } from '../explain/attribution.ts'
import { type Matrix, matrix, matrixFromRows, rowOf } from '../data/matrix.ts'
import { createRandom } from '../../core/random.ts'
import { shapley } from '../explain/shapley.ts'
import { predictBoosting, trainBoosting } from './boosting.ts'
import { predictForest, trainForest, trainTree } from './forest.ts'
import { friedman1 } from './friedman.fixture.ts'
import { gaussLegendre } from '../distributions/gauss-legendre.ts'
import { predictEnsemble, type TreeEnsemble } from './tree-ensemble.ts'
import { treeExplainer } from './tree-shap.ts'

/** The value of a coalition as the paper defines it: columns outside it send a row down both branches, by cover (Algorithm 1). */
const expectedValue = (ensemble: TreeEnsemble, row: Float64Array, known: (column: number) => boolean): number => {
  const { feature, threshold, right, value, cover, outputs } = ensemble
  const at = (node: number): number => {
    const column = feature[node]!
    if (column < 0) return value[node * outputs]!
    const [left, other] = [node + 1, right[node]!]
    if (known(column)) return row[column]! <= threshold[node]! ? at(left) : at(other)
    return (cover[left]! * at(left) + cover[other]! * at(other)) / cover[node]!
  }
  return ensemble.offset + ensemble.scale * ensemble.roots.reduce((sum, root) => sum + at(root), 0)
}

/** Shapley values by enumeration: the game is turned into a function of 0/1 inputs. */
const byEnumeration = (ensemble: TreeEnsemble, row: Float64Array) => {
  const inputs = new Float64Array(ensemble.columns)
  return shapley(
    (has) => expectedValue(ensemble, row, (j) => has[j] === 1),
    inputs.map(() => 1),
    inputs,
  )
}

const randomTable = (rows: number, cols: number, seed: number): { x: Matrix; y: Float64Array } => {
  const random = createRandom(seed)
  const x = matrix(
    Float64Array.from({ length: rows * cols }, () => Math.round(4 * random.normal())),
    rows,
    cols,
  )
  return {
    x,
    y: Float64Array.from({ length: rows }, (_, i) => x.data[i * cols]! * x.data[i * cols + 1]! + random.normal()),
  }
}

describe('TreeSHAP', () => {
  it('gives the published values for "fever and cough"', () => {
    const x = matrixFromRows([
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ])
    // Lundberg, Erion & Lee, "Consistent Individualized Feature Attribution for Tree Ensembles" (2018), figure 1, model A
    const tree = trainTree(x, [0, 0, 0, 80], { kind: 'regression' })
    const explained = treeExplainer(tree)([1, 1])
    expect(explained.baseValue).toBeCloseTo(20, 12)
    expect(explained.contributions[0]).toBeCloseTo(30, 12)
    expect(explained.contributions[1]).toBeCloseTo(30, 12)
    expect(explained.value).toBe(80)
  })

  it('equals the Shapley values found by enumeration, for any forest and row', () => {
    fc.assert(
      fc.property(
        fc.record({
          seed: fc.integer({ min: 0, max: 1e6 }),
          cols: fc.integer({ min: 2, max: 6 }),
          rows: fc.integer({ min: 5, max: 60 }),
          maxDepth: fc.integer({ min: 1, max: 9 }),
          trees: fc.integer({ min: 1, max: 3 }),
        }),
        ({ seed, cols, rows, maxDepth, trees }) => {
          const { x, y } = randomTable(rows, cols, seed)
          const forest = trainForest(x, y, { kind: 'regression', engine: 'histogram', maxDepth, trees, seed })
          const explain = treeExplainer(forest)
          for (const row of [rowOf(x, 0), rowOf(randomTable(1, cols, seed + 1).x, 0)]) {
            const fast = explain(row)
            const slow = byEnumeration(forest, row)
            expect(fast.baseValue).toBeCloseTo(slow.baseValue, 9)
            slow.contributions.forEach((c, j) => expect(fast.contributions[j]).toBeCloseTo(c, 9))
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  it('adds up to the prediction to 1e-9 for every row of a deep forest', () => {
    const train = friedman1(600, 1)
    const test = friedman1(300, 2)
    const forest = trainForest(train.x, train.y, { kind: 'regression', engine: 'histogram', trees: 10, seed: 3 })
    const predicted = predictForest(forest, test.x)
    const explain = treeExplainer(forest)
    for (let i = 0; i < 300; i++) {
      const explained = explain(rowOf(test.x, i))
      expect(Math.abs(explained.value - predicted[i]!)).toBeLessThan(1e-9)
      expect(Math.abs(residualOf(explained))).toBeLessThan(1e-9)
    }
  })

  it('adds up on the margin of boosted trees, in log-odds for labels', () => {
    const train = friedman1(400, 1)
    const label = train.y.map((y) => (y > 14 ? 1 : 0))
    const model = trainBoosting(train.x, label, { loss: 'log', trees: 30, subsample: 0.6, seed: 4 })
    const margin = predictEnsemble(model, train.x)
    const probability = predictBoosting(model, train.x)
    const explain = treeExplainer(model)
    for (let i = 0; i < 100; i++) {
      const explained = explain(rowOf(train.x, i))
      expect(Math.abs(explained.value - margin[i]!)).toBeLessThan(1e-9)
      expect(Math.abs(residualOf(explained))).toBeLessThan(1e-9)
      expect(1 / (1 + Math.exp(-explained.value))).toBeCloseTo(probability[i]!, 12)
    }
    const row = rowOf(train.x, 7)
    const slow = byEnumeration(model, row)
    explain(row).contributions.forEach((c, j) => expect(c).toBeCloseTo(slow.contributions[j]!, 9))
  })

  it('explains each class of three', () => {
    const train = friedman1(300, 1)
    const label = Float64Array.from(train.y, (y) => (y < 12 ? 0 : y < 17 ? 1 : 2))
    const forest = trainForest(train.x, label, { kind: 'classification', classes: 3, engine: 'histogram', trees: 8 })
    const shares = predictForest(forest, train.x)
    const explained = [0, 1, 2].map((k) => treeExplainer(forest, k)(rowOf(train.x, 5)))
    explained.forEach((part, k) => {
      expect(part.value).toBeCloseTo(shares[15 + k]!, 12)
      expect(Math.abs(residualOf(part))).toBeLessThan(1e-12)
    })
    expect(explained.reduce((sum, part) => sum + part.baseValue, 0)).toBeCloseTo(1, 12)
    expect(() => treeExplainer(forest, 3)).toThrow(expect.objectContaining({ code: 'BAD_OPTION' }))
  })

  it('gives 0 to columns that no tree uses', () => {
    const x = matrixFromRows([
      [1, 9],
      [2, 9],
      [3, 9],
    ])
    const tree = trainTree(x, [1, 2, 3], { kind: 'regression' })
    expect(treeExplainer(tree)([3, 0]).contributions[1]).toBe(0)
  })
})

describe('Gauss–Legendre quadrature', () => {
  it('integrates every power below 2n exactly', () => {
    for (const n of [1, 2, 3, 5, 10, 25]) {
      const { nodes, weights } = gaussLegendre(n)
      for (let power = 0; power < 2 * n; power++) {
        const integral = nodes.reduce((sum, t, k) => sum + weights[k]! * t ** power, 0)
        expect(integral).toBeCloseTo(1 / (power + 1), 13)
      }
    }
  })
})

import { describe, expect, it } from 'vitest'
import { longley } from '../linear/longley.fixture.ts'
import { spector } from '../linear/spector.fixture.ts'
import { matrix, matrixFromRows } from '../data/matrix.ts'
import { createRandom } from '../../core/random.ts'
import { takeColumns } from '../selection/take.ts'
import { binColumns } from './bin-columns.ts'
import { forestImportance, predictForest, trainTree } from './forest.ts'

describe('a CART tree', () => {
  it('cuts where the squares fall most, by hand', () => {
    const x = matrixFromRows([[1], [2], [3], [10], [11], [12]])
    const tree = trainTree(x, [1, 1, 1, 5, 5, 8], { kind: 'regression', maxDepth: 1 })
    expect(Array.from(tree.feature)).toEqual([0, -1, -1])
    expect(tree.threshold[0]).toBe(6.5)
    expect(Array.from(tree.value)).toEqual([3.5, 1, 6])
    expect(Array.from(tree.cover)).toEqual([6, 3, 3])
  })

  it('equals scikit-learn for regression', () => {
    const unemployed = takeColumns(longley.x, [2])
    const tree = trainTree(unemployed, longley.employed, { kind: 'regression', maxDepth: 3, minLeaf: 2 })
    // scikit-learn 1.2.1, DecisionTreeRegressor(max_depth=3, min_samples_leaf=2) on the Longley column UNEMP
    const expected = [
      62658.8, 62658.8, 61706.333333333336, 61706.333333333336, 62658.8, 62658.8, 62658.8, 61706.333333333336,
      67348.33333333333, 67348.33333333333, 67348.33333333333, 67922, 69590, 69590, 67922, 69590,
    ]
    predictForest(tree, unemployed).forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, 7))
    expect(Array.from(tree.threshold).filter((_, k) => tree.feature[k]! >= 0)).toEqual([3747.5, 3143.5, 2589, 4344])
  })

  it('equals scikit-learn for two classes', () => {
    const x = takeColumns(spector.x, [0, 1])
    const tree = trainTree(x, spector.improved, { kind: 'classification', maxDepth: 2 })
    // scikit-learn 1.2.1, DecisionTreeClassifier(max_depth=2) on GPA and TUCE: leaves 1/9, 4/9 and 1
    const shares = Array.from(x.data)
      .filter((_, i) => i % 2 === 0)
      .map((gpa) => (gpa <= 3.14 ? 1 / 9 : gpa <= 3.595 ? 4 / 9 : 1))
    predictForest(tree, x).forEach((p, i) => expect(p).toBeCloseTo(shares[i]!, 12))
  })

  it('equals scikit-learn for three classes', () => {
    const x = takeColumns(longley.x, [2, 3])
    const label = [0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 1, 2, 2, 2, 2]
    const tree = trainTree(x, label, { kind: 'classification', classes: 3, maxDepth: 2 })
    // scikit-learn 1.2.1, DecisionTreeClassifier(max_depth=2) on UNEMP and ARMED
    expect(Array.from(tree.feature)).toEqual([1, -1, 1, -1, -1])
    expect(tree.threshold[0]).toBe(2082)
    expect(tree.threshold[2]).toBe(2952.5)
    const shares = predictForest(tree, x)
    expect(Array.from(shares.slice(0, 3))).toEqual([1, 0, 0])
    expect(Array.from(shares.slice(12, 15))).toEqual([0, 1, 0])
    expect(Array.from(shares.slice(45, 48))).toEqual([0, 1 / 7, 6 / 7])
  })

  it('credits the columns that brought the fall in impurity', () => {
    const x = matrixFromRows([
      [0, 5, 1],
      [0, 5, 2],
      [1, 5, 1],
      [1, 5, 2],
    ])
    const tree = trainTree(x, [0, 0, 8, 10], { kind: 'regression' })
    // squares: 84 in all; the first cut leaves 2, the second 0
    const importance = forestImportance(tree)
    expect(importance[0]).toBeCloseTo(81 / 83, 12)
    expect(importance[1]).toBe(0)
    expect(importance[2]).toBeCloseTo(2 / 83, 12)
  })

  it('is a single leaf for a constant target or constant columns', () => {
    const x = matrixFromRows([[1], [2], [3]])
    const constant = trainTree(x, [4, 4, 4], { kind: 'regression' })
    expect(Array.from(constant.feature)).toEqual([-1])
    expect(Array.from(predictForest(constant, x))).toEqual([4, 4, 4])
    const flat = trainTree(matrixFromRows([[7], [7], [7]]), [1, 2, 6], { kind: 'regression' })
    expect(Array.from(predictForest(flat, x))).toEqual([3, 3, 3])
    expect(Array.from(forestImportance(flat))).toEqual([0])
  })

  it('keeps small differences on a large level apart', () => {
    const x = matrixFromRows([[1], [2], [3], [4]])
    const tree = trainTree(x, [1e9, 1e9 + 1, 1e9 + 5, 1e9 + 7], { kind: 'regression' })
    expect(Array.from(predictForest(tree, x))).toEqual([1e9, 1e9 + 1, 1e9 + 5, 1e9 + 7])
  })

  it('leaves at least minLeaf rows in every leaf', () => {
    const random = createRandom(5)
    const x = matrix(
      Float64Array.from({ length: 600 }, () => random.next()),
      200,
      3,
    )
    const y = Float64Array.from({ length: 200 }, () => random.normal())
    const tree = trainTree(x, y, { kind: 'regression', minLeaf: 9 })
    const leaves = Array.from(tree.cover).filter((_, k) => tree.feature[k]! < 0)
    expect(leaves.length).toBeGreaterThan(5)
    expect(Math.min(...leaves)).toBeGreaterThanOrEqual(9)
    expect(leaves.reduce((sum, cover) => sum + cover, 0)).toBe(200)
  })

  it('refuses options, labels and rows that it cannot use', () => {
    const x = matrixFromRows([[1], [2], [3]])
    expect(() => trainTree(x, [0, 1, 2], { kind: 'classification' })).toThrow(
      expect.objectContaining({ code: 'BAD_LABEL', row: 2 }),
    )
    expect(() => trainTree(x, [0, 1, 2], { kind: 'regression', maxFeatures: 2 })).toThrow(
      'option maxFeatures: expected a whole number from 1 to 1, got 2',
    )
    expect(() => trainTree(x, [0, Number.NaN, 2], { kind: 'regression' })).toThrow(
      expect.objectContaining({ code: 'NOT_FINITE', row: 1, column: 'target' }),
    )
    const tree = trainTree(x, [0, 1, 2], { kind: 'regression' })
    expect(() => predictForest(tree, matrixFromRows([[Number.NaN]]))).toThrow(
      expect.objectContaining({ code: 'NOT_FINITE' }),
    )
  })
})

describe('bins', () => {
  it('have a border between any two distinct values when there are few', () => {
    const binned = binColumns(matrixFromRows([[3], [1], [1], [8], [-2]]))
    expect(Array.from(binned.edges)).toEqual([-0.5, 2, 5.5])
    expect(Array.from(binned.bins)).toEqual([2, 1, 1, 3, 0])
  })

  it('are at most 255 of about equal count when there are many', () => {
    const random = createRandom(2)
    const binned = binColumns(
      matrix(
        Float64Array.from({ length: 10_000 }, () => random.normal()),
        10_000,
        1,
      ),
    )
    const counts = new Int32Array(256)
    for (const bin of binned.bins) counts[bin]!++
    expect(counts[255]).toBe(0)
    expect(Math.min(...counts.slice(0, 255))).toBeGreaterThanOrEqual(39)
    expect(Math.max(...counts)).toBeLessThanOrEqual(40)
  })

  it('keep equal values together, even when one value fills most of the rows', () => {
    const values = Float64Array.from({ length: 3_000 }, (_, i) => (i < 2_500 ? 0 : i))
    const binned = binColumns(matrix(values, 3_000, 1))
    expect(new Set(binned.bins.slice(0, 2_500))).toEqual(new Set([0]))
    expect(new Set(binned.bins).size).toBeGreaterThan(30)
  })

  it('separate neighbouring doubles', () => {
    const low = 1
    const high = 1 + Number.EPSILON
    const tree = trainTree(matrixFromRows([[low], [high]]), [0, 1], { kind: 'regression' })
    expect(Array.from(predictForest(tree, matrixFromRows([[low], [high]])))).toEqual([0, 1])
  })
})

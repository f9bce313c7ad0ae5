import { RandomForestClassifier, RandomForestRegression } from 'ml-random-forest'
import { describe, expect, it } from 'vitest'
import { decodeArtifact, encodeArtifact } from '../data/artifact.ts'
import { residualOf } from '../explain/attribution.ts'
import { areaUnderCurve } from '../metrics/ranking-metrics.ts'
import { rSquared } from '../metrics/regression-metrics.ts'
import { spector } from '../linear/spector.fixture.ts'
import { rowOf } from '../data/matrix.ts'
import { prepareForest } from './forest-data.ts'
import { isForest, mergeForest, predictForest, trainForest } from './forest.ts'
import { friedman1 } from './friedman.fixture.ts'
import { growTree } from './grow-tree.ts'
import { treeExplainer } from './tree-shap.ts'

const train = friedman1(150, 1)
const test = friedman1(500, 2)
const rowsOf = ({ x }: typeof train) => Array.from({ length: x.rows }, (_, i) => Array.from(rowOf(x, i)))

/** How many columns a tree uses. */
const columnsOf = (maxFeatures: number) => {
  const data = prepareForest(train.x, train.y, { kind: 'regression', engine: 'ml-random-forest', maxFeatures })
  return new Set(growTree(data, { seed: 5 }).nodes.feature.filter((column) => column >= 0)).size
}

const scoreOf = (engine: 'histogram' | 'ml-random-forest') => {
  const forest = trainForest(train.x, train.y, { kind: 'regression', engine, trees: 15, seed: 6 })
  return { score: rSquared(test.y, predictForest(forest, test.x))!, outOfBag: forest.outOfBagScore! }
}

describe('a forest of ml-random-forest', () => {
  it('predicts exactly what the package predicts on the same bag', () => {
    const options = { kind: 'regression', engine: 'ml-random-forest', bootstrap: false, maxFeatures: 6 } as const
    const forest = trainForest(train.x, train.y, { ...options, trees: 1, seed: 4 })
    const data = prepareForest(train.x, train.y, options)
    const { nodes } = growTree(data, { seed: 77 })
    const library = new RandomForestRegression({
      nEstimators: 1,
      maxFeatures: 6,
      replacement: false,
      useSampleBagging: false,
      noOOB: true,
      seed: 77,
      treeOptions: { minNumSamples: 1, maxDepth: Infinity, gainThreshold: 0 },
    })
    library.train(rowsOf(train), Array.from(train.y))
    const single = mergeForest(data, [{ nodes, outOfBagRows: new Int32Array(0), outOfBagValues: new Float64Array(0) }])
    const ours = predictForest(single, test.x)
    library.predict(rowsOf(test)).forEach((value, i) => expect(ours[i]).toBeCloseTo(value, 9))
    expect(forest.engine).toBe('ml-random-forest')
  })

  it('gives the shares in the leaves as probabilities', () => {
    const data = prepareForest(spector.x, spector.improved, {
      kind: 'classification',
      engine: 'ml-random-forest',
      bootstrap: false,
      maxFeatures: 3,
      minLeaf: 4,
    })
    const forest = mergeForest(data, [growTree(data, { seed: 3 })])
    const library = new RandomForestClassifier({
      nEstimators: 1,
      maxFeatures: 3,
      replacement: false,
      useSampleBagging: false,
      noOOB: true,
      seed: 3,
      treeOptions: { minNumSamples: 7, maxDepth: Infinity, gainThreshold: 0 },
    })
    const rows = Array.from({ length: 32 }, (_, i) => Array.from(rowOf(spector.x, i)))
    library.train(rows, Array.from(spector.improved))
    const probability = predictForest(forest, spector.x)
    expect(probability.some((p) => p > 0 && p < 1)).toBe(true)
    // where the shares are equal the package takes either label
    const clear = library
      .predict(rows)
      .flatMap((label, i) => (probability[i] === 0.5 ? [] : [{ label, share: probability[i]! }]))
    expect(clear.length).toBeGreaterThan(20)
    for (const { label, share } of clear) expect(label).toBe(share > 0.5 ? 1 : 0)
  })

  it('uses one column when one is asked for, and all when all are', () => {
    expect(columnsOf(1)).toBe(1)
    expect(columnsOf(10)).toBe(10)
  })

  it('is as good as the histogram engine on the same small set', () => {
    const ours = scoreOf('histogram')
    const theirs = scoreOf('ml-random-forest')
    expect(Math.abs(ours.score - theirs.score)).toBeLessThan(0.04)
    expect(Math.abs(theirs.outOfBag - theirs.score)).toBeLessThan(0.15)
  })

  it('is explained, stored and reloaded like any forest', () => {
    const forest = trainForest(train.x, train.y, { kind: 'regression', engine: 'ml-random-forest', trees: 3, seed: 2 })
    const reloaded = decodeArtifact(encodeArtifact(forest), isForest)
    const predicted = predictForest(forest, test.x)
    expect(predictForest(reloaded, test.x)).toEqual(predicted)
    const explain = treeExplainer(reloaded)
    for (let i = 0; i < 20; i++) {
      const explained = explain(rowOf(test.x, i))
      expect(explained.value).toBeCloseTo(predicted[i]!, 10)
      expect(Math.abs(residualOf(explained))).toBeLessThan(1e-10)
    }
  })

  it('handles three classes and labels that are missing from a leaf', () => {
    const label = Float64Array.from(train.y, (y) => (y < 12 ? 0 : y < 17 ? 1 : 2))
    const forest = trainForest(train.x, label, {
      kind: 'classification',
      classes: 3,
      engine: 'ml-random-forest',
      trees: 12,
    })
    const shares = predictForest(forest, test.x)
    const high = Float64Array.from(test.y, (_, i) => shares[3 * i + 2]!)
    const actual = Float64Array.from(test.y, (y) => (y >= 17 ? 1 : 0))
    expect(areaUnderCurve(actual, high)).toBeGreaterThan(0.75)
    for (let i = 0; i < 20; i++) expect(shares[3 * i]! + shares[3 * i + 1]! + shares[3 * i + 2]!).toBeCloseTo(1, 12)
  })
})

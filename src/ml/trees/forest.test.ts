import { describe, expect, it } from 'vitest'
import { decodeArtifact, encodeArtifact } from '../data/artifact.ts'
import { rSquared } from '../metrics/regression-metrics.ts'
import { longley } from '../linear/longley.fixture.ts'
import { spector } from '../linear/spector.fixture.ts'
import { chooseForestEngine, prepareForest } from './forest-data.ts'
import { isForest, mergeForest, predictForest, trainForest, treeSeeds } from './forest.ts'
import { friedman1 } from './friedman.fixture.ts'
import { growTree } from './grow-tree.ts'

const train = friedman1(800, 1)
const test = friedman1(2_000, 2)

describe('a histogram forest', () => {
  it('explains most of Friedman 1 and estimates that from rows outside the bags', () => {
    const forest = trainForest(train.x, train.y, { kind: 'regression', engine: 'histogram', trees: 60, seed: 3 })
    // scikit-learn 1.2.1, RandomForestRegressor(60) on 800 rows of make_friedman1(noise=1): about .83
    const score = rSquared(test.y, predictForest(forest, test.x))!
    expect(score).toBeGreaterThan(0.81)
    expect(Math.abs(forest.outOfBagScore! - score)).toBeLessThan(0.04)
    expect(forest.outOfBagCoverage).toBe(1)
  })

  it('is the same whatever grew its trees, in pieces or at once', () => {
    const options = { kind: 'regression', engine: 'histogram', maxFeatures: 4, minLeaf: 3 } as const
    const whole = trainForest(train.x, train.y, { ...options, trees: 6, seed: 9 })
    const data = structuredClone(prepareForest(train.x, train.y, options))
    const seeds = treeSeeds(9, 6)
    const grown = new Map([5, 2, 0, 4, 1, 3].map((t) => [t, structuredClone(growTree(data, { seed: seeds[t]! }))]))
    const merged = mergeForest(
      data,
      Array.from(seeds, (_, t) => grown.get(t)!),
    )
    expect(encodeArtifact(merged)).toBe(encodeArtifact(whole))
    const other = trainForest(train.x, train.y, { ...options, trees: 6, seed: 10 })
    expect(encodeArtifact(other)).not.toBe(encodeArtifact(whole))
  })

  it('reloads from its artifact and predicts the same bits', () => {
    const forest = trainForest(train.x, train.y, { kind: 'regression', engine: 'histogram', trees: 5 })
    const reloaded = decodeArtifact(encodeArtifact(forest), isForest)
    expect(reloaded).toEqual(forest)
    expect(predictForest(reloaded, test.x)).toEqual(predictForest(forest, test.x))
  })

  it('gives probabilities that sum to 1 for three classes', () => {
    const label = Float64Array.from(train.y, (y) => (y < 12 ? 0 : y < 17 ? 1 : 2))
    const forest = trainForest(train.x, label, { kind: 'classification', classes: 3, engine: 'histogram', trees: 30 })
    const shares = predictForest(forest, test.x)
    let right = 0
    for (let i = 0; i < test.y.length; i++) {
      const row = shares.subarray(3 * i, 3 * i + 3)
      expect(row[0]! + row[1]! + row[2]!).toBeCloseTo(1, 12)
      const actual = test.y[i]! < 12 ? 0 : test.y[i]! < 17 ? 1 : 2
      if (row.indexOf(Math.max(...row)) === actual) right++
    }
    expect(right / test.y.length).toBeGreaterThan(0.65)
    expect(Math.abs(forest.outOfBagScore! - right / test.y.length)).toBeLessThan(0.06)
  })

  it('has no out-of-bag score without bootstrap, and refuses to be empty', () => {
    const forest = trainForest(longley.x, longley.employed, {
      kind: 'regression',
      engine: 'histogram',
      trees: 2,
      bootstrap: false,
    })
    expect(forest.outOfBagScore).toBeNull()
    const data = prepareForest(longley.x, longley.employed, { kind: 'regression' })
    expect(() => mergeForest(data, [])).toThrow(expect.objectContaining({ code: 'BAD_OPTION' }))
  })
})

describe('the choice of the engine', () => {
  it('takes the package for small tables and says why', () => {
    expect(chooseForestEngine(1_000, 10)).toEqual({
      engine: 'ml-random-forest',
      reason: '1000 rows of 10 columns: exact cuts (up to 1000 rows)',
    })
    expect(chooseForestEngine(1_001, 10).engine).toBe('histogram')
    expect(chooseForestEngine(1_000, 40).engine).toBe('histogram')
    expect(prepareForest(longley.x, longley.employed, { kind: 'regression' }).engine).toBe('ml-random-forest')
    const label = spector.improved
    expect(prepareForest(spector.x, label, { kind: 'classification', engine: 'histogram' }).engine).toBe('histogram')
  })
})

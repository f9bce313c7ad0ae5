import { describe, expect, it } from 'vitest'
import { rSquared } from '../metrics/regression-metrics.ts'
import { linearRegression, predictLinear } from '../linear/linear-regression.ts'
import { matrix } from '../data/matrix.ts'
import { createRandom } from '../../core/random.ts'
import { searchCandidates } from './search.ts'
import { foldSplits } from './splits.ts'
import { takeColumns, takeRows, takeValues } from './take.ts'

const random = createRandom(4)
// y depends on columns 1 and 3 of five
const x = matrix(
  Float64Array.from({ length: 1_000 }, () => random.normal()),
  200,
  5,
)
const y = Float64Array.from(
  { length: 200 },
  (_, i) => 3 * x.data[5 * i + 1]! - x.data[5 * i + 3]! + 0.3 * random.normal(),
)
const folds = foldSplits(200, { folds: 4, seed: 1 })

const scoreOf = (columns: readonly number[], ridge = 0) => {
  const parts = takeColumns(x, columns)
  const scores = folds.map(({ train, holdout }) => {
    const model = linearRegression(takeRows(parts, train), takeValues(y, train), { ridge })
    return rSquared(takeValues(y, holdout), predictLinear(model, takeRows(parts, holdout)))!
  })
  return scores.reduce((sum, score) => sum + score / scores.length, 0)
}

describe('the search over settings', () => {
  it('finds the best setting on inner folds only', async () => {
    const seen = new Set<number>()
    const result = await searchCandidates(
      [0.01, 100, 10_000].map((ridge) => ({ ridge })),
      folds,
      ({ ridge }, { train, holdout }) => {
        for (const row of [...train, ...holdout]) seen.add(row)
        const model = linearRegression(takeRows(x, train), takeValues(y, train), { ridge })
        return rSquared(takeValues(y, holdout), predictLinear(model, takeRows(x, holdout)))
      },
    )
    expect(result.best).toEqual({ ridge: 0.01 })
    expect(result.score).toBeCloseTo(scoreOf([0, 1, 2, 3, 4], 0.01), 12)
    expect(result.table.map(({ folds: scores }) => scores.length)).toEqual([4, 4, 4])
    expect(Math.max(...seen)).toBe(199)
  })

  it('stops at its budget, prefers the earlier of near equals, and says what it did not see', async () => {
    const scores = new Map([
      [1, 0.5],
      [2, 0.504],
      [3, 0.9],
    ])
    const candidates = [1, 2, 3].map((size) => ({ size }))
    const evaluate = ({ size }: { readonly size: number }) => scores.get(size)!
    expect(await searchCandidates(candidates, folds, evaluate, { budget: 9, tolerance: 0.01 })).toMatchObject({
      best: { size: 1 },
      unseen: 1,
    })
    expect(await searchCandidates(candidates, folds, evaluate)).toMatchObject({ best: { size: 3 }, unseen: 0 })
  })

  it('passes over settings without a score and refuses when none has one', async () => {
    const candidates = [1, 2].map((size) => ({ size }))
    const result = await searchCandidates(candidates, folds, ({ size }) => (size === 1 ? null : 0.3))
    expect(result.best).toEqual({ size: 2 })
    await expect(searchCandidates(candidates, folds, () => null)).rejects.toMatchObject({ code: 'ONE_CLASS' })
    await expect(searchCandidates(candidates, folds, () => 1, { budget: 3 })).rejects.toThrow(
      'option budget: expected at least 4',
    )
  })
})

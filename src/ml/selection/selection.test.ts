import { describe, expect, it } from 'vitest'
import { MAE, R_SQUARED, rSquared } from '../metrics/regression-metrics.ts'
import { linearRegression, predictLinear } from '../linear/linear-regression.ts'
import { matrix, matrixFromRows } from '../data/matrix.ts'
import { createRandom } from '../../core/random.ts'
import { dropEmptyAndCollinear, permutationImportance } from './columns.ts'
import { forwardSelection } from './forward.ts'
import { gridCandidates, randomCandidates, searchCandidates } from './search.ts'
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

describe('leaving out columns', () => {
  it('drops what hardly varies and what another column says', () => {
    const rows = Array.from({ length: 1_000 }, (_, i) => [i, i === 3 ? 1 : 0, 5, 2 * i + 1, (i * 7919) % 1000])
    const choice = dropEmptyAndCollinear(matrixFromRows(rows), { names: ['id', 'rare', 'flat', 'twin', 'mixed'] })
    expect(choice.kept).toEqual([0, 4])
    expect(choice.dropped).toEqual([
      { column: 1, reason: 'one value in 99.9 % of the rows' },
      { column: 2, reason: 'one value in 100.0 % of the rows' },
      { column: 3, reason: 'says the same as id' },
    ])
  })
})

describe('permutation importance', () => {
  it('ranks the columns that matter and gives the others next to nothing', () => {
    const model = linearRegression(x, y)
    const importance = permutationImportance((of) => predictLinear(model, of), x, y, R_SQUARED, { seed: 2 })
    expect(importance.slice(0, 2).map(({ column }) => column)).toEqual([1, 3])
    // shuffling column j of a linear model costs 2·b²·var(x) / var(y): 18/10.1 and 2/10.1
    expect(importance[0]!.mean).toBeCloseTo(1.8, 0)
    expect(importance[1]!.mean).toBeCloseTo(0.2, 1)
    for (const { mean } of importance.slice(2)) expect(Math.abs(mean)).toBeLessThan(0.01)
    const errors = permutationImportance((of) => predictLinear(model, of), x, y, MAE, { seed: 2 })
    expect(errors[0]).toMatchObject({ column: 1 })
    expect(errors[0]!.mean).toBeGreaterThan(1)
  })

  it('refuses a metric that is not defined', () => {
    expect(() => permutationImportance(() => y, x, new Float64Array(200), R_SQUARED)).toThrow(
      expect.objectContaining({ code: 'ONE_CLASS' }),
    )
  })
})

const scoreOf = (columns: readonly number[], ridge = 0) => {
  const parts = takeColumns(x, columns)
  const scores = folds.map(({ train, holdout }) => {
    const model = linearRegression(takeRows(parts, train), takeValues(y, train), { ridge })
    return rSquared(takeValues(y, holdout), predictLinear(model, takeRows(parts, holdout)))!
  })
  return scores.reduce((sum, score) => sum + score / scores.length, 0)
}

describe('forward selection', () => {
  it('adds the columns that help, in order, and stops', async () => {
    const { columns, score, steps } = await forwardSelection([0, 1, 2, 3, 4], scoreOf, { minGain: 0.005 })
    expect(columns).toEqual([1, 3])
    expect(steps.map(({ added }) => added)).toEqual([1, 3])
    expect(score).toBeCloseTo(scoreOf([1, 3]), 12)
  })

  it('keeps what it starts from, stops at the limit and when aborted', async () => {
    expect((await forwardSelection([0, 1, 3], scoreOf, { start: [4], most: 2 })).columns).toEqual([4, 1])
    expect(await forwardSelection([0, 1], () => null)).toEqual({ columns: [], score: null, steps: [] })
    await expect(
      forwardSelection([0, 1], scoreOf, { signal: AbortSignal.abort(new Error('cancelled')) }),
    ).rejects.toThrow('cancelled')
  })
})

describe('the search over settings', () => {
  it('lists every combination of a grid', () => {
    expect(gridCandidates({ depth: [3, 5], loss: ['log'] })).toEqual([
      { depth: 3, loss: 'log' },
      { depth: 5, loss: 'log' },
    ])
    expect(gridCandidates({})).toEqual([{}])
  })

  it('draws settings inside their ranges, seeded, without repeats', () => {
    const ranges = {
      c: { from: 0.01, to: 100, log: true },
      leaf: { from: 1, to: 20, whole: true },
      kind: ['a', 'b'],
    } as const
    const drawn = randomCandidates(ranges, 30, 3)
    expect(drawn).toEqual(randomCandidates(ranges, 30, 3))
    expect(new Set(drawn.map((candidate) => JSON.stringify(candidate))).size).toBe(30)
    for (const { c, leaf } of drawn) {
      expect(c).toBeGreaterThanOrEqual(0.01)
      expect(c).toBeLessThanOrEqual(100)
      expect(Number.isInteger(leaf) && Number(leaf) >= 1 && Number(leaf) <= 20).toBe(true)
    }
    expect(drawn.filter(({ c }) => Number(c) < 1).length).toBeGreaterThan(8)
    expect(randomCandidates({ kind: ['a', 'b'] }, 10).length).toBe(2)
  })

  it('finds the best setting on inner folds only', async () => {
    const seen = new Set<number>()
    const result = await searchCandidates(
      gridCandidates({ ridge: [0.01, 100, 10_000] }),
      folds,
      ({ ridge }, { train, holdout }) => {
        for (const row of [...train, ...holdout]) seen.add(row)
        const model = linearRegression(takeRows(x, train), takeValues(y, train), { ridge: Number(ridge) })
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
    const candidates = gridCandidates({ size: [1, 2, 3] })
    const evaluate = ({ size }: { readonly size?: number | string | boolean }) => scores.get(Number(size))!
    expect(await searchCandidates(candidates, folds, evaluate, { budget: 9, tolerance: 0.01 })).toMatchObject({
      best: { size: 1 },
      unseen: 1,
    })
    expect(await searchCandidates(candidates, folds, evaluate)).toMatchObject({ best: { size: 3 }, unseen: 0 })
  })

  it('passes over settings without a score and refuses when none has one', async () => {
    const candidates = gridCandidates({ size: [1, 2] })
    const result = await searchCandidates(candidates, folds, ({ size }) => (size === 1 ? null : 0.3))
    expect(result.best).toEqual({ size: 2 })
    await expect(searchCandidates(candidates, folds, () => null)).rejects.toMatchObject({ code: 'ONE_CLASS' })
    await expect(searchCandidates(candidates, folds, () => 1, { budget: 3 })).rejects.toThrow(
      'option budget: expected at least 4',
    )
  })
})

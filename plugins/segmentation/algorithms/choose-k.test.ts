import { matrixFromRows } from 'rapport-crm/ml/data'
import { describe, expect, test } from 'vitest'
import { bestK, chosenK, tryK, type Past } from './choose-k.ts'
import { blobs } from './fixtures/waves.ts'

describe('the number of segments', () => {
  const scored = (scores: readonly (number | undefined)[], small: readonly number[] = []) =>
    scores.map((score, i) => ({ k: i + 2, score, isLargeEnough: !small.includes(i + 2) }))

  test('is, by shape, the one with the highest score among those that could be tried, and the smallest of equals', () => {
    expect(chosenK(scored([0.4, 0.5, 0.5, undefined]), 'SHAPE')).toBe(3)
    expect(chosenK(scored([undefined]), 'SHAPE')).toBeUndefined()
  })

  test('is, by the past, the smallest that predicts nine tenths as well as the best one', () => {
    expect(chosenK(scored([0.14, 0.24, 0.25, 0.27, 0.28]), 'PAST')).toBe(5)
    expect(chosenK(scored([-0.02, -0.01, -0.03]), 'PAST')).toBe(3)
    expect(chosenK(scored([undefined, undefined]), 'PAST')).toBeUndefined()
  })

  test('leaves out numbers whose smallest segment is too small, unless all are', () => {
    expect(chosenK(scored([0.1, 0.2, 0.9], [4]), 'PAST')).toBe(3)
    expect(chosenK(scored([0.1, 0.2, 0.9], [4]), 'SHAPE')).toBe(3)
    expect(chosenK(scored([0.1, 0.9], [2, 3]), 'SHAPE')).toBe(3)
  })

  test.each(['KMEANS', 'GAUSSIAN_MIXTURE'] as const)(
    'is, for %s, the one whose groups predict what comes next',
    (algorithm) => {
      // Three groups by what they did, though the rows fall into two clumps.
      const rows = matrixFromRows(
        Array.from({ length: 600 }, (_, i) => [(i % 2) * 8 + (i % 4 > 1 ? 2 : 0), (i % 7) / 10]),
      )
      const outcome = Float64Array.from({ length: 600 }, (_, i) => (i % 2 === 0 ? 0 : i % 4 > 1 ? 9 : 3))
      const trial = { algorithm, restarts: 3, seed: 1 }
      const tried = (past: Past | undefined) =>
        [2, 3, 4, 5].map((k) => tryK(rows, { ...trial, k, ...(past && { past }) }))
      const byPast = tried({ rows, outcome })
      expect(chosenK(byPast, 'PAST')).toBeGreaterThan(2)
      expect(byPast.find(({ k }) => k === 4)!.score).toBeGreaterThan(0.95)
      expect(byPast[0]!.score).toBeLessThan(0.8)
    },
  )

  test.each(['KMEANS', 'GAUSSIAN_MIXTURE'] as const)('is found for %s if groups are clear', (algorithm) => {
    const rows = blobs(400, 3, 4, 4, 0.4)
    const candidates = [2, 3, 4, 5, 6].map((k) => tryK(rows, { k, algorithm, restarts: 3, seed: 1 }))
    expect(bestK(candidates)).toBe(4)
  })

  test('cannot be above that of distinct rows', () => {
    const pair = matrixFromRows([[1], [2], [1], [2]])
    expect(tryK(pair, { k: 3, algorithm: 'KMEANS', restarts: 1, seed: 1 })).toEqual({
      k: 3,
      score: undefined,
      isLargeEnough: false,
    })
    expect(tryK(pair, { k: 2, algorithm: 'KMEANS', restarts: 1, seed: 1 })).toEqual({
      k: 2,
      score: 1,
      isLargeEnough: true,
    })
  })
})

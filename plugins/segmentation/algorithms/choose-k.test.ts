import { matrixFromRows } from 'rapport-crm/task'
import { describe, expect, test } from 'vitest'
import { bestK, tryK } from './choose-k.ts'
import { blobs } from './fixtures/waves.ts'

describe('the number of segments', () => {
  test('is that with the highest score, of equals the smallest, of those that could be tried', () => {
    expect(
      bestK([
        { k: 4, score: 0.5 },
        { k: 2, score: 0.4 },
        { k: 3, score: 0.5 },
        { k: 5, score: undefined },
      ]),
    ).toBe(3)
    expect(bestK([{ k: 2, score: undefined }])).toBeUndefined()
  })

  test.each(['KMEANS', 'GAUSSIAN_MIXTURE'] as const)('is found for %s where groups are clear', (algorithm) => {
    const rows = blobs(400, 3, 4, 4, 0.4)
    const candidates = [2, 3, 4, 5, 6].map((k) => tryK(rows, { k, algorithm, restarts: 3, seed: 1 }))
    expect(bestK(candidates)).toBe(4)
  })

  test('cannot be above that of distinct rows', () => {
    const pair = matrixFromRows([[1], [2], [1], [2]])
    expect(tryK(pair, { k: 3, algorithm: 'KMEANS', restarts: 1, seed: 1 })).toEqual({ k: 3, score: undefined })
    expect(tryK(pair, { k: 2, algorithm: 'KMEANS', restarts: 1, seed: 1 })).toEqual({ k: 2, score: 1 })
  })
})

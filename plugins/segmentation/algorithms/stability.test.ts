import { createRandom } from 'rapport-crm/task'
import { matrix } from 'rapport-crm/ml/data'
import { describe, expect, test } from 'vitest'
import { fitRecipe, type Recipe } from './fit-recipe.ts'
import { blobs } from './fixtures/waves.ts'
import { labelRows } from './label-rows.ts'
import { bootstrapAgreement, meanAgreement, stabilityInWords } from './stability.ts'

const clear = blobs(400, 3, 4, 4, 0.4)
const recipes: readonly Recipe[] = [
  { algorithm: 'KMEANS', k: 4 },
  { algorithm: 'GAUSSIAN_MIXTURE', k: 4, covariance: 'full' },
  { algorithm: 'HIERARCHICAL', k: 4, linkage: 'average' },
  { algorithm: 'DBSCAN', eps: 1.5, minRows: 4 },
]

describe('stability', () => {
  test.each(recipes)('of clear groups is nearly perfect: $algorithm', (recipe) => {
    const labels = labelRows(fitRecipe(clear, recipe, 1), clear)
    const agreements = [1, 2, 3].map((seed) => bootstrapAgreement(clear, labels, recipe, seed))
    const stability = meanAgreement(agreements)
    expect(stability?.adjustedRand).toBeGreaterThan(0.97)
    expect(stability?.bySegment).toHaveLength(4)
    for (const overlap of stability?.bySegment ?? []) expect(overlap).toBeGreaterThan(0.95)
    expect(bootstrapAgreement(clear, labels, recipe, 1)).toStrictEqual(agreements[0])
  })

  test('of groups that do not exist is poor', () => {
    const random = createRandom(3)
    const round = matrix(
      Float64Array.from({ length: 800 }, () => random.normal()),
      400,
      2,
    )
    const recipe = { algorithm: 'KMEANS', k: 6 } as const
    const labels = labelRows(fitRecipe(round, recipe, 1), round)
    const stability = meanAgreement([1, 2, 3, 4].map((seed) => bootstrapAgreement(round, labels, recipe, seed)))
    expect(stability!.adjustedRand).toBeLessThan(0.85)
  })

  test('has an interval around its mean by Student’s t, within the range of the index', () => {
    const agreements = [0.8, 0.9, 1].map((adjustedRand) => ({ adjustedRand, jaccard: [1] }))
    // t for 95 % and 2 degrees of freedom is 4.303: NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2.
    const { adjustedRand, interval } = meanAgreement(agreements)!
    expect(adjustedRand).toBeCloseTo(0.9, 12)
    expect(interval!.lower).toBeCloseTo(0.9 - (4.303 * 0.1) / Math.sqrt(3), 4)
    expect(interval).toMatchObject({ upper: 1, level: 0.95 })
    expect(meanAgreement(agreements.slice(1, 2))!.interval).toBeUndefined()
  })

  test('of RFM rules comes from refitted quintiles; a segment without rows has none', () => {
    const random = createRandom(5)
    const rows = matrix(
      Float64Array.from({ length: 900 }, () => random.int(100)),
      300,
      3,
    )
    const recipe = { algorithm: 'RFM', columns: [0, 1, 2] } as const
    const labels = labelRows(fitRecipe(rows, recipe, 0), rows)
    const { adjustedRand, jaccard } = bootstrapAgreement(rows, labels, recipe, 2)
    expect(adjustedRand).toBeGreaterThan(0.6)
    expect(jaccard.every((overlap) => overlap === null || (overlap > 0 && overlap <= 1))).toBe(true)
    const without = labels.map((label) => (label === 0 ? 1 : label))
    expect(bootstrapAgreement(rows, without, recipe, 2).jaccard[0]).toBeNull()
  })

  test('is undefined for a resample with too few distinct rows', () => {
    const pair = matrix(Float64Array.of(0, 1), 2, 1)
    const found = Array.from({ length: 20 }, (_, seed) =>
      bootstrapAgreement(pair, Int32Array.of(0, 1), { algorithm: 'KMEANS', k: 2 }, seed),
    )
    expect(found).toContainEqual({ adjustedRand: 0, jaccard: [0, 0] })
    expect(found).toContainEqual({ adjustedRand: 1, jaccard: [1, 1] })
  })

  test('is named by Hennig’s bounds', () => {
    expect([0.9, 0.8, 0.65, 0.2].map(stabilityInWords)).toEqual([
      'very stable',
      'stable',
      'a pattern without sharp boundaries',
      'unstable',
    ])
    expect(meanAgreement([])).toBeUndefined()
  })
})

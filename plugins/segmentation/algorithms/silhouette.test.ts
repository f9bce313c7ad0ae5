import { matrixFromRows } from 'rapport-crm/ml/data'
import { describe, expect, test } from 'vitest'
import { clusterQuality } from './cluster-quality.ts'
import { blobs, waveGroups, waves } from './fixtures/waves.ts'
import { silhouette } from './silhouette.ts'

describe('silhouette', () => {
  test('of three points is what the definition gives by hand', () => {
    const rows = matrixFromRows([[0], [1], [5]])
    // Row 0: a 1, b 5, 0.8. Row 1: a 1, b 4, 0.75. Row 2 is alone: 0.
    const found = silhouette(rows, Int32Array.of(0, 0, 1), { seed: 0 })
    expect(found?.mean).toBeCloseTo((0.8 + 0.75) / 3, 14)
    expect([...(found?.byCluster ?? [])]).toEqual([0.775, 0])
  })

  test('equals scikit-learn', () => {
    // scikit-learn 1.2.1: silhouette_score(X, i % 3), silhouette_samples by group
    const found = silhouette(waves, waveGroups, { seed: 0 })
    expect(found?.mean).toBeCloseTo(0.4367409148094178, 12)
    expect(found?.byCluster[0]).toBeCloseTo(0.5020784317912702, 12)
    expect(found?.byCluster[1]).toBeCloseTo(0.38265796841395977, 12)
  })

  test('leaves noise out', () => {
    const rows = matrixFromRows([[0], [1], [5], [100]])
    expect(silhouette(rows, Int32Array.of(0, 0, 1, -1), { seed: 0 })).toStrictEqual(
      silhouette(matrixFromRows([[0], [1], [5]]), Int32Array.of(0, 0, 1), { seed: 0 }),
    )
  })

  test('of a sample lies near that of all rows and depends on the seed only', () => {
    const rows = blobs(3_000, 2, 1, 5, 4)
    const labels = Int32Array.from({ length: 3_000 }, (_, i) => (rows.data[i * 2]! > -3 ? 0 : 1))
    const sampled = (seed: number) => silhouette(rows, labels, { seed, sampleRows: 800 })
    const all = silhouette(rows, labels, { seed: 0 })
    expect(sampled(1)).toStrictEqual(sampled(1))
    expect(sampled(1)?.mean).not.toBe(sampled(2)?.mean)
    expect(Math.abs(sampled(1)!.mean - all!.mean)).toBeLessThan(0.05)
    expect(sampled(1)?.rows).toBe(800)
  })

  test('has no meaning for one cluster', () => {
    expect(silhouette(waves, new Int32Array(90), { seed: 0 })).toBeUndefined()
    expect(silhouette(waves, new Int32Array(90).fill(-1), { seed: 0 })).toBeUndefined()
  })
})

describe('Davies-Bouldin and Caliński-Harabasz', () => {
  test('equal scikit-learn', () => {
    // scikit-learn 1.2.1: davies_bouldin_score, calinski_harabasz_score
    const quality = clusterQuality(waves, waveGroups, 3)
    expect(quality?.daviesBouldin).toBeCloseTo(0.8477816774082377, 12)
    expect(quality?.calinskiHarabasz).toBeCloseTo(157.2262401043554, 10)
  })

  test('are left out where they have no meaning', () => {
    expect(clusterQuality(waves, new Int32Array(90), 1)).toBeUndefined()
    expect(clusterQuality(matrixFromRows([[0], [0], [1], [1]]), Int32Array.of(0, 0, 1, 1), 2)).toBeUndefined()
  })
})

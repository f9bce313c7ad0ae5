import { createRandom } from 'rapport-crm/task'
import { matrixFromRows } from 'rapport-crm/ml/data'
import { describe, expect, test } from 'vitest'
import { cutDendrogram, joinRows } from './dendrogram.ts'
import { blobs, waves } from './fixtures/waves.ts'
import { hierarchical } from './hierarchical.ts'
import { labelRows } from './label-rows.ts'

describe('dendrogram', () => {
  test('of four points on a line is that found by hand', () => {
    const rows = matrixFromRows([[0], [1], [5], [7]])
    // Average: 0–1 at 1, 5–7 at 2, the pairs at (5 + 7 + 4 + 6) / 4.
    const { left, right, heights, sizes } = joinRows(rows, 'average')
    expect([...heights]).toEqual([1, 2, 5.5])
    expect([...left]).toEqual([0, 2, 4])
    expect([...right]).toEqual([1, 3, 5])
    expect([...sizes]).toEqual([2, 2, 4])
    // Ward: the pairs' centres lie 5.5 apart, √(2 · 2 · 2 / 4) · 5.5.
    expect(joinRows(rows, 'ward').heights[2]).toBeCloseTo(Math.SQRT2 * 5.5, 12)
  })

  test.each([
    // scipy 1.10.1: linkage(X, method)[-5:, 2], [:, 2].sum(), sizes of fcluster(Z, 4, 'maxclust')
    [
      'ward',
      [7.045129529411141, 7.095499059462383, 7.9625348568178795, 17.40718120920005, 36.67742273102221],
      196.27436409395426,
    ],
    [
      'average',
      [2.511411634876914, 2.5825735011855993, 2.7668535217769357, 3.811539719258424, 6.028647525761836],
      99.6783693095121,
    ],
  ] as const)('with %s linkage has the heights and cuts of scipy', (linkage, last, sum) => {
    const dendrogram = joinRows(waves, linkage)
    dendrogram.heights.slice(-5).forEach((height, m) => expect(height).toBeCloseTo(last[m]!, 10))
    expect(dendrogram.heights.reduce((total, height) => total + height, 0)).toBeCloseTo(sum, 9)
    const sizes = new Int32Array(4)
    for (const label of cutDendrogram(dendrogram, 4)) sizes[label]!++
    expect([...sizes].toSorted((a, b) => a - b)).toEqual([10, 23, 28, 29])
  })

  test('cuts to one cluster and to each row alone', () => {
    const dendrogram = joinRows(waves, 'ward')
    expect(new Set(cutDendrogram(dendrogram, 1))).toEqual(new Set([0]))
    expect([...cutDendrogram(dendrogram, 90)]).toEqual(Array.from({ length: 90 }, (_, i) => i))
    expect(() => cutDendrogram(dendrogram, 91)).toThrow(/k to be a whole number from 1 to 90, got 91/)
  })
})

describe('hierarchical clustering', () => {
  test('chooses the number of clusters whose cut has the best silhouette', () => {
    const { centroids, candidates, labels, agreement } = hierarchical(blobs(300, 3, 4, 4, 0.4), { seed: 0 })
    expect(centroids.rows).toBe(4)
    expect(candidates.map(({ k }) => k)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10])
    expect(new Set(labels).size).toBe(4)
    expect(agreement).toBe(1)
  })

  test('joins a sample of many rows and assigns the others to the nearest centroid', () => {
    const rows = blobs(2_000, 3, 4, 4, 0.4)
    const { joined, labels, cut } = hierarchical(rows, { k: 4, maxRows: 200, seed: 5 })
    expect([joined.length, cut.length, labels.length]).toEqual([200, 200, 2_000])
    const whole = hierarchical(rows, { k: 4, seed: 5 })
    const pairs = new Set(Array.from(labels, (label, i) => `${label}:${whole.labels[i]}`))
    expect(pairs.size).toBe(4)
  })

  test.each(['ward', 'average'] as const)(
    'with %s linkage has each row joined where its tree has it, in clusters of any shape',
    (linkage) => {
      const random = createRandom(8)
      // Two long lines side by side: the nearest centre is the wrong one for most of them.
      const rows = matrixFromRows(
        Array.from({ length: 400 }, (_, i) => [random.next() * 40, (i % 2) * 1.5 + 0.1 * random.normal()]),
      )
      for (let k = 2; k <= 8; k++) {
        const { agreement, clusters, cut, labels } = hierarchical(rows, { k, linkage, seed: 1 })
        expect(agreement).toBe(1)
        expect(labels).toStrictEqual(cut)
        expect(labelRows(clusters, rows)).toStrictEqual(cut)
      }
    },
  )

  test('refuses more clusters than distinct rows', () => {
    const alike = matrixFromRows([[1], [1], [1]])
    expect(() => hierarchical(alike, { k: 2, seed: 0 })).toThrow(expect.objectContaining({ code: 'INSUFFICIENT_DATA' }))
    expect(() => hierarchical(alike, { seed: 0 })).toThrow(/that are all alike/)
    expect(() => hierarchical(waves, { k: 2, maxRows: 20_000, seed: 0 })).toThrow(/maxRows/)
  })
})

import * as fc from 'fast-check'
import { createRandom } from 'rapport-crm/task'
import { matrix, type Matrix, matrixFromRows } from 'rapport-crm/ml/data'
import { takeRows } from 'rapport-crm/ml/selection'
import { describe, expect, test } from 'vitest'
import { blobs, waves } from './fixtures/waves.ts'
import { kMeans } from './kmeans.ts'
import { nearestCentroids } from './label-rows.ts'
import { drawRows } from './draw-rows.ts'

const refusal = (code: string) => expect.objectContaining({ code })

/** Lloyd's iterations as a textbook has them, to compare the bounds and the SIMD kernel with. */
const plainKMeans = (rows: Matrix, start: Matrix, iterations: number) => {
  const { data, rows: n, cols: d } = rows
  const k = start.rows
  const centroids = Float64Array.from(start.data)
  const labels = new Int32Array(n)
  const distance = (i: number, q: number) => {
    let sum = 0
    for (let j = 0; j < d; j++) sum += (data[i * d + j]! - centroids[q * d + j]!) ** 2
    return sum
  }
  const assign = () => {
    for (let i = 0; i < n; i++) {
      labels[i] = 0
      for (let q = 1; q < k; q++) if (distance(i, q) < distance(i, labels[i]!)) labels[i] = q
    }
  }
  for (let iteration = 0; iteration < iterations; iteration++) {
    assign()
    const sums = new Float64Array(k * d)
    const counts = new Float64Array(k)
    labels.forEach((q, i) => {
      counts[q]!++
      for (let j = 0; j < d; j++) sums[q * d + j]! += data[i * d + j]!
    })
    for (let q = 0; q < k; q++) {
      for (let j = 0; j < d; j++) if (counts[q]! > 0) centroids[q * d + j] = sums[q * d + j]! / counts[q]!
    }
    if (counts.includes(0)) return undefined
  }
  assign()
  const inertia = labels.reduce((sum, q, i) => sum + distance(i, q), 0)
  return { labels, inertia, centroids }
}

describe('k-means', () => {
  test('finds the two pairs of four points and their centres', () => {
    const rows = matrixFromRows([
      [0, 0],
      [0, 2],
      [10, 0],
      [10, 2],
    ])
    const { centroids, labels, inertia, converged } = kMeans(rows, { k: 2, seed: 1 })
    expect([...centroids.data].toSorted((a, b) => a - b)).toEqual([0, 1, 1, 10])
    expect(labels[0]).toBe(labels[1])
    expect(labels[2]).toBe(labels[3])
    expect(labels[0]).not.toBe(labels[2])
    expect([inertia, converged]).toEqual([4, true])
  })

  test('ends like scikit-learn from the same start', () => {
    // scikit-learn 1.2.1: KMeans(4, init=X[:4], n_init=1).fit(X).inertia_, .n_iter_
    const start = takeRows(waves, Int32Array.of(0, 1, 2, 3))
    const { inertia, iterations } = kMeans(waves, { k: 4, seed: 0, start })
    expect(inertia).toBeCloseTo(199.75450566027743, 10)
    expect(iterations).toBe(8)
  })

  test('finds in 200 starts the best that scikit-learn finds in as many', () => {
    // scikit-learn 1.2.1: KMeans(4, n_init=200).fit(X).inertia_
    expect(kMeans(waves, { k: 4, seed: 3, restarts: 200, tolerance: 0 }).inertia).toBeLessThanOrEqual(
      198.57146492280629 * (1 + 1e-9),
    )
  })

  test('leaves local optima by swaps, with the same inertia for the same seed', () => {
    const rows = blobs(600, 2, 12, 4, 0.5)
    const alone = Array.from({ length: 12 }, (_, seed) => kMeans(rows, { k: 12, seed }).inertia)
    const swapping = Array.from({ length: 12 }, (_, seed) => kMeans(rows, { k: 12, seed, swaps: 8 }).inertia)
    const lowest = Math.min(...alone, ...swapping)
    const stuck = (inertias: number[]) => inertias.filter((inertia) => inertia > lowest * 1.001).length
    swapping.forEach((inertia, seed) => expect(inertia).toBeLessThanOrEqual(alone[seed]! * (1 + 1e-12)))
    expect(stuck(alone)).toBeGreaterThan(stuck(swapping))
    expect(kMeans(rows, { k: 12, seed: 3, swaps: 8 }).inertia).toBe(swapping[3])
  })

  test('assigns exactly as plain Lloyd iterations do, for any width and number of clusters', () => {
    const shapes = fc.record({
      n: fc.integer({ min: 20, max: 300 }),
      d: fc.constantFrom(1, 2, 3, 4, 5, 8, 17, 40),
      k: fc.integer({ min: 1, max: 9 }),
      seed: fc.integer({ min: 0, max: 1e6 }),
      iterations: fc.integer({ min: 1, max: 12 }),
    })
    fc.assert(
      fc.property(shapes, ({ n, d, k, seed, iterations }) => {
        const rows = blobs(n, d, 4, seed, 3)
        const start = takeRows(rows, drawRows(n, k, createRandom(seed)))
        const plain = plainKMeans(rows, start, iterations)
        fc.pre(plain !== undefined)
        const ours = kMeans(rows, { k, seed, start, maxIterations: iterations, tolerance: 0 })
        expect(ours.labels).toStrictEqual(plain.labels)
        expect(ours.inertia).toBeCloseTo(plain.inertia, 8)
      }),
      { numRuns: 60 },
    )
  })

  test('gives a row that is equally near to several centroids to the lowest of them', () => {
    const ends: readonly (readonly [number, number])[] = [
      [0, 1],
      [0, 2],
      [1, 2],
      [1, 3],
      [2, 3],
      [0, 4],
      [3, 4],
      [1, 4],
    ]
    for (const [a, b] of ends) {
      const start = Array.from({ length: 5 }, (_, q) => [100 + 10 * q, 100])
      start[a] = [-5, 0]
      start[b] = [5, 0]
      const rows = matrixFromRows([[0, 0], ...start])
      const { labels } = kMeans(rows, { k: 5, seed: 0, start: matrixFromRows(start), maxIterations: 1 })
      // The update then moves the centroid that got the row in the middle towards it, so it stays there.
      expect(labels[0], `centroids ${a} and ${b}`).toBe(a)
    }
  })

  test('ends with every row at its nearest centroid, even if clusters became empty on the way', () => {
    const shapes = fc.record({ n: fc.integer({ min: 8, max: 60 }), k: fc.integer({ min: 2, max: 7 }), seed: fc.nat() })
    fc.assert(
      fc.property(shapes, ({ n, k, seed }) => {
        const rows = blobs(n, 2, 3, seed)
        const start = blobs(k, 2, k, seed + 1, 30)
        const { labels, centroids } = kMeans(rows, { k, seed, start, tolerance: 0 })
        expect(new Set(labels).size).toBe(k)
        expect(labels).toStrictEqual(nearestCentroids(rows, centroids))
      }),
    )
  })

  test('fills a cluster that becomes empty with the row farthest from its centroid', () => {
    const rows = matrixFromRows([[0], [1], [2], [100]])
    const start = matrixFromRows([[1], [500], [600]])
    const { labels, inertia } = kMeans(rows, { k: 3, seed: 0, start })
    expect(new Set(labels).size).toBe(3)
    expect(inertia).toBeCloseTo(0.5, 12)
  })

  test('is the same for the same seed, and differs for another', () => {
    const rows = blobs(500, 3, 6, 9, 4)
    const run = (seed: number) => kMeans(rows, { k: 6, seed }).inertia
    expect(run(4)).toBe(run(4))
    expect(new Set([1, 2, 3, 4, 5, 6].map(run)).size).toBeGreaterThan(1)
  })

  test('reads rows that lie in shared memory', () => {
    const rows = blobs(200, 3, 3, 2)
    const shared = matrix(new Float64Array(new SharedArrayBuffer(rows.data.byteLength)), rows.rows, rows.cols)
    shared.data.set(rows.data)
    expect(kMeans(shared, { k: 3, seed: 1 })).toStrictEqual(kMeans(rows, { k: 3, seed: 1 }))
  })

  test('refuses more clusters than distinct rows', () => {
    const alike = matrixFromRows([
      [1, 2],
      [1, 2],
      [1, 2],
    ])
    expect(() => kMeans(alike, { k: 2, seed: 0 })).toThrow(
      /2 customers that differ in some feature, got 3 that are all alike/,
    )
    expect(() => kMeans(alike, { k: 2, seed: 0 })).toThrow(refusal('INSUFFICIENT_DATA'))
    expect(kMeans(alike, { k: 1, seed: 0 }).inertia).toBe(0)
  })

  test('refuses numbers that are not finite, by row and column', () => {
    const bad = matrixFromRows([
      [1, 2],
      [3, Infinity],
    ])
    expect(() => kMeans(bad, { k: 1, seed: 0 })).toThrow(/row 1, column 1, got Infinity/)
  })

  test('refuses options out of range', () => {
    expect(() => kMeans(waves, { k: 0, seed: 0 })).toThrow(refusal('BAD_OPTION'))
    expect(() => kMeans(waves, { k: 2, seed: 0, tolerance: -1 })).toThrow(refusal('BAD_OPTION'))
    expect(() => kMeans(waves, { k: 2, seed: 0, start: matrixFromRows([[1, 2, 3]]) })).toThrow(
      refusal('SHAPE_MISMATCH'),
    )
  })

  test('stops with the reason when it is cancelled', () => {
    const reason = new Error('cancelled')
    expect(() => kMeans(waves, { k: 3, seed: 0, signal: AbortSignal.abort(reason) })).toThrow(reason)
  })
})

import * as fc from 'fast-check'
import { createRandom } from 'rapport-crm/task'
import { matrix, matrixFromRows, type Matrix } from 'rapport-crm/ml/data'
import { describe, expect, test } from 'vitest'
import { dbscan } from './dbscan.ts'
import { blobs, waves } from './fixtures/waves.ts'
import { kDistanceEps } from './k-distance.ts'

/** DBSCAN by its definition: all pairs, then a flood over core rows. */
const plainDbscan = ({ data, rows: n, cols: d }: Matrix, eps: number, minRows: number) => {
  const squared = (a: number, b: number) => {
    let sum = 0
    for (let j = 0; j < d; j++) sum += (data[a * d + j]! - data[b * d + j]!) ** 2
    return sum
  }
  const all = Array.from({ length: n }, (_, i) => i)
  const near = all.map((a) => all.filter((b) => squared(a, b) <= eps * eps))
  const core = Uint8Array.from(near, (rows) => (rows.length >= minRows ? 1 : 0))
  const labels = new Int32Array(n).fill(-1)
  let clusters = 0
  for (const seed of all) {
    if (core[seed] === 0 || labels[seed]! >= 0) continue
    const pending = [seed]
    labels[seed] = clusters
    for (let i = pending.pop(); i !== undefined; i = pending.pop()) {
      for (const other of near[i]!) {
        if (core[other] === 0 || labels[other]! >= 0) continue
        labels[other] = clusters
        pending.push(other)
      }
    }
    clusters++
  }
  for (const i of all) {
    if (core[i] === 1) continue
    const reached = near[i]!.filter((other) => core[other] === 1).toSorted(
      (a, b) => squared(i, a) - squared(i, b) || a - b,
    )
    if (reached.length > 0) labels[i] = labels[reached[0]!]!
  }
  return { labels, core, clusters }
}

describe('DBSCAN', () => {
  test('finds a chain, its border and the noise beside it', () => {
    const rows = matrixFromRows([[0], [1], [2], [3.5], [10], [4.6]])
    const { labels, core, clusters, coreCount, noiseCount } = dbscan(rows, { eps: 1.5, minRows: 3 })
    expect([...labels]).toEqual([0, 0, 0, 0, -1, 0])
    expect([...core]).toEqual([0, 1, 1, 1, 0, 0])
    expect([clusters, coreCount, noiseCount]).toEqual([1, 3, 1])
  })

  test('counts a row at exactly eps', () => {
    expect(dbscan(matrixFromRows([[0], [0.25]]), { eps: 0.25, minRows: 2 }).clusters).toBe(1)
    expect(dbscan(matrixFromRows([[0], [0.2500001]]), { eps: 0.25, minRows: 2 }).noiseCount).toBe(2)
  })

  test('equals scikit-learn', () => {
    // scikit-learn 1.2.1: DBSCAN(eps=.8, min_samples=4): 6 clusters, 51 noise, 25 core
    const { clusters, noiseCount, coreCount } = dbscan(waves, { eps: 0.8, minRows: 4 })
    expect([clusters, noiseCount, coreCount]).toEqual([6, 51, 25])
  })

  test('gives what the definition gives, on the grid (to 4 columns) and with the tree (above)', () => {
    const shapes = fc.record({
      n: fc.integer({ min: 1, max: 250 }),
      d: fc.integer({ min: 1, max: 6 }),
      eps: fc.double({ min: 0.05, max: 6, noNaN: true }),
      minRows: fc.integer({ min: 1, max: 8 }),
      // Whole numbers make many duplicates and many distances of exactly the same length.
      whole: fc.boolean(),
      seed: fc.integer({ min: 0, max: 1e6 }),
    })
    fc.assert(
      fc.property(shapes, ({ n, d, eps, minRows, whole, seed }) => {
        const drawn = blobs(n, d, 3, seed)
        const rows = whole ? matrix(drawn.data.map(Math.round), n, d) : drawn
        const radius = whole ? Math.max(1, Math.round(eps)) : eps
        const { labels, core, clusters } = dbscan(rows, { eps: radius, minRows })
        expect({ labels, core, clusters }).toStrictEqual(plainDbscan(rows, radius, minRows))
      }),
      { numRuns: 150 },
    )
  })

  test('falls back to the tree where the grid would need too many cells', () => {
    const rows = matrixFromRows([
      [0, 0],
      [1e-6, 0],
      [1e9, 1e9],
      [1e9, 1e9],
    ])
    expect([...dbscan(rows, { eps: 1e-5, minRows: 2 }).labels]).toEqual([0, 0, 1, 1])
  })

  test('does not depend on the order of the rows', () => {
    const rows = blobs(400, 2, 3, 8)
    const order = createRandom(1).shuffle(Int32Array.from({ length: 400 }, (_, i) => i))
    const shuffled = matrix(new Float64Array(800), 400, 2)
    order.forEach((from, to) => shuffled.data.set(rows.data.subarray(from * 2, from * 2 + 2), to * 2))
    const one = dbscan(rows, { eps: 0.7, minRows: 6 })
    const other = dbscan(shuffled, { eps: 0.7, minRows: 6 })
    const pairs = new Set(Array.from(order, (from, to) => `${one.labels[from]}:${other.labels[to]}`))
    expect(one.clusters).toBeGreaterThan(1)
    expect(pairs.size).toBe(one.clusters + 1)
  })

  test('refuses a radius or count out of range and numbers that are not finite', () => {
    expect(() => dbscan(waves, { eps: 0, minRows: 4 })).toThrow(expect.objectContaining({ code: 'BAD_OPTION' }))
    expect(() => dbscan(waves, { eps: 1, minRows: 0 })).toThrow(expect.objectContaining({ code: 'BAD_OPTION' }))
    expect(() => dbscan(matrixFromRows([[Number.NaN]]), { eps: 1, minRows: 1 })).toThrow(/row 0, column 0/)
    expect(() => dbscan(matrixFromRows([]), { eps: 1, minRows: 1 })).toThrow(
      expect.objectContaining({ code: 'INSUFFICIENT_DATA' }),
    )
  })
})

describe('the k-distance curve', () => {
  test('bends between the distances within groups and those to outliers', () => {
    const line = Array.from({ length: 100 }, (_, i) => [i * 0.1])
    const { eps, curve } = kDistanceEps(matrixFromRows([...line, [50], [80], [120]]), { minRows: 3, seed: 0 })
    // The two nearest of a row on the line lie 0.1 away on either side, at its ends 0.2 away on one.
    expect(eps).toBeGreaterThanOrEqual(0.1 - 1e-9)
    expect(eps).toBeLessThan(0.2 + 1e-9)
    expect(curve.at(-1)).toBeGreaterThan(20)
  })

  test('says that no radius follows from duplicates', () => {
    const alike = matrixFromRows(Array.from({ length: 10 }, () => [1, 2]))
    expect(() => kDistanceEps(alike, { minRows: 4, seed: 0 })).toThrow(/exactly alike; give eps/)
    expect(() => kDistanceEps(alike, { minRows: 10, seed: 0 })).toThrow(/at least 11 rows, got 10/)
  })
})

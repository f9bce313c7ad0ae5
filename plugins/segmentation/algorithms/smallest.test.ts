import * as fc from 'fast-check'
import { inlineRunner, createRandom } from 'rapport-crm/task'
import { matrix, type Matrix } from 'rapport-crm/ml/data'
import { describe, expect, test } from 'vitest'
import * as tasks from '../tasks.ts'
import { dbscan } from './dbscan.ts'
import { fewestMembers, withoutSmall } from './smallest.ts'
import { assignRows } from './label-rows.ts'
import { trainSegmentation, type TrainOptions } from '../train/train-segmentation.ts'

const inlineTasks = inlineRunner(tasks)

const features = {
  names: ['recencyDays', 'frequency', 'monetary'],
  transforms: ['log1p', 'log1p', 'signedLog1p'],
} as const

const train = (rows: Matrix, options: Pick<TrainOptions, 'algorithm'> & Partial<TrainOptions>) =>
  trainSegmentation(rows, features, { seed: 5, resamples: 0, restarts: 2, maxK: 6, ...options }, inlineTasks)

/** Customers whose counts and prices have few values: ties, straight lines, and a few who are like nobody. */
const shop = (seed: number, customers: number, most: number, odd = 40): Matrix => {
  const random = createRandom(seed)
  const rows = Array.from({ length: customers }, (_, c) => {
    const frequency = c % 97 === 0 ? odd * most : 1 + random.int(most)
    return [random.int(300), frequency, frequency * 10]
  })
  return matrix(Float64Array.from(rows.flat()), customers, 3)
}

describe('the smallest segment', () => {
  test('is a hundredth of the customers, in a small shop five or a twentieth', () => {
    expect([10, 40, 100, 400, 1_000, 20_000].map(fewestMembers)).toEqual([1, 2, 5, 5, 10, 200])
  })

  test.each(['KMEANS', 'GAUSSIAN_MIXTURE', 'HIERARCHICAL', 'DBSCAN'] as const)(
    'of %s is large enough in shops whose customers have bought equally often, at one price',
    async (algorithm) => {
      const shops = fc.record({
        seed: fc.integer({ min: 0, max: 1e6 }),
        customers: fc.integer({ min: 60, max: 300 }),
        most: fc.integer({ min: 2, max: 6 }),
      })
      await fc.assert(
        fc.asyncProperty(shops, async ({ seed, customers, most }) => {
          const rows = shop(seed, customers, most)
          const { description, labels, model } = await train(rows, { algorithm })
          for (const { size } of description.segments) expect(size).toBeGreaterThanOrEqual(fewestMembers(customers))
          expect(assignRows(model, rows)).toStrictEqual(labels)
        }),
        { numRuns: 6, seed: 2 },
      )
    },
  )

  test('of a density below that size is noise, and has no core rows', () => {
    const clump = (at: number, rows: number) => Array.from({ length: rows }, (_, i) => at + i / (10 * rows))
    const rows = matrix(Float64Array.from([...clump(0, 600), ...clump(5, 400), ...clump(9, 6)]), 1_006, 1)
    const found = dbscan(rows, { eps: 0.2, minRows: 4 })
    expect(found.clusters).toBe(3)
    const { clusters, labels, noiseCount } = withoutSmall(found)
    expect([clusters, noiseCount]).toEqual([2, 6])
    expect([...new Set(labels)]).toEqual([0, 1, -1])
    expect(withoutSmall({ ...found, labels: found.labels.map(() => -1) }).clusters).toBe(3)
  })
})

describe('the mean of a segment', () => {
  test('hardly changes with one customer of 49 million, and is the plain mean if nobody is far out', async () => {
    const rows = shop(3, 400, 5, 1)
    const whale = matrix(Float64Array.of(...rows.data, 3, 4, 49_000_000), 401, 3)
    const means = async (of: Matrix) => {
      const { description, labels } = await train(of, { algorithm: 'KMEANS', k: 3 })
      return { labels, means: description.segments.map((segment) => segment.features[2]!.mean) }
    }
    const [before, after] = [await means(rows), await means(whale)]
    const off = after.means.map((mean, q) => mean / before.means[q]!)
    expect(Math.max(...off)).toBeLessThan(1.25)
    const members = Array.from(before.labels.keys()).filter((i) => before.labels[i] === 0)
    const plain = members.reduce((sum, i) => sum + rows.data[i * 3 + 2]!, 0) / members.length
    expect(before.means[0]! / plain).toBeCloseTo(1, 9)
  })
})

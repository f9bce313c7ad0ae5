import { createHash } from 'node:crypto'
import { inlineRunner } from 'rapport-crm/task'
import { matrix, matrixFromRows } from 'rapport-crm/ml/data'
import { describe, expect, test } from 'vitest'
import * as tasks from '../tasks.ts'
import { decodeArtifact, encodeArtifact } from '../algorithms/artifact.ts'
import { blobs } from '../algorithms/fixtures/waves.ts'
import { assignRows } from '../algorithms/label-rows.ts'
import type { Runner } from '../manifest.ts'
import { artifactOf, trainSegmentation, type Features, type TrainOptions } from './train-segmentation.ts'

const inlineTasks = inlineRunner(tasks)

const drawn = blobs(300, 3, 4, 4, 0.4)
const customers = matrix(
  drawn.data.map((value) => Math.expm1((value + 12) / 4)),
  300,
  3,
)
const features: Features = {
  names: ['recencyDays', 'frequency', 'monetary'],
  transforms: ['log1p', 'log1p', 'log1p'],
}
const train = (options: Partial<TrainOptions>, rows = customers, runner = inlineTasks) =>
  trainSegmentation(rows, features, { algorithm: 'KMEANS', seed: 5, resamples: 2, ...options }, runner)
const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** Ends the pieces of a map last to first, as threads might; a piece's seed depends on its place only. */
const backwards: Runner = {
  run: (name, input, options) => inlineTasks.run(name, input, options),
  map: async (name, shared, pieces, options) => {
    const last = async (end: number) => (await inlineTasks.map(name, shared, pieces.slice(0, end), options))[end - 1]!
    const outputs = []
    for (let end = pieces.length; end > 0; end--) outputs.unshift(await last(end))
    return outputs
  },
}

describe('training', () => {
  test.each(['KMEANS', 'GAUSSIAN_MIXTURE', 'HIERARCHICAL'] as const)(
    '%s finds the number of groups',
    async (algorithm) => {
      const { labels, metrics, description, candidates, stability } = await train({ algorithm })
      expect(metrics.segments).toBe(4)
      expect(candidates.map(({ k }) => k)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10])
      expect(metrics.silhouette).toBeGreaterThan(0.6)
      expect(stability?.bySegment).toHaveLength(4)
      const sizes = description.segments.map(({ size }) => size)
      expect(sizes).toEqual(sizes.toSorted((a, b) => b - a))
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(300)
      expect(new Set(description.segments.map(({ name }) => name)).size).toBe(4)
      expect(labels).toHaveLength(300)
    },
  )

  test('DBSCAN reads its radius off the data and counts noise', async () => {
    const { metrics, model, description } = await train({ algorithm: 'DBSCAN' })
    expect(metrics.segments).toBe(4)
    expect(metrics.noiseShare).toBe(description.noiseCount / 300)
    expect(model.clusters).toMatchObject({ algorithm: 'DBSCAN', minRows: 6 })
  })

  test('RFM names its segments by the table', async () => {
    const { description, metrics } = await train({ algorithm: 'RFM' })
    expect(description.segments[0]?.name).toBe('Champions')
    expect(metrics.segments).toBe(11)
  })

  test.each(['KMEANS', 'GAUSSIAN_MIXTURE', 'HIERARCHICAL', 'DBSCAN', 'RFM'] as const)(
    '%s gives a model that puts every customer trained on where the training did, also read back from its artifact',
    async (algorithm) => {
      const trained = await train({ algorithm })
      const read = decodeArtifact(encodeArtifact(artifactOf(trained)))
      expect(read.model).toStrictEqual(trained.model)
      expect(assignRows(read.model, customers)).toStrictEqual(trained.labels)
    },
  )

  test('gives the same bytes for the same seed in whatever order the pieces end, and others for another seed', async () => {
    const cloud = blobs(300, 3, 1, 3, 1)
    const rows = matrix(cloud.data.map(Math.abs), 300, 3)
    const bytes = async (seed: number, runner?: Runner) =>
      hash(encodeArtifact(artifactOf(await train({ restarts: 3, k: 6, seed }, rows, runner))))
    const first = await bytes(5)
    expect(await bytes(5)).toBe(first)
    expect(await bytes(5, backwards)).toBe(first)
    expect(await bytes(6)).not.toBe(first)
  })

  test('profiles segments in real units', async () => {
    const { description, labels } = await train({ k: 4 })
    const [largest] = description.segments
    const members = Array.from(labels.keys()).filter((i) => labels[i] === 0)
    const mean = members.reduce((sum, i) => sum + customers.data[i * 3 + 1]!, 0) / members.length
    expect(largest?.features[1]).toMatchObject({ feature: 'frequency' })
    expect(largest?.features[1]?.mean).toBeCloseTo(mean, 8)
    expect(largest?.features[1]?.centre).toBeGreaterThan(0)
  })

  test('tells how far it is, never backwards', async () => {
    const fractions: number[] = []
    await train({ onProgress: (fraction) => fractions.push(fraction) })
    expect(fractions.length).toBeGreaterThan(5)
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b))
  })

  test('refuses more segments than customers, customers all alike, one customer, and NaN', async () => {
    const few = matrixFromRows([
      [1, 2, 3],
      [4, 5, 6],
    ])
    await expect(train({ k: 3 }, few)).rejects.toMatchObject({ code: 'INSUFFICIENT_DATA' })
    const alike = matrixFromRows(Array.from({ length: 20 }, () => [1, 2, 3]))
    for (const algorithm of ['KMEANS', 'GAUSSIAN_MIXTURE', 'HIERARCHICAL', 'DBSCAN'] as const) {
      await expect(train({ algorithm }, alike)).rejects.toMatchObject({ code: 'INSUFFICIENT_DATA' })
      await expect(train({ algorithm }, matrixFromRows([[1, 2, 3]]))).rejects.toMatchObject({
        code: 'INSUFFICIENT_DATA',
      })
    }
    const broken = matrixFromRows([
      [1, 2, 3],
      [4, Number.NaN, 6],
    ])
    await expect(train({}, broken)).rejects.toThrow(/row 1, column frequency/)
  })

  test('refuses RFM without its three features', async () => {
    const other = { names: ['a', 'b', 'c'], transforms: features.transforms }
    await expect(
      trainSegmentation(customers, other, { algorithm: 'RFM', seed: 0, resamples: 0 }, inlineTasks),
    ).rejects.toThrow(/needs a feature recencyDays, got a, b, c/)
  })
})

describe('the artifact', () => {
  test('is the same whatever the order of keys, and holds no number that is not finite', async () => {
    const artifact = artifactOf(await train({ k: 3 }))
    const turned = Object.fromEntries(Object.entries(artifact).toReversed())
    expect(encodeArtifact(turned)).toStrictEqual(encodeArtifact(artifact))
    expect(() => encodeArtifact({ ...artifact, metrics: { silhouette: Number.NaN } })).toThrow(
      expect.objectContaining({ code: 'NOT_FINITE' }),
    )
  })

  test('of something else is refused', () => {
    expect(() => decodeArtifact(new TextEncoder().encode('{"format":1}'))).toThrow(
      expect.objectContaining({ code: 'BAD_ARTIFACT' }),
    )
  })
})

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAssigner } from '../../../plugins/segmentation/algorithms/assign.ts'
import { dbscan } from '../../../plugins/segmentation/algorithms/dbscan.ts'
import { joinRows } from '../../../plugins/segmentation/algorithms/dendrogram.ts'
import { denseRegions, fitRecipe } from '../../../plugins/segmentation/algorithms/fit-recipe.ts'
import { blobs } from '../../../plugins/segmentation/algorithms/fixtures/waves.ts'
import { gaussianMixture } from '../../../plugins/segmentation/algorithms/gaussian-mixture.ts'
import { kMeans } from '../../../plugins/segmentation/algorithms/kmeans.ts'
import type { Clusters } from '../../../plugins/segmentation/algorithms/model.ts'
import { matrix, type Matrix } from '../../../src/ml/data/index.ts'
import { takeRows } from '../../../src/ml/selection/index.ts'
import type { Bench, BenchRow } from '../bench.ts'
import { startThreads } from './kmeans-threads.ts'
import { askPython, findPython, withoutPython, type Answer, type Ask, type Timing } from './scikit-clustering.ts'

/** The quickest of several runs, and what it gave. */
const timed = async <T>(runs: number, work: () => T | Promise<T>): Promise<Timing & { result: T }> => {
  let best: (Timing & { result: T }) | undefined
  for (let run = 0; run < runs; run++) {
    const cpu = process.cpuUsage()
    const start = performance.now()
    const result = await work()
    const wallMs = performance.now() - start
    const { user, system } = process.cpuUsage(cpu)
    const cpuMs = (user + system) / 1_000
    if (!best || cpuMs < best.cpuMs) best = { cpuMs, wallMs, result }
  }
  return best!
}

const compared = (
  name: string,
  ours: Timing,
  theirs: Answer | undefined,
  more: Record<string, number | string>,
): BenchRow => ({
  name,
  figures: {
    cpuMs: ours.cpuMs,
    wallMs: ours.wallMs,
    ...(theirs && {
      referenceCpuMs: theirs.cpuMs,
      referenceWallMs: theirs.wallMs,
      cpuRatio: ours.cpuMs / theirs.cpuMs,
      wallRatio: ours.wallMs / theirs.wallMs,
    }),
    ...more,
  },
  ...(!theirs && { note: 'ours only: no python3 with scikit-learn and scipy found' }),
})

/** Rows of evenly spread row numbers: a start that both sides get. */
const startOf = (rows: Matrix, k: number): Matrix =>
  takeRows(
    rows,
    Array.from({ length: k }, (_, q) => Math.floor((q * rows.rows) / k)),
  )

const sameStart = async (ask: Ask, folder: string): Promise<BenchRow[]> => {
  const found: BenchRow[] = []
  for (const [n, deviation] of [
    [100_000, 1],
    [100_000, 4],
    [1_000_000, 1],
    [1_000_000, 4],
  ] as const) {
    const rows = blobs(n, 8, 8, 1, deviation)
    const start = startOf(rows, 8)
    const file = join(folder, 'start')
    await writeFile(file, start.data)
    const theirs = await ask('kmeans', rows, 1, { start: file })
    const ours = await timed(4, () => kMeans(rows, { k: 8, seed: 0, start }))
    const { inertia, iterations } = ours.result
    const name = `k-means, same start, ${n} × 8, 8 blobs of deviation ${deviation}, 1 thread`
    const agreement = theirs && {
      inertiaOff: Math.abs(inertia / theirs['inertia']! - 1),
      referenceIterations: theirs['iterations']!,
    }
    found.push(compared(name, ours, theirs, { iterations, ...agreement }))
  }
  return found
}

const restarts = async (ask: Ask): Promise<BenchRow[]> => {
  const found: BenchRow[] = []
  for (const [n, starts] of [
    [100_000, 10],
    [1_000_000, 4],
  ] as const) {
    const drawn = blobs(n, 8, 8, 1, 4)
    const rows = matrix(new Float64Array(new SharedArrayBuffer(drawn.data.byteLength)), n, 8)
    rows.data.set(drawn.data)
    for (const threads of [1, 2]) {
      const pool = startThreads(threads)
      const theirs = await ask('starts', drawn, threads, { k: 8, starts, runs: 2 })
      const ours = await timed(3, () => pool.lowestInertia(rows, 8, starts))
      await pool.stop()
      const name = `k-means, ${starts} k-means++ starts, ${n} × 8, ${threads} thread${threads > 1 ? 's' : ''} on both sides`
      const quality = theirs && { inertiaRatio: ours.result / theirs['inertia']! }
      found.push(compared(name, ours, theirs, { ...quality }))
    }
  }
  return found
}

/** Whether core rows, noise and the grouping of core rows are the reference's, up to names. */
const sameDensity = async (file: string, labels: Int32Array, core: Uint8Array): Promise<string> => {
  const bytes = await readFile(file)
  const reference = new Int32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))
  const names = new Map<number, number>()
  for (let i = 0; i < labels.length; i++) {
    const [label, isCore] = [reference[2 * i]!, reference[2 * i + 1]!]
    if (isCore !== core[i] || label < 0 !== labels[i]! < 0) return `no, row ${i}`
    if (isCore === 0) continue
    if ((names.get(label) ?? labels[i]) !== labels[i]) return `no, cluster of row ${i}`
    names.set(label, labels[i]!)
  }
  return new Set(names.values()).size === names.size ? 'yes' : 'no, clusters joined'
}

const density = async (ask: Ask, folder: string): Promise<BenchRow[]> => {
  const found: BenchRow[] = []
  const out = join(folder, 'labels')
  for (const [n, eps, minRows] of [
    [20_000, 0.3, 10],
    [20_000, 0.5, 20],
    [100_000, 0.2, 10],
    [100_000, 0.3, 10],
  ] as const) {
    const rows = blobs(n, 3, 8, 1, 1)
    const theirs = await ask('dbscan', rows, 1, { eps, minRows, out, runs: 2 })
    const ours = await timed(4, () => dbscan(rows, { eps, minRows }))
    const { clusters, noiseCount, labels, core } = ours.result
    const same = theirs && { sameLabels: await sameDensity(out, labels, core) }
    found.push(
      compared(`DBSCAN, ${n} × 3, eps ${eps}, min ${minRows}, 1 thread`, ours, theirs, {
        clusters,
        noise: noiseCount,
        ...same,
      }),
    )
  }
  return found
}

const others = async (ask: Ask): Promise<BenchRow[]> => {
  const rows = blobs(50_000, 3, 5, 1, 3)
  const mixtureTheirs = await ask('mixture', rows, 1, { k: 5, runs: 2 })
  const mixture = await timed(3, () => gaussianMixture(rows, { k: 5, seed: 1 }))
  const few = blobs(5_000, 3, 5, 1, 3)
  const wardTheirs = await ask('ward', few, 1)
  const ward = await timed(3, () => joinRows(few, 'ward'))
  const likelihood = mixtureTheirs && {
    logLikelihoodGain: mixture.result.logLikelihood - mixtureTheirs['logLikelihood']!,
  }
  const height = wardTheirs && { topHeightOff: Math.abs(ward.result.heights.at(-1)! / wardTheirs['height']! - 1) }
  return [
    compared('Gaussian mixture, one start, 50000 × 3, 5 components, 1 thread', mixture, mixtureTheirs, {
      iterations: mixture.result.iterations,
      ...likelihood,
    }),
    compared('hierarchical, Ward, 5000 × 3, 1 thread', ward, wardTheirs, { ...height }),
  ]
}

/** How cost grows: milliseconds at n, 10 n and 100 n rows, and the exponent over the whole range. */
const slope = async (
  name: string,
  sizes: readonly [number, number, number],
  work: (n: number) => () => unknown,
): Promise<BenchRow> => {
  const cpuMs: number[] = []
  for (const n of sizes) cpuMs.push((await timed(4, work(n))).cpuMs)
  const figures = Object.fromEntries(sizes.map((n, i) => [`cpuMs${n}`, cpuMs[i]!]))
  return { name, figures: { ...figures, slope: Math.log(cpuMs[2]! / cpuMs[0]!) / Math.log(sizes[2] / sizes[0]) } }
}

const slopes = async (): Promise<BenchRow[]> => [
  await slope('k-means, ten iterations from a given start, 8 columns, growth', [10_000, 100_000, 1_000_000], (n) => {
    const rows = blobs(n, 8, 8, 1, 4)
    const options = { k: 8, seed: 0, start: startOf(rows, 8), maxIterations: 10, tolerance: 0 }
    return () => kMeans(rows, options)
  }),
  await slope('DBSCAN, 3 columns, radius for the same neighbours, growth', [1_000, 10_000, 100_000], (n) => {
    const rows = blobs(n, 3, 8, 1, 1)
    const options = { eps: 0.3 * Math.cbrt(100_000 / n), minRows: 10 }
    return () => dbscan(rows, options)
  }),
]

/** Time to assign one customer with reasons, the models trained on 20,000 rows of 3 columns. */
const scoring = async (): Promise<BenchRow[]> => {
  const rows = blobs(20_000, 3, 5, 1, 1)
  const scaling = {
    features: ['a', 'b', 'c'],
    transforms: ['none', 'none', 'none'],
    means: [0, 0, 0],
    deviations: [1, 1, 1],
    constant: [],
  } as const
  const models: Clusters[] = [
    fitRecipe(rows, { algorithm: 'KMEANS', k: 5 }, 1),
    denseRegions(rows, dbscan(rows, { eps: 0.5, minRows: 10 }), 0.5, 10),
    fitRecipe(rows, { algorithm: 'GAUSSIAN_MIXTURE', k: 5, covariance: 'full' }, 1),
  ]
  const found: BenchRow[] = []
  for (const clusters of models) {
    const assign = createAssigner({ scaling, clusters })
    const { cpuMs } = await timed(3, () => {
      for (let i = 0; i < rows.rows; i++) assign(rows.data.subarray(i * 3, i * 3 + 3))
    })
    found.push({
      name: `live scoring with reasons, ${clusters.algorithm}`,
      figures: { cpuUsACustomer: (cpuMs * 1_000) / rows.rows },
    })
  }
  return found
}

const bench: Bench = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'segmentation-bench-'))
  try {
    const command = await findPython()
    const ask = command ? askPython(command, folder) : withoutPython
    return [
      ...(await sameStart(ask, folder)),
      ...(await restarts(ask)),
      ...(await density(ask, folder)),
      ...(await others(ask)),
      ...(await slopes()),
      ...(await scoring()),
    ]
  } finally {
    await rm(folder, { recursive: true })
  }
}

export const short: Bench = scoring

export default bench

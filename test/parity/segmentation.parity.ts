import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { encodeArtifact } from '../../plugins/segmentation/algorithms/artifact.ts'
import { dbscan } from '../../plugins/segmentation/algorithms/dbscan.ts'
import { kMeans } from '../../plugins/segmentation/algorithms/kmeans.ts'
import { applyScaling, fitScaling } from '../../plugins/segmentation/algorithms/scaling.ts'
import { silhouette } from '../../plugins/segmentation/algorithms/silhouette.ts'
import type {
  InputOf,
  OutputOf,
  SegmentationTasks,
  TaskName,
} from '../../plugins/segmentation/algorithms/task-types.ts'
import { artifactOf, trainSegmentation } from '../../plugins/segmentation/algorithms/train.ts'
import { startComputeHost, type TaskSpec } from '../../src/compute/index.ts'
import { matrix, type Matrix, type TaskRunner } from '../../src/task.ts'
import type { ParityRow, ParitySuite } from './parity.ts'

const source = 'scikit-learn 1.2.1'
const cdnowInertia = [28567.23, 19588.45, 15803.05, 13016.41, 11071.59, 9772.24, 8700.94]
const cdnowSilhouette = [0.579, 0.478, 0.4, 0.404, 0.395, 0.401, 0.429]
const cdnowMeans = [5.60602849, 1.1285482, 3.93454187]
const cdnowDeviations = [1.04350823, 0.5778533, 1.12307112]
const cdnowDensity = [
  { eps: 0.2, minRows: 20, clusters: 19, noise: 3_156, core: 19_409 },
  { eps: 0.15, minRows: 10, clusters: 37, noise: 2_827, core: 19_908 },
]
const retailInertia = [
  [2, 6485.68],
  [3, 4877.25],
  [4, 3962.64],
  [5, 3330.28],
  [6, 2875.22],
  [8, 2360.19],
] as const

const dayMs = 86_400_000
const names = ['recencyDays', 'frequency', 'monetary']
const transforms = ['log1p', 'log1p', 'log1p'] as const

/** Rows of recency in days, purchases and money; purchases are counted by `occasion`, a day or an invoice. */
const rfmOf = async (
  file: string,
  asOf: (lastDay: number) => number,
  read: (cells: string[]) => { customer: string; date: string; occasion: string; amount: string },
): Promise<Matrix> => {
  const customers = new Map<string, { last: number; occasions: Set<string>; sum: number }>()
  let lastDay = 0
  for (const line of (await readFile(file, 'utf8')).trim().split('\n').slice(1)) {
    const { customer, date, occasion, amount } = read(line.trim().split(','))
    const day = Date.parse(date) / dayMs
    const known = customers.get(customer) ?? { last: 0, occasions: new Set(), sum: 0 }
    lastDay = Math.max(lastDay, day)
    known.last = Math.max(known.last, day)
    known.occasions.add(occasion)
    known.sum += Number(amount)
    customers.set(customer, known)
  }
  const until = asOf(lastDay)
  const values = [...customers.values()].flatMap(({ last, occasions, sum }) => [until - last, occasions.size, sum])
  return matrix(Float64Array.from(values), customers.size, 3)
}

const isLowEnough = { rule: '≤ 1.001 ×', test: (ours: number, reference: number) => ours <= reference * 1.001 }
const isNear = (tolerance: number) => ({
  rule: `± ${tolerance}`,
  test: (ours: number, reference: number) => Math.abs(ours - reference) <= tolerance,
})

const row = (
  model: string,
  dataset: string,
  metric: string,
  ours: number,
  reference: number,
  { rule, test }: { rule: string; test: (ours: number, reference: number) => boolean },
  note?: string,
): ParityRow => ({
  model,
  dataset,
  metric,
  ours,
  reference,
  source,
  ratio: metric === 'inertia' ? reference / ours : ours / reference,
  rule,
  pass: test(ours, reference),
  ...(note && { note }),
})

const taskFiles: Record<TaskName, string> = {
  prepare: 'prepare',
  kmeans: 'kmeans',
  chooseK: 'choose-k',
  gaussianMixture: 'gaussian-mixture',
  hierarchical: 'hierarchical',
  dbscan: 'dbscan',
  rfm: 'rfm',
  describe: 'describe',
  outlook: 'outlook',
  bootstrap: 'bootstrap',
}
const specOf = <T extends TaskName>(name: T): TaskSpec<InputOf<T>, OutputOf<T>> => ({
  name: `segmentation.${name}`,
  file: new URL(`../../plugins/segmentation/tasks/${taskFiles[name]}.task.ts`, import.meta.url),
  timeoutMs: 120_000,
})

/** Hash of the artifact of a whole training, its tasks in threads of the compute host. */
const artifactHash = async (raw: Matrix, threads: number): Promise<string> => {
  const host = await startComputeHost({ threads })
  const runner: TaskRunner<SegmentationTasks> = {
    run: (name, input, options) => host.run(specOf(name), input, options),
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- shared and piece make up the input by their types
    map: (name, shared, pieces, options) => host.map(specOf(name) as TaskSpec<object>, shared, pieces, options),
  }
  try {
    const options = { algorithm: 'KMEANS', k: 5, seed: 7, resamples: 4 } as const
    const trained = await trainSegmentation(raw, { names, transforms }, options, runner)
    return createHash('sha256')
      .update(encodeArtifact(artifactOf(trained)))
      .digest('hex')
  } finally {
    await host.stop()
  }
}

const suite: ParitySuite = async (data) => {
  const rows: ParityRow[] = []
  const cdnow = await rfmOf(
    data('cdnow/orders.csv'),
    () => Date.parse('1998-07-01') / dayMs,
    ([, customer = '', date = '', , amount = '']) => ({ customer, date, occasion: date, amount }),
  )
  const scaling = fitScaling(cdnow, names, transforms)
  names.forEach((name, j) => {
    const place = `cdnow RFM, ln(1 + ${name})`
    rows.push(row('scaling', place, 'mean', scaling.means[j]!, cdnowMeans[j]!, isNear(5e-9)))
    rows.push(row('scaling', place, 'deviation', scaling.deviations[j]!, cdnowDeviations[j]!, isNear(5e-9)))
  })
  const scaled = applyScaling(scaling, cdnow)
  cdnowInertia.forEach((reference, i) => {
    const k = i + 2
    const { inertia, labels } = kMeans(scaled, { k, seed: 7, restarts: 10, swaps: 8 })
    rows.push(row('k-means', `cdnow RFM, k=${k}`, 'inertia', inertia, reference, isLowEnough, '10 starts and swaps'))
    const mean = silhouette(scaled, labels, { seed: 7 })?.mean ?? 0
    rows.push(row('k-means', `cdnow RFM, k=${k}`, 'silhouette', mean, cdnowSilhouette[i]!, isNear(0.02), '5,000 rows'))
  })
  for (const { eps, minRows, ...reference } of cdnowDensity) {
    const found = dbscan(scaled, { eps, minRows })
    const dataset = `cdnow RFM, eps ${eps}, min ${minRows}`
    rows.push(row('DBSCAN', dataset, 'clusters', found.clusters, reference.clusters, isNear(0)))
    rows.push(row('DBSCAN', dataset, 'noise', found.noiseCount, reference.noise, isNear(0)))
    rows.push(row('DBSCAN', dataset, 'core', found.coreCount, reference.core, isNear(0)))
  }

  const retail = await rfmOf(
    data('retail/invoices.csv'),
    (lastDay) => lastDay,
    ([occasion = '', date = '', customer = '', amount = '']) => ({ customer, date, occasion, amount }),
  )
  const retailScaled = applyScaling(fitScaling(retail, names, transforms), retail)
  for (const [k, reference] of retailInertia) {
    const { inertia } = kMeans(retailScaled, { k, seed: 7, restarts: 10, swaps: 8 })
    rows.push(row('k-means', `retail RFM, k=${k}`, 'inertia', inertia, reference, isLowEnough, '10 starts and swaps'))
  }

  const [one, two] = [await artifactHash(cdnow, 1), await artifactHash(cdnow, 2)]
  rows.push({
    ...row('k-means', 'cdnow RFM, k=5', 'artifacts from 1 and 2 threads', one === two ? 1 : 2, 1, isNear(0)),
    rule: 'the same bytes',
    source: 'the same training on one thread',
    note: `sha-256 ${one.slice(0, 16)}… and ${two.slice(0, 16)}…`,
  })
  return rows
}

export default suite

import { inlineRunner } from 'rapport-crm/task'
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { encodeArtifact } from '../../plugins/segmentation/algorithms/artifact.ts'
import { dbscan } from '../../plugins/segmentation/algorithms/dbscan.ts'
import { swaps } from '../../plugins/segmentation/train/fit-algorithms.ts'
import { kMeans } from '../../plugins/segmentation/algorithms/kmeans.ts'
import { assignRows } from '../../plugins/segmentation/algorithms/label-rows.ts'
import { applyScaling, fitScaling } from '../../plugins/segmentation/algorithms/scaling.ts'
import { silhouette } from '../../plugins/segmentation/algorithms/silhouette.ts'
import type { Runner } from '../../plugins/segmentation/manifest.ts'
import { artifactOf, trainSegmentation } from '../../plugins/segmentation/train/train-segmentation.ts'
import * as tasks from '../../plugins/segmentation/tasks.ts'
import { startComputeHost, type TaskSpec } from '../../src/compute/index.ts'
import type { TaskInput, TaskOutput } from '../../src/sdk/task.ts'
import { matrix, type Matrix } from '../../src/ml/data/index.ts'
import { paritySuite, type ParityData, type ParityRow, type ParityRows } from './parity.ts'
import { plainSegmentRows } from './segmentation-shops.ts'

const inlineTasks = inlineRunner(tasks)

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

interface Purchase {
  readonly customer: string
  /** Days since 1970-01-01. */
  readonly day: number
  readonly occasion: string
  readonly amount: number
}

type Cells = { customer: string; date: string; occasion: string; amount: string }

const purchasesOf = async (file: string, read: (cells: string[]) => Cells): Promise<Purchase[]> =>
  (await readFile(file, 'utf8'))
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const { customer, date, occasion, amount } = read(line.trim().split(','))
      return { customer, day: Date.parse(date) / dayMs, occasion, amount: Number(amount) }
    })

const lastDayOf = (purchases: readonly Purchase[]): number =>
  purchases.reduce((last, { day }) => Math.max(last, day), -Infinity)

/** Rows of recency in days, purchases and money until a day; purchases are counted by `occasion`, a day or an invoice. */
const rfmOf = (purchases: readonly Purchase[], until: number): { customers: string[]; rows: Matrix } => {
  const customers = new Map<string, { last: number; occasions: Set<string>; sum: number }>()
  for (const { customer, day, occasion, amount } of purchases) {
    if (day > until) continue
    const known = customers.get(customer) ?? { last: 0, occasions: new Set(), sum: 0 }
    known.last = Math.max(known.last, day)
    known.occasions.add(occasion)
    known.sum += amount
    customers.set(customer, known)
  }
  const values = [...customers.values()].flatMap(({ last, occasions, sum }) => [until - last, occasions.size, sum])
  return { customers: [...customers.keys()], rows: matrix(Float64Array.from(values), customers.size, 3) }
}

const outlookDays = 90

/** Customers as they were 90 days before the end, and on how many days each has bought since. */
const pastOf = (purchases: readonly Purchase[]): { raw: Matrix; outcome: Float64Array } => {
  const cut = lastDayOf(purchases) - outlookDays
  const { customers, rows } = rfmOf(purchases, cut)
  const since = Map.groupBy(
    purchases.filter(({ day }) => day > cut),
    ({ customer }) => customer,
  )
  const daysSince = (customer: string) => new Set(since.get(customer)?.map(({ day }) => day)).size
  return { raw: rows, outcome: Float64Array.from(customers, daysSince) }
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

type Tasks = typeof tasks
const specOf = <T extends keyof Tasks>(name: T): TaskSpec<TaskInput<Tasks[T]>, TaskOutput<Tasks[T]>> => ({
  name: `segmentation.${name}`,
  file: new URL('../../plugins/segmentation/tasks.ts', import.meta.url),
  exportName: name,
  timeoutMs: 120_000,
})

/** Hash of the artifact of a whole training, its tasks in threads of the compute host. */
const artifactHash = async (raw: Matrix, threads: number): Promise<string> => {
  const host = await startComputeHost({ threads })
  const runner: Runner = {
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

const atLeast = (least: number) => ({ rule: `≥ ${least}`, test: (ours: number) => ours >= least })
const own = 'issue: segments that tell what customers do next'

/** What is told, how large, how named and how faithful the segments are that a training chooses by itself. */
const chosenRows = async (
  dataset: string,
  algorithm: 'KMEANS' | 'GAUSSIAN_MIXTURE' | 'HIERARCHICAL',
  raw: Matrix,
  past: { raw: Matrix; outcome: Float64Array },
): Promise<ParityRow[]> => {
  const options = { algorithm, seed: 7, resamples: 0, restarts: 3, past } as const
  const trained = await trainSegmentation(raw, { names, transforms }, options, inlineTasks)
  const { candidates, description, metrics, labels, model } = trained
  const told = (k: number) => candidates.find((candidate) => candidate.k === k)?.score ?? NaN
  const k = metrics.segments
  const shares = description.segments.map(({ share }) => share)
  const segmentNames = description.segments.map(({ name }) => name)
  const sound = new Set(segmentNames).size === k && !/\d/.test(segmentNames.join())
  const again = assignRows(model, raw)
  const same = labels.reduce((count, label, i) => count + (label === again[i] ? 1 : 0), 0) / labels.length
  const rows = [
    row(
      algorithm,
      dataset,
      `told by k=${k} over that by k=2`,
      told(k) / told(2),
      1.5,
      atLeast(1.5),
      `${told(k).toFixed(3)} against ${told(2).toFixed(3)}`,
    ),
    row(algorithm, dataset, 'share of the smallest segment', Math.min(...shares), 0.01, atLeast(0.01)),
    row(algorithm, dataset, 'distinct names without numbers', sound ? 1 : 0, 1, isNear(0), segmentNames.join('; ')),
    row(algorithm, dataset, 'stored model puts customers where the training did', same, 0.99, atLeast(0.99)),
    ...(metrics.treeAgreement === undefined
      ? []
      : [
          row(
            algorithm,
            dataset,
            'stored model puts customers where the tree does',
            metrics.treeAgreement,
            0.99,
            atLeast(0.99),
          ),
        ]),
  ]
  return rows.map((one) => ({ ...one, source: own }))
}

/** The mean of a segment with one customer of 49 million beside the mean without. */
const whaleRow = async (raw: Matrix): Promise<ParityRow> => {
  const train = async (rows: Matrix) => {
    const options = { algorithm: 'KMEANS', k: 5, seed: 7, resamples: 0 } as const
    const { description } = await trainSegmentation(rows, { names, transforms }, options, inlineTasks)
    return description.segments.map(({ features }) => features[2]!.mean)
  }
  const before = await train(raw)
  const after = await train(matrix(Float64Array.of(...raw.data, 3, 40, 49_000_000), raw.rows + 1, 3))
  const worst = Math.max(...after.map((mean, q) => Math.abs(mean / before[q]! - 1)))
  const rule = { rule: '≤ .1', test: (ours: number) => ours <= 0.1 }
  return {
    ...row('k-means', 'retail RFM and one customer of 49 million', 'change of a mean, worst segment', worst, 0.1, rule),
    source: own,
  }
}

const cdnowShop = async (data: ParityData) => {
  const purchases = await purchasesOf(data('cdnow/orders.csv'), ([, customer = '', date = '', , amount = '']) => ({
    customer,
    date,
    occasion: date,
    amount,
  }))
  return { purchases, raw: rfmOf(purchases, Date.parse('1998-07-01') / dayMs).rows }
}

const retailShop = async (data: ParityData) => {
  const purchases = await purchasesOf(
    data('retail/invoices.csv'),
    ([occasion = '', date = '', customer = '', amount = '']) => ({ customer, date, occasion, amount }),
  )
  return { purchases, raw: rfmOf(purchases, lastDayOf(purchases)).rows }
}

const scaledOf = (raw: Matrix): Matrix => applyScaling(fitScaling(raw, names, transforms), raw)

const scalingRows: ParityRows = async (data) => {
  const scaling = fitScaling((await cdnowShop(data)).raw, names, transforms)
  return names.flatMap((name, j) => {
    const place = `cdnow RFM, ln(1 + ${name})`
    return [
      row('scaling', place, 'mean', scaling.means[j]!, cdnowMeans[j]!, isNear(5e-9)),
      row('scaling', place, 'deviation', scaling.deviations[j]!, cdnowDeviations[j]!, isNear(5e-9)),
    ]
  })
}

const inertiaRow = (place: string, scaled: Matrix, k: number, reference: number) => {
  const { inertia, labels } = kMeans(scaled, { k, seed: 7, restarts: 10, swaps })
  return {
    labels,
    row: row('k-means', `${place} RFM, k=${k}`, 'inertia', inertia, reference, isLowEnough, '10 starts and swaps'),
  }
}

const cdnowRows: ParityRows = async (data) => {
  const scaled = scaledOf((await cdnowShop(data)).raw)
  return cdnowInertia.flatMap((reference, i) => {
    const k = i + 2
    const { labels, row: inertia } = inertiaRow('cdnow', scaled, k, reference)
    const mean = silhouette(scaled, labels, { seed: 7 })?.mean ?? 0
    return [
      inertia,
      row('k-means', `cdnow RFM, k=${k}`, 'silhouette', mean, cdnowSilhouette[i]!, isNear(0.02), '5,000 rows'),
    ]
  })
}

const retailRows: ParityRows = async (data) => {
  const scaled = scaledOf((await retailShop(data)).raw)
  return retailInertia.map(([k, reference]) => inertiaRow('retail', scaled, k, reference).row)
}

const densityRows: ParityRows = async (data) => {
  const scaled = scaledOf((await cdnowShop(data)).raw)
  return cdnowDensity.flatMap(({ eps, minRows, ...reference }) => {
    const found = dbscan(scaled, { eps, minRows })
    const dataset = `cdnow RFM, eps ${eps}, min ${minRows}`
    return [
      row('DBSCAN', dataset, 'clusters', found.clusters, reference.clusters, isNear(0)),
      row('DBSCAN', dataset, 'noise', found.noiseCount, reference.noise, isNear(0)),
      row('DBSCAN', dataset, 'core', found.coreCount, reference.core, isNear(0)),
    ]
  })
}

const seedRows: ParityRows = async (data) => {
  const worst = (dataset: string, scaled: Matrix, reference: number) => {
    const found = [1, 2, 3, 4, 5].map((seed) => kMeans(scaled, { k: 8, seed, restarts: 10, swaps }).inertia)
    const place = `${dataset} RFM, k=8, worst of five seeds`
    return row('k-means', place, 'inertia', Math.max(...found), reference, isLowEnough)
  }
  return [
    worst('cdnow', scaledOf((await cdnowShop(data)).raw), cdnowInertia.at(-1)!),
    worst('retail', scaledOf((await retailShop(data)).raw), retailInertia.at(-1)![1]),
  ]
}

const chosenOfShops: ParityRows = async (data) => {
  const rows: ParityRow[] = []
  for (const [dataset, { raw, purchases }] of [
    ['cdnow', await cdnowShop(data)],
    ['retail', await retailShop(data)],
  ] as const)
    for (const algorithm of ['KMEANS', 'GAUSSIAN_MIXTURE', 'HIERARCHICAL'] as const)
      rows.push(...(await chosenRows(`${dataset} RFM`, algorithm, raw, pastOf(purchases))))
  return rows
}

const threadRows: ParityRows = async (data) => {
  const { raw } = await cdnowShop(data)
  const [one, two] = [await artifactHash(raw, 1), await artifactHash(raw, 2)]
  return [
    {
      ...row('k-means', 'cdnow RFM, k=5', 'artifacts from 1 and 2 threads', one === two ? 1 : 2, 1, isNear(0)),
      rule: 'the same bytes',
      source: 'the same training on one thread',
      note: `sha-256 ${one.slice(0, 16)}… and ${two.slice(0, 16)}…`,
    },
  ]
}

export default paritySuite(
  {
    scaling: scalingRows,
    cdnow: cdnowRows,
    retail: retailRows,
    density: densityRows,
    seeds: seedRows,
    chosen: chosenOfShops,
    whale: async (data) => [await whaleRow((await retailShop(data)).raw)],
    plain: plainSegmentRows,
    threads: threadRows,
  },
  ['scaling', 'retail', 'density'],
)

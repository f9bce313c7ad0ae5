import { ModelInputError } from '../../src/ml/data/index.ts'
import { inlineRunner } from 'rapport-crm/task'
import { plainRhythms, plainShops } from '../../plugins/clv/algorithms/history/plain-shops.fixture.ts'
import { purchaseDays, type Transactions } from '../../plugins/clv/algorithms/history/transactions.ts'
import { encodeArtifact } from '../../plugins/segmentation/algorithms/artifact.ts'
import { fewestMembers } from '../../plugins/segmentation/algorithms/smallest.ts'
import { artifactOf, trainSegmentation } from '../../plugins/segmentation/train/train-segmentation.ts'
import * as tasks from '../../plugins/segmentation/tasks.ts'
import { matrix } from '../../src/ml/data/index.ts'
import type { ParityRow } from './parity.ts'

const inlineTasks = inlineRunner(tasks)

const shops = 200
const algorithms = ['KMEANS', 'GAUSSIAN_MIXTURE', 'HIERARCHICAL', 'DBSCAN', 'RFM'] as const
const names = ['recencyDays', 'frequency', 'monetary']
const transforms = ['log1p', 'log1p', 'signedLog1p'] as const
const outlookDays = 60

/** Recency, purchase days and money of each customer until a day. */
const rfmUntil = (transactions: Transactions, until: number) => {
  const { start, day, value } = purchaseDays(transactions, until)
  const known = Array.from({ length: start.length - 1 }, (_, c) => c).filter((c) => start[c + 1]! > start[c]!)
  const rows = known.flatMap((c) => {
    const [from, end] = [start[c]!, start[c + 1]!]
    return [until - day[end - 1]!, end - from, value.subarray(from, end).reduce((sum, one) => sum + one, 0)]
  })
  const bought = (c: number) => start[c + 1]! - start[c]!
  return { known, bought, raw: matrix(Float64Array.from(rows), known.length, 3) }
}

/** Shops without variety: each training must end, with no segment that is too small and no number in a name. */
export const plainSegmentRows = async (): Promise<ParityRow[]> => {
  const failed = new Map<string, string[]>(algorithms.map((algorithm) => [algorithm, []]))
  let refused = 0
  for (const { price, rhythm, seed, transactions } of plainShops(shops)) {
    const { days } = plainRhythms[rhythm]
    const [now, then] = [rfmUntil(transactions, days), rfmUntil(transactions, days - outlookDays)]
    const past = { raw: then.raw, outcome: Float64Array.from(then.known, (c) => now.bought(c) - then.bought(c)) }
    for (const algorithm of algorithms) {
      try {
        const options = { algorithm, seed, resamples: 0, past } as const
        const trained = await trainSegmentation(now.raw, { names, transforms }, options, inlineTasks)
        encodeArtifact(artifactOf(trained))
        const segments = trained.description.segments.filter(({ size }) => size > 0)
        const isSound =
          algorithm === 'RFM' ||
          segments.every(({ name, size }) => size >= fewestMembers(now.raw.rows) && !/\d/.test(name))
        if (!isSound) failed.get(algorithm)!.push(`${price}, ${rhythm}: ${segments.map(({ size }) => size).join(', ')}`)
      } catch (error) {
        // Customers who are all alike are nothing to segment.
        if (error instanceof ModelInputError && error.code === 'INSUFFICIENT_DATA') refused++
        else failed.get(algorithm)!.push(`${price}, ${rhythm}: ${String(error)}`)
      }
    }
  }
  return [...failed].map(([algorithm, faults]) => ({
    model: algorithm,
    dataset: `${shops} shops of one price, two, within 1 % and 1 per mille; subscriptions, tickets`,
    metric: 'trainings that fail, or leave a segment that is too small',
    ours: faults.length,
    reference: 0,
    source: 'issue: models that meet a shop without variety',
    ratio: faults.length === 0 ? 1 : 0,
    rule: 'none',
    pass: faults.length === 0,
    note: [`${refused} refused, as their customers are all alike`, ...faults.slice(0, 3)].join('; '),
  }))
}

import { createRandom } from 'rapport-crm/task'
import { type Matrix, ModelInputError, wholeNumber } from 'rapport-crm/ml/data'
import { takeRows } from 'rapport-crm/ml/selection'
import { drawRows } from './draw-rows.ts'

export interface SilhouetteOptions {
  /** Above this many rows with a cluster, a random sample of them is measured, within itself. @default 5_000 */
  readonly sampleRows?: number
  /** Seed of the sample. */
  readonly seed: number
  readonly signal?: AbortSignal
}

export interface Silhouette {
  /** Mean over the rows measured, −1 … 1. */
  readonly mean: number
  /** Mean by cluster; 0 for a cluster with at most one row measured. */
  readonly byCluster: Float64Array
  /** Rows measured. */
  readonly rows: number
}

/**
 * Mean silhouette of a clustering of rows (`n × d`): (b − a) / max(a, b) with a the mean distance to the row's own
 * cluster and b the smallest mean distance to another. Noise (label < 0) is left out; a row alone in its cluster counts
 * 0. Time grows with the square of the rows measured. Undefined if fewer than two clusters have measured rows. Throws
 * SHAPE_MISMATCH if `labels` does not have n entries, BAD_OPTION.
 * @see Rousseeuw, "Silhouettes: a graphical aid" (1987)
 */
export const silhouette = (rows: Matrix, labels: Int32Array, options: SilhouetteOptions): Silhouette | undefined => {
  const sampleRows = wholeNumber('sampleRows', options.sampleRows ?? 5_000, 2)
  if (labels.length !== rows.rows) {
    throw new ModelInputError('SHAPE_MISMATCH', `expected ${rows.rows} labels, got ${labels.length}`)
  }
  const clustered = Int32Array.from({ length: labels.length }, (_, i) => i).filter((i) => labels[i]! >= 0)
  const measured =
    clustered.length <= sampleRows
      ? clustered
      : drawRows(clustered.length, sampleRows, createRandom(options.seed)).map((place) => clustered[place]!)
  const n = measured.length
  const k = clustered.reduce((most, i) => Math.max(most, labels[i]!), -1) + 1
  const sizes = new Int32Array(k)
  const own = measured.map((i) => labels[i]!)
  for (const label of own) sizes[label]!++
  if (sizes.filter((size) => size > 0).length < 2) return undefined

  const sums = distanceSums(takeRows(rows, measured), own, k, options.signal)
  const byCluster = new Float64Array(k)
  let total = 0
  for (let i = 0; i < n; i++) {
    const label = own[i]!
    if (sizes[label] === 1) continue
    const within = sums[i * k + label]! / (sizes[label]! - 1)
    let nearest = Infinity
    for (let q = 0; q < k; q++) {
      if (q !== label && sizes[q]! > 0) nearest = Math.min(nearest, sums[i * k + q]! / sizes[q]!)
    }
    const larger = Math.max(within, nearest)
    const value = larger === 0 ? 0 : (nearest - within) / larger
    total += value
    byCluster[label]! += value
  }
  byCluster.forEach((sum, q) => (byCluster[q] = sizes[q]! > 0 ? sum / sizes[q]! : 0))
  return { mean: total / n, byCluster, rows: n }
}

/** Sum of distances from each row to the rows of each cluster (`n × k`); each pair is measured once. */
const distanceSums = ({ data, rows: n, cols }: Matrix, own: Int32Array, k: number, signal?: AbortSignal) => {
  const sums = new Float64Array(n * k)
  for (let i = 0; i < n; i++) {
    if (i % 64 === 0) signal?.throwIfAborted()
    const mine = i * k
    const label = own[i]!
    for (let other = i + 1; other < n; other++) {
      let sum = 0
      for (let j = 0, a = i * cols, b = other * cols; j < cols; j++, a++, b++) {
        const difference = data[a]! - data[b]!
        sum += difference * difference
      }
      const distance = Math.sqrt(sum)
      sums[mine + own[other]!]! += distance
      sums[other * k + label]! += distance
    }
  }
  return sums
}

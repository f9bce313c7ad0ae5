import { createRandom, type Random } from 'rapport-crm/task'
import { assertFinite, matrix, type Matrix, ModelInputError, wholeNumber } from 'rapport-crm/ml/data'
import { seedCentroids } from './kmeans-seeding.ts'
import { createLloyd, type Lloyd } from './lloyd.ts'
import { assertDistinctRows } from './rows.ts'
import { isLargeEnough, largeEnough } from './smallest.ts'

export interface KMeansOptions {
  readonly k: number
  /** Seed of k-means++; not used with `start`. */
  readonly seed: number
  /** Starts, one after another; to spread them over threads, run one each and keep the best. @default 1 */
  readonly restarts?: number
  /** First centroids (`k × d`) instead of k-means++. */
  readonly start?: Matrix
  /**
   * Whether clusters too small for a segment (`fewestMembers`) are dissolved, so that fewer than k may be found.
   * @default false
   */
  readonly largeOnly?: boolean
  /** Unsuccessful swaps after which it stops improving the best restart. @default 0 */
  readonly swaps?: number
  /** @default 300 */
  readonly maxIterations?: number
  /** Stops when the centroids' squared movement is at most this share of the columns' mean variance. @default 1e-4 */
  readonly tolerance?: number
  readonly signal?: AbortSignal
  /** Called after each iteration; within a start with the share of rows that stayed in their cluster. */
  readonly onProgress?: (fraction: number, text: string) => void
}

export interface KMeansResult {
  /** `k × d` */
  readonly centroids: Matrix
  /** Cluster of each row, 0 … k − 1. */
  readonly labels: Int32Array
  /** Sum of squared distances of rows to their centroid. */
  readonly inertia: number
  readonly iterations: number
  /** False when `maxIterations` ended it. */
  readonly converged: boolean
}

const meanVariance = ({ data, rows: n, cols }: Matrix): number => {
  // Shifted by the first row, so that one pass keeps its digits when columns lie far from 0.
  const sums = new Float64Array(cols)
  let squares = 0
  for (let at = 0; at < data.length; at += cols) {
    for (let j = 0; j < cols; j++) {
      const value = data[at + j]! - data[j]!
      sums[j]! += value
      squares += value * value
    }
  }
  return Math.max(0, squares / n - sums.reduce((total, sum) => total + (sum / n) ** 2, 0)) / cols
}

/** One start on prepared rows. */
const runStart = (
  lloyd: Lloyd,
  first: Matrix,
  n: number,
  settled: number,
  { k, maxIterations = 300 }: KMeansOptions,
  onIteration: (settledShare: number, text: string) => void,
): KMeansResult => {
  lloyd.begin(first)
  let iterations = 0
  let converged = false
  while (!converged && iterations < maxIterations) {
    const moved = lloyd.assign()
    const empty = lloyd.repair()
    const shift = lloyd.update()
    iterations++
    onIteration(1 - moved / n, `iteration ${iterations}: ${moved} rows moved`)
    if (moved === 0 && empty === 0) converged = true
    else if (shift <= settled) {
      lloyd.assign()
      // The last assignment can empty a cluster; then another iteration must repair it.
      converged = !Array.from({ length: k }, (_, q) => lloyd.count(q)).includes(0)
    }
  }
  if (!converged) lloyd.assign()
  const { labels } = lloyd
  return { centroids: lloyd.centroids(), labels: labels.slice(), inertia: lloyd.inertia(), iterations, converged }
}

/** Which centroid leaves and where it goes, as positions in the orders of least missed and most costly. */
const swapOrder = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
  [0, 2],
  [2, 0],
] as const

/** The start of the next swap: a centroid that is hardly missed goes to a random row of a costly cluster. */
const swapped = (lloyd: Lloyd, rows: Matrix, from: KMeansResult, attempt: number, random: Random): Matrix => {
  const { rows: k, cols: d } = from.centroids
  lloyd.begin(from.centroids)
  lloyd.assign()
  const { own, gains } = lloyd.losses()
  const [leave = 0, go = 0] = swapOrder[attempt % swapOrder.length]!
  const clusters = Array.from({ length: k }, (_, q) => q)
  const leaving = clusters.toSorted((a, b) => gains[a]! - gains[b]! || a - b)[leave % k]!
  const targets = clusters.filter((q) => q !== leaving).toSorted((a, b) => own[b]! - own[a]! || a - b)
  const target = targets[go % targets.length]!
  const members = Int32Array.from(lloyd.labels.keys()).filter((i) => lloyd.labels[i] === target)
  const row = members[random.int(members.length)]!
  const centroids = from.centroids.data.slice()
  centroids.set(rows.data.subarray(row * d, (row + 1) * d), leaving * d)
  return matrix(centroids, k, d)
}

/**
 * K-means on rows (`n × d`, row-major, scaled): Lloyd's iterations from a k-means++ start (or `start`) until no row
 * moves or the tolerance is met, as scikit-learn stops, so that the same start gives the same inertia. Of several
 * restarts the one with the lowest inertia is kept, among equals the first, and then improved by swaps: a centroid
 * moves to where the inertia is large, and the result of the iterations is kept if it is lower. An empty cluster gets
 * the row farthest from its centroid. Deterministic: ties go to the lower index.
 *
 * Throws NOT_FINITE naming row and column; INSUFFICIENT_DATA if fewer than k rows are distinct, including when all rows are
 * alike and k is above 1; BAD_OPTION; SHAPE_MISMATCH for a start of another shape; TOO_MANY_ROWS above 4 GiB; the
 * signal's reason when aborted.
 * @see Lloyd, "Least squares quantization in PCM" (1982); Fränti, "Efficiency of random swap clustering" (2018)
 */
export const kMeans = (rows: Matrix, options: KMeansOptions): KMeansResult => {
  const { seed, start, signal, tolerance = 1e-4 } = options
  const k = wholeNumber('k', options.k, 1)
  const restarts = wholeNumber('restarts', options.restarts ?? 1, 1)
  const swaps = wholeNumber('swaps', options.swaps ?? 0, 0)
  wholeNumber('maxIterations', options.maxIterations ?? 300, 1)
  if (!(tolerance >= 0)) {
    throw new ModelInputError('BAD_OPTION', `expected tolerance to be 0 or more, got ${tolerance}`)
  }
  assertFinite(rows)
  assertDistinctRows(rows, k, `k-means with k = ${k}`)
  if (start && (start.rows !== k || start.cols !== rows.cols)) {
    throw new ModelInputError(
      'SHAPE_MISMATCH',
      `expected ${k} × ${rows.cols} first centroids, got ${start.rows} × ${start.cols}`,
    )
  }
  if (start) assertFinite(start)
  const lloyd = createLloyd(rows, k, () => signal?.throwIfAborted())
  const settled = tolerance * meanVariance(rows)
  const random = createRandom(seed)
  const starts = start ? 1 : restarts
  const patience = k > 1 ? swaps : 0
  let reached = 0
  const run = (first: Matrix, place: number) =>
    runStart(lloyd, first, rows.rows, settled, options, (share, text) => {
      reached = Math.max(reached, (place + share) / (starts + patience))
      options.onProgress?.(reached, text)
    })
  let best: KMeansResult | undefined
  for (let restart = 0; restart < starts; restart++) {
    const result = run(start ?? seedCentroids(rows, k, starts === 1 ? random : random.fork(restart)), restart)
    if (!best || result.inertia < best.inertia) best = result
  }
  let found = best!
  let fruitless = 0
  while (fruitless < patience) {
    const result = run(swapped(lloyd, rows, found, fruitless, random), starts + fruitless)
    const isLower = result.inertia < found.inertia * (1 - 1e-6)
    if (isLower) found = result
    fruitless = isLower ? 0 : fruitless + 1
  }
  return options.largeOnly === true ? withoutSmallClusters(rows, found, options) : found
}

/**
 * Dissolves clusters that are too small and continues from the centroids of the others; keeps all if only one would
 * remain.
 */
const withoutSmallClusters = (rows: Matrix, found: KMeansResult, options: KMeansOptions): KMeansResult => {
  const { rows: k, cols: d, data } = found.centroids
  const kept = largeEnough(found.labels, k)
  if (kept.length === k || kept.length < 2) return found
  const start = matrix(Float64Array.from(kept.flatMap((q) => [...data.subarray(q * d, (q + 1) * d)])), kept.length, d)
  const { restarts: _restarts, swaps: _swaps, ...rest } = options
  const again = kMeans(rows, { ...rest, k: kept.length, start })
  return isLargeEnough(again.labels, again.centroids.rows) ? again : found
}

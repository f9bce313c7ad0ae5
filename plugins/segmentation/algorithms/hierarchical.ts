import { createRandom, matrix, type Matrix, takeRows } from 'rapport-crm/task'
import { bestK, type KCandidate } from './choose-k.ts'
import { clusterMeans } from './cluster-quality.ts'
import { cutDendrogram, joinRows, type Dendrogram, type Linkage } from './dendrogram.ts'
import { nearestCentroids } from './label-rows.ts'
import { drawRows } from './draw-rows.ts'
import { assertDistinctRows, assertFinite, countDistinctRows } from './rows.ts'
import { wholeNumber } from './segmentation-error.ts'
import { silhouette } from './silhouette.ts'

export interface HierarchicalOptions {
  /** Number of clusters to cut to. @default the cut from 2 to maxK with the highest mean silhouette, of equals the smallest */
  readonly k?: number
  /** @default 10 */
  readonly maxK?: number
  /** @default 'ward' */
  readonly linkage?: Linkage
  /** Rows that are joined; of more rows a random sample of so many. At most 10,000, which take 400 MB. @default 5_000 */
  readonly maxRows?: number
  /** Seed of the samples. */
  readonly seed: number
  readonly signal?: AbortSignal
  readonly onProgress?: (fraction: number) => void
}

export interface HierarchicalResult {
  /** Rows joined, ascending: all of them, or the sample. */
  readonly joined: Int32Array
  /** Cluster of each row joined, by the dendrogram; 0 … k − 1 in the order of first rows. */
  readonly cut: Int32Array
  /** Mean of each cluster's joined rows, `k × d`. */
  readonly centroids: Matrix
  /** Nearest centroid of every row: what new rows are assigned by. */
  readonly labels: Int32Array
  /** Share of the rows joined whose nearest centroid is that of their cluster in the dendrogram. */
  readonly agreement: number
  /** Over the rows joined. */
  readonly dendrogram: Dendrogram
  /** The cuts that k was chosen from; empty when k was given. */
  readonly candidates: readonly KCandidate[]
}

/**
 * Hierarchical clustering of rows (`n × d`, scaled), cut to k clusters. A dendrogram has no rule for a new row, so every row
 * is assigned to the nearest centroid of the clusters, and `agreement` says how far that is the dendrogram's own answer.
 * Throws NOT_FINITE; TOO_FEW_ROWS when fewer than k (or 2) rows, or rows of the sample, are distinct; BAD_OPTION; the
 * signal's reason when aborted.
 */
export const hierarchical = (rows: Matrix, options: HierarchicalOptions): HierarchicalResult => {
  const { seed, signal, onProgress } = options
  const given = options.k === undefined ? undefined : wholeNumber('k', options.k, 1)
  const maxK = wholeNumber('maxK', options.maxK ?? 10, 2)
  const maxRows = wholeNumber('maxRows', options.maxRows ?? 5_000, 2, 10_000)
  assertFinite(rows)
  const joined = drawRows(rows.rows, maxRows, createRandom(seed)).sort()
  const joinable = joined.length < rows.rows ? takeRows(rows, joined) : rows
  assertDistinctRows(joinable, given ?? 2, `hierarchical clustering${given === undefined ? '' : ` with k = ${given}`}`)
  const dendrogram = joinRows(joinable, options.linkage ?? 'ward', (fraction) => {
    signal?.throwIfAborted()
    onProgress?.(fraction)
  })
  const candidates: KCandidate[] = []
  if (given === undefined) {
    const most = countDistinctRows(joinable, maxK)
    for (let k = 2; k <= most; k++) {
      const found = silhouette(joinable, cutDendrogram(dendrogram, k), { seed, ...(signal && { signal }) })
      candidates.push({ k, score: found?.mean })
    }
  }
  const k = given ?? bestK(candidates) ?? 2
  const cut = cutDendrogram(dendrogram, k)
  const centroids = matrix(clusterMeans(joinable, cut, k).means, k, rows.cols)
  const labels = nearestCentroids(rows, centroids)
  const agreeing = joined.reduce((count, i, m) => count + (labels[i] === cut[m] ? 1 : 0), 0)
  return { joined, cut, centroids, labels, agreement: agreeing / joined.length, dendrogram, candidates }
}

import { createRandom, type Random } from 'rapport-crm/task'
import { assertFinite, matrix, type Matrix, wholeNumber } from 'rapport-crm/ml/data'
import { takeRows } from 'rapport-crm/ml/selection'
import { chosenK, type KCandidate, type Past } from './choose-k.ts'
import { clusterMeans } from './cluster-quality.ts'
import { cutDendrogram, cutLargeBranches, joinRows, type Dendrogram, type Linkage } from './dendrogram.ts'
import { labelRows } from './label-rows.ts'
import type { Centroids } from './model.ts'
import { drawRows } from './draw-rows.ts'
import { assertDistinctRows, countDistinctRows } from './rows.ts'
import { silhouette } from './silhouette.ts'
import { fewestMembers, isLargeEnough } from './smallest.ts'
import { toldShare } from './told.ts'

export interface HierarchicalOptions {
  /**
   * Number of clusters to cut to. @default the cut from 2 to maxK that `chosenK` prefers, by the past or by the mean
   * silhouette
   */
  readonly k?: number
  /**
   * Whether branches too small for a cluster (`fewestMembers`) stay with the one that they joined. @default if k is not
   * given
   */
  readonly largeOnly?: boolean
  /** The data that k is chosen by, if known. */
  readonly past?: Past
  /** @default 10 */
  readonly maxK?: number
  /** @default 'ward' */
  readonly linkage?: Linkage
  /** Rows to join; a random sample of this size if there are more. At most 10,000, which take 400 MB. @default 5_000 */
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
  /** Assigns new rows: the joined ones with their cluster. */
  readonly clusters: Centroids
  /** Cluster of every row by `clusters`. */
  readonly labels: Int32Array
  /** Share of the joined rows that `clusters` assigns to their cluster in the dendrogram. */
  readonly agreement: number
  /** Over the rows joined. */
  readonly dendrogram: Dendrogram
  /** The cuts from which k was chosen; empty if k was given. */
  readonly candidates: readonly KCandidate[]
}

/**
 * Hierarchical clustering of rows (`n × d`, scaled), cut to k clusters. A dendrogram has no rule for a new row, so it
 * is assigned to the cluster of the nearest joined row; `agreement` says how often that matches the dendrogram's own
 * answer for the joined rows. Throws NOT_FINITE; INSUFFICIENT_DATA if fewer than k (or 2) rows, or rows of the sample, are
 * distinct; BAD_OPTION; the signal's reason when aborted.
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
  const candidates = given === undefined ? candidatesOf(joinable, dendrogram, maxK, options) : []
  const k = given ?? chosenK(candidates, options.past ? 'PAST' : 'SHAPE') ?? 2
  const cut = (options.largeOnly ?? given === undefined) ? cutLarge(dendrogram, k) : cutDendrogram(dendrogram, k)
  const found = countOf(cut)
  const centroids = matrix(clusterMeans(joinable, cut, found).means, found, rows.cols)
  const clusters: Centroids = { algorithm: 'HIERARCHICAL', centroids, joined: { rows: joinable, labels: cut } }
  const labels = labelRows(clusters, rows)
  const agreeing = joined.reduce((count, i, m) => count + (labels[i] === cut[m] ? 1 : 0), 0)
  return { joined, cut, centroids, clusters, labels, agreement: agreeing / joined.length, dendrogram, candidates }
}

const countOf = (labels: Int32Array): number => labels.reduce((most, label) => Math.max(most, label + 1), 0)

/** Cuts to clusters that are large enough, unless only one would be. */
const cutLarge = (dendrogram: Dendrogram, k: number): Int32Array => {
  const cut = cutLargeBranches(dendrogram, k, fewestMembers(dendrogram.left.length + 1))
  return countOf(cut) > 1 ? cut : cutDendrogram(dendrogram, k)
}

/** Customers of the past that are joined to see what a number of clusters explains. */
const pastJoined = 2_000

/** Scores the cuts 2 … maxK: by what the cuts of a tree of the past explain, or by their silhouettes. */
const candidatesOf = (
  joinable: Matrix,
  dendrogram: Dendrogram,
  maxK: number,
  { past, seed, signal, linkage = 'ward' }: HierarchicalOptions,
): KCandidate[] => {
  const random = createRandom(seed)
  const ks = Array.from({ length: countDistinctRows(joinable, maxK) - 1 }, (_, i) => i + 2)
  const score = past
    ? pastScore(past, linkage, random, signal)
    : (k: number) => silhouette(joinable, cutLarge(dendrogram, k), { seed, ...(signal && { signal }) })?.mean
  const isLarge = (cut: Int32Array) => isLargeEnough(cut, countOf(cut))
  return ks.map((k) => ({ k, score: score(k), isLargeEnough: isLarge(cutLarge(dendrogram, k)) }))
}

const pastScore = ({ rows, outcome }: Past, linkage: Linkage, random: Random, signal: AbortSignal | undefined) => {
  const part = drawRows(rows.rows, pastJoined, random)
  const then = takeRows(rows, part)
  const did = Float64Array.from(part, (i) => outcome[i]!)
  const dendrogram = joinRows(then, linkage, () => signal?.throwIfAborted())
  const foldSeed = random.int(2 ** 31)
  return (k: number): number | undefined =>
    countDistinctRows(then, k) < k ? undefined : toldShare(cutLarge(dendrogram, k), did, createRandom(foldSeed))
}

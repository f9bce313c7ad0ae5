import type { TaskFunction } from 'rapport-crm/task'
import type { Matrix } from 'rapport-crm/ml/data'
import type { KCandidate, KTrial, Past } from './algorithms/choose-k.ts'
import type { Linkage } from './algorithms/dendrogram.ts'
import type { DescribeInput, Description } from './algorithms/describe.ts'
import type { Recipe } from './algorithms/fit-recipe.ts'
import type { GaussianMixtureOptions, GaussianMixtureResult } from './algorithms/gaussian-mixture.ts'
import type { KMeansOptions, KMeansResult } from './algorithms/kmeans.ts'
import type { Centroids, DenseRegions, RfmRules } from './algorithms/model.ts'
import type { Outlook, OutlookInput } from './algorithms/outlook.ts'
import type { Scaling, Transform } from './algorithms/scaling.ts'
import type { Agreement } from './algorithms/stability.ts'

// Each task loads its own algorithm, so that a thread loads no more than it runs.

/** What the thread adds to options. */
type FromThread = 'seed' | 'signal' | 'onProgress'

/** Input of every task that works on scaled rows (`n × d`). */
interface OnRows {
  readonly rows: Matrix
}

interface PrepareInput {
  readonly raw: Matrix
  readonly features: readonly string[]
  readonly transforms: readonly Transform[]
}

/** Fits and applies the scaling. `distinct` counts rows that differ, up to 1,000. */
export const prepare: TaskFunction<
  PrepareInput,
  { readonly scaling: Scaling; readonly scaled: Matrix; readonly distinct: number }
> = async ({ raw, features, transforms }) => {
  const { applyScaling, fitScaling } = await import('./algorithms/scaling.ts')
  const { countDistinctRows } = await import('./algorithms/rows.ts')
  const scaling = fitScaling(raw, features, transforms)
  const scaled = applyScaling(scaling, raw)
  return { scaling, scaled, distinct: countDistinctRows(scaled, 1_000) }
}

/** One start (or, from `start`, the swaps that improve it); the lowest inertia wins, of equals the first piece. */
export const kmeans: TaskFunction<OnRows & Omit<KMeansOptions, FromThread>, KMeansResult> = async (
  { rows, ...options },
  { seed, signal, progress },
) => {
  const { kMeans } = await import('./algorithms/kmeans.ts')
  return kMeans(rows, { ...options, seed, signal, onProgress: progress })
}

/** One number of segments. */
export const chooseK: TaskFunction<OnRows & Omit<KTrial, FromThread>, KCandidate> = async (
  { rows, ...trial },
  { seed, signal },
) => {
  const { tryK } = await import('./algorithms/choose-k.ts')
  return tryK(rows, { ...trial, seed, signal })
}

/** One start; the highest log likelihood wins, of equals the first piece. */
export const gaussianMixture: TaskFunction<
  OnRows & Omit<GaussianMixtureOptions, FromThread>,
  GaussianMixtureResult
> = async ({ rows, ...options }, { seed, signal, progress }) => {
  const mixture = await import('./algorithms/gaussian-mixture.ts')
  return mixture.gaussianMixture(rows, { ...options, seed, signal, onProgress: progress })
}

interface HierarchicalInput {
  readonly k?: number
  readonly past?: Past
  readonly maxK: number
  readonly linkage: Linkage
  readonly maxRows?: number
}

export interface HierarchicalOutput {
  readonly clusters: Centroids
  readonly labels: Int32Array
  readonly candidates: readonly KCandidate[]
  /** Heights of all joins, ascending. */
  readonly heights: Float64Array
  /** Rows that were joined: all, or a sample. */
  readonly joined: number
  /** Share of them that the clusters assign to their place in the dendrogram. */
  readonly agreement: number
}

/** The whole; k chosen from the cuts 2 … maxK when not given. */
export const hierarchical: TaskFunction<OnRows & HierarchicalInput, HierarchicalOutput> = async (
  { rows, ...options },
  { seed, signal, progress },
) => {
  const tree = await import('./algorithms/hierarchical.ts')
  const found = tree.hierarchical(rows, { ...options, seed, signal, onProgress: progress })
  return {
    clusters: found.clusters,
    labels: found.labels,
    candidates: found.candidates,
    heights: found.dendrogram.heights,
    joined: found.joined.length,
    agreement: found.agreement,
  }
}

export interface DbscanOutput {
  readonly clusters: DenseRegions
  readonly labels: Int32Array
  readonly coreCount: number
  readonly noiseCount: number
  /** The k-distance curve that eps was read off; empty when it was given. */
  readonly curve: Float64Array
}

/** The whole; eps from the k-distance curve when not given. */
export const dbscan: TaskFunction<OnRows & { readonly eps?: number; readonly minRows: number }, DbscanOutput> = async (
  { rows, eps: given, minRows },
  { seed, signal, progress },
) => {
  const { denseRegions } = await import('./algorithms/fit-recipe.ts')
  const { kDistanceEps } = await import('./algorithms/k-distance.ts')
  const { withoutSmall } = await import('./algorithms/smallest.ts')
  const density = await import('./algorithms/dbscan.ts')
  const proposed = given === undefined ? kDistanceEps(rows, { minRows, seed, signal }) : undefined
  const eps = given ?? proposed!.eps
  const found = withoutSmall(density.dbscan(rows, { eps, minRows, signal, onProgress: progress }))
  return {
    clusters: denseRegions(rows, found, eps, minRows),
    labels: found.labels,
    coreCount: found.coreCount,
    noiseCount: found.noiseCount,
    curve: proposed?.curve ?? new Float64Array(),
  }
}

export interface RfmOutput {
  readonly clusters: RfmRules
  readonly labels: Int32Array
}

/** Quintile cuts of rows in real units and their segments. */
export const rfm: TaskFunction<
  { readonly raw: Matrix; readonly columns: readonly [number, number, number] },
  RfmOutput
> = async ({ raw, columns }) => {
  const { rfmRules } = await import('./algorithms/fit-recipe.ts')
  const { labelRows } = await import('./algorithms/label-rows.ts')
  const clusters = rfmRules(raw, columns)
  return { clusters, labels: labelRows(clusters, raw) }
}

/** What sets segments apart, their names, and how good the clustering is. */
export const describe: TaskFunction<Omit<DescribeInput, FromThread>, Description> = async (input, { seed, signal }) => {
  const { describeSegments } = await import('./algorithms/describe.ts')
  return describeSegments({ ...input, seed, signal })
}

/** One resample. */
export const bootstrap: TaskFunction<
  OnRows & { readonly labels: Int32Array; readonly recipe: Recipe },
  Agreement
> = async ({ rows, labels, recipe }, { seed, signal }) => {
  const { bootstrapAgreement } = await import('./algorithms/stability.ts')
  return bootstrapAgreement(rows, labels, recipe, seed, signal)
}

/** How well groups of some time ago predicted what customers have done since; null if that cannot be told. */
export const outlook: TaskFunction<OutlookInput, Outlook | null> = async (input, { seed, signal }) => {
  const { outlook: outlookOf } = await import('./algorithms/outlook.ts')
  return outlookOf(input, seed, signal)
}

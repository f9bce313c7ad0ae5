import type { Matrix, TaskFunction, TaskInput, TaskOutput, TaskRunner } from 'rapport-crm/task'
import type { KCandidate, KTrial, Past } from './choose-k.ts'
import type { Description, DescribeInput } from './describe.ts'
import type { Recipe } from './fit-recipe.ts'
import type { GaussianMixtureOptions, GaussianMixtureResult } from './gaussian-mixture.ts'
import type { Outlook, OutlookInput } from './outlook.ts'
import type { Linkage } from './dendrogram.ts'
import type { KMeansOptions, KMeansResult } from './kmeans.ts'
import type { Centroids, DenseRegions, RfmRules } from './model.ts'
import type { Scaling, Transform } from './scaling.ts'
import type { Agreement } from './stability.ts'

/** What the thread adds to options. */
type FromThread = 'seed' | 'signal' | 'onProgress'

/** Input of every task that works on scaled rows (`n × d`). */
interface OnRows {
  readonly rows: Matrix
}

/** Shared by all pieces first, then what differs: `map(task, { rows, … }, [{ k: 2 }, { k: 3 }])`. */
export interface SegmentationTasks {
  /** Fits and applies the scaling. `distinct` counts rows that differ, up to 1,000. */
  prepare: TaskFunction<
    { readonly raw: Matrix; readonly features: readonly string[]; readonly transforms: readonly Transform[] },
    { readonly scaling: Scaling; readonly scaled: Matrix; readonly distinct: number }
  >
  /** One start (or, from `start`, the swaps that improve it); the lowest inertia wins, of equals the first piece. */
  kmeans: TaskFunction<OnRows & Omit<KMeansOptions, FromThread>, KMeansResult>
  /** One number of segments. */
  chooseK: TaskFunction<OnRows & Omit<KTrial, FromThread>, KCandidate>
  /** One start; the highest log likelihood wins, of equals the first piece. */
  gaussianMixture: TaskFunction<OnRows & Omit<GaussianMixtureOptions, FromThread>, GaussianMixtureResult>
  /** The whole; k chosen from the cuts 2 … maxK when not given. */
  hierarchical: TaskFunction<OnRows & HierarchicalInput, HierarchicalOutput>
  /** The whole; eps from the k-distance curve when not given. */
  dbscan: TaskFunction<OnRows & { readonly eps?: number; readonly minRows: number }, DbscanOutput>
  /** Quintile cuts of rows in real units and their segments. */
  rfm: TaskFunction<{ readonly raw: Matrix; readonly columns: readonly [number, number, number] }, RfmOutput>
  describe: TaskFunction<Omit<DescribeInput, FromThread>, Description>
  /** One resample. */
  bootstrap: TaskFunction<OnRows & { readonly labels: Int32Array; readonly recipe: Recipe }, Agreement>
  /** How well groups of some time ago told what customers have done since; null where that cannot be told. */
  outlook: TaskFunction<OutlookInput, Outlook | null>
}

export interface HierarchicalInput {
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

export interface DbscanOutput {
  readonly clusters: DenseRegions
  readonly labels: Int32Array
  readonly coreCount: number
  readonly noiseCount: number
  /** The k-distance curve that eps was read off; empty when it was given. */
  readonly curve: Float64Array
}

export interface RfmOutput {
  readonly clusters: RfmRules
  readonly labels: Int32Array
}

export type TaskName = keyof SegmentationTasks
export type InputOf<T extends TaskName> = TaskInput<SegmentationTasks[T]>
export type OutputOf<T extends TaskName> = TaskOutput<SegmentationTasks[T]>

/** Runs the plugin's tasks, in threads or in this one. */
export type Runner = TaskRunner<SegmentationTasks>

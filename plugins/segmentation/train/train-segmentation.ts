import { createRandom } from 'rapport-crm/task'
import { type Matrix, wholeNumber } from 'rapport-crm/ml/data'
import type { SegmentationArtifact } from '../algorithms/artifact.ts'
import type { KCandidate, Past } from '../algorithms/choose-k.ts'
import type { SegmentationMetrics } from '../algorithms/cluster-quality.ts'
import type { Linkage } from '../algorithms/dendrogram.ts'
import type { Description } from '../algorithms/describe.ts'
import { fitAlgorithm, type Stage } from './fit-algorithms.ts'
import type { CovarianceKind } from '../algorithms/gaussian.ts'
import { segmentCount, type SegmentationAlgorithm, type SegmentationModel } from '../algorithms/model.ts'
import type { FeatureWords } from '../algorithms/feature-words.ts'
import type { Recipe } from '../algorithms/fit-recipe.ts'
import { orderBySize } from '../algorithms/order-segments.ts'
import { fewestCustomers } from '../algorithms/outlook.ts'
import { rfmSegments } from '../algorithms/rfm.ts'
import type { Transform } from '../algorithms/scaling.ts'
import { meanAgreement, type Stability } from '../algorithms/stability.ts'
import type { Runner } from '../manifest.ts'

export interface Features {
  readonly names: readonly string[]
  readonly transforms: readonly Transform[]
  /** Words for names of segments. @default `featureWords` */
  readonly words?: Readonly<Record<string, FeatureWords>>
}

export interface TrainOptions {
  readonly algorithm: SegmentationAlgorithm
  readonly seed: number
  /** Number of segments. @default chosen from 2 to maxK: by the past, or by silhouette, for mixtures by BIC */
  readonly k?: number
  /** Customers as they were some time ago (`n × d`, real units), and what each has done since. */
  readonly past?: { readonly raw: Matrix; readonly outcome: Float64Array }
  /** @default 10 */
  readonly maxK?: number
  /** Starts of k-means and mixtures, spread over threads. @default 10 for k-means, 3 for mixtures */
  readonly restarts?: number
  /** Of DBSCAN. @default read off the k-distance curve */
  readonly eps?: number
  /** Of DBSCAN. @default a fiftieth of the rows, from 2 × features to 20 */
  readonly minRows?: number
  /** Of mixtures. @default 'full' */
  readonly covariance?: CovarianceKind
  /** Of hierarchical clustering. @default 'ward' */
  readonly linkage?: Linkage
  /** Rows that hierarchical clustering joins, see there. @default 5_000 */
  readonly maxRows?: number
  /** Resamples for stability; 0 for none. */
  readonly resamples: number
  readonly signal?: AbortSignal
  readonly onProgress?: (fraction: number, text: string) => void
}

export interface TrainedSegmentation {
  readonly model: SegmentationModel
  /** Segment of each row trained on, −1 for noise; segments are numbered by size, those of RFM best first. */
  readonly labels: Int32Array
  readonly description: Description
  readonly metrics: SegmentationMetrics
  readonly stability: Stability | undefined
  /** The recipe that fits the same kind of segments to other rows. */
  readonly recipe: Recipe
  /** Numbers of segments tried, when k was not given. */
  readonly candidates: readonly KCandidate[]
}

const stagesOf = ({ seed, signal, onProgress }: TrainOptions): Stage => {
  const random = createRandom(seed)
  let stages = 0
  let done = 0
  return (share, text) => {
    const from = done
    done += share
    return {
      seed: random.fork(stages++).int(2 ** 32),
      ...(signal && { signal }),
      onProgress: (fraction, detail) =>
        onProgress?.(Math.min(1, from + share * fraction), detail ? `${text}: ${detail}` : text),
    }
  }
}

/**
 * Trains a segmentation on customers (`n × d`, real units) by tasks: scales the rows, fits the algorithm (numbers of
 * segments and restarts spread over threads, merged in a fixed order), describes the segments, and measures their stability
 * on resamples. The same rows, options and seed give the same result, whatever the number of threads.
 *
 * Throws, directly or as the cause of what the runner throws: NOT_FINITE and OUT_OF_DOMAIN naming row and column;
 * INSUFFICIENT_DATA for fewer distinct rows than segments, so also when all customers are alike, and for fewer than 5 with RFM;
 * BAD_OPTION; SHAPE_MISMATCH, also when RFM finds no `recencyDays`, `frequency`, `monetary`; TOO_MANY_ROWS.
 */
export const trainSegmentation = async (
  raw: Matrix,
  features: Features,
  options: TrainOptions,
  runner: Runner,
): Promise<TrainedSegmentation> => {
  const resamples = wholeNumber('resamples', options.resamples, 0)
  const stage = stagesOf(options)
  const { names, transforms, words } = features
  const prepared = await runner.run('prepare', { raw, features: names, transforms }, stage(0.05, 'scaling'))
  const { scaled, scaling } = prepared
  const past = await scaledPast(features, options, runner, stage)
  const rowsToFit = { raw, ...prepared, ...(past && { past }) }
  const { recipe, candidates = [], metrics, ...fitted } = await fitAlgorithm(rowsToFit, options, runner, stage)
  const { clusters, labels } = orderBySize(fitted.clusters, fitted.labels)
  const segments = segmentCount(clusters)
  const description = await runner.run(
    'describe',
    {
      raw,
      scaled,
      scaling,
      labels,
      segments,
      ...(clusters.algorithm === 'RFM' && { names: rfmSegments }),
      ...(words && { words }),
    },
    stage(0.1, 'describing'),
  )
  const rows = clusters.algorithm === 'RFM' ? raw : scaled
  const pieces = Array.from({ length: resamples }, () => ({}))
  const agreements = await runner.map('bootstrap', { rows, labels, recipe }, pieces, stage(0.2, 'resampling'))
  const stability = meanAgreement(agreements)
  const { silhouette, quality } = description
  return {
    model: { scaling, clusters },
    labels,
    description,
    metrics: {
      segments,
      noiseShare: description.noiseCount / raw.rows,
      ...metrics,
      ...(silhouette && { silhouette: silhouette.mean }),
      ...quality,
      ...(stability && { stability: stability.adjustedRand }),
    },
    stability,
    recipe,
    candidates,
  }
}

/**
 * The past in which segments are looked for; undefined if it is too short to choose by, or nothing has happened since.
 */
const scaledPast = async (
  { names, transforms }: Features,
  { k, past }: TrainOptions,
  runner: Runner,
  stage: Stage,
): Promise<Past | undefined> => {
  if (!past || k !== undefined || past.raw.rows < fewestCustomers) return undefined
  const { outcome } = past
  if (outcome.every((value) => value === outcome[0])) return undefined
  const input = { raw: past.raw, features: names, transforms }
  const { scaled } = await runner.run('prepare', input, stage(0, 'looking back'))
  return { rows: scaled, outcome }
}

/** What is stored of a training. */
export const artifactOf = ({
  model,
  description: { segments, projection, drift },
  metrics,
  stability,
  candidates,
}: TrainedSegmentation): SegmentationArtifact => ({
  format: 1,
  model,
  segments,
  projection,
  drift,
  metrics,
  stability: stability ?? null,
  candidates,
})

import { type Matrix, ModelInputError, wholeNumber } from 'rapport-crm/ml/data'
import { chosenK, type KCandidate, type Past } from '../algorithms/choose-k.ts'
import { varianceFloor } from '../algorithms/gaussian-mixture.ts'
import type { Recipe } from '../algorithms/fit-recipe.ts'
import { segmentCount, type Clusters } from '../algorithms/model.ts'
import type { Scaling } from '../algorithms/scaling.ts'
import { isLargeEnough } from '../algorithms/smallest.ts'
import type { Runner } from '../manifest.ts'
import type { TaskOptions } from 'rapport-crm/task'
import type { SegmentationMetrics } from '../algorithms/cluster-quality.ts'
import type { TrainOptions } from './train-segmentation.ts'

/** What an algorithm returns before it is described. */
export interface Fitted {
  readonly clusters: Clusters
  readonly labels: Int32Array
  readonly recipe: Recipe
  readonly metrics: Partial<SegmentationMetrics>
  readonly candidates?: readonly KCandidate[]
}

/** Rows in real units and scaled; `distinct` counts those that differ, up to 1,000. */
export interface Prepared {
  readonly raw: Matrix
  readonly scaled: Matrix
  readonly scaling: Scaling
  readonly distinct: number
  /** The data that a number of segments is chosen by, if known. */
  readonly past?: Past
}

/** Options for the tasks of the next stage, which is this share of the whole. */
export type Stage = (share: number, text: string) => TaskOptions

/** The first of the outputs with the highest value: the same whichever thread finished first. */
const best = <T>(outputs: readonly T[], value: (output: T) => number): T =>
  outputs.reduce((winner, output) => (value(output) > value(winner) ? output : winner))

/** Starts for each number of segments tried: enough to compare them. */
const trialRestarts = 4

/** Unsuccessful swaps that end the improvement of the best start: enough to try each way of swapping four times. */
export const swaps = 24

const chooseK = async (
  { scaled, distinct, past }: Prepared,
  options: TrainOptions,
  algorithm: 'KMEANS' | 'GAUSSIAN_MIXTURE',
  starts: number,
  runner: Runner,
  stage: Stage,
): Promise<{ ks: number[]; candidates: KCandidate[] }> => {
  if (options.k !== undefined) return { ks: [wholeNumber('k', options.k, 1)], candidates: [] }
  const maxK = Math.min(wholeNumber('maxK', options.maxK ?? 10, 2), distinct)
  if (maxK < 2) {
    throw new ModelInputError(
      'INSUFFICIENT_DATA',
      `expected customers that differ, got ${scaled.rows} that are alike in every feature`,
    )
  }
  const pieces = Array.from({ length: maxK - 1 }, (_, i) => ({ k: i + 2 }))
  const restarts = Math.min(starts, trialRestarts)
  const shared = {
    rows: scaled,
    algorithm,
    restarts,
    ...(past && { past }),
    ...(options.covariance && { covariance: options.covariance }),
  }
  const candidates = await runner.map('chooseK', shared, pieces, stage(0.35, 'trying numbers of segments'))
  const k = chosenK(candidates, past ? 'PAST' : 'SHAPE') ?? 2
  const others = candidates.filter((one) => one.k !== k && one.isLargeEnough).map((one) => one.k)
  return { ks: [k, ...others.toSorted((a, b) => Math.abs(a - k) - Math.abs(b - k) || a - b)], candidates }
}

/**
 * Fits the first of the numbers of segments. A fit to all customers may leave a segment too small although the trial
 * did not: then the next number is fitted. A requested number is fitted as it is.
 */
const fitFirst = async (ks: readonly number[], fit: (k: number) => Promise<Fitted>): Promise<Fitted> => {
  const first = await fit(ks[0]!)
  let fitted = first
  for (const k of ks.slice(1)) {
    if (isLargeEnough(fitted.labels, segmentCount(fitted.clusters))) return fitted
    fitted = await fit(k)
  }
  return isLargeEnough(fitted.labels, segmentCount(fitted.clusters)) ? fitted : first
}

const fitKMeans = async (rows: Prepared, options: TrainOptions, runner: Runner, stage: Stage): Promise<Fitted> => {
  const restarts = wholeNumber('restarts', options.restarts ?? 10, 1)
  const { ks, candidates } = await chooseK(rows, options, 'KMEANS', restarts, runner, stage)
  const starts = Array.from({ length: restarts }, () => ({}))
  const largeOnly = options.k === undefined
  return fitFirst(ks, async (k) => {
    const shared = { rows: rows.scaled, k }
    const results = await runner.map('kmeans', shared, starts, stage(0.2, `k-means with ${k} segments`))
    const { centroids: start } = best(results, (result) => -result.inertia)
    const improved = await runner.run('kmeans', { ...shared, start, swaps, largeOnly }, stage(0.1, 'improving'))
    const { centroids, labels, inertia, iterations } = improved
    return {
      clusters: { algorithm: 'KMEANS', centroids },
      labels,
      recipe: { algorithm: 'KMEANS', k, largeOnly },
      metrics: { inertia, iterations },
      candidates,
    }
  })
}

const fitMixture = async (rows: Prepared, options: TrainOptions, runner: Runner, stage: Stage): Promise<Fitted> => {
  const restarts = wholeNumber('restarts', options.restarts ?? 3, 1)
  const covariance = options.covariance ?? 'full'
  const { ks, candidates } = await chooseK(rows, options, 'GAUSSIAN_MIXTURE', restarts, runner, stage)
  const starts = Array.from({ length: restarts }, () => ({}))
  const largeOnly = options.k === undefined
  return fitFirst(ks, async (k) => {
    const shared = { rows: rows.scaled, k, covariance, regularisation: varianceFloor, largeOnly }
    const results = await runner.map('gaussianMixture', shared, starts, stage(0.3, `a mixture of ${k}`))
    const large = results.filter((result) => isLargeEnough(result.labels, result.mixture.components))
    const found = best(large.length > 0 ? large : results, (result) => result.logLikelihood)
    const { mixture, labels, logLikelihood, bic, iterations } = found
    return {
      clusters: { algorithm: 'GAUSSIAN_MIXTURE', mixture },
      labels,
      recipe: { algorithm: 'GAUSSIAN_MIXTURE', k, covariance, largeOnly },
      metrics: { logLikelihood, bic, iterations },
      candidates,
    }
  })
}

const fitHierarchical = async (
  rows: Prepared,
  options: TrainOptions,
  runner: Runner,
  stage: Stage,
): Promise<Fitted> => {
  const { k, maxK = 10, maxRows, linkage = 'ward' } = options
  const input = {
    rows: rows.scaled,
    maxK,
    linkage,
    ...(k !== undefined && { k }),
    ...(rows.past && { past: rows.past }),
    ...(maxRows !== undefined && { maxRows }),
  }
  const { clusters, labels, candidates, agreement } = await runner.run(
    'hierarchical',
    input,
    stage(0.6, 'joining rows'),
  )
  return {
    clusters,
    labels,
    recipe: { algorithm: 'HIERARCHICAL', k: clusters.centroids.rows, linkage, largeOnly: k === undefined },
    metrics: { treeAgreement: agreement },
    candidates,
  }
}

const fitDbscan = async (rows: Prepared, options: TrainOptions, runner: Runner, stage: Stage): Promise<Fitted> => {
  const { rows: n, cols: d } = rows.scaled
  const minRows = options.minRows ?? Math.max(2 * d, Math.min(20, Math.round(n / 50)))
  const input = { rows: rows.scaled, minRows, ...(options.eps !== undefined && { eps: options.eps }) }
  const { clusters, labels, coreCount } = await runner.run('dbscan', input, stage(0.6, 'looking for dense regions'))
  return {
    clusters,
    labels,
    recipe: { algorithm: 'DBSCAN', eps: clusters.eps, minRows },
    metrics: { coreRows: coreCount },
  }
}

const fitRfmRules = async (rows: Prepared, runner: Runner, stage: Stage): Promise<Fitted> => {
  const at = (name: string) => {
    const column = rows.scaling.features.indexOf(name)
    if (column >= 0) return column
    throw new ModelInputError('SHAPE_MISMATCH', `RFM needs a feature ${name}, got ${rows.scaling.features.join(', ')}`)
  }
  const columns = [at('recencyDays'), at('frequency'), at('monetary')] as const
  const { clusters, labels } = await runner.run('rfm', { raw: rows.raw, columns }, stage(0.6, 'scoring quintiles'))
  return { clusters, labels, recipe: { algorithm: 'RFM', columns }, metrics: {} }
}

/** Fits one algorithm by its tasks. Throws what they throw. */
export const fitAlgorithm = (rows: Prepared, options: TrainOptions, runner: Runner, stage: Stage): Promise<Fitted> => {
  if (options.algorithm === 'KMEANS') return fitKMeans(rows, options, runner, stage)
  if (options.algorithm === 'GAUSSIAN_MIXTURE') return fitMixture(rows, options, runner, stage)
  if (options.algorithm === 'HIERARCHICAL') return fitHierarchical(rows, options, runner, stage)
  return options.algorithm === 'DBSCAN' ? fitDbscan(rows, options, runner, stage) : fitRfmRules(rows, runner, stage)
}

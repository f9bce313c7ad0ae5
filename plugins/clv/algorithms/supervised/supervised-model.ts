import { createRandom } from 'rapport-crm/task'
import type { Matrix } from 'rapport-crm/ml/data'
import type { Attribution } from 'rapport-crm/ml/explain'
import { explainLinear, linearRegression, predictLinear, type LinearModel } from 'rapport-crm/ml/linear'
import { columnMoments } from 'rapport-crm/ml/prepare'
import { takeRows, takeValues } from 'rapport-crm/ml/selection'
import { predictSvm, trainSvm, type SvmModel } from 'rapport-crm/ml/svm'
import {
  growTree,
  mergeForest,
  predictForest,
  prepareForest,
  treeExplainer,
  treeSeeds,
  type Forest,
  type ForestData,
  type GrownTree,
} from 'rapport-crm/ml/trees'
import { svrExplainer } from './explain-svr.ts'
import { signedLog } from './signed-log.ts'
import type { TrainingSet } from './training-set.ts'

/** Models that learn the money of the coming window from features. */
export type SupervisedAlgorithm = 'LINEAR' | 'RANDOM_FOREST' | 'SVR'

/** Whether a name is that of a model trained on features. */
export const isSupervised = (name: string): name is SupervisedAlgorithm =>
  name === 'LINEAR' || name === 'RANDOM_FOREST' || name === 'SVR'

/** A trained model of the money spent in `windowDays`; plain data, to be stored by `encodeArtifact`. */
export type SupervisedModel = {
  readonly windowDays: number
  /** Rows learned from. */
  readonly rows: number
} & (
  | { readonly algorithm: 'LINEAR'; readonly fitted: LinearModel }
  | { readonly algorithm: 'RANDOM_FOREST'; readonly fitted: Forest }
  /** `means` of the training columns: the reference customer of reasons. */
  | { readonly algorithm: 'SVR'; readonly fitted: SvmModel; readonly means: Float64Array }
)

/** Trees of a forest; they are grown in `forestParts` parts that may run on different threads. */
const forestTrees = 100
export const forestParts = 4
/** The most rows that the SVR learns from, because its time grows with their square: a seeded sample beyond. */
const mostSvrRows = 2000

/**
 * Shallow trees with a hundredth of the customers in a leaf, from 5 to 10: spending is too noisy for finer ones, and
 * the reasons of a deep forest would take tens of milliseconds per customer.
 */
const forestData = ({ x, y }: TrainingSet): ForestData =>
  prepareForest(x, y, {
    kind: 'regression',
    minLeaf: Math.min(10, Math.max(5, Math.round(x.rows / 100))),
    maxDepth: 6,
    maxFeatures: Math.ceil(x.cols / 3),
  })

/**
 * Grows the trees of part `part` of the forest (0 … `forestParts` − 1). Every part may run on its own thread; the forest is the same
 * however they are spread.
 */
export const growForestPart = (set: TrainingSet, seed: number, part: number): GrownTree[] => {
  const data = forestData(set)
  const each = forestTrees / forestParts
  const seeds = treeSeeds(seed, forestTrees).subarray(part * each, (part + 1) * each)
  return Array.from(seeds, (tree) => growTree(data, { seed: tree }))
}

/** Joins the parts of a forest, in order. */
export const joinForest = (set: TrainingSet, parts: readonly (readonly GrownTree[])[]): SupervisedModel => ({
  algorithm: 'RANDOM_FOREST',
  fitted: mergeForest(forestData(set), parts.flat()),
  windowDays: set.windowDays,
  rows: set.x.rows,
})

/**
 * Learns the money of the coming window: multiple linear regression on the features, a random forest of 100 trees, or
 * an epsilon-SVR with a radial kernel on their signed logarithms (on a seeded sample of 2,000 customers if there are
 * more). The same set and seed give the same model. Throws `ModelInputError` as the kit does.
 */
export const trainSupervised = async (
  algorithm: SupervisedAlgorithm,
  set: TrainingSet,
  seed: number,
): Promise<SupervisedModel> => {
  const { x, y, windowDays } = set
  if (algorithm === 'LINEAR') return { algorithm, fitted: linearRegression(x, y), windowDays, rows: x.rows }
  if (algorithm === 'RANDOM_FOREST') {
    const parts = Array.from({ length: forestParts }, (_, part) => growForestPart(set, seed, part))
    return joinForest(set, parts)
  }
  const order = Int32Array.from({ length: x.rows }, (_, i) => i)
  const rows = createRandom(seed).shuffle(order).slice(0, mostSvrRows).sort()
  const fitted = await trainSvm(signedLog(takeRows(x, rows)), takeValues(y, rows), { kind: 'regression' })
  return { algorithm, fitted, windowDays, rows: rows.length, means: columnMoments(x).means }
}

/** The model's raw values for each row of x (n × 8): money of the window, which may be below 0. */
export const predictSupervised = (model: SupervisedModel, x: Matrix): Float64Array => {
  if (model.algorithm === 'LINEAR') return predictLinear(model.fitted, x)
  return model.algorithm === 'RANDOM_FOREST' ? predictForest(model.fitted, x) : predictSvm(model.fitted, signedLog(x))
}

/**
 * Why the model gives a row (8) its raw value, exactly: coefficients times distance from the mean (linear), TreeSHAP
 * (forest), Shapley values relative to the mean customer (SVR). Reuse one explainer for many rows.
 */
export const supervisedExplainer = (model: SupervisedModel): ((row: Float64Array) => Attribution) => {
  if (model.algorithm === 'LINEAR') return (row) => explainLinear(model.fitted, row)
  if (model.algorithm === 'RANDOM_FOREST') return treeExplainer(model.fitted)
  return svrExplainer(model.fitted, model.means)
}

import { isModel } from '../data/artifact.ts'
import { sigmoid } from '../linear/logistic-regression.ts'
import type { Matrix } from '../data/matrix.ts'
import {
  assertFinite,
  assertFiniteColumn,
  assertLabels,
  assertLength,
  assertOption,
  assertRows,
  ModelInputError,
} from '../data/model-input-error.ts'
import { createRandom } from '../../core/random.ts'
import { binColumns } from './bin-columns.ts'
import { growNodes } from './grow-nodes.ts'
import { joinTrees, predictEnsemble, type TreeEnsemble } from './tree-ensemble.ts'
import type { TreeNodes } from './tree-nodes.ts'

export interface BoostingOptions {
  /** `squared` for numbers, `log` for labels 0 and 1. */
  readonly loss: 'squared' | 'log'
  /** @default 100 */
  readonly trees?: number
  /** Part of each tree's step that is taken, in (0, 1]. @default 0.1 */
  readonly learningRate?: number
  /** @default 3 */
  readonly maxDepth?: number
  /** Least number of rows in a leaf. @default 20 */
  readonly minLeaf?: number
  /** Part of the rows that each tree sees, in (0, 1]. @default 1 */
  readonly subsample?: number
  /** Columns tried at each node. @default all */
  readonly maxFeatures?: number
  /** Penalty on the square of a leaf's step. @default 1 */
  readonly l2?: number
  /** @default 0 */
  readonly seed?: number
}

/** Gradient-boosted trees; plain data. The ensemble's value is the mean (`squared`) or the log-odds (`log`). */
export interface BoostedTrees extends TreeEnsemble {
  readonly model: 'boosting'
  readonly loss: 'squared' | 'log'
}

/** Whether a decoded artifact is a `BoostedTrees`. */
export const isBoostedTrees = (value: unknown): value is BoostedTrees => isModel(value, 'boosting')

/**
 * Gradient boosting of y (n) on x (n × d) with shallow histogram trees: each tree fits the gradient of the loss by least
 * squares, its leaves take a Newton step.
 *
 * Throws `ModelInputError`: `NOT_FINITE`, `SHAPE_MISMATCH`, `BAD_LABEL`, `ONE_CLASS`, `BAD_OPTION`, `INSUFFICIENT_DATA`.
 * @see Friedman, "Greedy Function Approximation: A Gradient Boosting Machine" (2001); "Stochastic Gradient Boosting" (2002)
 */
export const trainBoosting = (x: Matrix, y: ArrayLike<number>, options: BoostingOptions): BoostedTrees => {
  const { rows, cols } = x
  const { loss, trees = 100, learningRate = 0.1, maxDepth = 3, minLeaf = 20, subsample = 1, l2 = 1 } = options
  const maxFeatures = options.maxFeatures ?? cols
  assertRows(rows, 2, 'boosting')
  assertLength(y.length, rows, 'targets, one per row')
  assertOption(Number.isInteger(trees) && trees >= 1, 'trees', 'a whole number ≥ 1', trees)
  assertOption(learningRate > 0 && learningRate <= 1, 'learningRate', 'a number in (0, 1]', learningRate)
  assertOption(subsample > 0 && subsample <= 1, 'subsample', 'a number in (0, 1]', subsample)
  assertOption(maxDepth >= 1, 'maxDepth', 'a number ≥ 1', maxDepth)
  assertOption(minLeaf >= 1, 'minLeaf', 'a number ≥ 1', minLeaf)
  assertOption(l2 >= 0, 'l2', 'a number ≥ 0', l2)
  assertOption(maxFeatures >= 1 && maxFeatures <= cols, 'maxFeatures', `a number from 1 to ${cols}`, maxFeatures)
  assertFinite(x)
  assertFiniteColumn(y, 'target')
  const start = startValue(y, loss)
  const binned = binColumns(x)
  const random = createRandom(options.seed ?? 0)
  const margin = new Float64Array(rows).fill(start)
  const gradient = new Float64Array(rows)
  const weights = new Uint8Array(rows).fill(1)
  const drawn = Math.max(1, Math.round(subsample * rows))
  const order = Int32Array.from({ length: rows }, (_, i) => i)
  const leafOf = new Int32Array(rows)
  const grown: TreeNodes[] = []
  for (let t = 0; t < trees; t++) {
    if (drawn < rows) {
      random.shuffle(order)
      weights.fill(0)
      for (let k = 0; k < drawn; k++) weights[order[k]!] = 1
    }
    for (let i = 0; i < rows; i++) gradient[i] = y[i]! - (loss === 'log' ? sigmoid(margin[i]!) : margin[i]!)
    const nodes = growNodes(
      { binned, target: gradient, weights, classes: 0, offset: 0, maxDepth, minLeaf, maxFeatures },
      random,
    )
    for (let i = 0; i < rows; i++) leafOf[i] = findLeaf(nodes, x, i)
    takeSteps(nodes, leafOf, weights, gradient, loss === 'log' ? margin : undefined, l2, learningRate)
    for (let i = 0; i < rows; i++) margin[i]! += nodes.value[leafOf[i]!]!
    grown.push(nodes)
  }
  return { model: 'boosting', loss, ...joinTrees(grown, { columns: cols, outputs: 1, scale: 1, offset: start }) }
}

/** The best constant: the mean, or the log-odds of the base rate. */
const startValue = (y: ArrayLike<number>, loss: 'squared' | 'log'): number => {
  let mean = 0
  for (let i = 0; i < y.length; i++) mean += y[i]! / y.length
  if (loss === 'squared') return mean
  assertLabels(y, 2)
  const first = y[0]
  if (Array.prototype.every.call(y, (label) => label === first)) {
    throw new ModelInputError('ONE_CLASS', `expected rows of both classes, got only class ${first} in ${y.length} rows`)
  }
  return Math.log(mean / (1 - mean))
}

const findLeaf = ({ feature, threshold, right }: TreeNodes, x: Matrix, row: number): number => {
  const at = row * x.cols
  let node = 0
  for (let column = feature[0]!; column >= 0; column = feature[node]!) {
    node = x.data[at + column]! <= threshold[node]! ? node + 1 : right[node]!
  }
  return node
}

/** Replaces the leaves' values by learningRate · Σ gradient / (Σ curvature + l2), and inner nodes' by the mean of what is below. */
const takeSteps = (
  { feature, right, value, cover }: TreeNodes,
  leafOf: Int32Array,
  weights: Uint8Array,
  gradient: Float64Array,
  margin: Float64Array | undefined,
  l2: number,
  learningRate: number,
): void => {
  const sums = new Float64Array(feature.length)
  const curvatures = new Float64Array(feature.length)
  leafOf.forEach((leaf, i) => {
    if (weights[i] === 0) return
    sums[leaf]! += gradient[i]!
    const p = margin === undefined ? 0 : sigmoid(margin[i]!)
    curvatures[leaf]! += margin === undefined ? 1 : p * (1 - p)
  })
  for (let node = feature.length - 1; node >= 0; node--) {
    if (feature[node]! < 0) {
      const curvature = curvatures[node]! + l2
      value[node] = curvature > 1e-12 ? (learningRate * sums[node]!) / curvature : 0
    } else {
      const other = right[node]!
      value[node] = (cover[node + 1]! * value[node + 1]! + cover[other]! * value[other]!) / cover[node]!
    }
  }
}

/**
 * The prediction for each row of x (n × d): the value (`squared`), or the probability of class 1 (`log`; its log-odds are
 * `predictEnsemble`). Throws `ModelInputError` `SHAPE_MISMATCH` or `NOT_FINITE`.
 */
export const predictBoosting = (model: BoostedTrees, x: Matrix): Float64Array => {
  const margin = predictEnsemble(model, x)
  return model.loss === 'log' ? margin.map(sigmoid) : margin
}

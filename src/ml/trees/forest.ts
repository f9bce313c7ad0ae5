import { isModel } from '../data/artifact.ts'
import type { Matrix } from '../data/matrix.ts'
import { assertOption } from '../data/model-input-error.ts'
import { createRandom } from '../../core/random.ts'
import { type ForestData, type ForestEngine, type ForestOptions, prepareForest } from './forest-data.ts'
import { growTree } from './grow-tree.ts'
import { joinTrees, predictEnsemble, type TreeEnsemble } from './tree-ensemble.ts'
import type { GrownTree } from './tree-nodes.ts'

/** A trained forest; plain data (see `encodeArtifact`). */
export interface Forest extends TreeEnsemble {
  readonly model: 'forest'
  readonly kind: 'regression' | 'classification'
  readonly classes: number
  readonly engine: ForestEngine
  /** R² (regression) or accuracy (classification) over rows that at least one tree had not seen; null when there are none. */
  readonly outOfBagScore: number | null
  /** Share of the rows that the out-of-bag score rests on. */
  readonly outOfBagCoverage: number
}

/** Whether a decoded artifact is a `Forest`. */
export const isForest = (value: unknown): value is Forest => isModel(value, 'forest')

/** Joins trees, in the order given, into a forest with its out-of-bag score. Throws `ModelInputError` `BAD_OPTION` without trees. */
export const mergeForest = (data: ForestData, trees: readonly GrownTree[]): Forest => {
  assertOption(trees.length > 0, 'trees', 'at least one tree', trees.length)
  const { kind, classes, engine, columns, outputs } = data
  const ensemble = joinTrees(
    trees.map((tree) => tree.nodes),
    { columns, outputs, scale: 1 / trees.length, offset: 0 },
  )
  return { model: 'forest', kind, classes, engine, ...outOfBag(data, trees), ...ensemble }
}

const outOfBag = (data: ForestData, trees: readonly GrownTree[]) => {
  const { rows, outputs, target, offset } = data
  const sums = new Float64Array(rows * outputs)
  const votes = new Int32Array(rows)
  for (const tree of trees) {
    tree.outOfBagRows.forEach((row, at) => {
      votes[row]!++
      for (let k = 0; k < outputs; k++) sums[row * outputs + k]! += tree.outOfBagValues[at * outputs + k]!
    })
  }
  let seen = 0
  let mean = 0
  for (let i = 0; i < rows; i++) {
    if (votes[i] === 0) continue
    seen++
    mean += target[i]!
  }
  if (seen === 0) return { outOfBagScore: null, outOfBagCoverage: 0 }
  mean /= seen
  let error = 0
  let total = 0
  for (let i = 0; i < rows; i++) {
    const n = votes[i]!
    if (n === 0) continue
    if (data.kind === 'regression') {
      error += (target[i]! + offset - sums[i]! / n) ** 2
      total += (target[i]! - mean) ** 2
    } else {
      error += likeliest(sums.subarray(i * outputs, (i + 1) * outputs), n) === target[i]! ? 0 : 1
      total++
    }
  }
  return { outOfBagScore: total > 0 ? 1 - error / total : null, outOfBagCoverage: seen / rows }
}

/** The class of summed shares; one share is that of class 1 of two. */
const likeliest = (shares: Float64Array, trees: number): number => {
  if (shares.length === 1) return shares[0]! > trees / 2 ? 1 : 0
  let best = 0
  for (let k = 1; k < shares.length; k++) if (shares[k]! > shares[best]!) best = k
  return best
}

/** Trains a whole forest on this thread: `trees` trees (default 100) with seeds forked from `seed` (default 0). */
export const trainForest = (
  x: Matrix,
  y: ArrayLike<number>,
  options: ForestOptions & { readonly trees?: number; readonly seed?: number },
): Forest => {
  const data = prepareForest(x, y, options)
  const seeds = treeSeeds(options.seed ?? 0, options.trees ?? 100)
  return mergeForest(
    data,
    Array.from(seeds, (seed) => growTree(data, { seed })),
  )
}

/** One seed per tree, drawn from the seed of the run. */
export const treeSeeds = (seed: number, trees: number): Int32Array => {
  const random = createRandom(seed)
  return Int32Array.from({ length: trees }, () => random.int(2 ** 31))
}

/** One CART tree on all rows and columns: a forest of one, without bootstrap. */
export const trainTree = (
  x: Matrix,
  y: ArrayLike<number>,
  options: Omit<ForestOptions, 'bootstrap' | 'engine'>,
): Forest => trainForest(x, y, { maxFeatures: x.cols, ...options, engine: 'histogram', bootstrap: false, trees: 1 })

/**
 * The forest's value for each row of x (n × d): the mean target; for two classes the probability of class 1 (n); for more the
 * probabilities (n × classes, row-major). Throws `ModelInputError` `SHAPE_MISMATCH` or `NOT_FINITE`.
 */
export const predictForest = (forest: Forest, x: Matrix): Float64Array => predictEnsemble(forest, x)

/** Share of the fall in impurity that each column (d) brought, weighted by cover; sums to 1, all 0 for trees without a split. */
export const forestImportance = (forest: Forest): Float64Array => {
  const { feature, right, value, cover, outputs, roots } = forest
  const importance = new Float64Array(forest.columns)
  const squares = (node: number, root: number) => {
    let sum = 0
    // around the root's values, so that a large mean does not eat the digits
    for (let k = 0; k < outputs; k++) sum += (value[node * outputs + k]! - value[root * outputs + k]!) ** 2
    return cover[node]! * sum
  }
  roots.forEach((root, t) => {
    const end = roots[t + 1] ?? feature.length
    for (let node = root; node < end; node++) {
      const column = feature[node]!
      if (column < 0) continue
      importance[column]! +=
        Math.max(0, squares(node + 1, root) + squares(right[node]!, root) - squares(node, root)) / cover[root]!
    }
  })
  const total = importance.reduce((sum, part) => sum + part, 0)
  return total > 0 ? importance.map((part) => part / total) : importance
}

import type { Matrix } from '../data/matrix.ts'
import { assertFinite, assertLength } from '../data/model-input-error.ts'
import type { TreeNodes } from './tree-nodes.ts'

/**
 * Trees laid one after the other: the value of a row is `offset + scale · Σ of its leaves` over the trees, for each output.
 * Node numbers are those of the whole; see `TreeNodes` for the columns.
 */
export interface TreeEnsemble extends TreeNodes {
  /** Number of columns that a row must have. */
  readonly columns: number
  /** Values for one row: 1, or the number of classes above two. */
  readonly outputs: number
  /** First node of each tree. */
  readonly roots: Int32Array
  readonly scale: number
  readonly offset: number
}

/** Lays trees one after the other, in the order given. */
export const joinTrees = (
  trees: readonly TreeNodes[],
  frame: Pick<TreeEnsemble, 'columns' | 'outputs' | 'scale' | 'offset'>,
): TreeEnsemble => {
  const roots = new Int32Array(trees.length)
  let nodes = 0
  trees.forEach((tree, t) => {
    roots[t] = nodes
    nodes += tree.feature.length
  })
  const feature = new Int32Array(nodes)
  const threshold = new Float64Array(nodes)
  const right = new Int32Array(nodes)
  const value = new Float64Array(nodes * frame.outputs)
  const cover = new Float64Array(nodes)
  trees.forEach((tree, t) => {
    const root = roots[t]!
    feature.set(tree.feature, root)
    threshold.set(tree.threshold, root)
    right.set(
      tree.right.map((child, k) => (tree.feature[k]! < 0 ? 0 : child + root)),
      root,
    )
    value.set(tree.value, root * frame.outputs)
    cover.set(tree.cover, root)
  })
  return {
    columns: frame.columns,
    outputs: frame.outputs,
    scale: frame.scale,
    offset: frame.offset,
    roots,
    feature,
    threshold,
    right,
    value,
    cover,
  }
}

/**
 * The values of each row of x (n × d): n × outputs, row-major.
 * Throws `ModelInputError` `SHAPE_MISMATCH` or `NOT_FINITE`.
 */
export const predictEnsemble = (ensemble: TreeEnsemble, x: Matrix): Float64Array => {
  assertLength(x.cols, ensemble.columns, 'columns')
  assertFinite(x)
  const { outputs, roots, feature, threshold, right, value, scale, offset } = ensemble
  const { data, rows, cols } = x
  const sums = new Float64Array(rows * outputs)
  for (const root of roots) {
    for (let i = 0; i < rows; i++) {
      const at = i * cols
      let node = root
      let column = feature[node]!
      while (column >= 0) {
        node = data[at + column]! <= threshold[node]! ? node + 1 : right[node]!
        column = feature[node]!
      }
      for (let k = 0; k < outputs; k++) sums[i * outputs + k]! += value[node * outputs + k]!
    }
  }
  for (let i = 0; i < sums.length; i++) sums[i] = offset + scale * sums[i]!
  return sums
}

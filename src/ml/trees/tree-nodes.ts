/**
 * The nodes of one tree in flat columns, in pre-order: the left child of node k is k + 1, its right child `right[k]`.
 * A row goes left when its value in column `feature[k]` is ≤ `threshold[k]`. Node 0 is the root.
 */
export interface TreeNodes {
  /** Column of the split, −1 for a leaf. */
  readonly feature: Int32Array
  readonly threshold: Float64Array
  readonly right: Int32Array
  /** Mean target (or class shares) of the training rows in each node, nodes × outputs. */
  readonly value: Float64Array
  /** Weight of the training rows that reached each node. */
  readonly cover: Float64Array
}

/** One trained tree, and its predictions for the rows that it had not seen. */
export interface GrownTree {
  readonly nodes: TreeNodes
  /** Training rows outside this tree's bag; empty without bootstrap. */
  readonly outOfBagRows: Int32Array
  /** The tree's values for them, rows × outputs. */
  readonly outOfBagValues: Float64Array
}

import { createRequire } from 'node:module'
import type * as Library from 'ml-random-forest'
import type { Matrix } from '../data/matrix.ts'
import { ModelInputError } from '../data/model-input-error.ts'
import type { ForestData } from './forest-data.ts'
import type { TreeNodes } from './tree-nodes.ts'

let loaded: typeof Library | undefined

/** Loads the package when the first tree needs it: threads that grow none start faster. */
const library = (): typeof Library => {
  if (loaded !== undefined) return loaded
  const found: typeof Library = createRequire(import.meta.url)('ml-random-forest')
  loaded = found
  return found
}

/** A node of the package's tree, as far as we read it. */
interface LibraryNode {
  readonly splitColumn?: number
  readonly splitValue?: number
  readonly left?: LibraryNode
  readonly right?: LibraryNode
  /** A mean (regression), or a 1 × classes matrix of shares that stops at the leaf's highest class. */
  readonly distribution?: number | { getRow(row: number): number[] }
}

/**
 * Grows one tree with `ml-random-forest` on the bag given by `weights` (times each row is in it) and lays its nodes flat.
 *
 * Known traits of the package, and what is done about them:
 * - `maxFeatures: 1` means all columns, not one (it is read as the share 1.0): one column is asked for as a share;
 * - it draws the columns once a tree, not once a node, and with `replacement: true` the same one several times: off;
 * - a whole forest cannot be trained in pieces: each tree is a forest of one with its own seed, on a bag drawn by us;
 * - its votes are hard and `predictProbability` adds the first tree's label to the sum: the shares in the leaves are read instead;
 * - a row goes left when its value is below the cut, ours when it is at most the threshold: the next lower number is used;
 * - models become JSON of nested nodes: flat columns reload identically and predict faster.
 */
export const growLibraryNodes = (data: ForestData, x: Matrix, weights: Int32Array, seed: number): TreeNodes => {
  const rows: number[][] = []
  const targets: number[] = []
  for (let i = 0; i < data.rows; i++) {
    for (let copy = 0; copy < weights[i]!; copy++) {
      rows.push(Array.from(x.data.subarray(i * x.cols, (i + 1) * x.cols)))
      targets.push(data.target[i]! + data.offset)
    }
  }
  const options = {
    nEstimators: 1,
    maxFeatures: data.maxFeatures === 1 ? 1.5 / data.columns : data.maxFeatures,
    replacement: false,
    useSampleBagging: false,
    noOOB: true,
    seed,
    // a node of at most minNumSamples rows is a leaf: the nearest to "no leaf below minLeaf"
    treeOptions: { minNumSamples: Math.max(1, 2 * data.minLeaf - 1), maxDepth: data.maxDepth, gainThreshold: 0 },
  }
  const { RandomForestClassifier, RandomForestRegression } = library()
  const forest = data.kind === 'regression' ? new RandomForestRegression(options) : new RandomForestClassifier(options)
  forest.train(rows, targets)
  const { indexes, estimators } = trained(forest)
  return flatten(data, estimators[0]!.root, indexes[0]!, rows)
}

/** The package's own fields, which its types leave out. */
interface TrainedForest {
  /** The columns of each tree. */
  readonly indexes: number[][]
  readonly estimators: { readonly root: LibraryNode }[]
}

const isTrained = (forest: object): forest is TrainedForest => 'indexes' in forest && 'estimators' in forest

const trained = (forest: object): TrainedForest => {
  if (isTrained(forest)) return forest
  throw new ModelInputError('BAD_ARTIFACT', 'expected a forest of ml-random-forest with indexes and estimators')
}

const flatten = (data: ForestData, root: LibraryNode, columnOf: number[], rows: number[][]): TreeNodes => {
  const { outputs } = data
  const feature: number[] = []
  const threshold: number[] = []
  const right: number[] = []
  const value: number[] = []
  const cover: number[] = []
  const visit = (node: LibraryNode, reached: number[][]): number => {
    const id = feature.length
    feature.push(-1)
    threshold.push(0)
    right.push(0)
    cover.push(reached.length)
    for (let k = 0; k < outputs; k++) value.push(0)
    if (node.left === undefined || node.right === undefined) {
      const leaf = leafValues(data, node)
      for (let k = 0; k < outputs; k++) value[id * outputs + k] = leaf[k]!
      return id
    }
    const column = columnOf[node.splitColumn!]!
    const cut = node.splitValue!
    feature[id] = column
    threshold[id] = nextBelow(cut)
    const left = visit(
      node.left,
      reached.filter((row) => row[column]! < cut),
    )
    const other = visit(
      node.right,
      reached.filter((row) => row[column]! >= cut),
    )
    right[id] = other
    for (let k = 0; k < outputs; k++) {
      value[id * outputs + k] =
        (cover[left]! * value[left * outputs + k]! + cover[other]! * value[other * outputs + k]!) / reached.length
    }
    return id
  }
  visit(root, rows)
  return {
    feature: Int32Array.from(feature),
    threshold: Float64Array.from(threshold),
    right: Int32Array.from(right),
    value: Float64Array.from(value),
    cover: Float64Array.from(cover),
  }
}

/** The values of a leaf: the mean, the share of class 1, or all shares. */
const leafValues = (data: ForestData, { distribution }: LibraryNode): number[] => {
  if (distribution === undefined)
    throw new ModelInputError('BAD_ARTIFACT', 'expected a leaf with a distribution, got none')
  if (typeof distribution === 'number') return [distribution]
  const shares = distribution.getRow(0)
  return data.outputs === 1 ? [shares[1] ?? 0] : Array.from({ length: data.classes }, (_, k) => shares[k] ?? 0)
}

/** The largest double below v, so that `x ≤ nextBelow(v)` is `x < v`. */
const nextBelow = (v: number): number => {
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, v)
  const bits = view.getBigInt64(0)
  if (v === 0) return -Number.MIN_VALUE
  view.setBigInt64(0, v > 0 ? bits - 1n : bits + 1n)
  return view.getFloat64(0)
}

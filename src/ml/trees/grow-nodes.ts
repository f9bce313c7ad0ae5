import type { Random } from '../../core/random.ts'
import type { BinnedColumns } from './bin-columns.ts'
import { classSplitSearch, numericSplitSearch, type NodeRows, type Cut } from './split-search.ts'
import type { TreeNodes } from './tree-nodes.ts'

/** What one tree is grown from. */
export interface GrowInput {
  readonly binned: BinnedColumns
  /** Target of each row (n): a number, or with `classes` > 2 the class. */
  readonly target: Float64Array
  /** Weight of each row (n), 0 for rows outside the bag. */
  readonly weights: ArrayLike<number>
  /** 0 for a numeric target (two classes: labels 0 and 1), else the number of classes. */
  readonly classes: number
  /** Added to every value of a numeric tree (the mean that was subtracted from the target). */
  readonly offset: number
  readonly maxDepth: number
  /** Smallest weight of rows in a leaf. */
  readonly minLeaf: number
  /** Columns tried at each node, drawn anew each time; columns that are constant in the node do not count. */
  readonly maxFeatures: number
}

/**
 * Grows one CART tree on binned columns, depth first.
 * @see Breiman, Friedman, Olshen & Stone, "Classification and Regression Trees" (1984)
 */
export const growNodes = (input: GrowInput, random: Random): TreeNodes => {
  const { binned, target, weights, classes, maxDepth, minLeaf } = input
  const { bins, rows: n, cols, edges, edgeStart } = binned
  const outputs = classes > 2 ? classes : 1
  let size = 0
  for (let i = 0; i < n; i++) if (weights[i]! > 0) size++
  const rows: NodeRows = {
    row: new Int32Array(size),
    weight: new Float64Array(size),
    target: new Float64Array(size),
  }
  for (let i = 0, k = 0; i < n; i++) {
    const w = weights[i]!
    if (w === 0) continue
    rows.row[k] = i
    rows.weight[k] = w
    rows.target[k++] = outputs > 1 ? target[i]! : w * target[i]!
  }
  const search = outputs > 1 ? classSplitSearch(binned, rows, classes) : numericSplitSearch(binned, rows)
  const partition = partitioner(rows, bins)

  const most = Math.max(1, 2 * size - 1)
  const feature = new Int32Array(most)
  const threshold = new Float64Array(most)
  const right = new Int32Array(most)
  const value = new Float64Array(most * outputs)
  const cover = new Float64Array(most)
  const columns = Int32Array.from({ length: cols }, (_, j) => j)
  const sums = new Float64Array(outputs)
  const best: Cut = { column: -1, bin: 0, score: 0 }
  let nodes = 0
  // pending nodes, four numbers each: start, end, depth, parent whose right child this is (−1: none)
  const stack: number[] = [0, size, 0, -1]
  while (stack.length > 0) {
    const parent = stack.pop()!
    const depth = stack.pop()!
    const end = stack.pop()!
    const start = stack.pop()!
    const node = nodes++
    if (parent >= 0) right[parent] = node

    sums.fill(0)
    let weight = 0
    let pure = true
    for (let i = start; i < end; i++) {
      const w = rows.weight[i]!
      weight += w
      if (outputs > 1) sums[rows.target[i]!]! += w
      else sums[0]! += rows.target[i]!
      if (pure && target[rows.row[i]!] !== target[rows.row[start]!]) pure = false
    }
    cover[node] = weight
    let parentScore = 0
    for (let k = 0; k < outputs; k++) {
      value[node * outputs + k] = weight > 0 ? sums[k]! / weight + (outputs > 1 ? 0 : input.offset) : 0
      parentScore += weight > 0 ? (sums[k]! * sums[k]!) / weight : 0
    }

    best.column = -1
    if (!pure && depth < maxDepth && weight >= 2 * minLeaf) {
      // a gain within rounding of the sums does not count
      best.score = parentScore + 1e-12 * Math.abs(parentScore)
      if (input.maxFeatures >= cols) {
        for (let j = 0; j < cols; j++) search(j, start, end, minLeaf, best)
      } else {
        for (let drawn = 0, tried = 0; drawn < cols && tried < input.maxFeatures; drawn++) {
          const pick = drawn + random.int(cols - drawn)
          const column = columns[pick]!
          columns[pick] = columns[drawn]!
          columns[drawn] = column
          if (search(column, start, end, minLeaf, best)) tried++
        }
      }
    }
    if (best.column < 0) {
      feature[node] = -1
      continue
    }
    feature[node] = best.column
    threshold[node] = edges[edgeStart[best.column]! + best.bin]!
    const middle = partition(best.column * n, best.bin, start, end)
    stack.push(middle, end, depth + 1, node, start, middle, depth + 1, -1)
  }
  return {
    feature: feature.slice(0, nodes),
    threshold: threshold.slice(0, nodes),
    right: right.slice(0, nodes),
    value: value.slice(0, nodes * outputs),
    cover: cover.slice(0, nodes),
  }
}

/** Moves the rows with a bin ≤ `bin` to the front of `start … end − 1`, keeping their order; returns where the others begin. */
const partitioner = ({ row, weight, target }: NodeRows, bins: Uint8Array) => {
  const otherRow = new Int32Array(row.length)
  const otherWeight = new Float64Array(row.length)
  const otherTarget = new Float64Array(row.length)
  return (offset: number, bin: number, start: number, end: number): number => {
    let front = start
    let others = 0
    for (let i = start; i < end; i++) {
      const r = row[i]!
      if (bins[offset + r]! <= bin) {
        row[front] = r
        weight[front] = weight[i]!
        target[front++] = target[i]!
      } else {
        otherRow[others] = r
        otherWeight[others] = weight[i]!
        otherTarget[others++] = target[i]!
      }
    }
    for (let i = 0; i < others; i++) {
      row[front + i] = otherRow[i]!
      weight[front + i] = otherWeight[i]!
      target[front + i] = otherTarget[i]!
    }
    return front
  }
}

import type { BinnedColumns } from './bin-columns.ts'

/** The rows of a growing tree: those of one node are adjacent, from `start` to `end`. */
export interface NodeRows {
  readonly row: Int32Array
  readonly weight: Float64Array
  /** weight × target, or the class number. */
  readonly target: Float64Array
}

/** The best cut found for a node; `score` is Σ over children of (Σ target)² / weight, summed over classes. */
export interface Cut {
  column: number
  /** Rows with a bin ≤ this one go left. */
  bin: number
  score: number
}

/** Looks for the best cut of one column among the rows `start … end − 1` and improves `best`; false when the column is constant there. */
export type SplitSearch = (column: number, start: number, end: number, minLeaf: number, best: Cut) => boolean

/**
 * The split search for one numeric target: least squares, which for labels 0 and 1 is the Gini index too.
 *
 * Only bins that are in use are visited: a bitmap of 8 words names them, so that the many small nodes near the leaves
 * cost their rows, not 255 bins.
 */
export const numericSplitSearch = (binned: BinnedColumns, rows: NodeRows): SplitSearch => {
  const { bins } = binned
  const n = binned.rows
  const histogram = new Float64Array(512)
  const used = new Int32Array(8)
  return (column, start, end, minLeaf, best) => {
    const { row, weight, target } = rows
    const offset = column * n
    let total = 0
    let totalWeight = 0
    for (let i = start; i < end; i++) {
      const bin = bins[offset + row[i]!]!
      const t = target[i]!
      const w = weight[i]!
      histogram[2 * bin]! += t
      histogram[2 * bin + 1]! += w
      used[bin >> 5]! |= 1 << (bin & 31)
      total += t
      totalWeight += w
    }
    let left = 0
    let leftWeight = 0
    let previous = -1
    let first = true
    for (let word = 0; word < 8; word++) {
      let bits = used[word]!
      used[word] = 0
      while (bits !== 0) {
        const bin = (word << 5) + 31 - Math.clz32(bits & -bits)
        bits &= bits - 1
        if (previous >= 0) {
          first = false
          const rightWeight = totalWeight - leftWeight
          if (leftWeight >= minLeaf && rightWeight >= minLeaf) {
            const right = total - left
            const score = (left * left) / leftWeight + (right * right) / rightWeight
            if (score > best.score) {
              best.score = score
              best.column = column
              // the bins between are empty in this node: cut in their middle
              best.bin = (previous + bin - 1) >> 1
            }
          }
        }
        left += histogram[2 * bin]!
        leftWeight += histogram[2 * bin + 1]!
        histogram[2 * bin] = 0
        histogram[2 * bin + 1] = 0
        previous = bin
      }
    }
    return !first
  }
}

/** The split search for more than two classes: the Gini index, from class weights by bin. */
export const classSplitSearch = (binned: BinnedColumns, rows: NodeRows, classes: number): SplitSearch => {
  const { bins } = binned
  const n = binned.rows
  const histogram = new Float64Array(256 * classes)
  const used = new Int32Array(8)
  const total = new Float64Array(classes)
  const left = new Float64Array(classes)
  return (column, start, end, minLeaf, best) => {
    const { row, weight, target } = rows
    const offset = column * n
    total.fill(0)
    left.fill(0)
    let totalWeight = 0
    for (let i = start; i < end; i++) {
      const bin = bins[offset + row[i]!]!
      const w = weight[i]!
      histogram[bin * classes + target[i]!]! += w
      used[bin >> 5]! |= 1 << (bin & 31)
      total[target[i]!]! += w
      totalWeight += w
    }
    let leftWeight = 0
    let previous = -1
    let first = true
    for (let word = 0; word < 8; word++) {
      let bits = used[word]!
      used[word] = 0
      while (bits !== 0) {
        const bin = (word << 5) + 31 - Math.clz32(bits & -bits)
        bits &= bits - 1
        if (previous >= 0) {
          first = false
          const rightWeight = totalWeight - leftWeight
          if (leftWeight >= minLeaf && rightWeight >= minLeaf) {
            let leftSquares = 0
            let rightSquares = 0
            for (let k = 0; k < classes; k++) {
              leftSquares += left[k]! * left[k]!
              rightSquares += (total[k]! - left[k]!) ** 2
            }
            const score = leftSquares / leftWeight + rightSquares / rightWeight
            if (score > best.score) {
              best.score = score
              best.column = column
              best.bin = (previous + bin - 1) >> 1
            }
          }
        }
        for (let k = 0; k < classes; k++) {
          const w = histogram[bin * classes + k]!
          histogram[bin * classes + k] = 0
          left[k]! += w
          leftWeight += w
        }
        previous = bin
      }
    }
    return !first
  }
}

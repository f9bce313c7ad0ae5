import { ModelInputError } from 'rapport-crm/ml/data'

/** The labels in use, plus one for noise. */
const classes = (labels: Int32Array) => labels.reduce((most, label) => Math.max(most, label), -1) + 2

/** Counts of rows by label in `a` (rows of the table) and in `b`; labels below 0 (noise) are a class of their own, last. */
const contingency = (a: Int32Array, b: Int32Array) => {
  if (a.length !== b.length) {
    throw new ModelInputError(
      'SHAPE_MISMATCH',
      `expected two labellings of the same rows, got ${a.length} and ${b.length}`,
    )
  }
  const rows = classes(a)
  const cols = classes(b)
  const counts = new Float64Array(rows * cols)
  for (let i = 0; i < a.length; i++) {
    counts[(a[i]! < 0 ? rows - 1 : a[i]!) * cols + (b[i]! < 0 ? cols - 1 : b[i]!)]!++
  }
  const rowSums = new Float64Array(rows)
  const colSums = new Float64Array(cols)
  counts.forEach((count, at) => {
    rowSums[Math.floor(at / cols)]! += count
    colSums[at % cols]! += count
  })
  return { counts, rows, cols, rowSums, colSums }
}

const pairs = (count: number) => (count * (count - 1)) / 2
const sumOfPairs = (counts: Float64Array) => counts.reduce((sum, count) => sum + pairs(count), 0)

/**
 * Adjusted Rand index of two labellings of the same rows: 1 when they agree up to renaming, 0 on average by chance.
 * Noise (label < 0) is a class of its own. Two labellings that both put all rows together (or all apart) agree: 1.
 * Throws SHAPE_MISMATCH. @see Hubert & Arabie, "Comparing partitions" (1985)
 */
export const adjustedRandIndex = (a: Int32Array, b: Int32Array): number => {
  const { counts, rowSums, colSums } = contingency(a, b)
  const together = sumOfPairs(counts)
  const inA = sumOfPairs(rowSums)
  const inB = sumOfPairs(colSums)
  const all = pairs(a.length)
  const expected = all === 0 ? 0 : (inA * inB) / all
  const most = (inA + inB) / 2
  return most === expected ? 1 : (together - expected) / (most - expected)
}

/** Overlap of every cluster of `a` with every one of `b`. */
export interface Overlaps {
  /** `rows × cols`: members in both over members in either; noise is left out of both sides. */
  readonly jaccard: Float64Array
  readonly rows: number
  readonly cols: number
}

/** Jaccard overlap of clusters by members. Throws SHAPE_MISMATCH. @see Jaccard (1901) */
export const overlaps = (a: Int32Array, b: Int32Array): Overlaps => {
  const table = contingency(a, b)
  const rows = table.rows - 1
  const cols = table.cols - 1
  const jaccard = new Float64Array(rows * cols)
  for (let p = 0; p < rows; p++) {
    for (let q = 0; q < cols; q++) {
      const both = table.counts[p * table.cols + q]!
      const either = table.rowSums[p]! + table.colSums[q]! - both
      jaccard[p * cols + q] = either === 0 ? 0 : both / either
    }
  }
  return { jaccard, rows, cols }
}

import type { Matrix } from '../data/matrix.ts'
import { createRandom } from '../../core/random.ts'

/** A table cut into at most 255 bins a column, the form in which trees are grown. */
export interface BinnedColumns {
  /** Bin of each value, column-major: column j is `bins[j·rows … j·rows + rows − 1]`. */
  readonly bins: Uint8Array
  readonly rows: number
  readonly cols: number
  /** Thresholds of all columns one after the other; a value v is in bin b when `edge[b − 1] < v ≤ edge[b]`. */
  readonly edges: Float64Array
  /** Column j owns `edges[edgeStart[j] … edgeStart[j + 1] − 1]` (cols + 1 numbers). */
  readonly edgeStart: Int32Array
}

const MOST_BINS = 255
// quantiles of a sample of this size are within a fraction of a bin of those of the whole
const SAMPLE_ROWS = 200_000

/**
 * Cuts each column of x (n × d) at midpoints between distinct values when there are at most 255 of them, else at its
 * 255-quantiles (of a seeded sample of 200,000 rows above that number).
 * @see Ke et al., "LightGBM: A Highly Efficient Gradient Boosting Decision Tree" (2017), §2.1
 */
export const binColumns = (x: Matrix, seed = 0): BinnedColumns => {
  const { data, rows, cols } = x
  const bins = new Uint8Array(rows * cols)
  const edgeStart = new Int32Array(cols + 1)
  const perColumn: Float64Array[] = []
  const random = createRandom(seed)
  const sample = rows > SAMPLE_ROWS ? Int32Array.from({ length: SAMPLE_ROWS }, () => random.int(rows)) : undefined
  const column = new Float64Array(rows)
  for (let j = 0; j < cols; j++) {
    for (let i = 0; i < rows; i++) column[i] = data[i * cols + j]!
    const sorted = sample === undefined ? Float64Array.from(column) : Float64Array.from(sample, (i) => column[i]!)
    const edges = columnEdges(sorted.sort())
    perColumn.push(edges)
    edgeStart[j + 1] = edgeStart[j]! + edges.length
    for (let i = 0; i < rows; i++) bins[j * rows + i] = binOf(edges, column[i]!)
  }
  const edges = new Float64Array(edgeStart[cols]!)
  perColumn.forEach((found, j) => edges.set(found, edgeStart[j]))
  return { bins, rows, cols, edges, edgeStart }
}

/** The thresholds of a sorted column, ascending, at most 254. */
const columnEdges = (sorted: Float64Array): Float64Array => {
  const n = sorted.length
  // upper[k] is the position of the last value of the k-th run of equal values
  let distinct = n > 0 ? 1 : 0
  for (let i = 1; i < n; i++) if (sorted[i]! !== sorted[i - 1]!) distinct++
  const edges: number[] = []
  const cutAfter = (i: number) => {
    const low = sorted[i]!
    const high = sorted[i + 1]!
    const middle = low + (high - low) / 2
    edges.push(middle < high ? middle : low)
  }
  if (distinct <= MOST_BINS) {
    for (let i = 0; i + 1 < n; i++) if (sorted[i]! !== sorted[i + 1]!) cutAfter(i)
    return Float64Array.from(edges)
  }
  let last = -1
  for (let k = 1; k < MOST_BINS; k++) {
    let i = Math.floor((k * n) / MOST_BINS) - 1
    while (i + 1 < n && sorted[i] === sorted[i + 1]!) i++
    if (i <= last || i + 1 >= n) continue
    cutAfter(i)
    last = i
  }
  return Float64Array.from(edges)
}

/** Number of edges below v: the first bin whose upper edge is not below v. */
const binOf = (edges: Float64Array, v: number): number => {
  let low = 0
  let high = edges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (edges[middle]! < v) low = middle + 1
    else high = middle
  }
  return low
}

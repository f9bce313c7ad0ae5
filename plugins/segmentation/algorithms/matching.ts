import { overlaps } from './agreement.ts'

/** Smallest overlap with which a segment keeps its identity. */
const leastOverlap = 0.3

/**
 * Assigns each row of a cost table (`rows × cols`, rows ≤ cols, finite) its own column at the lowest total cost.
 * @see Kuhn (1955); the shortest augmenting paths of Jonker & Volgenant (1987)
 */
export const assignRowsToColumns = (cost: Float64Array, rows: number, cols: number): Int32Array => {
  // Positions are shifted by one: column 0 stands for "none", row 0 for "free".
  const rowOf = new Int32Array(cols + 1)
  const rowPrice = new Float64Array(rows + 1)
  const colPrice = new Float64Array(cols + 1)
  for (let row = 1; row <= rows; row++) {
    const least = new Float64Array(cols + 1).fill(Infinity)
    const cameFrom = new Int32Array(cols + 1)
    const done = new Uint8Array(cols + 1)
    rowOf[0] = row
    let col = 0
    do {
      done[col] = 1
      const current = rowOf[col]!
      let step = Infinity
      let next = 0
      for (let c = 1; c <= cols; c++) {
        if (done[c] === 1) continue
        const reduced = cost[(current - 1) * cols + c - 1]! - rowPrice[current]! - colPrice[c]!
        if (reduced < least[c]!) {
          least[c] = reduced
          cameFrom[c] = col
        }
        if (least[c]! < step) {
          step = least[c]!
          next = c
        }
      }
      for (let c = 0; c <= cols; c++) {
        if (done[c] === 1) {
          rowPrice[rowOf[c]!]! += step
          colPrice[c]! -= step
        } else least[c]! -= step
      }
      col = next
    } while (rowOf[col] !== 0)
    while (col !== 0) {
      const from = cameFrom[col]!
      rowOf[col] = rowOf[from]!
      col = from
    }
  }
  const colOf = new Int32Array(rows)
  for (let c = 1; c <= cols; c++) if (rowOf[c]! > 0) colOf[rowOf[c]! - 1] = c - 1
  return colOf
}

export interface SegmentMatch {
  /** Segment of the new run. */
  readonly segment: number
  /** Segment of the previous run whose identity it keeps; −1 for a new one. */
  readonly previous: number
  /** Jaccard overlap of their members, 0 … 1; of the best candidate when `previous` is −1. */
  readonly overlap: number
}

/**
 * Matches the segments of a new run to those of the previous run by the customers in both (`before[i]` and `after[i]`
 * are one customer's labels; noise, below 0, is not a segment). Each old segment passes on its identity once, so that
 * the total Jaccard overlap is largest; below an overlap of 0.3 a segment is new. One entry per new segment, in order.
 * Throws SHAPE_MISMATCH if the lengths differ.
 */
export const matchSegments = (before: Int32Array, after: Int32Array): SegmentMatch[] => {
  const { jaccard, rows: olds, cols: news } = overlaps(before, after)
  const columns = Math.max(olds, 1) + news
  const cost = new Float64Array(news * columns)
  for (let q = 0; q < news; q++) {
    for (let p = 0; p < olds; p++) {
      const overlap = jaccard[p * news + q]!
      cost[q * columns + p] = overlap >= leastOverlap ? -overlap : 0
    }
  }
  const chosen = assignRowsToColumns(cost, news, columns)
  return Array.from({ length: news }, (_, segment) => {
    const previous = chosen[segment]!
    const overlap = previous < olds ? jaccard[previous * news + segment]! : 0
    if (overlap >= leastOverlap) return { segment, previous, overlap }
    const best = Array.from({ length: olds }, (__, p) => jaccard[p * news + segment]!)
    return { segment, previous: -1, overlap: Math.max(0, ...best) }
  })
}

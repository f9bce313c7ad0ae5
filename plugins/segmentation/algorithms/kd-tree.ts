import type { Matrix } from 'rapport-crm/ml/data'

const leafRows = 16

/** A k-d tree over rows; only indices move, the rows are read where they lie. */
export interface KdTree {
  /** Calls `visit(row, squaredDistance)` for every row within the radius of `point`, boundary included, in no order. */
  within(point: ArrayLike<number>, squaredRadius: number, visit: (row: number, squaredDistance: number) => void): void
  /** Rows within the radius, counted only up to `enough`. */
  countWithin(point: ArrayLike<number>, squaredRadius: number, enough: number): number
  /** The nearest row, of equals the lowest, and its squared distance; row −1 when the tree is empty. */
  nearest(point: ArrayLike<number>): { row: number; squaredDistance: number }
  /** Squared distance to the `rank`-th nearest row (1 is the nearest, the point itself if it is one of the rows). */
  squaredDistanceToNearest(point: ArrayLike<number>, rank: number): number
}

/** Rearranges `order[from … to)` so that place `nth` holds what sorting by column would put there (Hoare's select). */
const selectNth = (order: Int32Array, from: number, to: number, nth: number, value: (row: number) => number): void => {
  let low = from
  let high = to - 1
  while (low < high) {
    const pivot = value(order[(low + high) >> 1]!)
    let i = low
    let j = high
    while (i <= j) {
      while (value(order[i]!) < pivot) i++
      while (value(order[j]!) > pivot) j--
      if (i > j) break
      const swap = order[i]!
      order[i++] = order[j]!
      order[j--] = swap
    }
    if (nth <= j) high = j
    else if (nth >= i) low = i
    else return
  }
}

/**
 * Builds the tree on rows (`n × d`, finite): halves at the median of the widest column, leaves of up to 16 rows, a
 * bounding box a node. Squared distances are summed over columns in order, as a plain loop does.
 * @see Bentley, "Multidimensional binary search trees used for associative searching" (1975)
 */
export const createKdTree = (rows: Matrix): KdTree => {
  const { data, rows: n, cols } = rows
  const order = Int32Array.from({ length: n }, (_, i) => i)
  // Node m has children 2m + 1 and 2m + 2 and rows order[starts[m] … ends[m]); halving keeps all leaves on two levels.
  const depth = Math.max(0, Math.ceil(Math.log2(Math.max(1, n) / leafRows)))
  const nodes = 2 ** (depth + 1) - 1
  const firstLeaf = 2 ** depth - 1
  const starts = new Int32Array(nodes)
  const ends = new Int32Array(nodes)
  const low = new Float64Array(nodes * cols).fill(Infinity)
  const high = new Float64Array(nodes * cols).fill(-Infinity)
  ends[0] = n
  for (let m = 0; m < nodes; m++) {
    const from = starts[m]!
    const to = ends[m]!
    for (let p = from; p < to; p++) {
      const start = order[p]! * cols
      for (let j = 0; j < cols; j++) {
        const value = data[start + j]!
        if (value < low[m * cols + j]!) low[m * cols + j] = value
        if (value > high[m * cols + j]!) high[m * cols + j] = value
      }
    }
    if (m >= firstLeaf) continue
    let widest = 0
    for (let j = 1; j < cols; j++) {
      if (high[m * cols + j]! - low[m * cols + j]! > high[m * cols + widest]! - low[m * cols + widest]!) widest = j
    }
    const middle = (from + to) >> 1
    selectNth(order, from, to, middle, (row) => data[row * cols + widest]!)
    starts[2 * m + 1] = from
    ends[2 * m + 1] = middle
    starts[2 * m + 2] = middle
    ends[2 * m + 2] = to
  }

  const toRow = (point: ArrayLike<number>, row: number): number => {
    let sum = 0
    for (let j = 0, at = row * cols; j < cols; j++, at++) {
      const difference = point[j]! - data[at]!
      sum += difference * difference
    }
    return sum
  }
  const toBox = (point: ArrayLike<number>, m: number): number => {
    let sum = 0
    for (let j = 0, at = m * cols; j < cols; j++, at++) {
      const value = point[j]!
      const gap = value < low[at]! ? low[at]! - value : value > high[at]! ? value - high[at]! : 0
      sum += gap * gap
    }
    return sum
  }
  const stack = new Int32Array(2 * depth + 4)

  return {
    within(point, squaredRadius, visit) {
      const pending = [0]
      for (let m = pending.pop(); m !== undefined; m = pending.pop()) {
        if (toBox(point, m) > squaredRadius) continue
        if (m < firstLeaf) pending.push(2 * m + 2, 2 * m + 1)
        else {
          for (let p = starts[m]!; p < ends[m]!; p++) {
            const distance = toRow(point, order[p]!)
            if (distance <= squaredRadius) visit(order[p]!, distance)
          }
        }
      }
    },
    countWithin(point, squaredRadius, enough) {
      let found = 0
      let height = 0
      stack[height++] = 0
      while (height > 0 && found < enough) {
        const m = stack[--height]!
        if (toBox(point, m) > squaredRadius) continue
        if (m < firstLeaf) {
          stack[height++] = 2 * m + 2
          stack[height++] = 2 * m + 1
        } else {
          for (let p = starts[m]!; p < ends[m]! && found < enough; p++) {
            if (toRow(point, order[p]!) <= squaredRadius) found++
          }
        }
      }
      return found
    },
    nearest(point) {
      let row = -1
      let least = Infinity
      const descend = (m: number): void => {
        if (m < firstLeaf) {
          const left = toBox(point, 2 * m + 1)
          const right = toBox(point, 2 * m + 2)
          const [first, last] = left <= right ? [2 * m + 1, 2 * m + 2] : [2 * m + 2, 2 * m + 1]
          if (Math.min(left, right) <= least) descend(first)
          if (Math.max(left, right) <= least) descend(last)
          return
        }
        for (let p = starts[m]!; p < ends[m]!; p++) {
          const distance = toRow(point, order[p]!)
          if (distance < least || (distance === least && order[p]! < row)) {
            least = distance
            row = order[p]!
          }
        }
      }
      descend(0)
      return { row, squaredDistance: least }
    },
    squaredDistanceToNearest(point, rank) {
      // The `rank` smallest so far, ascending; Infinity where there is none yet.
      const nearest = new Float64Array(rank).fill(Infinity)
      const offer = (distance: number) => {
        let place = rank - 1
        while (place > 0 && nearest[place - 1]! > distance) {
          nearest[place] = nearest[place - 1]!
          place--
        }
        nearest[place] = distance
      }
      const descend = (m: number): void => {
        if (m >= firstLeaf) {
          for (let p = starts[m]!; p < ends[m]!; p++) {
            const distance = toRow(point, order[p]!)
            if (distance < nearest[rank - 1]!) offer(distance)
          }
          return
        }
        const left = toBox(point, 2 * m + 1)
        const right = toBox(point, 2 * m + 2)
        const [first, last] = left <= right ? [2 * m + 1, 2 * m + 2] : [2 * m + 2, 2 * m + 1]
        if (Math.min(left, right) < nearest[rank - 1]!) descend(first)
        if (Math.max(left, right) < nearest[rank - 1]!) descend(last)
      }
      descend(0)
      return nearest[rank - 1]!
    },
  }
}

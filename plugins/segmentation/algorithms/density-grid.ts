import type { Matrix } from 'rapport/task'
import { createForest, type Density } from './density.ts'

/** Cells of side just under eps/√d, so that two rows of one cell are always within eps whatever the rounding. */
const shrink = 1 - 1e-9
const maxKey = 2 ** 52
// Beyond this, rounding in a row's place would eat up what `shrink` leaves.
const maxExtent = 2 ** 20

interface Cells {
  /** Rows sorted by cell; cell c holds order[starts[c] … starts[c + 1]). */
  readonly order: Int32Array
  readonly starts: Int32Array
  /** Key of each cell, ascending. */
  readonly keys: Float64Array
  /** For each row of neighbouring cells along the last column: where its keys begin and end, relative to a cell's key. */
  readonly ranges: readonly { readonly from: number; readonly to: number }[]
}

/** Indices that sort whole non-negative keys below 2^52: a radix sort by 16 bits, stable. */
const sortedByKey = (keys: Float64Array, largest: number): Int32Array => {
  let order = Int32Array.from({ length: keys.length }, (_, i) => i)
  let next = new Int32Array(keys.length)
  for (let unit = 1; unit <= largest; unit *= 65_536) {
    const places = new Int32Array(65_537)
    const digit = (i: number) => Math.floor(keys[i]! / unit) % 65_536
    for (let i = 0; i < keys.length; i++) places[digit(i) + 1]!++
    for (let p = 0; p < 65_536; p++) places[p + 1]! += places[p]!
    for (let m = 0; m < order.length; m++) {
      const i = order[m]!
      next[places[digit(i)]!++] = i
    }
    ;[order, next] = [next, order]
  }
  return order
}

/** Least squared distance, in sides, to a cell so many cells away. */
const squaredGap = (offset: number): number => Math.max(0, Math.abs(offset) - 1) ** 2

/** Offsets of all but the last column whose cells can hold a row within eps, nearest first. */
const neighbourRanges = (extents: readonly number[], reach: number, cols: number): Cells['ranges'] => {
  let partial = [{ key: 0, gap: 0 }]
  const limit = cols / shrink ** 2
  for (let j = 0; j < cols - 1; j++) {
    partial = partial.flatMap(({ key, gap }) =>
      Array.from({ length: 2 * reach + 1 }, (_, o) => o - reach)
        .map((offset) => ({ key: key * extents[j]! + offset, gap: gap + squaredGap(offset) }))
        .filter((entry) => entry.gap <= limit),
    )
  }
  const last = extents[cols - 1]!
  return partial
    .map(({ key, gap }) => {
      const along = Math.min(reach, Math.floor(Math.sqrt(limit - gap)) + 1)
      return { from: key * last - along, to: key * last + along, gap }
    })
    .toSorted((a, b) => a.gap - b.gap || a.from - b.from)
}

const makeCells = (rows: Matrix, eps: number): Cells | undefined => {
  const { data, rows: n, cols } = rows
  const side = (eps / Math.sqrt(cols)) * shrink
  const reach = Math.floor(eps / side) + 1
  const low = Array.from({ length: cols }, () => Infinity)
  const high = Array.from({ length: cols }, () => -Infinity)
  for (let at = 0; at < data.length; at++) {
    const j = at % cols
    low[j] = Math.min(low[j]!, data[at]!)
    high[j] = Math.max(high[j]!, data[at]!)
  }
  // Free cells on both sides of each column keep a neighbour's key from meaning a cell at the far end.
  const extents = low.map((value, j) => Math.floor((high[j]! - value) / side) + 1 + 2 * reach)
  const largest = extents.reduce((product, extent) => product * extent, 1)
  if (!(largest < maxKey) || extents.some((extent) => extent > maxExtent)) return undefined
  const keyOfRow = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    let key = 0
    for (let j = 0; j < cols; j++) {
      key = key * extents[j]! + Math.floor((data[i * cols + j]! - low[j]!) / side) + reach
    }
    keyOfRow[i] = key
  }
  const order = sortedByKey(keyOfRow, largest)
  const starts: number[] = []
  const keys: number[] = []
  for (let p = 0; p < n; p++) {
    const key = keyOfRow[order[p]!]!
    if (key === keys.at(-1)) continue
    keys.push(key)
    starts.push(p)
  }
  starts.push(n)
  return {
    order,
    starts: Int32Array.from(starts),
    keys: Float64Array.from(keys),
    ranges: neighbourRanges(extents, reach, cols),
  }
}

/** Rows in the order of their cells, so that neighbours in space are neighbours in memory. */
const sortedRows = ({ data, cols }: Matrix, order: Int32Array): Float64Array => {
  const sorted = new Float64Array(data.length)
  for (let p = 0; p < order.length; p++) {
    for (let j = 0; j < cols; j++) sorted[p * cols + j] = data[order[p]! * cols + j]!
  }
  return sorted
}

/** Bounding boxes of the core rows of each cell; a cell without any has an empty box, infinitely far from everything. */
const coreBoxes = ({ starts, keys }: Cells, sorted: Float64Array, core: Uint8Array, cols: number) => {
  const low = new Float64Array(keys.length * cols).fill(Infinity)
  const high = new Float64Array(keys.length * cols).fill(-Infinity)
  for (let c = 0; c < keys.length; c++) {
    for (let p = starts[c]!; p < starts[c + 1]!; p++) {
      if (core[p] === 0) continue
      for (let j = 0; j < cols; j++) {
        const value = sorted[p * cols + j]!
        if (value < low[c * cols + j]!) low[c * cols + j] = value
        if (value > high[c * cols + j]!) high[c * cols + j] = value
      }
    }
  }
  return (p: number, c: number): number => {
    let sum = 0
    for (let j = 0, a = p * cols, b = c * cols; j < cols; j++, a++, b++) {
      const value = sorted[a]!
      const gap = value < low[b]! ? low[b]! - value : value > high[b]! ? value - high[b]! : 0
      sum += gap * gap
    }
    return sum
  }
}

/**
 * Density by a grid, for up to about four columns: a cell with `minRows` rows is core as a whole, its core rows are one
 * cluster, and two cells are joined by their first pair of core rows within eps. Undefined when the grid would have too
 * many places to number exactly. `between` is told the fraction done and may throw.
 * @see Gan & Tao, "DBSCAN revisited: mis-claim, un-fixability, and approximation" (2015), the exact grid algorithm
 */
export const gridDensity = (
  rows: Matrix,
  eps: number,
  minRows: number,
  between: (fraction: number) => void,
): Density | undefined => {
  const cells = makeCells(rows, eps)
  if (!cells) return undefined
  const { cols } = rows
  const { order, starts, keys, ranges } = cells
  const sorted = sortedRows(rows, order)
  const limit = eps * eps
  const squaredDistance = (p: number, q: number): number => {
    let sum = 0
    for (let j = 0, a = p * cols, b = q * cols; j < cols; j++, a++, b++) {
      const difference = sorted[a]! - sorted[b]!
      sum += difference * difference
    }
    return sum
  }
  // The first neighbour in each range only moves forward while the cells are visited in order.
  const firsts = new Int32Array(ranges.length)
  const neighbours: number[] = []
  const findNeighbours = (c: number): void => {
    neighbours.length = 0
    const key = keys[c]!
    for (let r = 0; r < ranges.length; r++) {
      const from = key + ranges[r]!.from
      const to = key + ranges[r]!.to
      let at = firsts[r]!
      while (at < keys.length && keys[at]! < from) at++
      firsts[r] = at
      for (; at < keys.length && keys[at]! <= to; at++) if (at !== c) neighbours.push(at)
    }
  }
  const eachCell = (phase: number, visit: (c: number, from: number, to: number) => void) => {
    firsts.fill(0)
    for (let c = 0; c < keys.length; c++) {
      if (c % 256 === 0) between((phase + c / keys.length) / 3)
      visit(c, starts[c]!, starts[c + 1]!)
    }
  }

  const core = new Uint8Array(rows.rows)
  const isCore = (p: number, found: number): boolean => {
    let total = found
    for (const other of neighbours) {
      for (let q = starts[other]!, end = starts[other + 1]!; q < end; q++) {
        if (squaredDistance(p, q) <= limit && ++total >= minRows) return true
      }
    }
    return false
  }
  eachCell(0, (c, from, to) => {
    if (to - from >= minRows) {
      core.fill(1, from, to)
      return
    }
    findNeighbours(c)
    for (let p = from; p < to; p++) core[p] = isCore(p, to - from) ? 1 : 0
  })

  const toCores = coreBoxes(cells, sorted, core, cols)
  const forest = createForest(keys.length)
  const touch = (from: number, to: number, other: number): boolean => {
    for (let p = from; p < to; p++) {
      if (core[p] === 0 || toCores(p, other) > limit) continue
      for (let q = starts[other]!; q < starts[other + 1]!; q++) {
        if (core[q] === 1 && squaredDistance(p, q) <= limit) return true
      }
    }
    return false
  }
  eachCell(1, (c, from, to) => {
    if (!core.subarray(from, to).includes(1)) return
    findNeighbours(c)
    for (const other of neighbours) {
      if (other < c && forest.root(other) !== forest.root(c) && touch(from, to, other)) forest.join(c, other)
    }
  })

  const density: Density = {
    core: new Uint8Array(rows.rows),
    group: new Int32Array(rows.rows),
    nearestCore: new Int32Array(rows.rows).fill(-1),
  }
  const nearestCore = (p: number): number => {
    let nearest = -1
    let least = limit
    for (const c of neighbours) {
      if (toCores(p, c) > least) continue
      for (let q = starts[c]!; q < starts[c + 1]!; q++) {
        if (core[q] === 0) continue
        const distance = squaredDistance(p, q)
        const closer = distance < least || (distance === least && (nearest < 0 || order[q]! < nearest))
        if (closer) {
          least = distance
          nearest = order[q]!
        }
      }
    }
    return nearest
  }
  eachCell(2, (c, from, to) => {
    if (core.subarray(from, to).includes(0)) {
      findNeighbours(c)
      neighbours.push(c)
    }
    for (let p = from; p < to; p++) {
      const row = order[p]!
      density.core[row] = core[p]!
      density.group[row] = forest.root(c)
      density.nearestCore[row] = core[p] === 1 ? row : nearestCore(p)
    }
  })
  return density
}

import type { Matrix } from 'rapport-crm/ml/data'
import { createForest, type Density } from './density.ts'

/** Cells of side just under eps/√d, so that two rows of one cell are always within eps whatever the rounding. */
const shrink = 1 - 1e-9
const maxKey = 2 ** 52
// Beyond this, rounding of a row's place would use up what `shrink` leaves.
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

/** Columns of the rows that the grid works on: four, of which some may stay 0. */
const width = 4

/** Rows in the order of their cells, so that neighbours in space are neighbours in memory, four columns each. */
const sortedRows = ({ data, cols }: Matrix, order: Int32Array): Float64Array => {
  const sorted = new Float64Array(order.length * width)
  for (let p = 0; p < order.length; p++) {
    for (let j = 0; j < cols; j++) sorted[p * width + j] = data[order[p]! * cols + j]!
  }
  return sorted
}

/** Bounding boxes of the core rows of each cell: squared distance of a row, or of a box, to the box of a cell. */
const coreBoxes = ({ starts, keys }: Cells, sorted: Float64Array, core: Uint8Array) => {
  const low = new Float64Array(keys.length * width).fill(Infinity)
  const high = new Float64Array(keys.length * width).fill(-Infinity)
  for (let c = 0; c < keys.length; c++) {
    for (let p = starts[c]!; p < starts[c + 1]!; p++) {
      if (core[p] === 0) continue
      for (let j = 0; j < width; j++) {
        const value = sorted[p * width + j]!
        if (value < low[c * width + j]!) low[c * width + j] = value
        if (value > high[c * width + j]!) high[c * width + j] = value
      }
    }
  }
  const gapsTo = (from: Float64Array, to: Float64Array, a: number, c: number): number => {
    let sum = 0
    for (let j = 0; j < width; j++) {
      const below = low[c * width + j]! - to[a * width + j]!
      const above = from[a * width + j]! - high[c * width + j]!
      const gap = below > 0 ? below : above > 0 ? above : 0
      sum += gap * gap
    }
    return sum
  }
  return {
    fromRow: (p: number, c: number) => gapsTo(sorted, sorted, p, c),
    fromBox: (a: number, c: number) => gapsTo(low, high, a, c),
  }
}

/**
 * For each cell the cells within reach, itself among them, as runs first … last of cells that follow each other, so that
 * their rows are runs too: cell c has runs runsOf[c] … runsOf[c + 1], each two numbers.
 */
const neighbourRuns = ({ keys, ranges }: Cells): { runs: number[]; runsOf: Int32Array } => {
  const runs: number[] = []
  const runsOf = new Int32Array(keys.length + 1)
  // Both ends of a range only move forward from cell to cell; a last key that nothing reaches stops them.
  const ends = Float64Array.from([...keys, Infinity])
  const from = Float64Array.from(ranges, (range) => range.from)
  const to = Float64Array.from(ranges, (range) => range.to)
  const firsts = new Int32Array(ranges.length)
  const lasts = new Int32Array(ranges.length)
  for (let c = 0; c < keys.length; c++) {
    const key = keys[c]!
    for (let r = 0; r < from.length; r++) {
      let first = firsts[r]!
      let last = lasts[r]!
      while (ends[first]! < key + from[r]!) first++
      while (ends[last]! <= key + to[r]!) last++
      firsts[r] = first
      lasts[r] = last
      if (first < last) runs.push(first, last)
    }
    runsOf[c + 1] = runs.length / 2
  }
  return { runs, runsOf }
}

/**
 * Density by a grid, for up to four columns: a cell with `minRows` rows is core as a whole, its core rows are one
 * cluster, and two cells are joined by their first pair of core rows within eps. Undefined if the grid would have too
 * many places to number exactly. `between` receives the fraction done and may throw.
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
  const { order, starts, keys } = cells
  const sorted = sortedRows(rows, order)
  const limit = eps * eps
  // Summed over columns in order, as the tree does: a column of zeros adds nothing.
  const squaredDistance = (p: number, q: number): number => {
    const a = p * width
    const b = q * width
    const x = sorted[a]! - sorted[b]!
    const y = sorted[a + 1]! - sorted[b + 1]!
    const z = sorted[a + 2]! - sorted[b + 2]!
    const w = sorted[a + 3]! - sorted[b + 3]!
    return x * x + y * y + z * z + w * w
  }
  const { runs, runsOf } = neighbourRuns(cells)
  const eachCell = (phase: number, visit: (c: number, from: number, to: number) => void) => {
    for (let c = 0; c < keys.length; c++) {
      if (c % 256 === 0) between((phase + c / keys.length) / 3)
      visit(c, starts[c]!, starts[c + 1]!)
    }
  }

  const core = new Uint8Array(rows.rows)
  const isCore = (p: number, c: number, reachable: number): boolean => {
    let found = 0
    let left = reachable
    for (let r = runsOf[c]!; r < runsOf[c + 1]! && found + left >= minRows; r++) {
      const start = starts[runs[2 * r]!]!
      const end = starts[runs[2 * r + 1]!]!
      for (let q = start; q < end; q++) if (squaredDistance(p, q) <= limit) found++
      if (found >= minRows) return true
      left -= end - start
    }
    return false
  }
  eachCell(0, (c, from, to) => {
    if (to - from >= minRows) {
      core.fill(1, from, to)
      return
    }
    let reachable = 0
    for (let r = runsOf[c]!; r < runsOf[c + 1]!; r++) reachable += starts[runs[2 * r + 1]!]! - starts[runs[2 * r]!]!
    if (reachable < minRows) return
    for (let p = from; p < to; p++) core[p] = isCore(p, c, reachable) ? 1 : 0
  })

  const boxes = coreBoxes(cells, sorted, core)
  const forest = createForest(keys.length)
  const touch = (c: number, other: number): boolean => {
    if (boxes.fromBox(c, other) > limit) return false
    for (let p = starts[c]!; p < starts[c + 1]!; p++) {
      if (core[p] === 0 || boxes.fromRow(p, other) > limit) continue
      for (let q = starts[other]!; q < starts[other + 1]!; q++) {
        if (core[q] === 1 && squaredDistance(p, q) <= limit) return true
      }
    }
    return false
  }
  const holdsCore = Uint8Array.from(keys, (_, c) => (core.subarray(starts[c], starts[c + 1]).includes(1) ? 1 : 0))
  eachCell(1, (c) => {
    if (holdsCore[c] === 0) return
    for (let r = runsOf[c]!; r < runsOf[c + 1]!; r++) {
      for (let other = runs[2 * r]!; other < runs[2 * r + 1]! && other < c; other++) {
        if (holdsCore[other] === 1 && forest.root(other) !== forest.root(c) && touch(c, other)) forest.join(c, other)
      }
    }
  })

  const density: Density = {
    core: new Uint8Array(rows.rows),
    group: new Int32Array(rows.rows),
    nearestCore: new Int32Array(rows.rows),
  }
  const nearestCore = (p: number, c: number): number => {
    let nearest = -1
    let least = limit
    for (let r = runsOf[c]!; r < runsOf[c + 1]!; r++) {
      const end = starts[runs[2 * r + 1]!]!
      for (let q = starts[runs[2 * r]!]!; q < end; q++) {
        if (core[q] === 0) continue
        const distance = squaredDistance(p, q)
        if (distance < least || (distance === least && (nearest < 0 || order[q]! < nearest))) {
          least = distance
          nearest = order[q]!
        }
      }
    }
    return nearest
  }
  eachCell(2, (c, from, to) => {
    for (let p = from; p < to; p++) {
      const row = order[p]!
      density.core[row] = core[p]!
      density.group[row] = forest.root(c)
      density.nearestCore[row] = core[p] === 1 ? row : nearestCore(p, c)
    }
  })
  return density
}

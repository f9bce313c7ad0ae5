import type { Matrix } from 'rapport-crm/ml/data'
import { createKdTree } from './kd-tree.ts'

/** What DBSCAN needs to know about each row. */
export interface Density {
  /** 1 for a core row: at least `minRows` rows within eps, itself included. */
  readonly core: Uint8Array
  /** Core rows that reach each other have the same number; for other rows it means nothing. */
  readonly group: Int32Array
  /** The nearest core row within eps (of equals the lowest), a core row itself; −1 for noise. */
  readonly nearestCore: Int32Array
}

/** Sets that only ever merge (union by size, path halving). */
export interface Forest {
  root(i: number): number
  join(i: number, j: number): void
}

export const createForest = (n: number): Forest => {
  const parent = Int32Array.from({ length: n }, (_, i) => i)
  const size = new Int32Array(n).fill(1)
  const root = (i: number): number => {
    let at = i
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!
      at = parent[at]!
    }
    return at
  }
  return {
    root,
    join(i, j) {
      const a = root(i)
      const b = root(j)
      if (a === b) return
      const [large, small] = size[a]! >= size[b]! ? [a, b] : [b, a]
      parent[small] = large
      size[large]! += size[small]!
    },
  }
}

/** Density by a k-d tree, for any number of columns. `between` receives the fraction done and may throw. */
export const treeDensity = (
  rows: Matrix,
  eps: number,
  minRows: number,
  between: (fraction: number) => void,
): Density => {
  const { data, rows: n, cols } = rows
  const limit = eps * eps
  const tree = createKdTree(rows)
  const row = (i: number) => data.subarray(i * cols, (i + 1) * cols)
  const eachRow = (phase: number, visit: (i: number) => void) => {
    for (let i = 0; i < n; i++) {
      if (i % 256 === 0) between((phase + i / n) / 2)
      visit(i)
    }
  }
  const core = new Uint8Array(n)
  eachRow(0, (i) => {
    core[i] = tree.countWithin(row(i), limit, minRows) >= minRows ? 1 : 0
  })
  const forest = createForest(n)
  const nearestCore = new Int32Array(n).fill(-1)
  eachRow(1, (i) => {
    if (core[i] === 1) {
      nearestCore[i] = i
      tree.within(row(i), limit, (other) => {
        if (core[other] === 1 && other < i) forest.join(i, other)
      })
      return
    }
    let least = Infinity
    tree.within(row(i), limit, (other, distance) => {
      if (core[other] === 0) return
      if (distance < least || (distance === least && other < nearestCore[i]!)) {
        least = distance
        nearestCore[i] = other
      }
    })
  })
  return { core, group: Int32Array.from({ length: n }, (_, i) => forest.root(i)), nearestCore }
}

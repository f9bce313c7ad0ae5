import { type Matrix, wholeNumber } from 'rapport-crm/ml/data'
import { createForest } from './density.ts'

/**
 * Ward joins the two clusters whose union adds least to the squared distances; average joins those nearest on average.
 */
export type Linkage = 'ward' | 'average'

/** n − 1 joins, by height. Clusters 0 … n − 1 are the rows, n + m is what join m made. */
export interface Dendrogram {
  readonly left: Int32Array
  readonly right: Int32Array
  /** Distance at which they were joined, as scipy defines it; never decreasing. */
  readonly heights: Float64Array
  /** Rows in the new cluster. */
  readonly sizes: Int32Array
}

/** Where the distances of row i begin among the n(n − 1)/2 of pairs i < j: that of a pair is at starts[i] + j. */
const pairStarts = (n: number): Int32Array =>
  Int32Array.from({ length: n }, (_, i) => i * n - (i * (i + 1)) / 2 - i - 1)

const pairDistances = ({ data, rows: n, cols }: Matrix): Float64Array => {
  const distances = new Float64Array((n * (n - 1)) / 2)
  let at = 0
  for (let i = 0; i < n; i++) {
    for (let other = i + 1; other < n; other++) {
      let sum = 0
      for (let j = 0; j < cols; j++) sum += (data[i * cols + j]! - data[other * cols + j]!) ** 2
      distances[at++] = Math.sqrt(sum)
    }
  }
  return distances
}

/** Distance of cluster r to the union of a and b (Lance & Williams, 1967). */
const unionDistance = (
  linkage: Linkage,
  toA: number,
  toB: number,
  between: number,
  sizeA: number,
  sizeB: number,
  size: number,
): number => {
  if (linkage === 'average') return (sizeA * toA + sizeB * toB) / (sizeA + sizeB)
  const sum = (sizeA + size) * toA ** 2 + (sizeB + size) * toB ** 2 - size * between ** 2
  return Math.sqrt(Math.max(0, sum) / (sizeA + sizeB + size))
}

/**
 * Joins rows (`n × d`) into one cluster by following chains of nearest neighbours, in n² time and n²/2 distances of
 * memory (100 MB for 5,000 rows). Among equal distances the lower cluster is joined first.
 * @see Murtagh, "A survey of recent advances in hierarchical clustering algorithms" (1983); Müllner (2011)
 */
export const joinRows = (
  rows: Matrix,
  linkage: Linkage,
  between: (fraction: number) => void = () => undefined,
): Dendrogram => {
  const n = rows.rows
  const distances = pairDistances(rows)
  const starts = pairStarts(n)
  const at = (i: number, j: number) => (i < j ? starts[i]! + j : starts[j]! + i)
  const size = new Int32Array(n).fill(1)
  const alive = Int32Array.from({ length: n }, (_, i) => i)
  let living = n
  const joins: { a: number; b: number; height: number }[] = []
  const chain: number[] = []
  while (joins.length < n - 1) {
    if (joins.length % 16 === 0) between(joins.length / n)
    if (chain.length === 0) chain.push(alive[0]!)
    const tip = chain.at(-1)!
    const before = chain.at(-2)
    let nearest = before ?? -1
    let least = before === undefined ? Infinity : distances[at(tip, before)]!
    for (let m = 0; m < living; m++) {
      const other = alive[m]!
      if (other === tip) continue
      const distance = distances[at(tip, other)]!
      if (distance < least) {
        least = distance
        nearest = other
      }
    }
    if (nearest !== before) {
      chain.push(nearest)
      continue
    }
    chain.length -= 2
    const [a, b] = tip < nearest ? [tip, nearest] : [nearest, tip]
    joins.push({ a, b, height: least })
    // The union continues as b; a leaves the list of the living, which stays ascending.
    alive.copyWithin(alive.indexOf(a), alive.indexOf(a) + 1, living)
    living--
    for (let m = 0; m < living; m++) {
      const other = alive[m]!
      if (other === b) continue
      const toB = at(other, b)
      const toA = distances[at(other, a)]!
      distances[toB] = unionDistance(linkage, toA, distances[toB]!, least, size[a]!, size[b]!, size[other]!)
    }
    size[b]! += size[a]!
  }
  return sortedByHeight(joins, n)
}

const sortedByHeight = (joins: { a: number; b: number; height: number }[], n: number): Dendrogram => {
  const sorted = joins.toSorted((x, y) => x.height - y.height)
  const left = new Int32Array(sorted.length)
  const right = new Int32Array(sorted.length)
  const sizes = new Int32Array(sorted.length)
  const forest = createForest(n)
  const nameOf = Int32Array.from({ length: n }, (_, i) => i)
  const sizeOf = (cluster: number) => (cluster < n ? 1 : sizes[cluster - n]!)
  sorted.forEach(({ a, b }, m) => {
    const x = nameOf[forest.root(a)]!
    const y = nameOf[forest.root(b)]!
    left[m] = Math.min(x, y)
    right[m] = Math.max(x, y)
    sizes[m] = sizeOf(x) + sizeOf(y)
    forest.join(a, b)
    nameOf[forest.root(a)] = n + m
  })
  return { left, right, heights: Float64Array.from(sorted, (join) => join.height), sizes }
}

/**
 * Cluster of each row in up to k clusters of at least `fewest` rows, numbered by first row: joins are undone from the
 * last, but a branch with fewer rows stays with the one that it joined.
 */
export const cutLargeBranches = ({ left, right, sizes }: Dendrogram, k: number, fewest: number): Int32Array => {
  const n = left.length + 1
  const sizeOf = (cluster: number) => (cluster < n ? 1 : sizes[cluster - n]!)
  const branch = new Int32Array(2 * n - 1)
  let branches = 1
  for (let m = n - 2; m >= 0; m--) {
    const [a, b] = [left[m]!, right[m]!]
    branch[a] = branch[n + m]!
    branch[b] = branches < k && Math.min(sizeOf(a), sizeOf(b)) >= fewest ? branches++ : branch[n + m]!
  }
  return numberedByFirst(branch.subarray(0, n))
}

const numberedByFirst = (clusters: Int32Array): Int32Array => {
  const numbers = new Map<number, number>()
  return clusters.map((cluster) => {
    const number = numbers.get(cluster) ?? numbers.size
    numbers.set(cluster, number)
    return number
  })
}

/** Cluster of each row when the last k − 1 joins are undone, numbered by first row. Throws BAD_OPTION. */
export const cutDendrogram = ({ left, right }: Dendrogram, k: number): Int32Array => {
  const n = left.length + 1
  wholeNumber('k', k, 1, n)
  const forest = createForest(2 * n - 1)
  for (let m = 0; m < n - k; m++) {
    forest.join(n + m, left[m]!)
    forest.join(n + m, right[m]!)
  }
  return numberedByFirst(Int32Array.from({ length: n }, (_, i) => forest.root(i)))
}

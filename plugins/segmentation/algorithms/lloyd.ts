import { matrix, type Matrix, ModelInputError } from 'rapport-crm/ml/data'
import { kernelOf, clusterHead, lloydLayout, lloydModule } from './lloyd-kernel.ts'

// The part of the WebAssembly API used here; the compiler's library has it only for browsers.
declare const WebAssembly: {
  readonly Memory: new (size: { initial: number }) => { readonly buffer: ArrayBuffer }
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown }
}

const pageBytes = 65_536
const maxBytes = 65_536 * pageBytes
const blockRows = 4_096
const modules = new Map<number, object>()

const moduleFor = (d: number): object => {
  const known = modules.get(d)
  if (known) return known
  const compiled = new WebAssembly.Module(lloydModule(d))
  modules.set(d, compiled)
  return compiled
}

/** The two steps of k-means over one set of rows, with what they keep between iterations. */
export interface Lloyd {
  /** Nearest centroid of each row, a view that the next step changes; −1 before the first `assign`. */
  readonly labels: Int32Array
  centroids(): Matrix
  /** Forgets all assignments and starts from these centroids. */
  begin(centroids: Matrix): void
  count(cluster: number): number
  /** E-step: every row to its nearest centroid, ties to the lower index. Returns how many rows moved. */
  assign(): number
  /** M-step: every centroid to the mean of its rows. Returns the sum of the squared distances they moved. */
  update(): number
  /** Gives each empty cluster the row farthest from its centroid; returns how many clusters were empty. */
  repair(): number
  /** Sum of squared distances of the rows to their centroids. */
  inertia(): number
  /**
   * Right after `begin` and `assign`: each cluster's part of the inertia, and how much the inertia would grow without
   * it.
   */
  losses(): { own: Float64Array; gains: Float64Array }
}

/**
 * Copies the rows (`n × d`) into the memory of a SIMD kernel. Distances are skipped by Hamerly's bounds: a row keeps an
 * upper bound of the distance to its centroid and a lower bound of that to any other; both are stored relative to how far
 * the centroids have drifted since, so that a row that stays costs no write. `between` runs after each 4,096 rows.
 * Throws TOO_MANY_ROWS above 4 GiB, about `n × (8d + 20)` bytes.
 * @see Hamerly, "Making k-means even faster" (2010)
 */
export const createLloyd = (rows: Matrix, k: number, between: () => void = () => undefined): Lloyd => {
  const { rows: n, cols: d } = rows
  const at = lloydLayout(n, d, k)
  if (at.bytes > maxBytes) {
    throw new ModelInputError('TOO_MANY_ROWS', `k-means takes ${at.bytes} bytes for ${n} × ${d} values, at most 4 GiB`)
  }
  const memory = new WebAssembly.Memory({ initial: Math.ceil(at.bytes / pageBytes) })
  const kernel = kernelOf(new WebAssembly.Instance(moduleFor(d), { env: { memory } }))
  const { buffer } = memory
  new Float64Array(buffer, at.rows, n * d).set(rows.data)
  const labels = new Int32Array(buffer, at.labels, n)
  const near = new Float64Array(buffer, at.near, n)
  const second = new Float64Array(buffer, at.second, n)
  // A missing partner of the last centroid lies infinitely far away.
  const pairs = new Float64Array(buffer, 0, Math.ceil(k / 2) * d * 2).fill(Infinity)
  const recordSize = at.clusterBytes / 8
  const records = new Float64Array(buffer, at.clusters, k * recordSize)
  const centre = new Float64Array(k * d)

  const place = (q: number, j: number) => ((q >> 1) * d + j) * 2 + (q & 1)
  const setHalfGaps = () => {
    for (let q = 0; q < k; q++) {
      let least = Infinity
      for (let r = 0; r < k; r++) {
        if (r === q) continue
        let sum = 0
        for (let j = 0; j < d; j++) sum += (centre[q * d + j]! - centre[r * d + j]!) ** 2
        if (sum < least) least = sum
      }
      records[q * recordSize + clusterHead.halfGap] = Math.sqrt(least) / 2
    }
  }
  const count = (q: number) => records[q * recordSize + clusterHead.count]!
  const squaredDistanceToOwn = (i: number) => {
    const start = i * d
    const own = labels[i]! * d
    let sum = 0
    for (let j = 0; j < d; j++) sum += (rows.data[start + j]! - centre[own + j]!) ** 2
    return sum
  }
  const move = (i: number, to: number) => {
    const from = labels[i]!
    for (const [cluster, sign] of [
      [from, -1],
      [to, 1],
    ] as const) {
      const record = cluster * recordSize
      records[record + clusterHead.count]! += sign
      for (let j = 0; j < d; j++) records[record + clusterHead.sums + j]! += sign * rows.data[i * d + j]!
    }
    labels[i] = to
    near[i] = Infinity
    second[i] = -Infinity
  }
  /** Drift loosens the bounds: the upper one by the row's own centroid, the lower one by the farthest other one. */
  const addDrift = (drift: Float64Array) => {
    let most = 0
    let next = 0
    let which = 0
    drift.forEach((value, q) => {
      if (value > most) {
        next = most
        most = value
        which = q
      } else if (value > next) next = value
    })
    for (let q = 0; q < k; q++) {
      records[q * recordSize + clusterHead.drifted]! += drift[q]!
      records[q * recordSize + clusterHead.lowered]! += q === which ? next : most
    }
  }
  const setCentroids = (values: Float64Array): number => {
    const drift = new Float64Array(k)
    let shift = 0
    for (let q = 0; q < k; q++) {
      let sum = 0
      for (let j = 0; j < d; j++) {
        const value = values[q * d + j]!
        sum += (value - centre[q * d + j]!) ** 2
        centre[q * d + j] = value
        pairs[place(q, j)] = value
      }
      shift += sum
      drift[q] = Math.sqrt(sum)
    }
    addDrift(drift)
    setHalfGaps()
    return shift
  }

  return {
    labels,
    centroids: () => matrix(centre.slice(), k, d),
    begin(centroids) {
      labels.fill(-1)
      records.fill(0)
      // Placed first, so that nothing counts as drift.
      centre.set(centroids.data)
      setCentroids(centroids.data)
    },
    count,
    assign() {
      let moved = 0
      for (let from = 0; from < n; from += blockRows) {
        const to = Math.min(n, from + blockRows)
        moved += kernel.assign(from, to, at.pairsEnd, at.clusters, at.rows, at.near, at.second, at.labels)
        between()
      }
      return moved
    },
    update() {
      const means = centre.slice()
      for (let q = 0; q < k; q++) {
        const size = count(q)
        if (size === 0) continue
        for (let j = 0; j < d; j++) means[q * d + j] = records[q * recordSize + clusterHead.sums + j]! / size
      }
      return setCentroids(means)
    },
    repair() {
      const empty = Array.from({ length: k }, (_, q) => q).filter((q) => count(q) === 0)
      if (empty.length === 0) return 0
      const distances = Float64Array.from({ length: n }, (_, i) => squaredDistanceToOwn(i))
      for (const q of empty) {
        let farthest = -1
        for (let i = 0; i < n; i++) {
          if (count(labels[i]!) > 1 && (farthest < 0 || distances[i]! > distances[farthest]!)) farthest = i
        }
        if (farthest < 0) break
        distances[farthest] = -1
        move(farthest, q)
      }
      return empty.length
    },
    inertia() {
      let sum = 0
      for (let from = 0; from < n; from += blockRows) {
        sum += kernel.inertia(from, Math.min(n, from + blockRows), at.rows, at.labels)
      }
      return sum
    },
    losses() {
      // Nothing has drifted since `begin`, so the bounds are the distances themselves.
      const own = new Float64Array(k)
      const gains = new Float64Array(k)
      for (let i = 0; i < n; i++) {
        own[labels[i]!]! += near[i]! ** 2
        gains[labels[i]!]! += second[i]! ** 2 - near[i]! ** 2
      }
      return { own, gains }
    },
  }
}

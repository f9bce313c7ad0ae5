import { keysOf, recordOf } from 'rapport-crm/task'
import { assemble, op, type Code, type ValueType, type WasmFunction } from './wasm-assembler.ts'

/** Numbers in a centroid's record before the d sums of its rows, by place. */
export const clusterHead = { drifted: 0, lowered: 1, halfGap: 2, count: 3, sums: 4 } as const

/**
 * The layout of the kernel's memory, in bytes: from 0 the `⌈k/2⌉ × d` pairs of centroid values (so that one SIMD
 * instruction serves two centroids), then a record per centroid, the rows (`n × d`), two bounds per row, a label per
 * row.
 */
export const lloydLayout = (n: number, d: number, k: number) => {
  const clusterBytes = (clusterHead.sums + d) * 8
  const clusters = Math.ceil(k / 2) * d * 16
  const rows = clusters + k * clusterBytes
  const near = rows + n * d * 8
  const second = near + n * 8
  const labels = second + n * 8
  return { pairsEnd: clusters, clusters, clusterBytes, rows, near, second, labels, bytes: labels + n * 4 }
}

/** What the module exports. Addresses are those of the layout. */
export interface LloydKernel {
  /** One E-step over rows [from, to): moves rows to their nearest centroid, keeps sums and counts; returns rows moved. */
  assign(
    from: number,
    to: number,
    pairsEnd: number,
    clusters: number,
    rows: number,
    near: number,
    second: number,
    labels: number,
  ): number
  /** Sum over rows [from, to) of the squared distance to the row's own centroid. */
  inertia(from: number, to: number, rows: number, labels: number): number
}

const { block, br, brIf, end, f64, f64x2, get, i32, i64x2, loop, set, tee, v128 } = op

/** The exports of an instance of `lloydModule`. */
export const kernelOf = ({ exports }: { readonly exports: unknown }): LloydKernel => {
  const { assign, inertia }: { assign?: unknown; inertia?: unknown } = Object(exports)
  if (typeof assign !== 'function' || typeof inertia !== 'function')
    throw new TypeError('expected the module to export assign and inertia')
  return { assign: (...args) => Number(assign(...args)), inertia: (...args) => Number(inertia(...args)) }
}

/** Numbers the parameters and locals of a function. */
const numbered = <P extends string, L extends string>(params: Record<P, ValueType>, locals: Record<L, ValueType>) => {
  const names: readonly (P | L)[] = [...keysOf(params), ...keysOf(locals)]
  return {
    at: recordOf(names, (_name, place) => place),
    params: Object.values<ValueType>(params),
    locals: Object.values<ValueType>(locals),
  }
}

/** Pushes `base + index × bytes`. */
const address = (base: number, index: number, bytes: number): Code => [
  get(base),
  [get(index), i32.const(bytes), i32.mul],
  i32.add,
]

/** Pushes the address of a centroid's first value among the pairs; its values lie 16 bytes apart. */
const centroidAddress = (label: number, d: number): Code => [
  [get(label), i32.const(1), i32.shrUnsigned, i32.const(16 * d), i32.mul],
  [get(label), i32.const(1), i32.and, i32.const(8), i32.mul],
  i32.add,
]

/** Pushes the squared distance of the row at `x` to the centroid at `p`. */
const squaredDistance = (x: number, p: number, difference: number, d: number): Code =>
  Array.from({ length: d }, (_, j) => [
    [get(x), f64.load(8 * j), get(p), f64.load(16 * j), f64.sub, tee(difference)],
    [get(difference), f64.mul, j > 0 ? f64.add : []],
  ])

const forEachRow = (from: number, to: number, body: Code): Code => [
  [block, loop, get(from), get(to), i32.geUnsigned, brIf(1)],
  [block, body, end],
  [get(from), i32.const(1), i32.add, set(from), br(0), end, end],
]

const assignFunction = (d: number): WasmFunction => {
  const { at, params, locals } = numbered(
    {
      from: 'i32',
      to: 'i32',
      pairsEnd: 'i32',
      clusters: 'i32',
      rows: 'i32',
      near: 'i32',
      second: 'i32',
      labels: 'i32',
    },
    {
      moved: 'i32',
      before: 'i32',
      after: 'i32',
      cluster: 'i32',
      x: 'i32',
      p: 'i32',
      nearAt: 'i32',
      secondAt: 'i32',
      bound: 'f64',
      distance: 'f64',
      other: 'f64',
      difference: 'f64',
      best: 'v128',
      next: 'v128',
      label: 'v128',
      index: 'v128',
      squares: 'v128',
      delta: 'v128',
    },
  )
  const field = (name: keyof typeof clusterHead): Code => [get(at.cluster), f64.load(clusterHead[name] * 8)]
  const setCluster = (label: number): Code => [address(at.clusters, label, (clusterHead.sums + d) * 8), set(at.cluster)]
  const storeNear: Code = [get(at.nearAt), get(at.distance), field('drifted'), f64.sub, f64.store()]
  const changeSums = (change: Code): Code => {
    const places = [clusterHead.count, ...Array.from({ length: d }, (_, j) => clusterHead.sums + j)]
    return places.map((place, j) => [
      [get(at.cluster), get(at.cluster), f64.load(place * 8)],
      j === 0 ? f64.const(1) : [get(at.x), f64.load(8 * (j - 1))],
      [change, f64.store(place * 8)],
    ])
  }
  const hadLabel = (body: Code): Code => [get(at.before), i32.const(0), i32.geSigned, op.if, body, end]
  const nextRowWhenWithinBound: Code = [get(at.distance), get(at.bound), f64.le, brIf(1)]

  const checkBounds: Code = [
    setCluster(at.before),
    // The larger of the two as vectors: WebAssembly's scalar maximum handles NaN and −0, and branches.
    [field('halfGap'), f64x2.splat, get(at.secondAt), f64.load(), field('lowered'), f64.sub, f64x2.splat],
    [f64x2.pmax, f64x2.extractLane(0), set(at.bound)],
    [get(at.nearAt), f64.load(), field('drifted'), f64.add, set(at.distance)],
    nextRowWhenWithinBound,
    [centroidAddress(at.before, d), set(at.p)],
    [squaredDistance(at.x, at.p, at.difference, d), f64.sqrt, set(at.distance)],
    storeNear,
    nextRowWhenWithinBound,
  ]
  const scanPairs: Code = [
    [f64x2.const(Infinity, Infinity), tee(at.best), set(at.next)],
    [i64x2.const(0, 1), tee(at.index), set(at.label)],
    [i32.const(0), set(at.p)],
    loop,
    Array.from({ length: d }, (_, j) => [
      [get(at.x), v128.loadSplat(8 * j), get(at.p), v128.load(16 * j), f64x2.sub, tee(at.delta)],
      [get(at.delta), f64x2.mul, j > 0 ? f64x2.add : []],
    ]),
    set(at.squares),
    [get(at.next), get(at.best), get(at.squares), f64x2.pmax, f64x2.pmin, set(at.next)],
    [get(at.index), get(at.label), get(at.squares), get(at.best), f64x2.lt, v128.bitselect, set(at.label)],
    [get(at.best), get(at.squares), f64x2.pmin, set(at.best)],
    [get(at.index), i64x2.const(2, 2), i64x2.add, set(at.index)],
    [get(at.p), i32.const(16 * d), i32.add, tee(at.p), get(at.pairsEnd), i32.ltUnsigned, brIf(0)],
    end,
  ]
  const swapped = (local: number): Code => [get(local), get(local), v128.swapLanes]
  // Even centroids were in lane 0, odd ones in lane 1; at equal distances the lower label wins.
  const mergeLanes: Code = [
    [swapped(at.label), get(at.label)],
    [swapped(at.best), get(at.best), f64x2.lt],
    [swapped(at.best), get(at.best), f64x2.eq, swapped(at.label), get(at.label), i64x2.lt, v128.and, v128.or],
    [v128.bitselect, i64x2.extractLow, set(at.after)],
    [swapped(at.best), get(at.best), f64x2.pmin],
    [swapped(at.best), get(at.best), f64x2.pmax, swapped(at.next), get(at.next), f64x2.pmin, f64x2.pmin],
    [v128.lowLanes, f64x2.sqrt, tee(at.squares), f64x2.extractLane(0), set(at.distance)],
    [get(at.squares), f64x2.extractLane(1), set(at.other)],
  ]
  const storeAndMove: Code = [
    setCluster(at.after),
    storeNear,
    [get(at.secondAt), get(at.other), field('lowered'), f64.add, f64.store()],
    [get(at.before), get(at.after), i32.eq, brIf(0)],
    [address(at.labels, at.from, 4), get(at.after), i32.store()],
    [get(at.moved), i32.const(1), i32.add, set(at.moved)],
    changeSums(f64.add),
    hadLabel([setCluster(at.before), changeSums(f64.sub)]),
  ]
  const body: Code = [
    forEachRow(at.from, at.to, [
      [address(at.labels, at.from, 4), i32.load(), set(at.before)],
      [address(at.near, at.from, 8), set(at.nearAt)],
      [address(at.second, at.from, 8), set(at.secondAt)],
      [address(at.rows, at.from, 8 * d), set(at.x)],
      hadLabel(checkBounds),
      scanPairs,
      mergeLanes,
      storeAndMove,
    ]),
    get(at.moved),
  ]
  return { name: 'assign', params, locals, result: 'i32', body }
}

const inertiaFunction = (d: number): WasmFunction => {
  const { at, params, locals } = numbered(
    { from: 'i32', to: 'i32', rows: 'i32', labels: 'i32' },
    { label: 'i32', x: 'i32', p: 'i32', difference: 'f64', sum: 'f64' },
  )
  const body: Code = [
    forEachRow(at.from, at.to, [
      [address(at.labels, at.from, 4), i32.load(), set(at.label)],
      [address(at.rows, at.from, 8 * d), set(at.x)],
      [centroidAddress(at.label, d), set(at.p)],
      [squaredDistance(at.x, at.p, at.difference, d), get(at.sum), f64.add, set(at.sum)],
    ]),
    get(at.sum),
  ]
  return { name: 'inertia', params, locals, result: 'f64', body }
}

/** The kernel's module for rows of d columns; the columns are unrolled, the centroids are a loop over pairs. */
export const lloydModule = (d: number): Uint8Array<ArrayBuffer> => assemble([assignFunction(d), inertiaFunction(d)])

import { assertFinite, type Matrix, ModelInputError, positiveNumber, wholeNumber } from 'rapport-crm/ml/data'
import { gridDensity } from './density-grid.ts'
import { treeDensity } from './density.ts'

/** With more columns a grid cell has too many neighbours, and a k-d tree is used. */
const gridColumns = 4

/** The label of rows that belong to no cluster. */
export const noise = -1

export interface DbscanOptions {
  /** Radius of a neighbourhood, in the units of the rows. */
  readonly eps: number
  /** Rows within eps, the row itself included, that make it core. */
  readonly minRows: number
  readonly signal?: AbortSignal
  readonly onProgress?: (fraction: number) => void
}

export interface DbscanResult {
  /** Cluster of each row, 0 … clusters − 1 in the order of their first core rows, or −1 for noise. */
  readonly labels: Int32Array
  /** 1 for core rows. */
  readonly core: Uint8Array
  readonly clusters: number
  readonly coreCount: number
  readonly noiseCount: number
}

/**
 * Exact DBSCAN on rows (`n × d`, scaled): clusters, core rows and noise are those of any correct implementation. A
 * border row that several clusters reach goes to that of the nearest core row, so the result does not depend on the
 * order of rows; new rows are assigned by the same rule. Uses a grid for up to four columns, else a k-d tree. Throws
 * NOT_FINITE, INSUFFICIENT_DATA for no rows, BAD_OPTION, and the signal's reason when aborted.
 * @see Ester, Kriegel, Sander & Xu, "A density-based algorithm for discovering clusters" (1996)
 */
export const dbscan = (rows: Matrix, options: DbscanOptions): DbscanResult => {
  const eps = positiveNumber('eps', options.eps)
  const minRows = wholeNumber('minRows', options.minRows, 1)
  if (rows.rows === 0) throw new ModelInputError('INSUFFICIENT_DATA', 'DBSCAN needs at least 1 row, got 0')
  assertFinite(rows)
  const between = (fraction: number) => {
    options.signal?.throwIfAborted()
    options.onProgress?.(fraction)
  }
  const { core, group, nearestCore } =
    (rows.cols <= gridColumns ? gridDensity(rows, eps, minRows, between) : undefined) ??
    treeDensity(rows, eps, minRows, between)
  const numbers = new Map<number, number>()
  const labels = new Int32Array(rows.rows).fill(noise)
  let coreCount = 0
  for (let i = 0; i < rows.rows; i++) {
    if (core[i] === 0) continue
    coreCount++
    const label = numbers.get(group[i]!) ?? numbers.size
    numbers.set(group[i]!, label)
    labels[i] = label
  }
  let noiseCount = 0
  for (let i = 0; i < rows.rows; i++) {
    if (nearestCore[i]! < 0) noiseCount++
    else labels[i] = labels[nearestCore[i]!]!
  }
  return { labels, core, clusters: numbers.size, coreCount, noiseCount }
}

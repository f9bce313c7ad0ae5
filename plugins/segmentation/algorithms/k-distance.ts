import { createRandom } from 'rapport-crm/task'
import { assertFinite, type Matrix, ModelInputError, wholeNumber } from 'rapport-crm/ml/data'
import { createKdTree } from './kd-tree.ts'
import { drawRows } from './draw-rows.ts'

export interface KDistanceOptions {
  /** As in DBSCAN, the row itself included. */
  readonly minRows: number
  /** Rows whose distance is measured; all rows count as neighbours. @default 5_000 */
  readonly sampleRows?: number
  readonly seed: number
  readonly signal?: AbortSignal
}

export interface KDistance {
  /** The proposed radius: the curve's knee. */
  readonly eps: number
  /** Distances to the `minRows`-th nearest row (itself counted), ascending, those above 0. */
  readonly curve: Float64Array
  /** Place of the knee on the curve. */
  readonly knee: number
}

/**
 * Proposes DBSCAN's eps: for a seeded sample of rows the distance to the `minRows`-th nearest row, sorted; the knee is
 * where the curve, with both axes scaled to 0 … 1, lies farthest below the diagonal. Rows with distance 0 (that many
 * duplicates) say nothing about a radius and are left out. Throws NOT_FINITE, BAD_OPTION, and INSUFFICIENT_DATA if there are
 * not more than `minRows` rows or every distance is 0.
 * @see Ester et al. (1996), section 4.2; Satopää et al., "Finding a kneedle in a haystack" (2011)
 */
export const kDistanceEps = (rows: Matrix, options: KDistanceOptions): KDistance => {
  const minRows = wholeNumber('minRows', options.minRows, 1)
  const sampleRows = wholeNumber('sampleRows', options.sampleRows ?? 5_000, 1)
  if (rows.rows <= minRows) {
    throw new ModelInputError(
      'INSUFFICIENT_DATA',
      `a k-distance curve for minRows = ${minRows} needs at least ${minRows + 1} rows, got ${rows.rows}`,
    )
  }
  assertFinite(rows)
  const tree = createKdTree(rows)
  // With minRows 1 every row is core at any radius; the nearest other row is then the scale to use.
  const rank = Math.max(2, minRows)
  const distances = Float64Array.from(drawRows(rows.rows, sampleRows, createRandom(options.seed)), (i, m) => {
    if (m % 64 === 0) options.signal?.throwIfAborted()
    return Math.sqrt(tree.squaredDistanceToNearest(rows.data.subarray(i * rows.cols, (i + 1) * rows.cols), rank))
  })
  const curve = distances.filter((distance) => distance > 0).sort()
  if (curve.length === 0) {
    throw new ModelInputError(
      'INSUFFICIENT_DATA',
      `no radius can be derived: every customer has at least ${rank - 1} others exactly alike; give eps`,
    )
  }
  const first = curve[0]!
  const height = curve.at(-1)! - first
  let knee = curve.length - 1
  let deepest = 0
  for (let m = 0; m < curve.length; m++) {
    const below = height > 0 ? m / (curve.length - 1) - (curve[m]! - first) / height : 0
    if (below > deepest) {
      deepest = below
      knee = m
    }
  }
  return { eps: curve[knee]!, curve, knee }
}

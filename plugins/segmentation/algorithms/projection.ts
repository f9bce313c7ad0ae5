import { assertFinite, matrix, type Matrix, ModelInputError } from 'rapport-crm/ml/data'
import { fitPca, projectPca, type Pca } from 'rapport-crm/ml/prepare'

/** A plane through the data for drawing: principal components, each direction's largest loading positive. */
export interface Projection {
  /** One or two components: there is no second one for a single column. */
  readonly pca: Pca
  /** Share of the total variance along each of the two axes; 0 for an absent axis and if all rows are alike. */
  readonly explained: readonly [number, number]
}

/**
 * Fits the plane of the two principal components to rows (`n × d`, scaled). The sign is fixed, so that the same data draw
 * the same picture. Throws NOT_FINITE, INSUFFICIENT_DATA for fewer than 2 rows.
 */
export const fitProjection = (rows: Matrix): Projection => {
  if (rows.rows < 2)
    throw new ModelInputError('INSUFFICIENT_DATA', `a projection needs at least 2 rows, got ${rows.rows}`)
  assertFinite(rows)
  const pca = fitPca(rows, Math.min(2, rows.cols))
  return { pca, explained: [pca.shares[0] ?? 0, pca.shares[1] ?? 0] }
}

/** Places rows (`n × d`) on the plane: `n × 2`. Throws NOT_FINITE, SHAPE_MISMATCH for another number of columns. */
export const project = ({ pca }: Projection, rows: Matrix): Matrix => {
  if (rows.cols !== pca.means.length) {
    throw new ModelInputError('SHAPE_MISMATCH', `expected ${pca.means.length} columns, got ${rows.cols}`)
  }
  assertFinite(rows)
  const placed = projectPca(pca, rows)
  if (placed.cols === 2) return placed
  const points = new Float64Array(rows.rows * 2)
  placed.data.forEach((value, i) => (points[i * 2] = value))
  return matrix(points, rows.rows, 2)
}

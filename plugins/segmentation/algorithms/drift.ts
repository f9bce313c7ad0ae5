import { assertFinite, type Matrix, ModelInputError } from 'rapport-crm/ml/data'
import { drift, driftProfile, type DriftProfile, proposeTraining } from 'rapport-crm/ml/metrics'

/** The distribution of each feature when the model was trained. */
export interface DriftReference {
  readonly features: readonly string[]
  /** Deciles by feature, see the model kit's `driftProfile`. */
  readonly profiles: readonly DriftProfile[]
}

export interface FeatureDrift {
  readonly feature: string
  /** Population stability index: 0 for the same distribution; from 0.1 a shift, from 0.25 a large one. */
  readonly psi: number
}

export interface SegmentDrift {
  readonly features: readonly FeatureDrift[]
  /** Share of customers, known then and now, whose segment has changed under the same model. */
  readonly changedShare: number
  readonly proposal: 'KEEP' | 'WATCH' | 'RETRAIN'
  /** The reasons for the proposal, one sentence each; empty for KEEP. */
  readonly reasons: readonly string[]
}

const columnsOf = (rows: Matrix, features: readonly string[]): Float64Array[] => {
  if (rows.cols !== features.length) {
    throw new ModelInputError('SHAPE_MISMATCH', `expected ${features.length} columns, got ${rows.cols}`)
  }
  if (rows.rows === 0) throw new ModelInputError('INSUFFICIENT_DATA', 'drift needs at least 1 row, got 0')
  assertFinite(rows, features)
  return features.map((_, j) => Float64Array.from({ length: rows.rows }, (__, i) => rows.data[i * rows.cols + j]!))
}

/**
 * Stores the distribution of the rows trained on (`n × d`, real units). Throws NOT_FINITE, INSUFFICIENT_DATA,
 * SHAPE_MISMATCH.
 */
export const driftReference = (rows: Matrix, features: readonly string[]): DriftReference => ({
  features: [...features],
  profiles: columnsOf(rows, features).map((column) => driftProfile(column)),
})

/**
 * Population stability index of each feature of rows seen now (`m × d`, real units) against the reference.
 * Throws NOT_FINITE, INSUFFICIENT_DATA, SHAPE_MISMATCH.
 */
export const featureDrift = ({ features, profiles }: DriftReference, rows: Matrix): FeatureDrift[] =>
  columnsOf(rows, features).map((column, j) => ({ feature: features[j]!, psi: drift(profiles[j]!, column).index }))

const percent = (share: number) => `${Math.round(share * 100)} %`

/**
 * Proposes what to do: RETRAIN if a feature's index reaches 0.25 or 20 % of the customers changed segment, WATCH from
 * 0.1 or 10 %. `before` and `after` are the labels, then and now, of the customers known at both times. Throws
 * SHAPE_MISMATCH if their lengths differ.
 */
export const assessDrift = (features: readonly FeatureDrift[], before: Int32Array, after: Int32Array): SegmentDrift => {
  if (before.length !== after.length) {
    throw new ModelInputError(
      'SHAPE_MISMATCH',
      `expected as many labels now as then, got ${after.length}, ${before.length}`,
    )
  }
  const changed = before.reduce((count, label, i) => count + (label === after[i] ? 0 : 1), 0)
  const changedShare = before.length === 0 ? 0 : changed / before.length
  const sign = { isLarge: changedShare >= 0.2, reason: `${percent(changedShare)} of the customers changed segment` }
  return { features, changedShare, ...proposeTraining(features, changedShare >= 0.1 ? [sign] : []) }
}

import type { Matrix } from 'rapport/task'
import { assertFinite } from './rows.ts'
import { SegmentationError } from './segmentation-error.ts'

/** The spread of each feature when the model was trained. */
export interface DriftReference {
  readonly features: readonly string[]
  /** Per feature the inner edges of up to ten bins, ascending; a value belongs to the first bin whose edge it does not exceed. */
  readonly edges: readonly (readonly number[])[]
  /** Per feature the share of training rows in each bin. */
  readonly shares: readonly (readonly number[])[]
}

export interface FeatureDrift {
  readonly feature: string
  /** Population stability index: 0 for the same spread; from 0.1 a shift, from 0.25 a large one. */
  readonly psi: number
}

export interface Drift {
  readonly features: readonly FeatureDrift[]
  /** Share of customers, known then and now, whose segment is another under the same model. */
  readonly changedShare: number
  readonly proposal: 'KEEP' | 'WATCH' | 'RETRAIN'
  /** The proposal in words, one sentence a cause; empty for KEEP. */
  readonly reasons: readonly string[]
}

/** A share of 0 would make the index infinite. */
const leastShare = 1e-4

const binOf = (edges: readonly number[], value: number): number => {
  const bin = edges.findIndex((edge) => value <= edge)
  return bin < 0 ? edges.length : bin
}

const sharesOf = ({ data, rows: n, cols }: Matrix, j: number, edges: readonly number[]): number[] => {
  const counts = Array.from({ length: edges.length + 1 }, () => 0)
  for (let i = 0; i < n; i++) counts[binOf(edges, data[i * cols + j]!)]!++
  return counts.map((count) => count / n)
}

const assertRows = (rows: Matrix, features: readonly string[]) => {
  if (rows.cols !== features.length) {
    throw new SegmentationError('SHAPE_MISMATCH', `expected ${features.length} columns, got ${rows.cols}`)
  }
  if (rows.rows === 0) throw new SegmentationError('TOO_FEW_ROWS', 'drift needs at least 1 row, got 0')
  assertFinite(rows, features)
}

/**
 * Keeps the deciles of each feature over the rows trained on (`n × d`, real units); equal deciles make one bin.
 * Throws NOT_FINITE, TOO_FEW_ROWS, SHAPE_MISMATCH.
 */
export const driftReference = (rows: Matrix, features: readonly string[]): DriftReference => {
  assertRows(rows, features)
  const { data, rows: n, cols } = rows
  const edges = features.map((_, j) => {
    const sorted = Float64Array.from({ length: n }, (__, i) => data[i * cols + j]!).sort()
    const deciles = Array.from({ length: 9 }, (__, p) => sorted[Math.ceil(((p + 1) * n) / 10) - 1]!)
    return [...new Set(deciles)]
  })
  return { features: [...features], edges, shares: edges.map((inner, j) => sharesOf(rows, j, inner)) }
}

/**
 * Population stability index of each feature of rows seen now (`m × d`, real units) against the reference:
 * Σ (now − then) · ln(now / then) over the bins, shares floored at 0.0001.
 * Throws NOT_FINITE, TOO_FEW_ROWS, SHAPE_MISMATCH. @see Siddiqi, "Credit Risk Scorecards" (2006)
 */
export const featureDrift = (reference: DriftReference, rows: Matrix): FeatureDrift[] => {
  assertRows(rows, reference.features)
  return reference.features.map((feature, j) => {
    const now = sharesOf(rows, j, reference.edges[j]!)
    const psi = reference.shares[j]!.reduce((sum, share, bin) => {
      const then = Math.max(leastShare, share)
      const current = Math.max(leastShare, now[bin]!)
      return sum + (current - then) * Math.log(current / then)
    }, 0)
    return { feature, psi }
  })
}

const percent = (share: number) => `${Math.round(share * 100)} %`

/**
 * Proposes what to do: RETRAIN when a feature's index reaches 0.25 or 20 % of the customers changed segment, WATCH from
 * 0.1 or 10 %. `before` and `after` are the labels, then and now, of the customers known at both times.
 * Throws SHAPE_MISMATCH when their lengths differ.
 */
export const assessDrift = (features: readonly FeatureDrift[], before: Int32Array, after: Int32Array): Drift => {
  if (before.length !== after.length) {
    throw new SegmentationError(
      'SHAPE_MISMATCH',
      `expected as many labels now as then, got ${after.length}, ${before.length}`,
    )
  }
  const changed = before.reduce((count, label, i) => count + (label === after[i] ? 0 : 1), 0)
  const changedShare = before.length === 0 ? 0 : changed / before.length
  const shifted = features.filter(({ psi }) => psi >= 0.1).toSorted((a, b) => b.psi - a.psi)
  const reasons = shifted.map(
    ({ feature, psi }) => `${feature} is spread ${psi >= 0.25 ? 'quite ' : ''}differently (PSI ${psi.toFixed(2)})`,
  )
  if (changedShare >= 0.1) reasons.push(`${percent(changedShare)} of the customers changed segment`)
  const large = changedShare >= 0.2 || shifted.some(({ psi }) => psi >= 0.25)
  const proposal = large ? 'RETRAIN' : reasons.length > 0 ? 'WATCH' : 'KEEP'
  return { features, changedShare, proposal, reasons }
}

import { matrix, type Matrix } from 'rapport-crm/task'
import { clusterMeans } from './cluster-quality.ts'
import { nameSegments, type FeatureWords } from './naming.ts'
import { invertScaling, type Scaling } from './scaling.ts'

/** One feature of a segment. */
export interface FeatureProfile {
  readonly feature: string
  /** Mean of the members, real units. */
  readonly mean: number
  /** The centre in real units: the scaled mean brought back, for a log1p feature a geometric kind of mean. */
  readonly centre: number
  /** (Scaled mean of the members) in deviations from the population's mean. */
  readonly difference: number
}

export interface SegmentProfile {
  readonly segment: number
  readonly name: string
  readonly size: number
  /** Of all rows, noise included. */
  readonly share: number
  readonly features: readonly FeatureProfile[]
}

/**
 * Describes segments 0 … k − 1 of rows in real units and scaled (both `n × d`); names are made from the differences
 * unless given. A segment without members has means 0 and is called "Empty".
 */
export const profileSegments = (
  raw: Matrix,
  scaled: Matrix,
  scaling: Scaling,
  labels: Int32Array,
  k: number,
  naming: { readonly names?: readonly string[]; readonly words?: Readonly<Record<string, FeatureWords>> } = {},
): SegmentProfile[] => {
  const { cols } = raw
  const real = clusterMeans(raw, labels, k)
  const differences = clusterMeans(scaled, labels, k)
  const centres = invertScaling(scaling, matrix(differences.means, k, cols))
  const row = (values: Float64Array, q: number) => values.subarray(q * cols, (q + 1) * cols)
  const used = Array.from({ length: k }, (_, q) => q).filter((q) => real.sizes[q]! > 0)
  const made = nameSegments(
    scaling.features,
    used.map((q) => row(differences.means, q)),
    naming.words,
  )
  return Array.from({ length: k }, (_, q) => ({
    segment: q,
    name: naming.names?.[q] ?? made[used.indexOf(q)] ?? 'Empty',
    size: real.sizes[q]!,
    share: raw.rows === 0 ? 0 : real.sizes[q]! / raw.rows,
    features: scaling.features.map((feature, j) => ({
      feature,
      mean: real.means[q * cols + j]!,
      centre: real.sizes[q]! > 0 ? centres.data[q * cols + j]! : 0,
      difference: differences.means[q * cols + j]!,
    })),
  }))
}

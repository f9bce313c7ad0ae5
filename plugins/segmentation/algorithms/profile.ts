import { matrix, type Matrix } from 'rapport-crm/ml/data'
import { clusterMeans } from './cluster-quality.ts'
import type { FeatureWords } from './feature-words.ts'
import { nameSegments } from './naming.ts'
import { invertScaling, type Scaling } from './scaling.ts'

/** One feature of a segment. */
interface FeatureProfile {
  readonly feature: string
  /** Mean of the members, in real units; a value far outside those of the others is capped at the usual range. */
  readonly mean: number
  /** The centre in real units: the scaled mean transformed back, for a log1p feature a kind of geometric mean. */
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
 * How far beyond the middle half of a segment's values is usual, in spreads of that half: about 3.4 deviations of a
 * normal distribution.
 */
const usualReach = 2
/**
 * The smallest spread that counts, in deviations of all customers: for amounts and counts, which are on logarithms, and
 * for shares.
 */
const leastSpread = { log1p: 0.5, signedLog1p: 0.5, none: 1 } as const

/**
 * The members' values in real units, with those far outside the others of their segment moved to the edge of the usual
 * range, on the scale on which segments are found: one customer worth millions must not decide a segment's mean.
 */
const usualValues = (scaled: Matrix, scaling: Scaling, labels: Int32Array, k: number): Matrix => {
  const { cols } = scaled
  const limited = scaled.data.slice()
  for (let q = 0; q < k; q++) {
    const members = Int32Array.from(labels.keys()).filter((i) => labels[i] === q)
    if (members.length === 0) continue
    for (let j = 0; j < cols; j++) {
      const sorted = Float64Array.from(members, (i) => scaled.data[i * cols + j]!).sort()
      const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))]!
      const [low, high] = [at(0.25), at(0.75)]
      const reach = usualReach * Math.max(leastSpread[scaling.transforms[j]!], high - low)
      for (const i of members)
        limited[i * cols + j] = Math.min(high + reach, Math.max(low - reach, limited[i * cols + j]!))
    }
  }
  return invertScaling(scaling, matrix(limited, scaled.rows, cols))
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
  const real = clusterMeans(usualValues(scaled, scaling, labels, k), labels, k)
  const differences = clusterMeans(scaled, labels, k)
  const centres = invertScaling(scaling, matrix(differences.means, k, cols))
  const row = (values: Float64Array, q: number) => values.subarray(q * cols, (q + 1) * cols)
  const used = Array.from({ length: k }, (_, q) => q).filter((q) => real.sizes[q]! > 0)
  const made = nameSegments(
    scaling.features,
    used.map((q) => row(differences.means, q)),
    naming.words,
    used.map((q) => row(real.means, q)),
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

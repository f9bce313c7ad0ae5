import { defineArtifact } from 'rapport-crm/sdk'
import { decodeArtifact, encodeArtifact } from 'rapport-crm/ml/data'
import type { DriftProfile } from 'rapport-crm/ml/metrics'

/** What a training stores. */
export interface Ranks {
  /** Percentiles 0 to 100 of the values trained on. */
  readonly cuts: Float64Array
  /** The distribution of the values trained on, for comparison with later ones. */
  readonly spread: DriftProfile
}

const isRanks = (value: unknown): value is Ranks =>
  typeof value === 'object' &&
  value !== null &&
  'cuts' in value &&
  value.cuts instanceof Float64Array &&
  'spread' in value

/** How models are stored and decoded. */
export const artifact = defineArtifact<Ranks>({
  encode: (ranks) => Buffer.from(encodeArtifact(ranks)),
  decode: (bytes) => decodeArtifact(Buffer.from(bytes).toString(), isRanks),
})

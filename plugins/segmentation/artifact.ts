import { currencyOf, defineArtifact } from 'rapport-crm/sdk'
import { ModelInputError } from 'rapport-crm/ml/data'
import { decodeArtifact, encodeArtifact, type SegmentationArtifact } from './algorithms/artifact.ts'
import { createAssigner, type Assigner } from './algorithms/assign.ts'
import { isFeatureName, type FeatureName } from './features.ts'
import type { Context } from './manifest.ts'

/** What a training stores. */
export interface StoredSegmentation extends SegmentationArtifact {
  readonly names: readonly FeatureName[]
  /** That of the amounts in the features. */
  readonly currency: string
}

/** A stored training, with look-up structures for live scoring prepared once. */
export interface LiveModel {
  readonly artifact: SegmentationArtifact
  readonly names: readonly FeatureName[]
  /** Absent in models that were trained before it was kept. */
  readonly currency: string | undefined
  readonly assign: Assigner
}

const namesIn = (artifact: object): readonly FeatureName[] => {
  const names: unknown = 'names' in artifact ? artifact.names : undefined
  if (Array.isArray(names) && names.every(isFeatureName)) return names
  throw new ModelInputError('BAD_ARTIFACT', 'expected the names of the features that the segments are based on')
}

const currencyIn = (artifact: object): string | undefined =>
  'currency' in artifact && typeof artifact.currency === 'string' ? artifact.currency : undefined

/** The currency that a model knows amounts in. */
export const currencyOfModel = ({ currency }: LiveModel, context: Context): string => currency ?? currencyOf(context)

/** How segmentations are stored and read back. */
export const artifact = defineArtifact<LiveModel, StoredSegmentation>({
  encode: encodeArtifact,
  decode: (bytes) => {
    const stored = decodeArtifact(bytes)
    return {
      artifact: stored,
      names: namesIn(stored),
      currency: currencyIn(stored),
      assign: createAssigner(stored.model),
    }
  },
})

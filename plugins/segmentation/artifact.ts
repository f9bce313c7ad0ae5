import { defineArtifact } from 'rapport-crm/sdk'
import { ModelInputError } from 'rapport-crm/ml/data'
import { decodeArtifact, encodeArtifact, type SegmentationArtifact } from './algorithms/artifact.ts'
import { createAssigner, type Assigner } from './algorithms/assign.ts'
import { isFeatureName, type FeatureName } from './features.ts'

/** What a training stores. */
export interface StoredSegmentation extends SegmentationArtifact {
  readonly names: readonly FeatureName[]
}

/** A stored training, with look-up structures for live scoring prepared once. */
export interface LiveModel {
  readonly artifact: SegmentationArtifact
  readonly names: readonly FeatureName[]
  readonly assign: Assigner
}

const namesIn = (artifact: object): readonly FeatureName[] => {
  const names: unknown = 'names' in artifact ? artifact.names : undefined
  if (Array.isArray(names) && names.every(isFeatureName)) return names
  throw new ModelInputError('BAD_ARTIFACT', 'expected the names of the features that the segments are based on')
}

/** How segmentations are stored and read back. */
export const artifact = defineArtifact<LiveModel, StoredSegmentation>({
  encode: encodeArtifact,
  decode: (bytes) => {
    const stored = decodeArtifact(bytes)
    return { artifact: stored, names: namesIn(stored), assign: createAssigner(stored.model) }
  },
})

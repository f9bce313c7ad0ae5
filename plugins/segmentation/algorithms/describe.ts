import type { Matrix } from 'rapport-crm/ml/data'
import { clusterQuality, type ClusterQuality } from './cluster-quality.ts'
import { driftReference, type DriftReference } from './drift.ts'
import type { FeatureWords } from './feature-words.ts'
import { profileSegments, type SegmentProfile } from './profile.ts'
import { fitProjection, type Projection } from './projection.ts'
import type { Scaling } from './scaling.ts'
import { silhouette, type Silhouette } from './silhouette.ts'

export interface DescribeInput {
  /** `n × d`, real units. */
  readonly raw: Matrix
  /** The same rows, scaled. */
  readonly scaled: Matrix
  readonly scaling: Scaling
  readonly labels: Int32Array
  /** Number of segments. */
  readonly segments: number
  /** Given names (RFM), instead of names made from what sets a segment apart. */
  readonly names?: readonly string[]
  readonly words?: Readonly<Record<string, FeatureWords>>
  readonly seed: number
  readonly signal?: AbortSignal
}

/** A segmentation as people see it. */
export interface Description {
  readonly segments: readonly SegmentProfile[]
  readonly noiseCount: number
  readonly silhouette: Silhouette | undefined
  readonly quality: ClusterQuality | undefined
  readonly projection: Projection
  readonly drift: DriftReference
}

/** Profiles, quality, the plane for drawing and what later drift is measured against; one pass after training. */
export const describeSegments = (input: DescribeInput): Description => {
  const { raw, scaled, scaling, labels, segments, names, words, seed, signal } = input
  const projection = fitProjection(scaled)
  return {
    segments: profileSegments(raw, scaled, scaling, labels, segments, {
      ...(names && { names }),
      ...(words && { words }),
    }),
    noiseCount: labels.reduce((count, label) => count + (label < 0 ? 1 : 0), 0),
    silhouette: silhouette(scaled, labels, { seed, ...(signal && { signal }) }),
    quality: clusterQuality(scaled, labels, segments),
    projection,
    drift: driftReference(raw, scaling.features),
  }
}

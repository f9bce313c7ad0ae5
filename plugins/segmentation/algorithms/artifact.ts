import { decodeArtifact as decodeText, encodeArtifact as encodeText } from 'rapport-crm/ml/data'
import type { KCandidate } from './choose-k.ts'
import type { Description } from './describe.ts'
import type { SegmentationMetrics } from './cluster-quality.ts'
import type { SegmentationModel } from './model.ts'
import type { Stability } from './stability.ts'

/** What is stored of a training: everything but the rows' own labels and places. */
export interface SegmentationArtifact extends Pick<Description, 'segments' | 'projection' | 'drift'> {
  readonly format: 1
  readonly model: SegmentationModel
  readonly metrics: SegmentationMetrics
  readonly stability: Stability | null
  readonly candidates: readonly KCandidate[]
}

const isArtifact = (value: unknown): value is SegmentationArtifact =>
  typeof value === 'object' && value !== null && 'format' in value && value.format === 1 && 'model' in value

/**
 * A trained result as bytes that are the same for the same result: JSON with sorted keys, numbers that read back
 * exactly, columns in base64, nothing undefined. Hash them to compare two trainings. Throws ModelInputError NOT_FINITE
 * naming the place of a NaN or infinite number, BAD_ARTIFACT for anything that is not plain data.
 */
export const encodeArtifact = (result: unknown): Uint8Array<ArrayBuffer> => new TextEncoder().encode(encodeText(result))

/** Reads back what `encodeArtifact` wrote, columns as columns. Throws ModelInputError BAD_ARTIFACT. */
export const decodeArtifact = (bytes: Uint8Array): SegmentationArtifact =>
  decodeText(new TextDecoder().decode(bytes), isArtifact)

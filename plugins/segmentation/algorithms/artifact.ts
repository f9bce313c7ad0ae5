import { decodeArtifact as decodeText, encodeArtifact as encodeText } from 'rapport-crm/task'
import type { artifactOf } from '../train/train-segmentation.ts'

/** What is stored of a training, see `artifactOf`. */
export type SegmentationArtifact = ReturnType<typeof artifactOf>

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

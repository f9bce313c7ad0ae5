import { z } from 'zod'
import { canonicalJson } from '../core/canonical-json.ts'
import { ModelInputError } from '../ml/data/model-input-error.ts'

/** Reads stored models of one type. */
export interface ArtifactReader<Artifact> {
  /**
   * The model that `encode` wrote, e.g. with columns and look-up structures; it stays in memory for many scorings.
   * Throws a typed error, such as `ModelInputError` BAD_ARTIFACT, for bytes that are not such a model.
   */
  decode(bytes: Uint8Array): Artifact
}

/**
 * How the trained models of a plugin are stored and decoded: `Stored` is what a training returns, `Artifact` what
 * scores.
 */
export interface ArtifactType<Artifact, Stored = Artifact> extends ArtifactReader<Artifact> {
  /** The bytes that are stored and hashed: equal models give equal bytes. */
  encode(stored: Stored): Uint8Array
}

/** Declares how trained models are stored and decoded; the type of the artifact is what `decode` returns. */
export const defineArtifact = <Artifact, Stored = Artifact>(
  type: ArtifactType<Artifact, Stored>,
): ArtifactType<Artifact, Stored> => type

/** Models in plain JSON, stored with a fixed order of keys and checked by a schema when they are decoded. */
export const jsonArtifact = <Artifact>(schema: z.ZodType<Artifact>): ArtifactType<Artifact> => ({
  encode: (stored) => Buffer.from(canonicalJson(stored)),
  decode: (bytes) => {
    const read = schema.safeParse(parsed(Buffer.from(bytes).toString()))
    if (read.success) return read.data
    throw new ModelInputError('BAD_ARTIFACT', `expected an artifact of another kind: ${z.prettifyError(read.error)}`)
  },
})

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch (cause) {
    const error = new ModelInputError('BAD_ARTIFACT', `expected JSON, got ${text.slice(0, 40)}…`)
    error.cause = cause
    throw error
  }
}

import { createHash } from 'node:crypto'
import { canonicalJson } from '../core/canonical-json.ts'
import type { RunSql } from '../db/sql.ts'
import type { ModelDefinition } from './model-kit.ts'

/** The bytes that are stored and hashed: JSON objects in canonical form, bytes as they are. */
export const artifactBytes = (artifact: Uint8Array | object): Uint8Array =>
  artifact instanceof Uint8Array ? artifact : Buffer.from(canonicalJson(artifact))

export const artifactHash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** The model with this hash is not stored. */
export class ArtifactMissing extends Error {}

/** Stores trained models by the hash of their bytes; equal models are stored once. */
export class ArtifactStore {
  readonly #sql: RunSql
  readonly #cache = new Map<string, unknown>()
  readonly #maxCached: number

  constructor(sql: RunSql, maxCached = 16) {
    this.#sql = sql
    this.#maxCached = maxCached
  }

  async save(sql: RunSql, bytes: Uint8Array): Promise<string> {
    const hash = artifactHash(bytes)
    // A model that comes again is as good as new, so that it is not pruned before its run has ended.
    await sql(
      'insert into model_artifact (hash, bytes) values ($1, $2) on conflict (hash) do update set created_at = now()',
      [hash, Buffer.from(bytes)],
    )
    return hash
  }

  /**
   * The decoded artifact, from memory if it was used recently. Throws if it is absent or does not match its hash. A
   * hash is always decoded the same way, so the first caller's `decode` serves the others.
   */
  async load(hash: string, decode: (bytes: Uint8Array) => unknown): Promise<unknown> {
    const cached = this.#cache.get(hash)
    if (cached !== undefined) {
      // Evicted last, so that replays of old models do not displace the ones that score.
      this.#cache.delete(hash)
      this.#cache.set(hash, cached)
      return cached
    }
    const [row] = await this.#sql('select bytes from model_artifact where hash = $1', [hash])
    if (!row) throw new ArtifactMissing(`the model artifact ${hash} is not stored`)
    const bytes = row['bytes'] as Buffer
    if (artifactHash(bytes) !== hash) throw new Error(`the stored model artifact ${hash} is damaged`)
    const artifact = decode(bytes)
    if (this.#cache.size >= this.#maxCached) this.#cache.delete(this.#cache.keys().next().value!)
    this.#cache.set(hash, artifact)
    return artifact
  }
}

/** How an artifact is read back: as its definition says, else as JSON. */
export const decoderOf = (definition: ModelDefinition): ((bytes: Uint8Array) => unknown) =>
  definition.decode ? (bytes) => definition.decode!(bytes) : (bytes) => JSON.parse(Buffer.from(bytes).toString())

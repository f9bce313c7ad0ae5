import { createHash } from 'node:crypto'
import type { RunSql } from '../db/sql.ts'
import type { ArtifactReader } from './artifact-type.ts'
import type { ReadArtifact } from './define-model.ts'

const artifactHash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** The model with this hash is not stored. */
export class ArtifactMissing extends Error {}

/** Stores trained models by the hash of their bytes; equal models are stored once. */
export class ArtifactStore {
  readonly #sql: RunSql
  readonly #cache = new Map<string, { readonly type: object; readonly artifact: unknown }>()
  readonly #maxCached: number

  constructor(sql: RunSql, maxCached = 16) {
    this.#sql = sql
    this.#maxCached = maxCached
  }

  async save(sql: RunSql, bytes: Uint8Array): Promise<string> {
    const hash = artifactHash(bytes)
    // A model that is trained again counts as new, so that it is not pruned before its run has ended.
    await sql(
      'insert into model_artifact (hash, bytes) values ($1, $2) on conflict (hash) do update set created_at = now()',
      [hash, Buffer.from(bytes)],
    )
    return hash
  }

  /** Reads the model of a hash, see `load`. */
  reader(hash: string): ReadArtifact {
    return (type) => this.load(hash, type)
  }

  /** The model of a hash, from memory if it was used recently. Throws if it is absent or does not match its hash. */
  async load<Artifact>(hash: string, type: ArtifactReader<Artifact>): Promise<Artifact> {
    const cached = this.#cache.get(hash)
    if (cached?.type === type) {
      // Evicted last, so that replays of old models do not displace the ones that score.
      this.#cache.delete(hash)
      this.#cache.set(hash, cached)
      // What this type has decoded has its type.
      return cached.artifact as Artifact
    }
    const [row] = await this.#sql<{ bytes: Buffer }>('select bytes from model_artifact where hash = $1', [hash])
    if (!row) throw new ArtifactMissing(`the model artifact ${hash} is not stored`)
    const bytes = row.bytes
    if (artifactHash(bytes) !== hash) throw new Error(`the stored model artifact ${hash} is damaged`)
    const artifact = type.decode(bytes)
    this.#cache.delete(hash)
    if (this.#cache.size >= this.#maxCached) this.#cache.delete(this.#cache.keys().next().value!)
    this.#cache.set(hash, { type, artifact })
    return artifact
  }
}

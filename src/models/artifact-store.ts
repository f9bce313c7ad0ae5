import { createHash } from 'node:crypto'
import type { RunSql } from '../db/sql.ts'
import { canonicalJson } from './score-store.ts'

/** The first byte says how the rest is to be read. */
const jsonMark = 0x7b // {, so JSON artifacts are stored as the text they are

/** The bytes that are stored and hashed: JSON objects in canonical form, bytes as they are. */
export const artifactBytes = (artifact: Uint8Array | object): Uint8Array =>
  artifact instanceof Uint8Array ? artifact : Buffer.from(canonicalJson(artifact))

export const artifactHash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Keeps trained models by the hash of their bytes; equal models are kept once. */
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
    await sql('insert into model_artifact (hash, bytes) values ($1, $2) on conflict (hash) do nothing', [
      hash,
      Buffer.from(bytes),
    ])
    return hash
  }

  /** The artifact as it was given to `train`: an object when it was JSON. Throws when it is absent or does not match its hash. */
  async load(hash: string): Promise<unknown> {
    const cached = this.#cache.get(hash)
    if (cached !== undefined) return cached
    const [row] = await this.#sql('select bytes from model_artifact where hash = $1', [hash])
    if (!row) throw new Error(`the model artifact ${hash} is not stored`)
    const bytes = row['bytes'] as Buffer
    if (artifactHash(bytes) !== hash) throw new Error(`the stored model artifact ${hash} is damaged`)
    const artifact: unknown = bytes[0] === jsonMark ? JSON.parse(bytes.toString()) : new Uint8Array(bytes)
    if (this.#cache.size >= this.#maxCached) this.#cache.delete(this.#cache.keys().next().value!)
    this.#cache.set(hash, artifact)
    return artifact
  }
}

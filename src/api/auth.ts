import { hashKey } from '../core/api-key.ts'
import type { Viewer } from '../core/viewer.ts'
import type { RunSql } from '../db/sql.ts'
import { rightsOfKey } from '../modules/user/key-rights.ts'

/** How long a key's rights are cached: the longest that a revoked key keeps working. Expiry is exact to the moment. */
export const keyCacheMs = 5_000
const maxCached = 10_000

export { hashKey, newKey } from '../core/api-key.ts'

/** Who is behind a credential, or why it is refused, in words for its holder. */
export type Identity = { readonly viewer: Viewer } | { readonly viewer?: undefined; readonly problem: string }

const missing: Identity = { problem: 'expected a credential: Authorization: Bearer <API key>' }
const unknown: Identity = {
  problem: 'expected a valid credential: Authorization: Bearer <API key>; this key is unknown here',
}

/** Finds out who is behind an `Authorization` value. */
export class Authenticator {
  readonly #run: RunSql
  readonly #cache = new Map<string, { identity: Identity; until: number }>()

  constructor(run: RunSql) {
    this.#run = run
  }

  /** The viewer behind `Bearer <key>`. Only the holder of a key that once worked learns why it no longer does. */
  async identify(authorization: string | undefined): Promise<Identity> {
    const key = /^Bearer\s+(\S{8,512})$/i.exec(authorization ?? '')?.[1]
    if (key === undefined) return missing
    const hash = hashKey(key)
    const cached = this.#cache.get(hash)
    if (cached && cached.until > Date.now()) return cached.identity
    const { identity, validMs } = await this.#load(hash)
    if (this.#cache.size >= maxCached) this.#cache.clear()
    this.#cache.set(hash, { identity, until: Date.now() + Math.min(keyCacheMs, validMs) })
    return identity
  }

  /** Clears the cache, so that changed rights take effect at once in this process. */
  forget(): void {
    this.#cache.clear()
  }

  async #load(hash: string): Promise<{ identity: Identity; validMs: number }> {
    const rights = await rightsOfKey(this.#run, { hash })
    if (!rights) return { identity: unknown, validMs: Infinity }
    const { validMs } = rights
    return 'problem' in rights
      ? { identity: { problem: rights.problem }, validMs: Infinity }
      : { identity: { viewer: rights.viewer }, validMs }
  }
}

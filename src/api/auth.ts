import { hashKey } from '../core/api-key.ts'
import { narrowerRole, narrowerScope, type Role, type RowScope, type Viewer } from '../core/viewer.ts'
import type { Row } from '../db/rows.ts'
import type { RunSql } from '../db/sql.ts'

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
    // The clock of the database, which wrote the rows, decides how long a key is valid.
    const [row] = await this.#run<KeyRow>(
      `select k.id, k.role, k.scope, k.user_id, k.revoked_at, k.expires_at, extract(epoch from k.expires_at - now())::float8 * 1000 as valid_ms,
         u.active, u.role as user_role, u.scope as user_scope
       from api_key k left join app_user u on u.id = k.user_id where k.hash = $1`,
      [hash],
    )
    if (!row) return { identity: unknown, validMs: Infinity }
    const validMs = row.valid_ms ?? Infinity
    const problem = problemOf(row, validMs)
    if (problem !== undefined) return { identity: { problem }, validMs: Infinity }
    // A user's key reaches no further than the user does now, whatever it was created with.
    const role = row.role
    const userRole = row.user_role
    const viewer: Viewer = {
      kind: row.user_id ? 'USER' : 'API_KEY',
      id: row.id,
      userId: row.user_id ?? undefined,
      role: userRole === null ? role : narrowerRole(role, userRole),
      scope: row.user_scope === null ? row.scope : narrowerScope(row.scope, row.user_scope),
    }
    return { identity: { viewer }, validMs }
  }
}

/** A key, with what its user may do where it has one. */
type KeyRow = Row<'api_key', 'id' | 'user_id' | 'revoked_at' | 'expires_at'> & {
  readonly role: Role
  readonly scope: RowScope
  readonly user_role: Role | null
  readonly user_scope: RowScope | null
  /** Of the user; null for the key of a program. */
  readonly active: boolean | null
  readonly valid_ms: number | null
}

const problemOf = (row: KeyRow, validMs: number): string | undefined => {
  if (row.revoked_at !== null) return 'this key was revoked; ask an owner for another one'
  if (row.expires_at !== null && validMs <= 0)
    return `this key expired at ${new Date(row.expires_at).toISOString()}; ask an owner for a new one`
  return row.active === false ? 'the user of this key is not active; ask an owner' : undefined
}

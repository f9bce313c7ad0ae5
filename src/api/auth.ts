import { hashKey } from '../core/api-key.ts'
import { narrowerRole, type Role, type RowScope, type Viewer } from '../core/viewer.ts'
import type { RunSql } from '../db/sql.ts'

/** How long a key's rights are remembered: the longest that a revoked key still works. */
export const keyCacheMs = 5_000
const maxCached = 10_000

export { hashKey, newKey } from '../core/api-key.ts'

/** Finds out who is behind an `Authorization` value. */
export class Authenticator {
  readonly #run: RunSql
  readonly #cache = new Map<string, { viewer: Viewer | undefined; until: number }>()

  constructor(run: RunSql) {
    this.#run = run
  }

  /** The viewer behind `Bearer <key>`; undefined where there is none or the key is unknown, expired or revoked. */
  async viewerOf(authorization: string | undefined): Promise<Viewer | undefined> {
    const key = /^Bearer\s+(\S{8,512})$/i.exec(authorization ?? '')?.[1]
    if (key === undefined) return undefined
    const hash = hashKey(key)
    const cached = this.#cache.get(hash)
    if (cached && cached.until > Date.now()) return cached.viewer
    const viewer = await this.#load(hash)
    if (this.#cache.size >= maxCached) this.#cache.clear()
    this.#cache.set(hash, { viewer, until: Date.now() + keyCacheMs })
    return viewer
  }

  /** Forgets what it remembers, so that changed rights hold at once in this process. */
  forget(): void {
    this.#cache.clear()
  }

  async #load(hash: string): Promise<Viewer | undefined> {
    const [row] = await this.#run(
      `select k.id, k.role, k.scope, k.user_id, u.role as user_role, u.scope as user_scope from api_key k left join app_user u on u.id = k.user_id
       where k.hash = $1 and k.revoked_at is null and (k.expires_at is null or k.expires_at > now()) and (u.id is null or u.active)`,
      [hash],
    )
    if (!row) return undefined
    // A key of a user reaches no further than the user does now, whatever it was made with.
    const role = row['role'] as Role
    const userRole = row['user_role'] as Role | null
    return {
      kind: row['user_id'] ? 'USER' : 'API_KEY',
      id: row['id'] as string,
      userId: (row['user_id'] as string | null) ?? undefined,
      role: userRole === null ? role : narrowerRole(role, userRole),
      scope: row['user_scope'] === 'OWN' ? 'OWN' : (row['scope'] as RowScope),
    }
  }
}

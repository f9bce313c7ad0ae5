import { createHash, randomBytes } from 'node:crypto'
import type { Role, RowScope, Viewer } from '../core/viewer.ts'
import type { RunSql } from '../db/sql.ts'

/** How long a key's rights are remembered: the longest that a revoked key still works. */
export const keyCacheMs = 5_000
const maxCached = 10_000

/** A new API key: recognisable prefix, 256 random bits. */
export const newKey = (): string => `rpk_${randomBytes(32).toString('base64url')}`

/** What is stored of a key. */
export const hashKey = (key: string): string => createHash('sha256').update(key).digest('hex')

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

  async #load(hash: string): Promise<Viewer | undefined> {
    const [row] = await this.#run(
      `select k.id, k.role, k.scope, k.user_id from api_key k left join app_user u on u.id = k.user_id
       where k.hash = $1 and k.revoked_at is null and (k.expires_at is null or k.expires_at > now()) and (u.id is null or u.active)`,
      [hash],
    )
    if (!row) return undefined
    return {
      kind: row['user_id'] ? 'USER' : 'API_KEY',
      id: row['id'] as string,
      userId: (row['user_id'] as string | null) ?? undefined,
      role: row['role'] as Role,
      scope: row['scope'] as RowScope,
    }
  }
}

import { RapportError } from '../../core/errors.ts'
import { narrowerRole, narrowerScope, type Role, type RowScope, type Viewer } from '../../core/viewer.ts'
import type { Row } from '../../db/rows.ts'
import type { RunSql } from '../../db/sql.ts'

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

/** What the holder of a key may do now, or why nothing; `validMs`: for how many milliseconds, as far as the clock decides. */
export type KeyRights =
  | { readonly viewer: Viewer; readonly validMs: number }
  | { readonly problem: string; readonly validMs: number }

const problemOf = (row: KeyRow, validMs: number): string | undefined => {
  if (row.revoked_at !== null) return 'this key was revoked; ask an owner for another one'
  if (row.expires_at !== null && validMs <= 0)
    return `this key expired at ${new Date(row.expires_at).toISOString()}; ask an owner for a new one`
  return row.active === false ? 'the user of this key is not active; ask an owner' : undefined
}

/** The rights of the key with a hash or a uuid; undefined if there is none. */
export const rightsOfKey = async (
  run: RunSql,
  key: { readonly hash: string } | { readonly id: string },
): Promise<KeyRights | undefined> => {
  const [condition, value] = 'hash' in key ? ['k.hash = $1', key.hash] : ['k.id = $1', key.id]
  // The clock of the database, which wrote the rows, decides how long a key is valid.
  const [row] = await run<KeyRow>(
    `select k.id, k.role, k.scope, k.user_id, k.revoked_at, k.expires_at, extract(epoch from k.expires_at - now())::float8 * 1000 as valid_ms,
       u.active, u.role as user_role, u.scope as user_scope
     from api_key k left join app_user u on u.id = k.user_id where ${condition}`,
    [value],
  )
  if (!row) return undefined
  const validMs = row.valid_ms ?? Infinity
  const problem = problemOf(row, validMs)
  if (problem !== undefined) return { problem, validMs }
  // A user's key reaches no further than the user does now, whatever it was created with.
  const { role, user_role: userRole } = row
  const viewer: Viewer = {
    kind: row.user_id ? 'USER' : 'API_KEY',
    id: row.id,
    userId: row.user_id ?? undefined,
    role: userRole === null ? role : narrowerRole(role, userRole),
    scope: row.user_scope === null ? row.scope : narrowerScope(row.scope, row.user_scope),
  }
  return { viewer, validMs }
}

/** What the key with a uuid may do now, for work that goes on after its request. Throws FORBIDDEN if it may do nothing any more. */
export const viewerOfKey = async (run: RunSql, id: string): Promise<Viewer> => {
  const rights = await rightsOfKey(run, { id })
  if (rights && 'viewer' in rights) return rights.viewer
  throw new RapportError(
    'FORBIDDEN',
    `expected the key that asked for this to be valid; ${rights?.problem ?? 'it is gone'}`,
  )
}

import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { StartError } from '../core/errors.ts'
import { newUuid } from '../core/ids.ts'
import type { RunSql } from '../db/sql.ts'
import { hashKey, newKey } from './auth.ts'

/** The file with the owner's key, readable only by its user. */
export const ownerKeyFile = (dataDir: string): string => join(dataDir, 'owner-key')

const readKey = async (dataDir: string): Promise<string | undefined> => {
  try {
    return (await readFile(ownerKeyFile(dataDir), 'utf8')).trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw new StartError(`the owner's key in ${ownerKeyFile(dataDir)} cannot be read: ${(error as Error).message}`)
  }
}

/**
 * Ensures that the owner's key opens this database: the given one, else the one stored in `dataDir`, else a new one,
 * which is stored there. Returns whether it is new, so that it can be shown once.
 */
export const ensureOwnerKey = async (
  sql: RunSql,
  given: string | undefined,
  dataDir: string,
): Promise<{ key: string; isNew: boolean }> => {
  const kept = given ?? (await readKey(dataDir))
  const key = kept ?? newKey()
  if (kept === undefined) {
    try {
      await mkdir(dataDir, { recursive: true })
      await writeFile(ownerKeyFile(dataDir), `${key}\n`, { mode: 0o600 })
    } catch (error) {
      throw new StartError(
        `the owner's key cannot be stored in ${dataDir}: ${(error as Error).message}; set DATA_DIR to a writable ` +
          'folder, or OWNER_KEY',
      )
    }
  }
  await sql(
    `insert into api_key (id, name, hash, prefix, role) values ($1, 'owner', $2, $3, 'OWNER') on conflict (hash) do update set revoked_at = null`,
    [newUuid(), hashKey(key), key.slice(0, 8)],
  )
  return { key, isNew: kept === undefined }
}

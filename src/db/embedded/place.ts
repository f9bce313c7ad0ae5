import { createHash, randomBytes } from 'node:crypto'
import { access, chmod, lstat, mkdir, readFile, realpath, rename, stat, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { accountOf, systemAccount } from './account.ts'
import { claimFolder } from './claim.ts'
import { EmbeddedDatabaseError, systemCode, wayOut } from './error.ts'
import { usablePrograms, type UsablePrograms } from './programs.ts'
import { run, type Account } from './run.ts'

/** Where the database lives and who runs it, claimed for this process until `release`. */
export interface Place {
  /**
   * Holds the data, the lock and, if they had to be copied, the programs; the data folder itself unless root cannot use
   * that.
   */
  readonly home: string
  /** The folder of the database, which need not exist yet. */
  readonly data: string
  readonly programs: UsablePrograms
  /** Absent if PostgreSQL runs as the user of this process. */
  readonly account: Account | undefined
  release(): Promise<void>
}

const pointerName = 'database-place.json'
const isRoot = () => process.geteuid?.() === 0

/**
 * Where root's data may go if the system user cannot enter DATA_DIR: permanent folders first, then those that a system
 * may empty.
 */
export const systemFolders: readonly string[] = ['/var/lib/rapport', '/var/tmp/rapport', '/tmp/rapport']

/**
 * Finds, claims and prepares the place of the database of `dataDir`. For an ordinary user that is `dataDir` itself; for
 * root too, if the system user can enter it. Otherwise it is a folder below one of `folders`, and `dataDir` keeps a
 * pointer to it, so that the same `dataDir` always finds the same data.
 */
export async function claimPlace(dataDir: string, folders: readonly string[] = systemFolders): Promise<Place> {
  const folder = await ownFolder(dataDir)
  const pointed = await readPointer(folder)
  if (!isRoot()) {
    const home = pointed ?? folder
    await assertOwned(join(home, 'database'))
    return settle(home, undefined)
  }
  const fixed = pointed ?? ((await holdsDatabase(folder)) ? folder : undefined)
  if (fixed !== undefined) return settle(fixed, await accountOfData(fixed))

  const account = await systemAccount()
  const hash = createHash('sha256').update(folder).digest('hex').slice(0, 12)
  const candidates = [
    ...((await canEnter(folder, account)) ? [folder] : []),
    ...folders.map((base) => join(base, hash)),
  ]
  const refusals: string[] = []
  for (const home of candidates) {
    try {
      if (home !== folder) await makeSystemFolder(home)
      const place = await settle(home, account)
      if (home !== folder) await writePointer(folder, home)
      return place
    } catch (error) {
      if (error instanceof EmbeddedDatabaseError && error.code !== 'PROGRAMS_UNUSABLE') throw error
      refusals.push(`${home}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  throw new EmbeddedDatabaseError(
    'DATA_NOT_REACHABLE',
    `PostgreSQL does not run as root, and no folder was found where user ${account.name} could run it (${refusals.join('; ')}): set DATA_DIR to a folder that this user may enter, ${wayOut}`,
  )
}

async function settle(home: string, account: Account | undefined): Promise<Place> {
  const release = await claimFolder(home).catch((cause: unknown) => {
    throw cause instanceof EmbeddedDatabaseError ? cause : notWritable(home, cause)
  })
  try {
    const programs = await usablePrograms(home, account)
    return { home, data: join(home, 'database'), programs, account, release }
  } catch (error) {
    await release()
    throw error
  }
}

async function ownFolder(dataDir: string): Promise<string> {
  const folder = resolve(dataDir)
  try {
    // The system user may enter root's folder, but not list it, so that the folder can hold its database.
    await mkdir(folder, { recursive: true, mode: isRoot() ? 0o711 : 0o700 })
    return await realpath(folder)
  } catch (cause) {
    throw notWritable(folder, cause)
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'it is read-only',
  ENOSPC: 'no space is left',
  EEXIST: 'it is not a folder',
  ENOTDIR: 'it is not a folder',
}

const notWritable = (folder: string, cause: unknown): EmbeddedDatabaseError =>
  new EmbeddedDatabaseError(
    'DATA_DIR_NOT_WRITABLE',
    `the data folder ${folder} cannot be written (${reasons[systemCode(cause)] ?? String(cause)}): set DATA_DIR to a folder that this user may write, ${wayOut}`,
    { cause },
  )

const holdsDatabase = (home: string): Promise<boolean> =>
  access(join(home, 'database')).then(
    () => true,
    () => false,
  )

async function assertOwned(data: string): Promise<void> {
  const found = await stat(data).catch(() => undefined)
  if (found === undefined || process.platform === 'win32' || found.uid === process.geteuid?.()) return
  throw new EmbeddedDatabaseError(
    'DATA_OF_ANOTHER_USER',
    `the database in ${data} belongs to user number ${found.uid}, and Rapport runs as ${process.geteuid?.()}: run it as that user or as root, or set DATA_DIR to another folder`,
  )
}

/** The account that owns the data in `home`, else the system's; it must be able to enter `home`. */
async function accountOfData(home: string): Promise<Account> {
  const data = join(home, 'database')
  const found = await stat(data).catch(() => undefined)
  if (found?.uid === 0) {
    throw new EmbeddedDatabaseError(
      'DATA_OF_ANOTHER_USER',
      `the database in ${data} belongs to root, and PostgreSQL does not run as root: give it back to its user ` +
        `(chown -R postgres ${data})`,
    )
  }
  const account = found ? await accountOf(found.uid, found.gid) : await systemAccount()
  if (await canEnter(home, account)) return account
  throw new EmbeddedDatabaseError(
    'DATA_NOT_REACHABLE',
    `the database in ${data} belongs to user ${account.name}, who may not enter ${home}: let that user pass through its parent folders (chmod o+x), ${wayOut}`,
  )
}

const canEnter = async (folder: string, account: Account): Promise<boolean> =>
  (await run('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { account })).ok

async function makeSystemFolder(home: string): Promise<void> {
  const base = join(home, '..')
  for (const folder of [base, home]) {
    await mkdir(folder, { recursive: true })
    const found = await lstat(folder)
    // In a folder that everybody may write to, somebody else may have been there first.
    if (!found.isDirectory() || found.uid !== 0 || (found.mode & 0o022) !== 0) {
      throw new Error('it is not a folder that only root may write to')
    }
    await chmod(folder, 0o755)
  }
}

async function readPointer(folder: string): Promise<string | undefined> {
  const path = join(folder, pointerName)
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    if (systemCode(cause) === 'ENOENT') return undefined
    // Without the pointer, a new empty database would start beside the one that it points to.
    throw new EmbeddedDatabaseError(
      'DATA_NOT_REACHABLE',
      `where the database of ${folder} is kept stands in ${path}, which cannot be read (${reasons[systemCode(cause)] ?? String(cause)}): let this user read it, ${wayOut}`,
      { cause },
    )
  })
  if (text === undefined) return undefined
  const home = /"home":"(?<home>[^"]+)"/.exec(text)?.groups?.['home'] ?? ''
  if ((await stat(home).catch(() => undefined))?.isDirectory()) return home
  throw new EmbeddedDatabaseError(
    'DATA_MISSING',
    `the database of ${folder} was kept in ${home}, which is gone: put it back, or delete ${path} to start ` +
      'with an empty database',
  )
}

async function writePointer(folder: string, home: string): Promise<void> {
  const path = join(folder, pointerName)
  const making = `${path}.${randomBytes(6).toString('hex')}`
  await writeFile(making, `${JSON.stringify({ home })}\n`)
  await rename(making, path)
}

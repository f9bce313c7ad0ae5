import { randomBytes } from 'node:crypto'
import { chmod, chown, mkdir, mkdtemp, open, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { EmbeddedDatabaseError, tellingLine, wayOut } from './error.ts'
import type { Place } from './place.ts'
import { run } from './run.ts'

/**
 * The role that owns the database and all others that it creates; it is not a superuser, as with any hosted PostgreSQL.
 */
export const roleName = 'rapport'
const passwordFile = 'rapport-password'
const makingPrefix = 'database.making-'

export interface MakeOptions {
  readonly durable: boolean
  readonly onLine: (line: string) => void
  readonly signal?: AbortSignal | undefined
}

/**
 * Creates the database folder of a place if there is none, else checks that this version can open it. Returns the
 * role's password and whether the folder is new. Throws `INIT_FAILED`, `DATA_NOT_A_DATABASE` or
 * `DATA_OF_ANOTHER_VERSION`.
 */
export async function ensureCluster(
  place: Place,
  options: MakeOptions,
): Promise<{ password: string; firstStart: boolean }> {
  for (const name of await readdir(place.home)) {
    if (name.startsWith(makingPrefix)) await rm(join(place.home, name), { recursive: true, force: true, maxRetries: 5 })
  }
  const firstStart = (await stat(place.data).catch(() => undefined)) === undefined
  if (firstStart) await make(place, options)
  await assertOpenable(place)
  const password = await readFile(join(place.data, passwordFile), 'utf8').catch((cause: unknown) => {
    throw new EmbeddedDatabaseError(
      'DATA_NOT_A_DATABASE',
      `the database in ${place.data} was not created by Rapport: its file ${passwordFile} is missing`,
      { cause },
    )
  })
  return { password: password.trim(), firstStart }
}

async function make(place: Place, { durable, onLine, signal }: MakeOptions): Promise<void> {
  onLine(`creating the database in ${place.data} (once)`)
  let output = ''
  const step = async (program: string, args: string[], input = '') => {
    const ran = await run(program, args, { account: place.account, input, signal })
    output += ran.output
    signal?.throwIfAborted()
    if (!ran.ok) throw new Error(tellingLine(ran.output))
  }
  const making = await mkdtemp(join(place.home, makingPrefix)).catch((cause: unknown) => {
    throw failed(place, String(cause), '', cause)
  })
  try {
    await give(making, place)
    await step(place.programs.initdb, [
      `--pgdata=${making}`,
      '--username=postgres',
      '--auth=trust',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--data-checksums',
      ...(durable ? [] : ['--no-sync']),
    ])
    const password = randomBytes(24).toString('base64url')
    await keep(making, place, passwordFile, `${password}\n`)
    // Only this role may connect, only from this machine and with its password; the superuser may not connect at all.
    await keep(making, place, 'pg_hba.conf', `host all ${roleName} 127.0.0.1/32 scram-sha-256\n`)
    await mkdir(join(making, 'log'), { mode: 0o700 })
    await give(join(making, 'log'), place)
    await step(
      place.programs.postgres,
      ['--single', '-D', making, '-c', 'exit_on_error=on', ...(durable ? [] : ['-c', 'fsync=off']), 'postgres'],
      `CREATE ROLE ${roleName} LOGIN CREATEDB PASSWORD '${password}'\n`,
    )
    await rename(making, place.data)
    if (durable) await syncFolder(place.home)
  } catch (cause) {
    await rm(making, { recursive: true, force: true, maxRetries: 5 })
    signal?.throwIfAborted()
    throw failed(place, cause instanceof Error ? cause.message : String(cause), output, cause)
  }
}

const failed = (place: Place, reason: string, output: string, cause: unknown): EmbeddedDatabaseError =>
  new EmbeddedDatabaseError(
    'INIT_FAILED',
    `the database could not be created in ${place.data} (${reason}); nothing is left of it: free what it ` +
      `needs and start again, ${wayOut}`,
    { cause, output: output.split('\n').slice(-20).join('\n') },
  )

async function give(path: string, { account }: Place): Promise<void> {
  if (account) await chown(path, account.uid, account.gid)
}

async function keep(folder: string, place: Place, name: string, text: string): Promise<void> {
  const path = join(folder, name)
  await writeFile(path, text, { mode: 0o600 })
  await give(path, place)
}

async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open folders, and makes renames durable by itself.
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function assertOpenable({ data, programs }: Place): Promise<void> {
  const version = await readFile(join(data, 'PG_VERSION'), 'utf8').catch((cause: unknown) => {
    throw new EmbeddedDatabaseError(
      'DATA_NOT_A_DATABASE',
      `${data} is not a PostgreSQL data folder (it has no file PG_VERSION): move it away to start with an ` +
        'empty database, or set DATA_DIR to another folder',
      { cause },
    )
  })
  if (Number(version) !== programs.major) {
    throw new EmbeddedDatabaseError(
      'DATA_OF_ANOTHER_VERSION',
      `the database in ${data} was created by PostgreSQL ${version.trim()}, and this Rapport comes with ` +
        `PostgreSQL ${programs.major}: start the Rapport that created it, or transfer it with pg_dump and ` +
        `pg_restore (PostgreSQL ${version.trim()}'s and ${programs.major}'s) and move the old folder away, ${wayOut}`,
    )
  }
  // PostgreSQL refuses data that others may read, as restored backups often are.
  if (process.platform !== 'win32') await chmod(data, 0o700)
}

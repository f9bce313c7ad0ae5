import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, readdir, rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client, escapeIdentifier } from 'pg'
import { processMark } from '../../src/db/embedded/process-mark.ts'
import { closeDatabase, dropDatabase } from '../../src/db/scratch.ts'
import { startEmbeddedDatabase } from '../../src/db/embedded/start.ts'

/** Names the server and the run for the test workers, and for the processes that tests start. */
const serverVariable = 'RAPPORT_TEST_SERVER'
const runVariable = 'RAPPORT_TEST_RUN'
const folderPrefix = 'rapport-test-server-'
const memoryFolder = '/dev/shm'
const neededBytes = 4 * 1024 ** 3

let end: (() => Promise<void>) | undefined

/**
 * Vitest's global set-up: one PostgreSQL server for all test files of a run. That of `DATABASE_URL`, whose role must be
 * allowed to create databases, else an embedded one in a folder for temporary files, without fsync.
 */
export async function setup(): Promise<void> {
  // The projects of a run share it.
  if (process.env[runVariable] !== undefined) return
  const run = `rapport_test_${randomBytes(6).toString('hex')}`
  const external = process.env['DATABASE_URL']
  process.env[runVariable] = run
  if (external) {
    process.env[serverVariable] = external
    end = () => dropAll(run)
    return
  }
  await removeAbandoned()
  const prefix = `${folderPrefix}${process.pid}-`
  // As root the server runs as a system user, who must get in, and whose files may go nowhere else.
  const folder = await mkdtemp(join(await quickestFolder(), prefix))
  const elsewhere = await mkdtemp(join(tmpdir(), prefix))
  const remove = async () => {
    for (const made of [folder, elsewhere]) await rm(made, { recursive: true, force: true, maxRetries: 5 })
  }
  try {
    for (const made of [folder, elsewhere]) await chmod(made, 0o711)
    const database = await startEmbeddedDatabase({ dataDir: folder, durable: false, systemFolders: [elsewhere] })
    process.env[serverVariable] = database.url
    end = async () => {
      await database.stop()
      await remove()
    }
  } catch (error) {
    await remove()
    throw error
  }
}

/** Memory, where the system offers enough of it as files: databases are made there ten times as fast. */
async function quickestFolder(): Promise<string> {
  const space = await statfs(memoryFolder).catch(() => undefined)
  return space && space.bavail * space.bsize > neededBytes ? memoryFolder : tmpdir()
}

/** Vitest's global tear-down: nothing of the run is left, neither databases nor processes nor files. */
export async function teardown(): Promise<void> {
  await end?.()
  end = undefined
}

/** A database that one test file has for itself. */
export interface TestDatabase {
  readonly url: string
  /** Removes the database; sessions that are still open in it are closed. */
  drop(): Promise<void>
}

/** Makes a fresh database: a copy of that template (see {@link makeTemplate}), or an empty one. */
export async function createTestDatabase(template?: string): Promise<TestDatabase> {
  const name = `${runName()}_${randomBytes(6).toString('hex')}`
  // Copying the files of a small database costs a third of writing its pages to the log.
  const copy = template === undefined ? '' : ` TEMPLATE ${escapeIdentifier(templateName(template))} STRATEGY FILE_COPY`
  await onServer((client) => client.query(`CREATE DATABASE ${escapeIdentifier(name)}${copy}`))
  return {
    url: urlOf(name),
    drop: () => onServer((client) => dropDatabase(client, name)),
  }
}

/**
 * Makes a template by that name, once in a run: `prepare` fills an empty database, such as by migrations, in the worker
 * that comes first; the others wait for it. Should it throw, nothing is left and the next worker tries again.
 */
export async function makeTemplate(name: string, prepare: (url: string) => Promise<void>): Promise<void> {
  const template = templateName(name)
  const making = `${template}_making`
  await onServer(async (client) => {
    await client.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [template])
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [template])
    if (rowCount === 1) return
    await dropDatabase(client, making)
    await client.query(`CREATE DATABASE ${escapeIdentifier(making)}`)
    await prepare(urlOf(making))
    // Only a database that nobody is connected to can be renamed or copied.
    await closeDatabase(client, making)
    await client.query(`ALTER DATABASE ${escapeIdentifier(making)} RENAME TO ${escapeIdentifier(template)}`)
  })
}

function templateName(name: string): string {
  const full = `${runName()}_t_${name}`
  // PostgreSQL cuts a longer name without an error, and then does not find it.
  if (full.length + '_making'.length <= 63) return full
  throw new Error(`a template's name may have 29 characters, not ${name.length}: ${name}`)
}

function runName(): string {
  return fromSetup(runVariable)
}

function urlOf(database: string): string {
  const url = new URL(fromSetup(serverVariable))
  url.pathname = `/${database}`
  return url.href
}

function fromSetup(variable: string): string {
  const value = process.env[variable]
  if (value) return value
  throw new Error(`${variable} is not set: test/support/postgres.ts must be a globalSetup of vitest.config.ts`)
}

async function onServer(work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: fromSetup(serverVariable) })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

async function dropAll(run: string): Promise<void> {
  await onServer(async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      'SELECT datname FROM pg_database WHERE starts_with(datname, $1)',
      [run],
    )
    for (const { datname } of rows)
      await client.query(`DROP DATABASE IF EXISTS ${escapeIdentifier(datname)} WITH (FORCE)`)
  })
}

/** Removes the folders of test runs that were killed; their servers ended with them. */
async function removeAbandoned(): Promise<void> {
  for (const base of new Set([tmpdir(), memoryFolder])) {
    for (const name of await readdir(base).catch(() => [])) {
      const pid = name.startsWith(folderPrefix) ? Number(name.slice(folderPrefix.length).split('-')[0]) : undefined
      if (pid === undefined || (await processMark(pid)) !== undefined) continue
      await rm(join(base, name), { recursive: true, force: true }).catch(() => {
        // Another user's: that one's next run removes it.
      })
    }
  }
}

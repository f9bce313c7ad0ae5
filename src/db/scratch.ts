import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { escapeIdentifier } from 'pg'
import { DatabaseClient } from './database-client.ts'
import { startEmbeddedDatabase } from './embedded/start.ts'

/** Where a test run has its server; see test/support/postgres.ts. */
const testServerVariable = 'RAPPORT_TEST_SERVER'

/**
 * Runs `work` with a server on which it may create empty databases; they are dropped afterwards. The server is that of
 * DATABASE_URL, whose role must be allowed to create databases, that of a test run, or an embedded one started for it.
 */
const withScratchDatabases = async <R>(work: (newDatabase: () => Promise<string>) => Promise<R>): Promise<R> => {
  const server = process.env['DATABASE_URL'] || process.env[testServerVariable]
  return server ? onServer(server, work) : embedded((url) => onServer(url, work))
}

/** Runs `work` on one empty database, which is dropped afterwards, see `withScratchDatabases`. */
export const withScratchDatabase = <R>(work: (url: string) => Promise<R>): Promise<R> =>
  withScratchDatabases(async (newDatabase) => work(await newDatabase()))

const onServer = async <R>(server: string, work: (newDatabase: () => Promise<string>) => Promise<R>): Promise<R> => {
  const names: string[] = []
  try {
    return await work(async () => {
      const name = `rapport_scratch_${randomBytes(6).toString('hex')}`
      await connected(server, (client) => client.query(`create database ${escapeIdentifier(name)}`))
      names.push(name)
      const url = new URL(server)
      url.pathname = `/${name}`
      return url.href
    })
  } finally {
    for (const name of names) await connected(server, (client) => dropDatabase(client, name))
  }
}

/** What `dropDatabase` needs of a client. */
interface Asks {
  query(text: string, values?: unknown[]): Promise<{ readonly rowCount: number | null }>
}

/** PostgreSQL's insufficient_privilege. */
const notAllowed = '42501'

/** Closes a database for good: no new sessions, and the end of those that this role has open in it. */
export const closeDatabase = async (client: Asks, name: string): Promise<void> => {
  await client.query(`alter database ${escapeIdentifier(name)} allow_connections false`)
  for (let tries = 3; ; tries--) {
    try {
      await client.query(
        'select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = $1 and usename = current_user',
        [name],
      )
      return
    } catch (error) {
      // A session that ended after it was listed may have left its place to one that is not ours to end, such as autovacuum.
      if ((error as { code?: string }).code !== notAllowed || tries === 1) throw error
    }
  }
}

/**
 * Drops a database with everything in it, if it is there. Not by `with (force)`: that fails for a role without superuser's rights
 * while an autovacuum worker is in the database.
 */
export const dropDatabase = async (client: Asks, name: string): Promise<void> => {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
  if (rowCount === 0) return
  await closeDatabase(client, name)
  await client.query(`drop database if exists ${escapeIdentifier(name)}`)
}

const connected = async (url: string, work: (client: Asks) => Promise<unknown>): Promise<void> => {
  const client = new DatabaseClient({ connectionString: url, application_name: 'rapport scratch' })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

const embedded = async <R>(work: (url: string) => Promise<R>): Promise<R> => {
  const folders = await Promise.all(
    ['rapport-scratch-', 'rapport-scratch-system-'].map((prefix) => mkdtemp(join(tmpdir(), prefix))),
  )
  try {
    // As root, the server runs as a system user, who must be able to enter.
    for (const folder of folders) await chmod(folder, 0o711)
    const [dataDir, systemFolder] = folders as [string, string]
    const database = await startEmbeddedDatabase({ dataDir, durable: false, systemFolders: [systemFolder] })
    try {
      return await work(database.url)
    } finally {
      await database.stop()
    }
  } finally {
    for (const folder of folders) await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

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
export const withScratchDatabases = async <R>(work: (newDatabase: () => Promise<string>) => Promise<R>): Promise<R> => {
  const server = process.env['DATABASE_URL'] || process.env[testServerVariable]
  return server ? onServer(server, work) : embedded((url) => onServer(url, work))
}

/** Runs `work` on one empty database, see `withScratchDatabases`. */
export const withScratchDatabase = <R>(work: (url: string) => Promise<R>): Promise<R> =>
  withScratchDatabases(async (newDatabase) => work(await newDatabase()))

const onServer = async <R>(server: string, work: (newDatabase: () => Promise<string>) => Promise<R>): Promise<R> => {
  const names: string[] = []
  try {
    return await work(async () => {
      const name = `rapport_scratch_${randomBytes(6).toString('hex')}`
      await execute(server, `create database ${escapeIdentifier(name)}`)
      names.push(name)
      const url = new URL(server)
      url.pathname = `/${name}`
      return url.href
    })
  } finally {
    for (const name of names) await execute(server, `drop database if exists ${escapeIdentifier(name)} with (force)`)
  }
}

const execute = async (url: string, text: string): Promise<void> => {
  const client = new DatabaseClient({ connectionString: url, application_name: 'rapport scratch' })
  await client.connect()
  try {
    await client.query(text)
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

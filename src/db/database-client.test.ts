import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { ConnectionLost } from '../core/database-away.ts'
import { createTestDatabase, type TestDatabase } from '../../test/support/postgres.ts'
import { startProxy, type DatabaseProxy } from '../../test/support/proxy.ts'
import { DatabaseClient } from './database-client.ts'
import { LostStatements } from './lost-statements.ts'

let database: TestDatabase
let proxy: DatabaseProxy

beforeAll(async () => {
  database = await createTestDatabase()
  proxy = await startProxy(database.url)
})
afterEach(() => proxy.speak())
afterAll(async () => {
  await proxy?.stop()
  await database?.drop()
})

const open = async (answerTimeoutMs: number, url = proxy.url): Promise<DatabaseClient> => {
  const client = new DatabaseClient({ connectionString: url, answerTimeoutMs })
  await client.connect()
  return client
}

/** Asks until the database works on a statement; the test's time limit is the end of it. */
const untilActive = async (on: DatabaseClient, text: string): Promise<void> => {
  const isActive = `select from pg_stat_activity where query = $1 and state = 'active'`
  while ((await on.query(isActive, [text])).rowCount === 0);
}

describe('a connection that goes silent', () => {
  it('fails waiting and later statements, and is closed', async () => {
    const client = await open(200)
    proxy.silence()
    const first = client.query('select 1')
    await expect(first).rejects.toThrow(ConnectionLost)
    await expect(client.query('select 2')).rejects.toThrow('not queryable')
    await client.end()
  })

  it('is closed even if the database does not answer the goodbye', async () => {
    const client = await open(0)
    proxy.silence()
    await expect(client.end()).resolves.toBeUndefined()
  })

  it('is not opened: to connect has a time limit', async () => {
    proxy.silence()
    const client = new DatabaseClient({ connectionString: proxy.url, connectionTimeoutMillis: 200 })
    await expect(client.connect()).rejects.toThrow('timeout')
  })
})

describe('a statement that may take as long as it likes', () => {
  it('is given up when the database knows nothing of it, and only then', async () => {
    const [watcher, lost] = [await open(0, database.url), await open(0)]
    const lostStatements = new LostStatements(proxy.url, 0)
    const slow = lost.query('select pg_sleep(1)')
    await untilActive(watcher, 'select pg_sleep(1)')
    for (let i = 0; i < 3; i++) await lostStatements.look(watcher)
    await expect(slow).resolves.toMatchObject({ rowCount: 1 })
    proxy.silence()
    const never = lost.query('select 1')
    const failed = expect(never).rejects.toThrow(ConnectionLost)
    // Once an answer may just be on its way.
    await lostStatements.look(watcher)
    expect(lost.waitingSince).toBeDefined()
    await lostStatements.look(watcher)
    await failed
    await watcher.end()
  })
})

it('a statement that is cancelled by the protocol fails, and the connection goes on', async () => {
  const client = await open(0, database.url)
  const slow = client.query('select pg_sleep(60)')
  const failed = expect(slow).rejects.toMatchObject({ code: '57014' })
  const watcher = await open(0, database.url)
  await untilActive(watcher, 'select pg_sleep(60)')
  client.cancelStatement()
  await failed
  await expect(client.query('select 1')).resolves.toMatchObject({ rowCount: 1 })
  await Promise.all([client.end(), watcher.end()])
})

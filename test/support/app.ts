import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp, type App } from '../../src/app.ts'
import { coreTarget } from '../../migrations/index.ts'
import { newKey, hashKey } from '../../src/api/auth.ts'
import { readConfig } from '../../src/core/config.ts'
import { newUuid } from '../../src/core/ids.ts'
import { createLog } from '../../src/core/log.ts'
import type { Role, RowScope } from '../../src/core/viewer.ts'
import { migrate } from '../../src/db/migrate.ts'
import { openOrm } from '../../src/db/orm.ts'
import { sqlRunner } from '../../src/db/sql.ts'
import type { PluginEntry } from '../../src/plugin/host.ts'
import { createTestDatabase, makeTemplate, type TestDatabase } from './postgres.ts'
import type { TestSql } from './test-sql.ts'

/** The plugin that fills the database with simulated customers. */
export const demoPlugin: PluginEntry = { id: 'demo', import: () => import('../../plugins/demo/index.ts') }

/** What a GraphQL answer looks like to a test. */
export interface Answer {
  // Tests look into answers of every shape.
  // eslint-disable-next-line typescript/no-explicit-any
  readonly data?: any
  readonly errors?: readonly {
    readonly message: string
    readonly path?: readonly (string | number)[]
    readonly extensions: Readonly<Record<string, unknown>>
  }[]
  readonly status: number
}

/** A server of a test file, on a database of its own. */
export interface TestApp {
  readonly app: App
  readonly url: string
  readonly databaseUrl: string
  readonly ownerKey: string
  readonly sql: TestSql
  /** Sends one operation as the owner, or with another key; `null` sends none. */
  ask(query: string, variables?: Readonly<Record<string, unknown>>, key?: string | null): Promise<Answer>
  /** Makes a user with a key. */
  addUser(name: string, role: Role, scope?: RowScope): Promise<{ readonly userId: string; readonly key: string }>
  stop(): Promise<void>
}

/** Starts a server on a fresh copy of the migrated database. `env` overrides the environment. */
export const startTestApp = async (
  options: { plugins?: readonly PluginEntry[]; env?: Readonly<Record<string, string>> } = {},
): Promise<TestApp> => {
  await makeTemplate('core', async (url) => {
    const orm = await openOrm(url, [])
    await migrate(orm, coreTarget)
    await orm.close()
  })
  const database = await createTestDatabase('core')
  const dataDir = await mkdtemp(join(tmpdir(), 'rapport-test-'))
  return startTestAppOn(database, dataDir, options)
}

/** As startTestApp, on a database and folder that the caller made; both are removed when it stops. */
export const startTestAppOn = async (
  database: TestDatabase,
  dataDir: string,
  { plugins = [], env = {} }: { plugins?: readonly PluginEntry[]; env?: Readonly<Record<string, string>> } = {},
): Promise<TestApp> => {
  const config = readConfig({ PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'silent', COMPUTE_THREADS: '2', ...env })
  const app = await createApp({ config, databaseUrl: database.url, plugins, log: createLog(config.logLevel) })
  const sql = sqlRunner(app.orm.em.fork())
  const ownerKey = app.ownerKey.key
  return {
    app,
    url: app.url,
    databaseUrl: database.url,
    ownerKey,
    sql,
    ask: async (query, variables, key = ownerKey) => {
      const response = await fetch(`${app.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(key === null ? {} : { authorization: `Bearer ${key}` }) },
        body: JSON.stringify({ query, variables }),
      })
      return { ...((await response.json()) as Omit<Answer, 'status'>), status: response.status }
    },
    addUser: async (name, role, scope = 'ALL') => {
      const userId = newUuid()
      const key = newKey()
      await sql('insert into app_user (id, name, email, role) values ($1, $2, $3, $4)', [
        userId,
        name,
        `${userId}@example.org`,
        role,
      ])
      await sql(
        'insert into api_key (id, name, hash, prefix, role, scope, user_id) values ($1, $2, $3, $4, $5, $6, $7)',
        [newUuid(), name, hashKey(key), key.slice(0, 8), role, scope, userId],
      )
      return { userId: `usr_${userId}`, key }
    },
    stop: async () => {
      await app.stop()
      await database.drop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

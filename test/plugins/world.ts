import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { createApp, type App } from '../../src/app.ts'
import { coreTarget } from '../../migrations/index.ts'
import { readConfig } from '../../src/core/config.ts'
import { migrate } from '../../src/db/migrate.ts'
import { openOrm } from '../../src/db/orm.ts'
import { sqlRunner, type RunSql } from '../../src/db/sql.ts'
import { coreEntities } from '../../src/modules/index.ts'
import type { HostLimits, PluginEntry } from '../../src/plugin/host.ts'
import type { Answer } from '../support/app.ts'
import { createTestDatabase, makeTemplate } from '../support/postgres.ts'

/** A server with plugins, and what it logged. */
export interface PluginWorld {
  readonly app: App
  readonly databaseUrl: string
  readonly sql: RunSql
  readonly log: readonly Readonly<Record<string, unknown>>[]
  ask(query: string, variables?: Readonly<Record<string, unknown>>): Promise<Answer>
  /** What `/readyz` answers. */
  readyz(): Promise<{ readonly status: string; readonly plugins?: readonly Readonly<Record<string, unknown>>[] }>
  /** Makes a customer and gives its id. */
  addCustomer(name: string): Promise<string>
  stop(): Promise<void>
}

/** Starts a server with these plugins on a database of its own. */
export const startPlugins = async (
  plugins: readonly PluginEntry[],
  pluginLimits: Partial<HostLimits> = {},
): Promise<PluginWorld> => {
  await makeTemplate('core', async (url) => {
    const orm = await openOrm(url, coreEntities)
    await migrate(orm, coreTarget)
    await orm.close()
  })
  const database = await createTestDatabase('core')
  const dataDir = await mkdtemp(join(tmpdir(), 'rapport-test-'))
  const log: Record<string, unknown>[] = []
  const app = await createApp({
    config: readConfig({ PORT: '0', DATA_DIR: dataDir, COMPUTE_THREADS: '2' }),
    databaseUrl: database.url,
    plugins,
    pluginLimits,
    log: pino(
      { level: 'debug' },
      { write: (line: string) => void log.push(JSON.parse(line) as Record<string, unknown>) },
    ),
  }).catch(async (error: unknown) => {
    await database.drop()
    throw error
  })
  const ask = async (query: string, variables?: Readonly<Record<string, unknown>>): Promise<Answer> => {
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${app.ownerKey.key}` },
      body: JSON.stringify({ query, variables }),
    })
    return { ...((await response.json()) as Omit<Answer, 'status'>), status: response.status }
  }
  return {
    app,
    databaseUrl: database.url,
    sql: sqlRunner(app.orm.em.fork()),
    log,
    ask,
    readyz: async () => (await (await fetch(`${app.url}/readyz`)).json()) as never,
    addCustomer: async (name) => {
      const { data } = await ask(
        'mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { customer { id } } }',
        { input: { kind: 'PERSON', name } },
      )
      return data.createCustomer.customer.id as string
    },
    stop: async () => {
      await app.stop()
      await database.drop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** Resolves when a condition holds; for states that nothing announces. */
export const eventually = async (holds: () => boolean | Promise<boolean>, limitMs = 20_000): Promise<void> => {
  const until = performance.now() + limitMs
  while (!(await holds())) {
    if (performance.now() > until) throw new Error('expected a condition to hold in time')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

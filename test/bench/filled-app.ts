import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { createApp, type App } from '../../src/app.ts'
import { readConfig } from '../../src/core/config.ts'
import { nicenessOf } from '../../src/core/give-way.ts'
import { createLog } from '../../src/core/log.ts'
import { startEmbeddedDatabase } from '../../src/db/embedded/start.ts'
import { plugins } from '../../rapport.config.ts'
import type { PluginEntry } from '../../src/plugin/host.ts'
import { RunnerProcess } from '../../src/process/runner-process.ts'
import { cpuMsOf } from './cpu.ts'
import { sqlRunner } from '../../src/db/sql.ts'
import type { TestSql } from '../support/test-sql.ts'

/** A whole server, its runner process included, on an embedded database of its own, filled by the demo's simulator. */
export interface FilledApp {
  readonly app: App
  readonly key: string
  readonly databaseUrl: string
  readonly sql: TestSql
  /** Milliseconds of processor time used so far; NaN where the system does not tell. */
  cpuMs(): Promise<{ readonly server: number; readonly runner: number; readonly database: number }>
  /** Undefined while the runner is down. */
  runnerPid(): number | undefined
  // Benches look into answers of every shape.
  // eslint-disable-next-line typescript/no-explicit-any
  ask(query: string, variables?: object): Promise<any>
  /** Trains a model and waits for its end; throws unless it succeeds. */
  train(plugin: string, algorithm: string, params?: object): Promise<void>
}

/** Runs `work` on a server with every configured plugin, `further` ones that need no runner, and as many simulated customers. */
export const withFilledApp = async <R>(
  customers: number,
  work: (filled: FilledApp) => Promise<R>,
  further: readonly PluginEntry[] = [],
): Promise<R> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'rapport-bench-'))
  // Open to the system user of the database, which would go elsewhere otherwise, and stay there.
  await chmod(dataDir, 0o711)
  const database = await startEmbeddedDatabase({ dataDir, durable: false })
  const log = createLog('error')
  const config = readConfig({ PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'error', RAPPORT_PROCESS: 'api' })
  const app = await createApp({ config, databaseUrl: database.url, plugins: [...plugins, ...further], log })
  const env = { DATABASE_URL: database.url, DATA_DIR: dataDir, LOG_LEVEL: 'error' }
  const runner = new RunnerProcess({ database: 'embedded', env, log, nice: nicenessOf[config.giveWay].jobs! })
  runner.start()
  const { key } = app.ownerKey
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` }
  const ask: FilledApp['ask'] = async (query, variables) => {
    const body = JSON.stringify({ query, variables })
    const response = await fetch(`${app.url}/graphql`, { method: 'POST', headers, body })
    const { data, errors } = (await response.json()) as { data: unknown; errors?: readonly { message: string }[] }
    if (errors) throw new Error(errors.map(({ message }) => message).join('; '))
    return data
  }
  const train: FilledApp['train'] = async (plugin, algorithm, params = {}) => {
    const { trainModel } = await ask(
      `mutation ($input: TrainModelInput!) { trainModel(input: $input) { modelRun { id } userErrors { message } } }`,
      { input: { plugin, algorithm, params } },
    )
    if (!trainModel.modelRun) throw new Error(trainModel.userErrors[0].message)
    for (;;) {
      await delay(200)
      const { modelRun } = await ask('query ($id: ID!) { modelRun(id: $id) { status message } }', {
        id: trainModel.modelRun.id,
      })
      if (modelRun.status === 'SUCCEEDED') return
      if (!['QUEUED', 'RUNNING'].includes(modelRun.status))
        throw new Error(`${plugin} ${algorithm}: ${modelRun.message}`)
    }
  }
  try {
    while (runner.state !== 'ok') await delay(100)
    const filling = await fetch(`${app.url}/demo`, { method: 'POST', headers, body: JSON.stringify({ customers }) })
    const last = (await filling.text()).trimEnd().split('\n').at(-1)!
    if (!last.includes('"done"')) throw new Error(`the demo was not written: ${last}`)
    const sql = sqlRunner(app.orm.em.fork())
    await sql('analyze')
    const cpuMs = async () => {
      const backends = await sql<{ pid: number }>('select pid from pg_stat_activity')
      const { user, system } = process.cpuUsage()
      return {
        server: (user + system) / 1_000,
        runner: await cpuMsOf([runner.pid ?? 0]),
        database: await cpuMsOf(backends.map(({ pid }) => pid)),
      }
    }
    return await work({ app, key, databaseUrl: database.url, sql, ask, train, cpuMs, runnerPid: () => runner.pid })
  } finally {
    await Promise.all([runner.stop(), app.stop()])
    await database.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

// conformance/ proves a plugin on a database of its own: `rapport plugin check` and `testPlugin` run these checks, in this order.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { pino } from 'pino'
import { createApp, type App } from '../app.ts'
import { readConfig } from '../core/config.ts'
import { createLog } from '../core/log.ts'
import { systemViewer } from '../core/viewer.ts'
import { openSession } from '../db/own-session.ts'
import { withScratchDatabase } from '../db/scratch.ts'
import { sqlRunner } from '../db/sql.ts'
import { fillDemo } from '../../plugins/demo/fill.ts'
import { loadPlugins } from '../api/load-plugins.ts'
import type { PluginEntry } from '../plugin/host.ts'
import { hints } from '../contract/report.ts'
import { CheckFailure, Results, type CheckResult } from './check.ts'
import { checkMigrations, checkPersonalData } from './migration-check.ts'
import { askedFields, checkLoop, checkMemory, checkStatements, type Ask } from './field-checks.ts'
import { assertKnowsNothingLater, changeLater, scoresAsOf } from './future-check.ts'
import { checkJobs } from './job-check.ts'
import { watchStatements } from './statements.ts'
import { checkStatically } from './static-checks.ts'
import { checkDrift, checkReplay, checkWhatIf } from './score-checks.ts'
import { checkTasks, sampleTasks } from './task-checks.ts'
import {
  assertDeterministic,
  checkTraining,
  repeatTrainings,
  type FirstRuns,
  type TrainedRun,
  type Trainer,
} from './training-check.ts'

export interface CheckOptions {
  /** The plugins that it depends on. @default none */
  readonly with?: readonly PluginEntry[]
  /** Called with each result as it comes. */
  readonly onResult?: (result: CheckResult) => void
}

/** Simulated customers on which a plugin is tried, and the days of their history. */
const customers = 300
const historyDays = 730
/** So that two checks of a plugin see the same customers. */
const end = new Date('2025-01-01T00:00:00Z')
/** What models know when they are trained; what the simulation says of the time between this and the end is the future. */
const asOf = new Date('2024-10-15T00:00:00Z')
/** The simulated customers buy in several currencies: a rate for each on every working day, which rises and falls. */
const rates = `
  insert into exchange_rate (id, currency, valid_on, rate, reference)
  select uuid_v7(), c.currency, d::date, round((1 + c.n + sin(extract(epoch from d) / 86400 / (5 + c.n)) / 10)::numeric, 6), 'USD'
  from (select currency, row_number() over (order by currency) as n from (select distinct currency from sales_order) o where currency <> 'USD') c
    cross join generate_series($1::timestamptz - make_interval(days => $2::int), $1::timestamptz, interval '1 day') d
  where extract(isodow from d) < 6`
/** The pause between two looks at a run grows: each costs processor time, of which a machine that is slow has least. */
const lookMs = { first: 50, growth: 1.2, most: 1_000 }
const promoteMs = 300_000

/**
 * Checks a plugin: its manifest, that it loads beside the core, its SDL, its migrations up and down, what its fields
 * cost, and that its models and tasks are deterministic, can be cancelled and survive a neighbour's death. Works on a
 * database of its own with simulated customers. Never rejects because of the plugin.
 */
export const checkPlugin = async (entry: PluginEntry, options: CheckOptions = {}): Promise<readonly CheckResult[]> => {
  const results = new Results(options.onResult ?? (() => undefined))
  const entries = [...(options.with ?? []), { ...entry, enabled: true }]
  const host = await loadPlugins(entries, createLog('silent'))
  const plugin = host.find(entry.id)!
  if (!(await checkStatically(host, plugin, results))) {
    results.skipRest()
    return results.all
  }
  await withScratchDatabase(async (url) => {
    const isMigrated = await results.run('migrations go up, down and up again', () =>
      checkMigrations(host, plugin, url),
    )
    if (!isMigrated) return
    const isClassed = await results.run('personal data is classed', () => checkPersonalData(host, plugin, url))
    if (isClassed) await checkServing(url, entries, entry.id, results)
  })
  results.skipRest()
  return results.all
}

/** Checks that need a running server. */
const checkServing = async (
  databaseUrl: string,
  plugins: readonly PluginEntry[],
  id: string,
  results: Results,
): Promise<void> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'rapport-check-'))
  // A check asks for every field of 50 records at once, whatever they cost, and how slow the machine is says nothing of the plugin.
  const config = readConfig({
    PORT: '0',
    DATA_DIR: dataDir,
    COMPUTE_THREADS: '2',
    MAX_OPERATION_COST: '1000000',
    DATABASE_SILENCE_MS: '300000',
    RATE_LIMIT: '0',
  })
  const lines: LogLine[] = []
  const log = pino({ level: 'error' }, { write: (line: string) => void lines.push(JSON.parse(line) as LogLine) })
  try {
    const app = await createApp({ config, databaseUrl, plugins, log })
    try {
      const plugin = app.host.find(id)!
      const isUp = await results.run('starts', () => {
        if (!plugin.isAlive) throw new CheckFailure(plugin.error!, plugin.hint!)
        return 'it is ACTIVE'
      })
      if (!isUp) return
      await fillDemo(
        { customers, seed: 42, days: historyDays, until: end, add: false },
        {
          openSession: () => openSession(databaseUrl),
          baseCurrency: app.config.baseCurrency,
          viewer: systemViewer,
          requestId: 'conformance',
          log,
          signal: new AbortController().signal,
          onProgress: () => undefined,
        },
      )
      const sql = sqlRunner(app.orm.em.fork())
      await sql(rates, [end.toISOString(), historyDays])
      const samples = sampleTasks(plugin.context!)
      const ask = askerOf(app, lines)
      const trainer = trainerOf(ask, id)
      const first: FirstRuns = new Map()
      await results.run('models can be trained', () => checkTraining(plugin, trainer, first, sql))
      await results.run('scores can be replayed', () => checkReplay(plugin, ask))
      await results.run('changed features can be asked about', () => checkWhatIf(plugin, ask))
      await results.run('drift is measured', () => checkDrift(plugin))
      await results.run('jobs can run twice', () => checkJobs(plugin))
      const before = await scoresAsOf(plugin, sql, asOf)
      if (first.size > 0) await changeLater(sql, asOf)
      const after = await scoresAsOf(plugin, sql, asOf)
      const repeats = await repeatTrainings(first, trainer)
      await results.run('training is deterministic', () => assertDeterministic(repeats))
      await results.run('features know nothing later', () => assertKnowsNothingLater(repeats, before, after, asOf))
      await watchStatements(app.orm)
      const fields = askedFields(plugin, app.schema)
      await results.run('no N+1', () => checkStatements(fields, ask))
      await results.run('nothing holds the thread', () => checkLoop(fields, ask))
      await results.run('memory does not grow', () => checkMemory(fields, ask))
      await checkTasks(plugin, samples, app.compute, results)
    } finally {
      await app.stop()
      await results.run('stops', () => {
        const failure = lines.find((line) => line.plugin === id && line.stage === 'stop')
        if (failure) throw new CheckFailure(failure.err?.message ?? failure.msg, hints.stop)
        return 'it released everything'
      })
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}

interface LogLine {
  readonly msg: string
  readonly plugin?: string
  readonly stage?: string
  /** The id by which an answer names an error that it does not tell. */
  readonly errorId?: string
  readonly err?: { readonly message: string; readonly stack?: string }
}

interface AnsweredError {
  readonly message: string
  readonly extensions: { readonly code: string; readonly id?: string }
}

/** What an error is, for whoever wrote the plugin: the log has those that callers are not told, with where they were thrown. */
const toldOf = ({ message, extensions: { id } }: AnsweredError, lines: readonly LogLine[]): string => {
  const err = id === undefined ? undefined : lines.find(({ errorId }) => errorId === id)?.err
  if (!err) return message
  const place = err.stack?.split('\n').find((line) => /^\s+at /.test(line) && !line.includes('node_modules'))
  return place === undefined ? err.message : `${err.message}, thrown ${place.trim()}`
}

/** Queries as the owner, in this process, so that statements can be counted; `lines` is the log of the server. */
const askerOf =
  ({ server, ownerKey }: App, lines: readonly LogLine[]): Ask =>
  async (query, variables, mayCome = []) => {
    const response = await server.inject({
      method: 'POST',
      url: '/graphql',
      headers: { authorization: `Bearer ${ownerKey.key}` },
      payload: { query, variables },
    })
    const { data, errors } = response.json<{ data?: Record<string, unknown>; errors?: AnsweredError[] }>()
    const unexpected = errors?.find(({ extensions }) => !mayCome.some((code) => code === extensions.code))
    if (unexpected)
      throw new CheckFailure(`${toldOf(unexpected, lines)}; asked ${query}`, 'every field must answer the owner')
    return data
  }

const trainMutation = `mutation ($input: TrainModelInput!) {
  trainModel(input: $input) { modelRun { id } userErrors { message } }
}`
const promoteMutation = `mutation ($input: PromoteModelRunInput!) {
  promoteModelRun(input: $input) { userErrors { message } }
}`
const runQuery =
  'query ($id: ID!) { modelRun(id: $id) { id asOf status promoted artifactHash message error { code message } } }'
const ended = new Set(['SUCCEEDED', 'FAILED', 'CANCELLED', 'INSUFFICIENT_DATA'])

interface RunAnswer extends Omit<TrainedRun, 'error'> {
  readonly promoted: boolean
  readonly message: string | null
  readonly error: { readonly code: string; readonly message: string } | null
}

const trainerOf = (ask: Ask, plugin: string): Trainer => {
  const look = async (id: string): Promise<RunAnswer> =>
    ((await ask(runQuery, { id })) as { modelRun: RunAnswer }).modelRun
  const until = async (id: string, isOver: (run: RunAnswer) => boolean): Promise<RunAnswer> => {
    for (let pauseMs = lookMs.first; ; pauseMs = Math.min(pauseMs * lookMs.growth, lookMs.most)) {
      const run = await look(id)
      if (isOver(run)) return run
      await delay(pauseMs)
    }
  }
  return {
    train: async (algorithm) => {
      const input = { plugin, algorithm, seed: 42, asOf: asOf.toISOString(), promote: false }
      const { trainModel } = (await ask(trainMutation, { input })) as {
        trainModel: { modelRun: { id: string } | null; userErrors: { message: string }[] }
      }
      if (!trainModel.modelRun)
        throw new CheckFailure(
          `${algorithm} cannot be trained with default params: ${trainModel.userErrors[0]?.message}`,
          'give every param a default',
        )
      const { error, message, ...run } = await until(trainModel.modelRun.id, ({ status }) => ended.has(status))
      return { ...run, error: error ? `${error.code}: ${error.message}` : message }
    },
    promote: async ({ id }) => {
      await ask(promoteMutation, { input: { id } })
      const overdue = performance.now() + promoteMs
      const { promoted } = await until(id, (run) => run.promoted || performance.now() > overdue)
      if (!promoted)
        throw new CheckFailure(
          `scoring every customer with a promoted model did not end within ${promoteMs} ms`,
          'see scoreAll of the model',
        )
    },
  }
}

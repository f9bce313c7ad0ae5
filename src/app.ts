import { setTimeout as delay } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import type { GraphQLSchema } from 'graphql'
import { Authenticator } from './api/auth.ts'
import { Executor } from './api/executor.ts'
import { Guard } from './api/guard.ts'
import { listen } from './api/listen.ts'
import { nameOwners } from './api/name-owners.ts'
import { ensureOwnerKey } from './api/owner-key.ts'
import { assertPolicies } from './api/policy.ts'
import { nestedMutations } from './api/nested-mutations.ts'
import { Preparer } from './api/prepare.ts'
import { requestContexts } from './api/request-contexts.ts'
import { core } from './api/schema.ts'
import { createTransports } from './api/transports.ts'
import { formatErrorsWith } from './api/ws-errors.ts'
import { storedFeeds } from './api/stored-feeds.ts'
import { wholeLists } from './api/whole-lists.ts'
import { TrustedDocuments } from './api/trusted-documents.ts'
import { notFoundPage } from './console/pages.ts'
import { addConsole } from './console/serve.ts'
import { panelModules } from './contract/panels.ts'
import type { ComputeHost } from './compute/index.ts'
import type { SettledConfig } from './core/config.ts'
import type { Orm } from './db/orm.ts'
import { readRunner, sqlRunner } from './db/sql.ts'
import { createEvents, type Events } from './feeds/create-events.ts'
import { watchHealth } from './plugin/health.ts'
import type { PluginHost } from './plugin/host.ts'
import { serveGraph } from './plugin/serve.ts'
import { startWorkers } from './plugin/workers.ts'
import type { Sign } from './process/progress.ts'
import type { RunnerProcess } from './process/runner-process.ts'
import { watchSigns } from './process/signs.ts'
import { Stages } from './process/stages.ts'
import { startPlatform, type PlatformOptions } from './process/start-platform.ts'

export interface AppOptions extends PlatformOptions {
  /** The process beside this one that runs its jobs, if there is one: health and `Query.plugins` show its state. */
  readonly runner?: Pick<RunnerProcess, 'state' | 'late' | 'reports'>
}

/** A server that is up. */
export interface App {
  readonly schema: GraphQLSchema
  readonly server: FastifyInstance
  readonly host: PluginHost
  /** The configuration, with the base currency of the database. */
  readonly config: SettledConfig
  readonly orm: Orm
  /** The threads of models. */
  readonly compute: ComputeHost
  readonly events: Events
  /** The owner's key, and whether this start created it. */
  readonly ownerKey: { readonly key: string; readonly isNew: boolean }
  /** `http://127.0.0.1:4000` once it listens. */
  readonly url: string
  /** Whether the recurring work gets done. */
  readonly signs: readonly Sign[]
  /** The parts that have not stopped. */
  readonly left: readonly string[]
  /**
   * Stops taking work, lets running requests end, and closes everything, each part within its time limit. `/readyz`
   * changes at once; requests are still accepted for `drainMs`, so that their senders can go elsewhere first.
   * Idempotent.
   */
  stop(options?: { readonly drainMs?: number }): Promise<void>
}

/** Brings the parts up in order (database, modules and plugins, graph, transports), and takes them down in reverse when one fails or the app stops. */
export const createApp = async (options: AppOptions): Promise<App> => {
  const { config, databaseUrl, log, runner } = options
  const stages = new Stages()
  let stopping: Promise<void> | undefined
  let interrupt = () => {}
  const stop = ({ drainMs = 0 } = {}) =>
    (stopping ??= (async () => {
      interrupt()
      if (drainMs > 0) await delay(drainMs)
      await stages.stop(log)
    })())
  try {
    return await start()
  } catch (error) {
    await stop()
    throw error
  }

  async function start(): Promise<App> {
    const {
      host,
      orm,
      compute,
      jobs,
      models,
      lease,
      platform,
      serveGraph: offerGraph,
    } = await startPlatform(options, stages)
    interrupt = () => jobs.interrupt()
    const metadata = orm.getMetadata()
    const { schema, registry, subscriptions, owners } = await serveGraph(host, core, (one) => metadata.get(one), log)
    if (config.process !== 'runner')
      log.info(
        { plugins: host.alive.map(({ id }) => id) },
        host.alive.length > 0 ? 'plugins run' : 'no plugins are running',
      )
    assertPolicies(schema)
    const stopWatching = watchHealth(host.running, host.limits)
    stages.add('the health watch', async () => stopWatching())

    const { readTimeoutMs } = config
    const jobSent = (queue: string) => jobs.poll(queue)
    const events = createEvents({ databaseUrl, em: orm.em, log, readTimeoutMs, lease, jobSent })
    await events.start()
    stages.add('events', () => events.stop(), 5_000)

    const sql = sqlRunner(orm.em.fork())
    const reads = readRunner(orm.em.fork(), readTimeoutMs)
    const ownerKey = await ensureOwnerKey(sql, config.ownerKey, config.dataDir)
    const progress = watchSigns({ sql, reads, jobs, events, looksItself: config.process !== 'api' })
    stages.add('checks of progress', async () => progress.stop())
    const { permissionsOf } = platform
    const limits = { maxCost: config.maxOperationCost, pointsPerSecond: config.rateLimit }
    const guard = new Guard(schema, permissionsOf, limits)
    const preparer = new Preparer(schema, guard)
    const executor = new Executor(schema, nameOwners(schema, owners))
    const position = () => events.log.position
    const contexts = requestContexts({ registry, reads, em: orm.em, config: platform.config, host, guard, position })
    const trusted = new TrustedDocuments(sql, guard, { only: config.trustedOnly })
    offerGraph({
      lists: wholeLists({ schema, preparer, executor, trusted, contexts }),
      reads: registry,
      mutations: nestedMutations({ schema, preparer, executor, trusted }),
      feeds: storedFeeds({
        schema,
        preparer,
        executor,
        trusted,
        definitions: subscriptions,
        contextOf: contexts.ofRequest,
        sql: events.sql,
        formatErrors: formatErrorsWith(log),
      }),
    })
    if (platform.runsJobs) {
      const workers = await startWorkers(host, { jobs, models, events, log })
      stages.add('the work of modules', () => workers.stop(), 12_000)
    }
    const { server, close } = await createTransports({
      schema,
      subscriptions,
      events,
      host,
      log,
      permissionsOf,
      owners,
      version: platform.version,
      notFoundPage,
      allowedOrigins: config.allowedOrigins,
      guard,
      preparer,
      executor,
      trusted,
      authenticator: new Authenticator(sql),
      contextOf: contexts.ofRequest,
      health: {
        database: () => progress.probe.look(),
        outboxMs: () => progress.outbox.ageMs,
        plugins: platform.reports,
        ...(runner ? { runner } : {}),
        isStopping: () => stopping !== undefined,
      },
      addPages: (one) =>
        addConsole(one, { panels: host.plugins.flatMap(({ id }) => panelModules(id, host.panelsOf(id))) }),
    })
    stages.add('requests', close, 12_000)
    const url = config.process === 'runner' ? '' : await listen(server, config)
    return {
      schema,
      server,
      host,
      config: platform.config,
      orm,
      compute,
      events,
      ownerKey,
      url,
      signs: progress.signs,
      get left() {
        return stages.left
      },
      stop,
    }
  }
}

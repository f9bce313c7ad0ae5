import { readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import helmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'
import { printSchema, type GraphQLSchema } from 'graphql'
import { coreMigrations } from '../migrations/index.ts'
import { Authenticator } from './api/auth.ts'
import { allowOrigins } from './api/cors.ts'
import { Executor } from './api/executor.ts'
import { Guard } from './api/guard.ts'
import { addHealth } from './api/health.ts'
import { addGraphQL, type HttpParts } from './api/http.ts'
import { addImports } from './api/imports.ts'
import { ensureOwnerKey } from './api/owner-key.ts'
import { listen } from './api/listen.ts'
import { nameOwners } from './api/name-owners.ts'
import { DatabaseProbe } from './api/database-probe.ts'
import { closeServer, createServer } from './api/server.ts'
import { assertPolicies } from './api/policy.ts'
import { core } from './api/schema.ts'
import { addWebSocket } from './api/ws.ts'
import type { SystemState } from './api/system.resolver.ts'
import { startComputeHost } from './compute/index.ts'
import { addGraphiQL, notFoundPage } from './console/graphiql.ts'
import type { Config } from './core/config.ts'
import { nicenessOf } from './core/give-way.ts'
import { ProcessorWait } from './core/processor-wait.ts'
import { addDemo } from './demo/route.ts'
import { createEvents, type Events } from './feeds/create-events.ts'
import { OutboxWatch } from './events/outbox-watch.ts'
import { startConsumers } from './plugin/consumers.ts'
import { loadPlugins } from './plugin/load-plugins.ts'
import type { Logger } from './core/log.ts'
import { rolePermissions, type Permission, type Role, type Viewer } from './core/viewer.ts'
import { Availability } from './db/availability.ts'
import { assertDatabase, migrate } from './db/migrate.ts'
import { openOrm, type Orm } from './db/orm.ts'
import { readRunner, sqlRunner, type RunSql } from './db/sql.ts'
import { Jobs } from './jobs/jobs.ts'
import { WaitingJobs } from './jobs/waiting-jobs.ts'
import { Models } from './learning/model-service.ts'
import { endOrphanedRuns } from './learning/orphaned-runs.ts'
import type { RequestContext } from './modules/context.ts'
import { Imports } from './modules/import/import.service.ts'
import { driftCron, driftJob } from './modules/model/drift.service.ts'
import { scheduledTrainingJob, setTrainingClocks, startScheduledTraining } from './modules/model/schedule.service.ts'
import { promoteJob, trainJob, type ModelParts } from './modules/model/model.service.ts'
import { reservedSources } from './modules/score/score.service.ts'
import type { PluginContext } from './plugin/contract.ts'
import { watchHealth } from './plugin/health.ts'
import type { HostLimits, PluginEntry, PluginHost } from './plugin/host.ts'
import { workJobs } from './plugin/jobs.ts'
import { serveGraph } from './plugin/serve.ts'
import { watchStrayErrors } from './plugin/stray-errors.ts'
import { graverReports } from './plugin/report.ts'
import { Reader } from './read/reader.ts'
import type { Sign } from './process/progress.ts'
import type { RunnerProcess } from './process/runner-process.ts'
import { Stages } from './process/stages.ts'

/** Version of this server, from package.json. */
export const version = (
  JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }
).version

/** Queue of the look for runs and imports that no job is left for. */
const sweepJob = 'runs.sweep'

/** What the core is in the migrations. */
export const coreTarget = { name: 'the core', schema: 'public', migrations: coreMigrations }

export interface AppOptions {
  readonly config: Config
  /** Where the database is; an embedded one is started by the caller. */
  readonly databaseUrl: string
  readonly plugins: readonly PluginEntry[]
  readonly log: Logger
  /** How patient it is with plugins. */
  readonly pluginLimits?: Partial<HostLimits>
  /** Whether it may keep the process up when a plugin throws outside of any call: for a process that is this server and nothing else. @default false */
  readonly ownsProcess?: boolean
  /** The process beside this one that works on its jobs, where there is one: health and `Query.plugins` show how it stands. */
  readonly runner?: Pick<RunnerProcess, 'state' | 'late' | 'reports'>
  /** Nice value of the database's processes that serve this one; for a database on this machine. @default as they start */
  readonly backendNiceness?: number | undefined
}

/** A server that is up. */
export interface App {
  readonly schema: GraphQLSchema
  /** The schema in SDL. */
  readonly sdl: string
  readonly server: FastifyInstance
  readonly host: PluginHost
  readonly orm: Orm
  readonly events: Events
  /** The owner's key, and whether this start made it. */
  readonly ownerKey: { readonly key: string; readonly isNew: boolean }
  /** `http://127.0.0.1:4000` once it listens. */
  readonly url: string
  /** Whether what it must do again and again gets done. */
  readonly signs: readonly Sign[]
  /** The parts that have not stopped. */
  readonly left: readonly string[]
  /**
   * Stops taking work, lets running requests end, and closes everything, each part within its time. `/readyz` says so at once; for
   * `drainMs` requests are still taken, so that those who send them can look elsewhere first. Idempotent.
   */
  stop(options?: { readonly drainMs?: number }): Promise<void>
}

/** Brings the parts up in order, and takes them down in reverse when one fails or the app stops. */
export const createApp = async (options: AppOptions): Promise<App> => {
  const { config, databaseUrl, plugins, log, pluginLimits, ownsProcess = false, runner, backendNiceness } = options
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
    await assertDatabase(databaseUrl)
    const host = await loadPlugins(plugins, log, pluginLimits)
    if (ownsProcess) {
      const stopWatching = watchStrayErrors(host.plugins)
      stages.add('the watch of plugins', async () => stopWatching())
    }
    const { readTimeoutMs } = config
    const availability = new Availability({ databaseUrl, log, silenceMs: config.databaseSilenceMs })
    availability.start()
    stages.add('the look for the database', () => availability.stop())
    const lease = { availability }
    const ormOptions = { readTimeoutMs, backendNiceness, lease }
    let orm = await openOrm(databaseUrl, host.entitiesWith(core), ormOptions)
    stages.add('the connections to the database', () => orm.close(true))
    const migrated = await migrate(orm, coreTarget)
    if (migrated.length > 0) log.info({ migrations: migrated }, 'the database was migrated')
    const before = host.alive.length
    await host.migrate(orm)
    if (host.alive.length < before) {
      // Without the tables of a plugin that could not be migrated.
      await orm.close(true)
      orm = await openOrm(databaseUrl, host.entitiesWith(core), ormOptions)
    }

    const compute = await startComputeHost({
      threads: config.computeThreads,
      nice: nicenessOf[config.giveWay].models,
      // Requests need it now and then only.
      isLazy: config.process === 'api',
      log: (level, message) => log[level]({ part: 'compute' }, message),
    })
    stages.add('the threads of models', () => compute.stop(), 6_000)
    const models = new Models({ em: orm.em, log, processorWait: () => new ProcessorWait(() => compute.stats().pid) })
    const jobs = new Jobs(databaseUrl, log)
    await jobs.start()
    interrupt = () => jobs.interrupt()
    stages.add('jobs', () => jobs.stop(), 7_000)
    await jobs.define(trainJob, { expireSeconds: 24 * 3_600 })
    await jobs.define(promoteJob, { expireSeconds: 24 * 3_600 })
    await jobs.define(scheduledTrainingJob)
    await jobs.define(driftJob)
    await jobs.define(sweepJob, { retries: 0 })
    const imports = new Imports({ databaseUrl, em: orm.em, jobs, log, baseCurrency: config.baseCurrency })
    await imports.define()
    stages.add('plugins', () => host.stop())
    await host.start({ orm, compute, models, jobs, config, log })
    const metadata = orm.getMetadata()
    const graph = await serveGraph(host, core, (entity) => metadata.get(entity), log)
    const { schema, registry, subscriptions, owners } = graph
    if (config.process !== 'runner')
      log.info({ plugins: host.alive.map(({ id }) => id) }, host.alive.length > 0 ? 'plugins run' : 'no plugins run')
    assertPolicies(schema)
    const stopWatching = watchHealth(host.alive, host.limits)
    stages.add('the watch of health', async () => stopWatching())
    for (const plugin of host.plugins) reservedSources.add(plugin.id)
    const events = createEvents({
      databaseUrl,
      em: orm.em,
      log,
      readTimeoutMs,
      lease,
      jobSent: (queue) => jobs.look(queue),
    })
    await events.start()
    stages.add('events', () => events.stop(), 5_000)
    const modelParts: ModelParts = {
      jobs,
      models,
      plugins: () => host.plugins.map((plugin) => plugin.id),
    }
    if (config.process !== 'api') {
      await jobs.work(trainJob, ({ runId }, { signal }) => models.trainer.run(String(runId), signal), {
        concurrency: 2,
      })
      await startConsumers(host.alive, models, events, host.limits)
      await workJobs(host.alive, jobs)
      await imports.work()
      await jobs.work(promoteJob, ({ runId, isRollback }, { signal }) =>
        models.trainer.promote(String(runId), signal, isRollback === true),
      )
      await jobs.work(scheduledTrainingJob, ({ id }, job) =>
        startScheduledTraining(orm.em, modelParts, String(id), job.id),
      )
      await setTrainingClocks(orm.em, jobs)
      await jobs.work(driftJob, ({ runId }, { signal }) => models.measureDrift(runId as string | undefined, signal))
      await jobs.schedule(driftJob, driftCron)
      await jobs.work(sweepJob, async () => {
        const sql = sqlRunner(orm.em.fork())
        const runs = await endOrphanedRuns(sql, { train: trainJob, promote: promoteJob })
        const orphans = [...runs, ...(await imports.endOrphans())]
        if (orphans.length > 0) log.error({ runs: orphans }, 'runs were ended, for no job was left for them')
      })
      await jobs.schedule(sweepJob, '* * * * *')
    }

    const reports = () => graverReports(host.reports(), runner?.reports ?? [])
    const sql = sqlRunner(orm.em.fork())
    const reads = readRunner(orm.em.fork(), readTimeoutMs)
    const ownerKey = await ensureOwnerKey(sql, config.ownerKey, config.dataDir)
    const forRequests = requestContexts(reads)
    const system: Omit<SystemState, 'position'> = { version, startedAt: new Date(), plugins: reports }
    const permissions = permissionsByRole(host)
    const contextOf = (viewer: Viewer, requestId: string): RequestContext & { system: SystemState } => ({
      viewer,
      requestId,
      reader: new Reader(registry, viewer, reads),
      sql: reads,
      em: orm.em,
      config,
      modelParts,
      imports,
      loaders: new Map(),
      pluginContextOf: (plugin) => forRequests(host.find(plugin)?.context),
      // Taken before anything is read for the request.
      system: { ...system, position: events.log.position },
    })
    const server = createServer(log)
    const permissionsOf = (viewer: Viewer) => permissions[viewer.role]
    const guard = new Guard(schema, permissionsOf, {
      maxCost: config.maxOperationCost,
      pointsPerSecond: config.rateLimit,
    })
    const parts: HttpParts & { readonly guard: Guard } = {
      schema,
      guard,
      executor: new Executor(schema, nameOwners(schema, owners)),
      authenticator: new Authenticator(sql),
      permissionsOf,
      contextOf,
      log,
    }
    const probe = new DatabaseProbe(sql)
    const outbox = new OutboxWatch(reads)
    const waiting = new WaitingJobs(sql, () => jobs.freeQueues)
    // Where nobody asks whether it is ready, it asks itself.
    const unwatch = config.process === 'api' ? () => {} : probe.watch()
    stages.add('looks at progress', async () => {
      unwatch()
      outbox.stop()
      waiting.stop()
    })
    addHealth(server, {
      database: () => probe.look(),
      outboxMs: () => outbox.ageMs,
      plugins: reports,
      ...(runner ? { runner } : {}),
      isStopping: () => stopping !== undefined,
    })
    await server.register(helmet, { contentSecurityPolicy: false, crossOriginEmbedderPolicy: false })
    await allowOrigins(server, config.allowedOrigins)
    await addGraphQL(server, { ...parts, notFoundPage })
    await addGraphiQL(server)
    addImports(server, { ...parts, imports, sql })
    addDemo(server, { ...parts, databaseUrl, baseCurrency: config.baseCurrency, models: () => models.entries })
    const sockets = addWebSocket(server, { ...parts, events, subscriptions, allowedOrigins: config.allowedOrigins })
    stages.add('requests', () => closeServer(server, log, (ms) => sockets.drain(ms)), 12_000)
    const url = config.process === 'runner' ? '' : await listen(server, config)
    const signs: Sign[] = [
      { what: 'nothing could be written', sinceMs: () => probe.unwrittenMs },
      { what: 'jobs have waited', sinceMs: () => waiting.ageMs },
      { what: 'events have waited', sinceMs: () => (events.relay.leading ? outbox.ageMs : 0) },
    ]
    return {
      schema,
      sdl: printSchema(schema),
      server,
      host,
      orm,
      events,
      ownerKey,
      url,
      signs,
      get left() {
        return stages.left
      },
      stop,
    }
  }
}

/** The contexts of plugins as their resolvers see them: what they read by SQL is limited in time. */
const requestContexts = (sql: RunSql) => {
  const known = new WeakMap<PluginContext, PluginContext>()
  return (context: PluginContext | undefined): PluginContext | undefined => {
    if (!context || known.has(context)) return context && known.get(context)
    const limited = { ...context, sql }
    known.set(context, limited)
    return limited
  }
}

/** The core's permissions of each role, and those that plugins grant. */
const permissionsByRole = (host: PluginHost): Readonly<Record<Role, ReadonlySet<Permission>>> => {
  const granted = (role: Role) =>
    host.alive.flatMap((plugin) =>
      Object.entries(plugin.spec!.permissions ?? {})
        .filter(([, { roles }]) => roles.includes(role))
        .map(([permission]) => permission),
    )
  return Object.fromEntries(
    Object.entries(rolePermissions).map(([role, permissions]) => [
      role,
      new Set([...permissions, ...granted(role as Role)]),
    ]),
  ) as unknown as Readonly<Record<Role, ReadonlySet<Permission>>>
}

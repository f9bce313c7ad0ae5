// process/ starts, watches and stops: the platform (here: database, modules, plugins, jobs, compute), the runner beside the process
// that answers, the signs of progress, and the stages in which everything stops.

import { loadPlugins } from '../api/load-plugins.ts'
import { core } from '../api/schema.ts'
import { startComputeHost, type ComputeHost } from '../compute/index.ts'
import type { Platform } from '../contract/context.ts'
import { retentionsOf } from '../contract/module.ts'
import { graverReports, type PluginReport } from '../contract/report.ts'
import type { Config, SettledConfig } from '../core/config.ts'
import { nicenessOf } from '../core/give-way.ts'
import type { Logger } from '../core/log.ts'
import { ProcessorWait } from '../core/processor-wait.ts'
import { version } from '../core/version.ts'
import { Availability } from '../db/availability.ts'
import type { LeaseOptions } from '../db/lease.ts'
import { grantViews } from '../db/bi-roles.ts'
import { assertDatabase, migrate } from '../db/migrate.ts'
import { openOrm, type Orm } from '../db/orm.ts'
import { sqlRunner } from '../db/sql.ts'
import { Jobs } from '../jobs/jobs.ts'
import { Models } from '../learning/model-service.ts'
import { settleBaseCurrency } from '../modules/currency/base-currency.ts'
import type { HostLimits, PluginEntry, PluginHost } from '../plugin/host.ts'
import { permissionsOf } from '../plugin/permissions.ts'
import { watchUncaughtErrors } from '../plugin/uncaught-errors.ts'
import { statedTables } from '../db/personal-data.ts'
import { coreTarget } from '../../migrations/index.ts'
import type { Stages } from './stages.ts'

export interface PlatformOptions {
  readonly config: Config
  /** The database URL; the caller starts an embedded one. */
  readonly databaseUrl: string
  readonly plugins: readonly PluginEntry[]
  readonly log: Logger
  /** The time limits for plugins. */
  readonly pluginLimits?: Partial<HostLimits>
  /**
   * Whether to keep the process running when a plugin throws outside any call: only for a process that is nothing but
   * this server. @default false
   */
  readonly ownsProcess?: boolean
  /** The state of plugins in the process beside this one that runs its jobs, if there is one. */
  readonly runner?: { readonly reports: readonly PluginReport[] }
  /** Nice value of the database backends that serve this process, for a database on this machine. @default unchanged */
  readonly backendNiceness?: number | undefined
}

/** What modules read and write through the graph. */
type OfGraph = Pick<Platform, 'lists' | 'mutations' | 'reads' | 'feeds'>

/** A migrated database, with the modules and plugins that work on it; nobody is served yet. */
export interface StartedPlatform {
  readonly host: PluginHost
  readonly orm: Orm
  readonly compute: ComputeHost
  readonly jobs: Jobs
  readonly models: Models
  readonly lease: LeaseOptions
  /** What modules of the core receive. */
  readonly platform: Platform
  /** Gives the modules the graph, once it is there: its lists, its mutations, and how its types are read. */
  serveGraph(graph: OfGraph): void
}

/**
 * Migrates the database, and starts the modules and plugins on it. Throws StartError. Whatever has started is added to
 * `stages`, even if it throws.
 */
export const startPlatform = async (options: PlatformOptions, stages: Stages): Promise<StartedPlatform> => {
  const { databaseUrl, plugins, log, pluginLimits, ownsProcess = false, runner } = options
  await assertDatabase(databaseUrl)
  const host = await loadPlugins(plugins, log, pluginLimits)
  if (ownsProcess) {
    const stopWatching = watchUncaughtErrors(host.plugins)
    stages.add('the watch over plugins', async () => stopWatching())
  }
  const availability = new Availability({ databaseUrl, log, silenceMs: options.config.databaseSilenceMs })
  availability.start()
  stages.add('the database probe', () => availability.stop())
  const lease = { availability }
  const orm = await openTables(host, options, lease, stages)
  const baseCurrency = await settleBaseCurrency(sqlRunner(orm.em.fork()), options.config.baseCurrency)
  const config: SettledConfig = { ...options.config, baseCurrency }
  const compute = await startComputeHost({
    threads: config.computeThreads,
    nice: nicenessOf[config.giveWay].models,
    // Many servers train rarely, and a process that only answers hardly ever needs it.
    isLazy: true,
    log: (level, message) => log[level]({ part: 'compute' }, message),
  })
  stages.add('the threads of models', () => compute.stop(), 6_000)
  const models = new Models({ em: orm.em, log, processorWait: () => new ProcessorWait(() => compute.stats().pid) })
  const jobs = new Jobs(databaseUrl, log)
  await jobs.start()
  stages.add('jobs', () => jobs.stop(), 7_000)
  let served: OfGraph | undefined
  const graph = () => {
    if (!served) throw new Error('expected the graph to be used only after it was built')
    return served
  }
  const platform: Platform = {
    version,
    startedAt: new Date(),
    config,
    databaseUrl,
    jobs,
    models,
    runsJobs: config.process !== 'api',
    retentions: () => host.running.flatMap(({ module }) => (module ? retentionsOf(module) : [])),
    notificationKinds: () => host.running.flatMap(({ module }) => module?.notifications ?? []),
    reports: () => graverReports(host.reports(), runner?.reports ?? []),
    permissionsOf: permissionsOf(host),
    get lists() {
      return graph().lists
    },
    get reads() {
      return graph().reads
    },
    get feeds() {
      return graph().feeds
    },
    get mutations() {
      return graph().mutations
    },
    panelsOf: (plugin) => host.panelsOf(plugin),
  }
  stages.add('modules and plugins', () => host.stop())
  await host.start({ orm, compute, models, jobs, config, databaseUrl }, platform)
  return { host, orm, compute, jobs, models, lease, platform, serveGraph: (built) => void (served = built) }
}

/** Migrates the tables of the core and of the plugins, and connects to them. */
const openTables = async (
  host: PluginHost,
  { config, databaseUrl, log, backendNiceness }: PlatformOptions,
  lease: LeaseOptions,
  stages: Stages,
): Promise<Orm> => {
  const open = () =>
    openOrm(databaseUrl, host.entitiesWith(core), { readTimeoutMs: config.readTimeoutMs, backendNiceness, lease })
  let orm = await open()
  stages.add('the connections to the database', () => orm.close(true))
  const migrated = await migrate(orm, coreTarget)
  if (migrated.length > 0) log.info({ migrations: migrated }, 'the database was migrated')
  await grantViews(orm.em.fork(), await statedTables(orm, [coreTarget.schema]))
  const before = host.alive.length
  await host.migrate(orm)
  if (host.alive.length === before) return orm
  // Without the tables of a plugin that could not be migrated.
  await orm.close(true)
  orm = await open()
  return orm
}

import type { TaskRunner } from '../compute/task-runner.ts'
import type { SettledConfig } from '../core/config.ts'
import type { Logger } from '../core/log.ts'
import type { Permission, Viewer } from '../core/viewer.ts'
import type { EntityManager } from '../db/orm.ts'
import type { PrivateSession } from '../db/own-session.ts'
import type { SnapshotColumns, SnapshotOf } from '../db/snapshot.ts'
import type { Retention } from '../db/retention.ts'
import type { RunSql } from '../db/sql.ts'
import type { ReadRegistry } from '../read/read-map.ts'
import type { Jobs } from '../jobs/jobs.ts'
import type { ModelKit } from '../learning/model-kit.ts'
import type { Models } from '../learning/model-service.ts'
import type { UnitOfWork } from '../write/unit-of-work.ts'
import type { Feeds } from './feeds.ts'
import type { Lists } from './lists.ts'
import type { NestedMutations } from './nested-mutations.ts'
import type { NotificationKind } from './notification.ts'
import type { CheckedPanel } from './panels.ts'
import type { PluginReport } from './report.ts'
import type { AnyFunctions } from './task.ts'

/**
 * What a plugin works with while it runs. It runs the plugin's tasks, whose functions have the type `Tasks`, and
 * rejects with ComputeError.
 */
export interface PluginContext<PluginConfig = unknown, Tasks = AnyFunctions> extends TaskRunner<Tasks> {
  readonly id: string
  readonly version: string
  readonly config: Readonly<PluginConfig>
  readonly log: Logger
  /** Aborts when the plugin is stopped. */
  readonly signal: AbortSignal
  /** ISO 4217 code of the base currency: that of amounts without a currency, and the one that models are in by default. */
  readonly baseCurrency: string
  /** A fresh entity manager. */
  em(): EntityManager
  /** Runs one statement and returns its rows. */
  readonly sql: RunSql
  /** Reads a large result as columns, in one consistent snapshot. */
  snapshot<C extends SnapshotColumns>(text: string, params: readonly unknown[], columns: C): Promise<SnapshotOf<C>>
  /**
   * One transaction on behalf of the plugin: rows, events and audit are written together or not at all. What `unit.em`
   * flushes is audited automatically; record writes by `sql` that people should be able to trace with `unit.audit`.
   */
  transact<R>(work: (unit: UnitOfWork, sql: RunSql) => Promise<R>): Promise<R>
  /** Opens a connection for the caller alone, who must end it. */
  openSession(): Promise<PrivateSession>
  /**
   * Queues one of the plugin's own jobs in the transaction of `unit`: it runs if and only if that commits. Payloads
   * contain only ids.
   */
  enqueue(unit: UnitOfWork, job: string, payload?: Readonly<Record<string, unknown>>): Promise<void>
  readonly models: ModelKit
}

/** The platform itself, only for modules of the core: its parts may change with every version. */
export interface Platform {
  /** Version of this server. */
  readonly version: string
  readonly startedAt: Date
  readonly config: SettledConfig
  /**
   * For a module's own connections: direct ones, because session locks do not work through a pooler that shares
   * sessions.
   */
  readonly databaseUrl: string
  readonly jobs: Jobs
  /** The models of every running plugin. */
  readonly models: Models
  /** Whether this process runs jobs, besides sending them. */
  readonly runsJobs: boolean
  /** How long the running modules and plugins keep the rows of their tables. */
  retentions(): readonly Retention[]
  /** The kinds of notifications of running modules and plugins. */
  notificationKinds(): readonly NotificationKind[]
  /** The state of each configured plugin, including those that do not run. */
  reports(): readonly PluginReport[]
  /** What a role allows: the permissions of the core, and those that running plugins grant. */
  permissionsOf(caller: Pick<Viewer, 'role'>): ReadonlySet<Permission>
  /** The lists of the graph, read as a whole. Throws while the graph is not built. */
  readonly lists: Lists
  /** How every type of the graph is read. Throws while the graph is not built. */
  readonly reads: ReadRegistry
  /** The change feeds of the graph. Throws while the graph is not built. */
  readonly feeds: Feeds
  /** The mutations of the graph, as parts of others. Throws while the graph is not built. */
  readonly mutations: NestedMutations
  /** What a plugin adds to the web console. */
  panelsOf(plugin: string): readonly CheckedPanel[]
}

/** What a module of the core works with: all that a plugin does, and the platform. */
export interface ModuleContext extends PluginContext {
  readonly platform: Platform
}

// contract/ is what modules of the core and plugins declare, in the same words: tables, reads, resolvers, feeds, jobs, models, routes,
// commands. The plugin host and the API read these declarations; nothing here runs them.

import type { EntityClass } from '@mikro-orm/core'
import type { Retention } from '../db/retention.ts'
import type { NamedMigration } from '../db/migrate.ts'
import type { RunSql } from '../db/sql.ts'
import type { LoggedEventData } from '../events/logged-event.ts'
import type { Topic } from '../events/topics.ts'
import type { SubscriptionDefinition } from '../feeds/subscription.ts'
import type { Job } from '../jobs/define-job.ts'
import type { Model } from '../learning/define-model.ts'
import type { ReadSpec } from '../read/read-map.ts'
import type { UnitOfWork } from '../write/unit-of-work.ts'
import type { ModuleContext } from './context.ts'
import type { NotificationKind } from './notification.ts'
import type { Routes } from './route.ts'

/** A class with decorators: a resolver, a GraphQL type. */
// Constructor parameters are in a contravariant position, so only `any` accepts every class.
// eslint-disable-next-line typescript/no-explicit-any
export type Ctor = new (...args: any[]) => object

/** Takes an event in a transaction of its own; what it writes by `unit` or `sql` is written once. */
export type EventHandler<Context, T extends Topic = Topic> = (
  event: Extract<LoggedEventData, { topic: T }>,
  unit: UnitOfWork,
  context: Context,
  /** Runs SQL in the transaction of `unit`. */
  sql: RunSql,
) => Promise<void>

/**
 * What a plugin consists of, as the `load()` of its manifest returns it, and a module of the core, as `defineModule`
 * takes it: the same code reads both. Only behind it are there decorated classes.
 */
export interface PluginModule<Context> {
  readonly resolvers?: readonly Ctor[]
  /** GraphQL types that no field names, such as members of a union. */
  readonly types?: readonly Ctor[]
  readonly entities?: readonly EntityClass<object>[]
  /** For a plugin, in order; they run in its own PostgreSQL schema `p_<id>`. Those of the core are in `migrations/`. */
  readonly migrations?: readonly NamedMigration[]
  /** How the planner reads the plugin's types. */
  readonly reads?: readonly ReadSpec[]
  /** How long rows are kept in tables that would grow without end; a change feed states its own. */
  readonly retention?: readonly Retention[]
  /** The definitions of the plugin's subscription fields. */
  readonly subscriptions?: readonly SubscriptionDefinition[]
  /** Handlers of events, called at least once per event, in order of the log, in a transaction of their own. */
  readonly on?: { readonly [T in Topic]?: EventHandler<Context, T> }
  /** What users are told of; each created by `defineNotification`. */
  readonly notifications?: readonly NotificationKind[]
  /** Each created by `defineJob`. */
  readonly jobs?: readonly Job<Context>[]
  /** Each created by `defineModel`, under the name that `trainModel` takes as its algorithm, in capital letters. */
  readonly models?: Readonly<Record<string, Model<Context>>>
  /**
   * Called every 30 seconds; after five consecutive failures the plugin is DEGRADED and its fields are refused until a
   * check succeeds.
   */
  health?(context: Context): Promise<{ ok: boolean; detail?: string }>
  /** Called once, after the migrations and before anything else of the plugin; must end within 30 seconds. */
  start?(context: Context): Promise<void>
  /** Called once, even after a failed `start`; must end within 10 seconds. */
  stop?(context: Context): Promise<void>
}

/** Every retention that a module states, including those of its change feeds. */
export const retentionsOf = ({ retention = [], subscriptions = [] }: PluginModule<never>): readonly Retention[] => [
  ...retention,
  ...subscriptions.flatMap((feed) => feed.retention ?? []),
]

/** A module of the core: a plugin without a manifest, without which the server does not run. */
export interface CoreModule extends Omit<PluginModule<ModuleContext>, 'migrations'> {
  /** The name of its folder: lower-case letters, digits and dashes. Its jobs are named `<name>.…`. */
  readonly name: string
  /** Its HTTP routes. Its commands are in files of their own, `<command>.command.ts`, which export them by default. */
  readonly routes?: readonly Routes<ModuleContext>[]
  readonly follow?: Follower
  /**
   * Called once in every process that works on jobs, when the graph is there; ends soon after the signal. Called again, after a
   * growing pause, if it throws.
   */
  work?(context: ModuleContext, signal: AbortSignal): Promise<void>
}

/** A durable reader of the events that running feeds consist of, whichever they are. */
export interface Follower {
  /** Whether it reads a topic. */
  reads(topic: Topic): boolean
  /** Applies up to 200 events, in order of the log, in the transaction that marks them as read: `unit` writes once. */
  handle(events: readonly LoggedEventData[], unit: UnitOfWork, context: ModuleContext): Promise<void>
}

/** Declares a module of the core: the default export of `src/modules/<name>/index.ts`, which nothing else needs to list. */
export const defineModule = (module: CoreModule): CoreModule => module

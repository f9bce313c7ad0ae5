import type { EntityClass } from '@mikro-orm/core'
import type { z } from 'zod'
import type { RunOptions, TaskSpec } from '../compute/run.ts'
import type { TaskFunction } from '../compute/task.ts'
import type { Logger } from '../core/log.ts'
import type { Role } from '../core/viewer.ts'
import type { NamedMigration } from '../db/migrate.ts'
import type { EntityManager } from '../db/orm.ts'
import type { RunSql } from '../db/sql.ts'
import type { SnapshotColumns, SnapshotOf } from '../db/snapshot.ts'
import type { LoggedEventData } from '../events/logged-event.ts'
import type { SubscriptionDefinition } from '../feeds/subscription.ts'
import type { Topic } from '../events/topics.ts'
import type { UnitOfWork } from '../write/unit-of-work.ts'
import type { ModelDefinition, ModelKit } from '../learning/model-kit.ts'
import type { ReadSpec } from '../read/read-map.ts'

/** A class with decorators: a resolver, a GraphQL type. */
// The parameters of a constructor are in a contravariant place, so only `any` accepts every class.
// eslint-disable-next-line typescript/no-explicit-any
export type Ctor = new (...args: any[]) => object

/** One task: a file whose default export is a pure function, see `TaskFunction` of `rapport-crm/task`. */
export type PluginTask<Input = never, Output = unknown> = Omit<TaskSpec<Input, Output>, 'name'> & {
  /** Makes a small input, for the conformance check of a task that no training on simulated customers runs. */
  readonly example?: () => unknown
}

export type PluginTasks = Readonly<Record<string, PluginTask>>
type InputOf<T> = T extends { readonly types?: TaskFunction<infer I, infer _O> } ? I : never
type OutputOf<T> = T extends { readonly types?: TaskFunction<infer _I, infer O> } ? O : never

/** Declares a task with the types of its function: `task<Input, Output>({ file: new URL('./tasks/fit.task.ts', import.meta.url), timeoutMs: 60_000 })`. */
export const task = <Input, Output>(
  spec: Omit<PluginTask<Input, Output>, 'types' | 'example'> & { readonly example?: () => Input },
): PluginTask<Input, Output> => spec

/** What a plugin works with while it runs. */
export interface PluginContext<Config = unknown, Tasks extends PluginTasks = PluginTasks> {
  readonly id: string
  readonly version: string
  readonly config: Readonly<Config>
  readonly log: Logger
  /** Aborts when the plugin is stopped. */
  readonly signal: AbortSignal
  /** ISO 4217 code that amounts without a currency are in. */
  readonly baseCurrency: string
  /** A fresh entity manager. */
  em(): EntityManager
  /** Runs one statement and gives its rows. */
  readonly sql: RunSql
  /** Reads a large result as columns, in one consistent snapshot. */
  snapshot<C extends SnapshotColumns>(text: string, params: readonly unknown[], columns: C): Promise<SnapshotOf<C>>
  /**
   * One transaction in the plugin's name: rows, events and audit are written together or not at all. What `unit.em` flushes
   * is audited by itself; what is written by `sql`, where people should be able to trace it, by `unit.audit`.
   */
  transact<R>(work: (unit: UnitOfWork, sql: RunSql) => Promise<R>): Promise<R>
  /** Runs a task in a worker thread. Rejects with ComputeError. */
  run<K extends keyof Tasks & string>(
    name: K,
    input: InputOf<Tasks[K]>,
    options?: RunOptions,
  ): Promise<OutputOf<Tasks[K]>>
  /** Runs a task once for each piece, spread over all threads; the task gets `{ ...shared, ...piece }`; outputs are in the order of the pieces. */
  map<K extends keyof Tasks & string, P extends Partial<InputOf<Tasks[K]>>>(
    name: K,
    shared: Omit<InputOf<Tasks[K]>, keyof P>,
    pieces: readonly P[],
    options?: RunOptions,
  ): Promise<OutputOf<Tasks[K]>[]>
  /** Queues one of the plugin's own jobs in the transaction of `unit`: it is run exactly when that is committed. Payloads hold ids only. */
  enqueue(unit: UnitOfWork, job: string, payload?: Readonly<Record<string, unknown>>): Promise<void>
  readonly models: ModelKit
}

/** A model, whatever its params; state them where it is described: `const model: ModelDefinition<Params, X> = {…}`. */
// The params of different algorithms differ, so a record of definitions cannot name one type.
// eslint-disable-next-line typescript/no-explicit-any
export type AnyModel<X> = ModelDefinition<any, X>

/** What `load()` gives: decorated classes live only behind it. */
export interface PluginModule<X> {
  readonly resolvers?: readonly Ctor[]
  /** GraphQL types that no field names, such as members of a union. */
  readonly types?: readonly Ctor[]
  readonly entities?: readonly EntityClass<object>[]
  /** In order; they run in the plugin's own PostgreSQL schema `p_<id>`. */
  readonly migrations?: readonly NamedMigration[]
  /** How the planner reads the plugin's types. */
  readonly reads?: readonly ReadSpec[]
  /** What stands behind the plugin's subscription fields. */
  readonly subscriptions?: readonly SubscriptionDefinition[]
  /** Handlers of events, at least once each, in order of the log, in a transaction of their own. */
  readonly on?: {
    readonly [T in Topic]?: (event: Extract<LoggedEventData, { topic: T }>, unit: UnitOfWork, x: X) => Promise<void>
  }
  readonly jobs?: Readonly<Record<string, PluginJob<X>>>
  /** By the name that `trainModel` takes as its algorithm; capital letters. */
  readonly models?: Readonly<Record<string, AnyModel<X>>>
  /** Asked every 30 seconds; after five failures in a row the plugin is DEGRADED and its fields are refused until one succeeds. */
  health?(x: X): Promise<{ ok: boolean; detail?: string }>
  /** Called once, after the migrations and before anything else of the plugin; must end within 30 seconds. */
  start?(x: X): Promise<void>
  /** Called once, also after a `start` that failed; must end within 10 seconds. */
  stop?(x: X): Promise<void>
}

/** Work that outlives the request which asked for it: done at least once, by one process at a time. */
export interface PluginJob<X> {
  /** `payload` is what was enqueued, empty where the clock did it; `signal` aborts when the process stops. */
  run(payload: Readonly<Record<string, unknown>>, x: X, signal: AbortSignal): Promise<void>
  /** Runs it by the clock: five fields, UTC, e.g. `15 3 * * *` for 3:15 every night. */
  readonly cron?: string
  /** Attempts after the first. @default 2 */
  readonly retries?: number
}

/** A plugin's manifest, free of decorators: `index.ts` imports only zod, types and `rapport-crm/sdk`'s definePlugin. */
export interface PluginSpec<S extends z.ZodType = z.ZodType, T extends PluginTasks = PluginTasks> {
  /** Lower-case letters, digits and dashes; names the PostgreSQL schema `p_<id>`, dashes as underscores. */
  readonly id: string
  /** Semantic version. */
  readonly version: string
  readonly engines: { readonly rapport: string }
  readonly description: string
  /** Other plugins by id and version range. */
  readonly dependsOn?: Readonly<Record<string, string>>
  /** Permissions that its fields may ask for, named `<id>:<name>`, and the roles that have them. */
  readonly permissions?: Readonly<Record<string, { readonly description: string; readonly roles: readonly Role[] }>>
  readonly config: S
  readonly tasks?: T
  /** What a failure to load does. @default 'disable' */
  readonly onFailure?: 'disable' | 'abort'
  /** SDL that the plugin adds: what answers PLUGIN_UNAVAILABLE while it cannot run. `new URL('./schema.graphql', import.meta.url)` */
  readonly schema: URL
  load(): Promise<PluginModule<PluginContext<z.output<S>, T>>>
}

/** Without tasks. */
type NoTasks = Readonly<Record<never, PluginTask>>

/** Declares a plugin; its types make a wrong task name or event payload a compile error. */
export const definePlugin = <S extends z.ZodType, const T extends PluginTasks = NoTasks>(
  spec: PluginSpec<S, T>,
): PluginSpec<S, T> => spec

/**
 * The context that a plugin's own files name: `type X = ContextOf<typeof config, typeof tasks>`. Keep config and tasks in a
 * `manifest.ts`: a context taken from the whole plugin would refer to itself through `load`.
 */
export type ContextOf<S extends z.ZodType, T extends PluginTasks> = PluginContext<z.output<S>, T>

// A list of plugins mixes configs and tasks of different types.
// eslint-disable-next-line typescript/no-explicit-any
export type AnyPlugin = PluginSpec<any, any>

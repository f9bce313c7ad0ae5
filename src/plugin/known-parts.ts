import { assertKnownKeys, type KeysOf } from '../core/known-keys.ts'
import { nearestName } from '../core/nearest-name.ts'
import type { CommandDefinition } from '../contract/command.ts'
import type { CoreModule, PluginModule } from '../contract/module.ts'
import type { NotificationKind } from '../contract/notification.ts'
import type { AnyPlugin } from '../contract/plugin.ts'
import type { Routes } from '../contract/route.ts'
import type { AnyTasks, TaskLimits } from '../contract/task.ts'
import type { NamedMigration } from '../db/migrate.ts'
import type { Retention } from '../db/retention.ts'
import type { ChangeFeed } from '../feeds/change-feed.ts'
import type { Job } from '../jobs/define-job.ts'
import type { AddedDimension, AddedFilter, Addition, BesideOrder } from '../read/addition.ts'
import type { Inverse, ReadSpec, TimelineSource } from '../read/read-map.ts'

// What plugins and modules declare has only the keys that these lists name, and the compiler wants every key in them.

const manifestKeys: KeysOf<AnyPlugin> = {
  id: true,
  version: true,
  engines: true,
  description: true,
  dependsOn: true,
  permissions: true,
  config: true,
  tasks: true,
  routes: true,
  commands: true,
  onFailure: true,
  schema: true,
  panels: true,
  load: true,
}

const enginesKeys: KeysOf<AnyPlugin['engines']> = { rapport: true }

const permissionKeys: KeysOf<NonNullable<AnyPlugin['permissions']>[string]> = { description: true, roles: true }

const tasksKeys: KeysOf<AnyTasks> = { file: true, memoryMb: true, limits: true }

const limitsKeys: KeysOf<TaskLimits> = { timeoutMs: true, memoryMb: true, concurrency: true, example: true }

const routesKeys: KeysOf<Routes<never>> = { prefix: true, permission: true, points: true, load: true }

const commandKeys: KeysOf<CommandDefinition<never>> = { name: true, description: true, configure: true, run: true }

const pluginModuleKeys: KeysOf<PluginModule<never>> = {
  resolvers: true,
  types: true,
  entities: true,
  migrations: true,
  reads: true,
  retention: true,
  subscriptions: true,
  on: true,
  notifications: true,
  jobs: true,
  models: true,
  health: true,
  start: true,
  stop: true,
}

const { migrations: _ofPlugins, ...sharedKeys } = pluginModuleKeys

const coreModuleKeys: KeysOf<CoreModule> = { ...sharedKeys, name: true, routes: true, follow: true, work: true }

const followerKeys: KeysOf<NonNullable<CoreModule['follow']>> = { reads: true, handle: true }

const migrationKeys: KeysOf<NamedMigration> = { name: true, class: true }

const jobKeys: KeysOf<Job<never>> = {
  name: true,
  cron: true,
  run: true,
  retries: true,
  expireSeconds: true,
  concurrency: true,
}

const retentionKeys: KeysOf<Retention> = {
  table: true,
  rows: true,
  days: true,
  since: true,
  keep: true,
  deleteSome: true,
}

const feedKeys: KeysOf<ChangeFeed> = {
  field: true,
  topics: true,
  select: true,
  record: true,
  about: true,
  at: true,
  needs: true,
  item: true,
  coalesce: true,
  current: true,
  isLast: true,
  resolver: true,
  retention: true,
  emit: true,
  emitRows: true,
}

const notificationKeys: KeysOf<NotificationKind> = {
  kind: true,
  title: true,
  text: true,
  topics: true,
  when: true,
  about: true,
  to: true,
  params: true,
  once: true,
}

const readKeys: KeysOf<ReadSpec> = {
  entity: true,
  type: true,
  name: true,
  idPrefix: true,
  fields: true,
  anyCase: true,
  searched: true,
  filters: true,
  orders: true,
  defaultOrder: true,
  orderedWithin: true,
  search: true,
  label: true,
  live: true,
  scope: true,
  inverse: true,
  adds: true,
  timeline: true,
}

const inverseKeys: KeysOf<Inverse> = { field: true, by: true, through: true, shape: true, orderBy: true, where: true }

const timelineKeys: KeysOf<TimelineSource> = { name: true, description: true, at: true, link: true }

const additionKeys: KeysOf<Addition> = { to: true, filters: true, orders: true, dimensions: true }

const addedFilterKeys: KeysOf<AddedFilter> = { type: true, description: true, condition: true }

const addedOrderKeys: KeysOf<BesideOrder> = {
  description: true,
  table: true,
  foreign: true,
  value: true,
  type: true,
  where: true,
  by: true,
}

const addedDimensionKeys: KeysOf<AddedDimension> = {
  description: true,
  table: true,
  foreign: true,
  value: true,
  label: true,
  condition: true,
}

type Known = Readonly<Record<string, true>>

const each = (what: string, list: readonly object[] | undefined, known: Known): void => {
  for (const [place, one] of (list ?? []).entries()) assertKnownKeys(`${what}[${place}]`, one, known)
}

const eachOf = (what: string, named: object | undefined, known: Known): void => {
  for (const [name, one] of Object.entries((named ?? {}) as Readonly<Record<string, object>>))
    assertKnownKeys(`${what}.${name}`, one, known)
}

/** Throws for a manifest with a key that no manifest has. Panels are checked by their schema. */
export const assertKnownManifest = (spec: AnyPlugin): void => {
  assertKnownKeys('the manifest', spec, manifestKeys)
  assertKnownKeys('engines', spec.engines ?? {}, enginesKeys)
  eachOf('permissions', spec.permissions, permissionKeys)
  if (spec.tasks) assertKnownKeys('tasks', spec.tasks, tasksKeys)
  eachOf('tasks.limits', spec.tasks?.limits, limitsKeys)
  each('routes', spec.routes, routesKeys)
  each('commands', spec.commands, commandKeys)
}

const assertKnownReads = (reads: readonly ReadSpec[] = []): void => {
  each('reads', reads, readKeys)
  for (const [place, { inverse, timeline, adds = [] }] of reads.entries()) {
    const at = `reads[${place}]`
    each(`${at}.inverse`, inverse, inverseKeys)
    if (timeline) assertKnownKeys(`${at}.timeline`, timeline, timelineKeys)
    each(`${at}.adds`, adds, additionKeys)
    for (const [n, { filters, orders, dimensions }] of adds.entries()) {
      eachOf(`${at}.adds[${n}].filters`, filters, addedFilterKeys)
      eachOf(`${at}.adds[${n}].orders`, orders, addedOrderKeys)
      eachOf(`${at}.adds[${n}].dimensions`, dimensions, addedDimensionKeys)
    }
  }
}

const assertKnownLists = (module: PluginModule<never>): void => {
  each('jobs', module.jobs, jobKeys)
  each('retention', module.retention, retentionKeys)
  each('subscriptions', module.subscriptions, feedKeys)
  each('notifications', module.notifications, notificationKeys)
  assertKnownReads(module.reads)
}

/** A file as a whole, `load: () => import('./plugin.ts')`, also exports what other files need: of it, only what resembles a part is meant as one. */
const ownParts = (module: PluginModule<never>): object => {
  if ((module as { readonly [Symbol.toStringTag]?: unknown })[Symbol.toStringTag] !== 'Module') return module
  const names = Object.keys(pluginModuleKeys)
  return Object.fromEntries(Object.entries(module).filter(([name]) => nearestName(name, names) !== undefined))
}

/** Throws if `load()` gave something with a key that it cannot have. What `defineModel` takes is checked there. */
export const assertKnownModule = (module: PluginModule<never>): void => {
  assertKnownKeys('what load() returns', ownParts(module), pluginModuleKeys)
  each('migrations', module.migrations, migrationKeys)
  assertKnownLists(module)
}

/** Throws if a module of the core declares something with a key that it cannot have. */
export const assertKnownCoreModule = (module: CoreModule): void => {
  assertKnownKeys(`the module ${module.name}`, module, coreModuleKeys)
  if (module.follow) assertKnownKeys('follow', module.follow, followerKeys)
  each('routes', module.routes, routesKeys)
  assertKnownLists(module)
}

// plugin/ loads plugins and keeps them from hurting the rest: manifest -> config -> load -> conflicts -> migrate -> schema -> start.
// The host (here) takes each through its stages; guard.ts and breaker.ts stand before its fields, uncaught-errors.ts behind its timers.

import type { EntityClass } from '@mikro-orm/core'
import type { GraphQLSchema } from 'graphql'
import type { Platform } from '../contract/context.ts'
import type { CoreModule } from '../contract/module.ts'
import type { Routes } from '../contract/route.ts'
import type { Logger } from '../core/log.ts'
import { systemViewer } from '../core/viewer.ts'
import { migrate } from '../db/migrate.ts'
import { discoverEntities, type Orm } from '../db/orm.ts'
import { sqlRunner } from '../db/sql.ts'
import { queueOf } from '../jobs/define-job.ts'
import { pluginViewer } from '../learning/training.ts'
import type { PluginContext } from '../contract/context.ts'
import { schemaDiffOf, printSchemaDiff } from './schema-diff.ts'
import { checkEntities, examineAll } from './check-entities.ts'
import { assertFreeReads, checkReads, forgetPrefixes } from './check-reads.ts'
import { assertFreeRoutes } from './check-routes.ts'
import { assertKnownPermissions } from './check-schema.ts'
import { assertNoClash, assertNoScalarClash } from './clash.ts'
import type { CoreDefinition, LoadedPlugin, MetadataOf } from './graph.ts'
import { HostedPlugin, type HostedRoutes, type PluginEntry } from './hosted-plugin.ts'
import { assertSharedPackages, checkedConfig, checkedManifest, checkedModule, schemaOf } from './manifest.ts'
import { loadOnce } from './metadata-ledger.ts'
import { assertDependencies, sortByDependencies } from './order.ts'
import { Owners } from './owners.ts'
import { createPluginContext, type ContextDeps } from './plugin-context.ts'
import { assertPersonalData } from './check-personal-data.ts'
import { probeReads } from './probe-reads.ts'
import { panelsSchema, type CheckedPanel } from '../contract/panels.ts'
import { panelHint, type PluginReport } from '../contract/report.ts'
import { problemsOfPanels } from './panel-problems.ts'
import { StageError, within } from './stage-error.ts'

export type { PluginEntry } from './hosted-plugin.ts'

/** The host's time limits. */
export interface HostLimits {
  /** Time limit of importing a manifest, of `load()` and of `start()`. @default 30_000 // 30 seconds */
  readonly startMs: number
  /** Time limit of `stop()`. @default 10_000 // 10 seconds */
  readonly stopMs: number
  /** Interval between health checks; also the time limit of one. @default 30_000 // 30 seconds */
  readonly healthEveryMs: number
  /** Consecutive failures that open a breaker. @default 5 */
  readonly failures: number
  /** How long an open breaker refuses before it tries again. @default 30_000 // 30 seconds */
  readonly coolDownMs: number
}

export const defaultLimits: HostLimits = {
  startMs: 30_000,
  stopMs: 10_000,
  healthEveryMs: 30_000,
  failures: 5,
  coolDownMs: 30_000,
}

const loadRoutes = (routes: readonly Routes<PluginContext>[] = []): Promise<HostedRoutes[]> =>
  Promise.all(routes.map(async (one) => ({ ...one, plugin: await one.load() })))

const nameOf = ({ point, id }: CheckedPanel): string => `${point} ${id}`

/** Leaves out the panels that the graph cannot answer: the plugin serves without them, and is DEGRADED. */
const leaveOutPanels = (plugin: HostedPlugin, schema: GraphQLSchema): void => {
  plugin.panelProblems = problemsOfPanels(schema, panelsSchema.parse(plugin.spec!.panels ?? []))
  if (plugin.panelProblems.length === 0) return
  const messages = plugin.panelProblems.map(({ message }) => message)
  plugin.complain('panels', messages.join('; '), panelHint)
}

const loadedOf = ({ id, spec, module }: HostedPlugin): LoadedPlugin => ({ id, spec: spec!, module: module! })

/** Brings plugins up stage by stage. A plugin that fails is left out with its reason; the others continue. */
export class PluginHost {
  readonly limits: HostLimits
  readonly #log: Logger
  /** The modules of the core. */
  readonly modules: readonly HostedPlugin[]
  #plugins: HostedPlugin[] = []

  constructor(modules: readonly CoreModule[], log: Logger, limits: Partial<HostLimits> = {}) {
    this.modules = modules.map((module) => HostedPlugin.ofCore(module, log))
    this.#log = log
    this.limits = { ...defaultLimits, ...limits }
  }

  /** The modules of the core, then the plugins that have not failed: everything that runs. */
  get running(): HostedPlugin[] {
    return [...this.modules, ...this.alive]
  }

  /** Every configured plugin, dependencies first. */
  get plugins(): readonly HostedPlugin[] {
    return this.#plugins
  }

  /** The plugins that have not failed, in order of their dependencies. */
  get alive(): HostedPlugin[] {
    return this.#plugins.filter((plugin) => plugin.isAlive)
  }

  /** Like `alive`, after loading. */
  get loaded(): LoadedPlugin[] {
    return this.alive.map(loadedOf)
  }

  /** The tables of the core and of the plugins that have not failed. */
  entitiesWith(core: CoreDefinition): EntityClass<object>[] {
    return [...core.entities, ...this.loaded.flatMap(({ module }) => module.entities ?? [])]
  }

  find(id: string): HostedPlugin | undefined {
    return this.#plugins.find((plugin) => plugin.id === id)
  }

  /** The context of a plugin or module; undefined if it does not run. */
  contextOf(id: string): PluginContext | undefined {
    return (this.modules.find((module) => module.id === id) ?? this.find(id))?.context
  }

  /**
   * Manifest, config, order, load: each plugin by itself. The whole core must be imported before: whatever registers
   * with type-graphql from here on belongs to plugins.
   */
  async load(entries: readonly PluginEntry[]): Promise<void> {
    const { startMs } = this.limits
    for (const module of this.modules) module.routes = await loadRoutes(module.routes)
    for (const entry of entries) {
      const plugin = new HostedPlugin(entry, this.#log)
      const isSecond = this.find(entry.id) !== undefined
      this.#plugins.push(plugin)
      await plugin.run('manifest', async () => {
        if (isSecond) throw new StageError(`${entry.id} is configured twice`, 'remove one of the two entries')
        const imported = await within(startMs, 'the import of its manifest', entry.import)
        plugin.spec = checkedManifest(entry.id, imported.default)
        plugin.routes = plugin.spec.routes ?? []
      })
      if (entry.enabled === false) plugin.disable()
      await plugin.run('config', async () => {
        plugin.config = await checkedConfig(plugin.spec!, entry.config)
      })
    }
    await this.#order()
    for (const plugin of this.alive) {
      await plugin.run('load', async () => {
        assertDependencies(plugin, this.#plugins)
        assertSharedPackages(plugin.spec!)
        const spec = plugin.spec!
        const loaded = await loadOnce(spec, startMs, async () => ({
          module: await spec.load(),
          routes: await loadRoutes(spec.routes),
        }))
        plugin.module = checkedModule(loaded.module)
        plugin.routes = loaded.routes
      })
    }
  }

  async #order(): Promise<void> {
    const { sorted, circles } = sortByDependencies(this.#plugins)
    this.#plugins = sorted
    for (const plugin of this.alive) {
      await plugin.run('order', () => {
        const circle = circles.get(plugin)
        if (circle)
          throw new StageError(
            `it depends on itself: ${[...circle, circle[0]].join(' → ')}`,
            'remove one of these dependsOn entries',
          )
        assertDependencies(plugin, this.#plugins)
      })
    }
  }

  /**
   * Conflicts and schema, without a database: checks each plugin together with the core and its dependencies. A plugin
   * that clashes with an earlier one, or with which the schema does not build, is left out.
   */
  async check(core: CoreDefinition): Promise<void> {
    if (this.alive.length === 0) return
    const examined = examineAll(this.entitiesWith(core))
    const base = core.build([], examined ?? discoverEntities(core.entities))
    const taken = { schemas: [base.schema], owners: new Owners(), plugins: [] as LoadedPlugin[] }
    for (const plugin of this.alive) {
      const candidate = loadedOf(plugin)
      let metadataOf: MetadataOf
      await plugin.run('conflicts', () => {
        assertDependencies(plugin, this.#plugins)
        assertNoClash(candidate, taken)
        assertFreeReads(candidate, taken.plugins, core)
        assertFreeRoutes(plugin, [...this.modules, ...this.#plugins])
        metadataOf = checkEntities(candidate, taken.plugins, core, examined)
      })
      await plugin.run('schema', () => {
        const dependencies = this.#dependenciesOf(plugin)
        const before = dependencies.at(-1) ? core.build(dependencies.map(loadedOf), metadataOf) : base
        try {
          const graph = core.build([...dependencies.map(loadedOf), candidate], metadataOf)
          const schemaDiff = schemaDiffOf(before.schema, graph.schema)
          checkReads(candidate, graph)
          assertNoScalarClash(candidate, graph.schema, taken)
          assertKnownPermissions(candidate.spec, taken.plugins, graph.schema, schemaDiff)
          taken.owners.add(plugin.id, schemaDiff)
          taken.schemas.push(graph.schema)
          taken.plugins.push(candidate)
          plugin.schemaDiff = schemaDiff
          plugin.graph = graph
          leaveOutPanels(plugin, graph.schema)
        } catch (error) {
          forgetPrefixes(candidate)
          throw error
        }
      })
    }
  }

  /** The plugins that a plugin depends on, directly or indirectly, dependencies first. */
  #dependenciesOf(plugin: HostedPlugin): HostedPlugin[] {
    const found = new Set<HostedPlugin>()
    const visit = ({ spec }: HostedPlugin) => {
      for (const id of Object.keys(spec?.dependsOn ?? {})) {
        const other = this.find(id)
        if (!other || found.has(other)) continue
        visit(other)
        found.add(other)
      }
    }
    visit(plugin)
    return this.alive.filter((other) => found.has(other))
  }

  /** The graph of the core and of what an accepted plugin depends on, and the same with the plugin. */
  schemasOf(id: string, core: CoreDefinition): { readonly before: GraphQLSchema; readonly after: GraphQLSchema } {
    const plugin = this.find(id)
    if (!plugin?.isAlive) throw new Error(`expected ${id} to be a plugin that was accepted`)
    const dependencies = this.#dependenciesOf(plugin).map(loadedOf)
    const metadataOf = discoverEntities(this.entitiesWith(core))
    const before = core.build(dependencies, metadataOf).schema
    return { before, after: core.build([...dependencies, loadedOf(plugin)], metadataOf).schema }
  }

  /** The SDL of exactly what an accepted plugin adds to the core and its dependencies. */
  sdlOf(id: string, core: CoreDefinition): string {
    const { before, after } = this.schemasOf(id, core)
    return printSchemaDiff(before, after)
  }

  /** Brings each plugin's own PostgreSQL schema up to date, and checks that its read maps fit it. */
  async migrate(orm: Orm): Promise<void> {
    for (const plugin of this.alive) {
      await plugin.run('migrate', async () => {
        assertDependencies(plugin, this.#plugins)
        const migrations = plugin.module!.migrations ?? []
        const target = { name: `the plugin ${plugin.id}`, schema: schemaOf(plugin.id), migrations }
        // A plugin without tables has no schema.
        const done = migrations.length > 0 ? await migrate(orm, target) : []
        if (done.length > 0) this.#log.debug({ plugin: plugin.id, migrations: done }, 'the plugin was migrated')
        await probeReads(loadedOf(plugin), plugin.graph!, sqlRunner(orm.em.fork()))
        await assertPersonalData(orm, plugin.id)
      })
    }
  }

  /**
   * Creates contexts, defines jobs, calls `start` and registers models, first for the modules of the core, then for the
   * plugins.
   */
  async start(deps: ContextDeps, platform: Platform): Promise<void> {
    for (const one of this.running) {
      await one.run('start', async () => {
        const { id, module } = one
        if (!one.isCore) assertDependencies(one, this.#plugins)
        const version = one.spec?.version ?? platform.version
        const context = createPluginContext(
          {
            id,
            version,
            tasks: one.spec?.tasks,
            jobs: (module?.jobs ?? []).map(({ name }) => name),
            config: one.config,
            viewer: one.isCore ? systemViewer : pluginViewer(id),
            signal: one.stop.signal,
            log: this.#log.child(one.isCore ? { module: id } : { plugin: id }),
          },
          deps,
        )
        one.context = one.isCore ? Object.assign(context, { platform }) : context
        for (const job of module?.jobs ?? []) await deps.jobs.define(queueOf(id, job.name), job)
        await within(this.limits.startMs, 'start()', async () => module?.start?.(context))
        deps.models.add({ id, version }, module?.models ?? {}, context)
      })
      if (one.isAlive) one.serve()
      else await this.#stop(one)
    }
  }

  /**
   * Stops plugins in reverse order, then the modules; a failure is logged and does not keep the others from stopping.
   */
  async stop(): Promise<void> {
    for (const one of [...this.modules, ...this.#plugins].toReversed()) await this.#stop(one)
  }

  async #stop(plugin: HostedPlugin): Promise<void> {
    plugin.stop.abort()
    const { context, module } = plugin
    plugin.context = undefined
    if (!context) return
    try {
      await within(this.limits.stopMs, 'stop()', async () => module?.stop?.(context))
    } catch (error) {
      this.#log.error(
        { [plugin.isCore ? 'module' : 'plugin']: plugin.id, stage: 'stop', err: error },
        `the ${plugin.isCore ? 'module' : 'plugin'} failed to stop`,
      )
    }
  }

  /** What the plugin adds to the console, unless it is switched off. */
  panelsOf(id: string): readonly CheckedPanel[] {
    const plugin = this.find(id)
    if (!plugin || plugin.status === 'DISABLED') return []
    const broken = new Set(plugin.panelProblems.map(({ panel }) => nameOf(panel)))
    return panelsSchema.parse(plugin.spec?.panels ?? []).filter((panel) => !broken.has(nameOf(panel)))
  }

  reports(): PluginReport[] {
    return this.#plugins.map((plugin) => plugin.report())
  }
}

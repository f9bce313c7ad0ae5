import { performance } from 'node:perf_hooks'
import { satisfies, valid, validRange } from 'semver'
import { StartError } from '../core/errors.ts'
import type { Logger } from '../core/log.ts'
import { migrate } from '../db/migrate.ts'
import type { Orm } from '../db/orm.ts'
import type { AnyPlugin, PluginContext, PluginModule } from './contract.ts'
import { createPluginContext, type ContextParts } from './plugin-context.ts'
import type { PluginReport, PluginStatus, Stage } from './report.ts'

/** Version of the plugin contract that `engines.rapport` speaks of. */
export const contractVersion = '0.1.0'

/** A plugin on its way up. */
export interface HostedPlugin {
  readonly id: string
  spec: AnyPlugin | undefined
  config: unknown
  module: PluginModule<PluginContext> | undefined
  context: PluginContext | undefined
  readonly stop: AbortController
  status: PluginStatus
  stage: Stage
  error: string | null
  hint: string | null
  fields: string[]
  readonly timings: Partial<Record<Stage, number>>
}

/** A failure that says in which stage and what to do. */
class StageError extends Error {
  readonly hint: string
  constructor(message: string, hint: string, options?: ErrorOptions) {
    super(message, options)
    this.hint = hint
  }
}

const idPattern = /^[a-z][a-z0-9-]{1,30}$/

/** The PostgreSQL schema that belongs to a plugin. */
export const schemaOf = (plugin: string): string => `p_${plugin.replaceAll('-', '_')}`

/** What the host is told to load: an id, where its manifest is, and its config. */
export interface PluginEntry {
  readonly id: string
  readonly import: () => Promise<{ readonly default: AnyPlugin }>
  readonly config?: unknown
}

/** Brings plugins up stage by stage. A plugin that fails is left behind with its reason; the others go on. */
export class PluginHost {
  readonly plugins: HostedPlugin[] = []
  readonly #log: Logger

  constructor(log: Logger) {
    this.#log = log
  }

  /** The plugins that have not failed, in the order in which they depend on each other. */
  get alive(): HostedPlugin[] {
    return this.plugins.filter((plugin) => plugin.status === 'ACTIVE' || plugin.status === 'DEGRADED')
  }

  /** Manifest, config, order, load: everything that needs no database. */
  async load(entries: readonly PluginEntry[]): Promise<void> {
    for (const entry of entries) {
      this.plugins.push({
        id: entry.id,
        spec: undefined,
        config: undefined,
        module: undefined,
        context: undefined,
        stop: new AbortController(),
        status: 'ACTIVE',
        stage: 'manifest',
        error: null,
        hint: null,
        fields: [],
        timings: {},
      })
    }
    for (const entry of entries) {
      const plugin = this.plugins.find((p) => p.id === entry.id)!
      await this.#stage(plugin, 'manifest', async () => {
        plugin.spec = checkedManifest(entry.id, (await entry.import()).default)
      })
      await this.#stage(plugin, 'config', async () => {
        const parsed = plugin.spec!.config.safeParse(entry.config ?? {})
        if (parsed.success) plugin.config = parsed.data
        else {
          // Paths and expectations only: a value may be a secret.
          const problems = parsed.error.issues.map(
            (issue: { path: PropertyKey[]; message: string }) =>
              `${issue.path.join('.') || 'config'}: ${issue.message}`,
          )
          throw new StageError(
            `the config does not fit: ${problems.join('; ')}`,
            `mend plugins.${plugin.id}.config in rapport.config.ts`,
          )
        }
      })
    }
    await this.#order()
    for (const plugin of this.alive) {
      await this.#stage(plugin, 'load', async () => {
        this.#assertDependencies(plugin)
        plugin.module = await plugin.spec!.load()
      })
    }
  }

  /** Brings each plugin's own PostgreSQL schema up to date. */
  async migrate(orm: Orm): Promise<void> {
    for (const plugin of this.alive) {
      await this.#stage(plugin, 'migrate', async () => {
        const done = await migrate(orm, {
          name: `the plugin ${plugin.id}`,
          schema: schemaOf(plugin.id),
          migrations: plugin.module!.migrations ?? [],
        })
        if (done.length > 0) this.#log.info({ plugin: plugin.id, migrations: done }, 'the plugin was migrated')
      })
    }
  }

  /** Makes contexts, registers models, calls `start`. */
  async start(parts: ContextParts): Promise<void> {
    for (const plugin of this.alive) {
      await this.#stage(plugin, 'start', async () => {
        this.#assertDependencies(plugin)
        const { spec, module } = plugin
        plugin.context = createPluginContext(spec!, plugin.config, plugin.stop.signal, parts)
        await module!.start?.(plugin.context)
        parts.models.add({ id: plugin.id, version: spec!.version }, module!.models ?? {}, plugin.context)
      })
      if (plugin.status === 'ACTIVE') plugin.stage = 'serve'
    }
  }

  /** Stops plugins in reverse; a failure is logged and does not keep the others from stopping. */
  async stop(): Promise<void> {
    for (const plugin of this.plugins.toReversed()) {
      plugin.stop.abort()
      if (!plugin.context) continue
      try {
        await plugin.module?.stop?.(plugin.context)
      } catch (error) {
        this.#log.error({ plugin: plugin.id, err: error }, 'the plugin failed to stop')
      }
    }
  }

  /** Records that a plugin failed while it served, such as when its breaker opened. */
  degrade(id: string, message: string, hint: string): void {
    const plugin = this.plugins.find((p) => p.id === id)
    if (!plugin || plugin.status === 'FAILED') return
    plugin.status = 'DEGRADED'
    plugin.error = message
    plugin.hint = hint
    this.#log.error({ plugin: id, stage: plugin.stage, hint }, message)
  }

  reports(): PluginReport[] {
    return this.plugins.map(({ id, spec, status, stage, error, hint, fields, timings }) => ({
      id,
      version: spec?.version ?? '0.0.0',
      description: spec?.description ?? '',
      status,
      stage,
      error,
      hint,
      fields,
      timings,
    }))
  }

  /** Runs one stage of a plugin; a failure ends the plugin, or the start where its manifest says so. */
  async #stage(plugin: HostedPlugin, stage: Stage, work: () => Promise<void>): Promise<void> {
    if (plugin.status !== 'ACTIVE') return
    plugin.stage = stage
    const began = performance.now()
    try {
      await work()
    } catch (error) {
      plugin.status = 'FAILED'
      plugin.error = error instanceof Error ? error.message : String(error)
      plugin.hint = error instanceof StageError ? error.hint : hints[stage]
      this.#log.error(
        { plugin: plugin.id, stage, hint: plugin.hint, err: error },
        'the plugin failed; the others go on',
      )
      if (plugin.spec?.onFailure === 'abort') {
        throw new StartError(
          `the plugin ${plugin.id}, which this server must not run without, failed in the stage ${stage}: ${plugin.error} (${plugin.hint})`,
        )
      }
    } finally {
      plugin.timings[stage] = Math.round(performance.now() - began)
    }
  }

  /** Sorts by `dependsOn`; a cycle fails its members. */
  async #order(): Promise<void> {
    const sorted: HostedPlugin[] = []
    const visiting: HostedPlugin[] = []
    const cyclic = new Set<HostedPlugin>()
    const visit = (plugin: HostedPlugin): void => {
      if (sorted.includes(plugin)) return
      if (visiting.includes(plugin)) {
        for (const member of visiting.slice(visiting.indexOf(plugin))) cyclic.add(member)
        return
      }
      visiting.push(plugin)
      for (const id of Object.keys(plugin.spec?.dependsOn ?? {})) {
        const other = this.plugins.find((p) => p.id === id)
        if (other) visit(other)
      }
      visiting.pop()
      sorted.push(plugin)
    }
    for (const plugin of this.plugins) visit(plugin)
    this.plugins.splice(0, this.plugins.length, ...sorted)
    for (const plugin of this.alive) {
      await this.#stage(plugin, 'order', async () => {
        if (cyclic.has(plugin)) {
          const names = [...cyclic].map((p) => p.id).join(', ')
          throw new StageError(
            `the plugins ${names} depend on each other in a circle`,
            'remove one of their dependsOn entries',
          )
        }
        this.#assertDependencies(plugin)
      })
    }
  }

  #assertDependencies(plugin: HostedPlugin): void {
    for (const [id, range] of Object.entries(plugin.spec?.dependsOn ?? {})) {
      const other = this.plugins.find((p) => p.id === id)
      if (!other)
        throw new StageError(
          `it depends on the plugin ${id}, which is not configured`,
          `add ${id} to rapport.config.ts`,
        )
      if (!this.alive.includes(other))
        throw new StageError(`it depends on the plugin ${id}, which failed: ${other.error}`, `mend ${id} first`)
      if (!satisfies(other.spec!.version, range)) {
        throw new StageError(
          `it depends on ${id} ${range}, this server has ${other.spec!.version}`,
          `install a fitting version of ${id}`,
        )
      }
    }
  }
}

const hints: Readonly<Record<Stage, string>> = {
  manifest:
    'check that the plugin’s index.ts imports only zod and rapport/sdk and has a default export made by definePlugin',
  config: 'mend the plugin’s config in rapport.config.ts',
  order: 'check dependsOn of the plugin and of those that it names',
  load: 'see the error in the log; the module that load() imports threw',
  conflicts: 'rename what clashes, or remove one of the two plugins from rapport.config.ts; its data stay',
  migrate: 'mend the migration and start again; the plugin’s schema is as it was before',
  schema: 'check the plugin’s resolvers and types',
  start: 'see the error in the log; the plugin’s start() threw',
  serve: 'see the errors of the plugin in the log',
  stop: 'see the error in the log; the plugin’s stop() threw',
}

const checkedManifest = (id: string, spec: AnyPlugin | undefined): AnyPlugin => {
  const refuse = (what: string) => new StageError(what, hints.manifest)
  if (spec === undefined || typeof spec !== 'object') throw refuse('its index.ts has no default export')
  if (typeof spec.id !== 'string' || !idPattern.test(spec.id))
    throw refuse(`expected an id of lower-case letters, digits and dashes, got ${JSON.stringify(spec.id)}`)
  if (spec.id !== id) throw refuse(`it is configured as ${id}, but its manifest says ${spec.id}`)
  if (!valid(spec.version)) throw refuse(`expected a semantic version, got ${JSON.stringify(spec.version)}`)
  const range = spec.engines?.rapport
  if (!validRange(range)) throw refuse(`expected engines.rapport to be a version range, got ${JSON.stringify(range)}`)
  if (!satisfies(contractVersion, range)) {
    throw new StageError(
      `it is made for Rapport ${range}, this is ${contractVersion}`,
      'install a version of the plugin that fits this server',
    )
  }
  if (typeof spec.load !== 'function' || typeof spec.config?.safeParse !== 'function')
    throw refuse('expected config (a zod schema) and load()')
  for (const permission of Object.keys(spec.permissions ?? {})) {
    if (!permission.startsWith(`${id}:`))
      throw refuse(`expected its permissions to be named ${id}:…, got ${permission}`)
  }
  return spec
}

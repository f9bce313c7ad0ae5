import { performance } from 'node:perf_hooks'
import { StartError } from '../core/errors.ts'
import type { Logger } from '../core/log.ts'
import type { SchemaDiff } from './schema-diff.ts'
import type { PluginContext } from '../contract/context.ts'
import type { CoreModule, PluginModule } from '../contract/module.ts'
import type { AnyPlugin } from '../contract/plugin.ts'
import type { Graph } from './graph.ts'
import type { RoutePlugin, Routes } from '../contract/route.ts'
import { hints, type PluginReport, type PluginStatus, type Stage } from '../contract/report.ts'
import { assertKnownCoreModule } from './known-parts.ts'
import type { PanelProblem } from './panel-problems.ts'
import { StageError } from './stage-error.ts'

/** What the host is told to load: an id, where its manifest is, and its config. */
export interface PluginEntry {
  readonly id: string
  readonly import: () => Promise<{ readonly default: AnyPlugin }>
  readonly config?: unknown
  /** False switches it off: its data stay, its fields answer PLUGIN_UNAVAILABLE. @default true */
  readonly enabled?: boolean
}

/** Routes of a plugin or module, with the function that adds them once they are imported. */
export interface HostedRoutes extends Routes<PluginContext> {
  readonly plugin?: RoutePlugin<PluginContext>
}

interface Complaint {
  readonly message: string
  readonly hint: string
}

/**
 * A plugin during its start and while it serves, or a module of the core, which is started and watched the same way.
 */
export class HostedPlugin {
  readonly entry: PluginEntry
  /** A module of the core has no manifest, and nothing runs without it. */
  readonly isCore: boolean
  spec: AnyPlugin | undefined
  config: unknown
  module: PluginModule<PluginContext> | undefined
  context: PluginContext | undefined
  routes: readonly HostedRoutes[] = []
  /** What it adds to the graph, or would add if it ran. */
  schemaDiff: SchemaDiff = { types: [], fields: [] }
  /** The graph of the core, its dependencies and itself, until it serves. */
  graph: Graph | undefined
  /** Its panels that do not fit the graph, which are left out. */
  panelProblems: readonly PanelProblem[] = []
  /** Aborts when it is stopped or has failed. */
  readonly stop = new AbortController()
  readonly #log: Logger
  readonly #timings: Partial<Record<Stage, number>> = {}
  readonly #complaints = new Map<string, Complaint>()
  #end: 'FAILED' | 'DISABLED' | undefined
  #stage: Stage = 'manifest'
  #failure: Complaint | undefined

  constructor(entry: PluginEntry, log: Logger, isCore = false) {
    this.entry = entry
    this.isCore = isCore
    this.#log = log.child(isCore ? { module: entry.id } : { plugin: entry.id })
  }

  /** A module of the core, which is already loaded. */
  static ofCore(module: CoreModule, log: Logger): HostedPlugin {
    const hosted = new HostedPlugin(
      { id: module.name, import: () => Promise.reject(new Error('a module of the core has no manifest')) },
      log,
      true,
    )
    // The host passes modules of the core a ModuleContext, which is what they require.
    assertKnownCoreModule(module)
    hosted.module = module as unknown as PluginModule<PluginContext>
    hosted.routes = (module.routes ?? []) as unknown as readonly HostedRoutes[]
    return hosted
  }

  get #what(): string {
    return this.isCore ? 'module' : 'plugin'
  }

  get id(): string {
    return this.entry.id
  }

  /** Whether it has neither failed nor been switched off. */
  get isAlive(): boolean {
    return this.#end === undefined
  }

  get status(): PluginStatus {
    return this.#end ?? (this.#complaints.size > 0 ? 'DEGRADED' : 'ACTIVE')
  }

  get stage(): Stage {
    return this.#stage
  }

  /** What went wrong, in words. */
  get error(): string | null {
    return (this.#failure ?? this.#complaints.values().next().value)?.message ?? null
  }

  get hint(): string | null {
    return (this.#failure ?? this.#complaints.values().next().value)?.hint ?? null
  }

  /**
   * Runs one stage and measures its time, together with earlier parts of the stage. A failure ends the plugin, or the
   * whole start if its manifest says so.
   */
  async run(stage: Stage, work: () => Promise<void> | void): Promise<void> {
    if (!this.isAlive) return
    this.#stage = stage
    const began = performance.now()
    try {
      await work()
    } catch (error) {
      this.#fail(error)
    } finally {
      this.#timings[stage] = (this.#timings[stage] ?? 0) + Math.round(performance.now() - began)
    }
  }

  /** It is up. */
  serve(): void {
    this.#stage = 'serve'
    this.graph = undefined
  }

  /** It is switched off. */
  disable(): void {
    this.#end = 'DISABLED'
    this.#failure = { message: 'it is switched off', hint: `set enabled of ${this.id} in rapport.config.ts to true` }
  }

  #fail(error: unknown): void {
    const message = error instanceof Error ? error.message : String(error)
    const hint = error instanceof StageError ? error.hint : hints[this.#stage]
    this.#end = 'FAILED'
    this.#failure = { message, hint }
    this.stop.abort()
    // A failure that the host itself put into words has nothing to add but its cause.
    const err = error instanceof StageError ? error.cause : error
    this.#log.error({ stage: this.#stage, hint, err }, `the ${this.#what} failed: ${message}`)
    if (!this.isCore && this.spec?.onFailure !== 'abort') return
    throw new StartError(
      `the ${this.#what} ${this.id}, which this server must not run without, failed in the stage ${this.#stage}: ${message} (${hint})`,
      { cause: error },
    )
  }

  /**
   * Something in it fails while it serves: it is DEGRADED until `recover` has been called for everything that was
   * reported.
   */
  complain(what: string, message: string, hint: string, error?: unknown): void {
    if (!this.isAlive) return
    this.#complaints.set(what, { message, hint })
    this.#log.error({ stage: this.#stage, hint, err: error }, `the ${this.#what} is degraded: ${message}`)
  }

  /** What was reported of `what`, if it has not recovered. */
  complaintOf(what: string): Complaint | undefined {
    return this.#complaints.get(what)
  }

  recover(what: string): void {
    if (this.#complaints.delete(what)) this.#log.info(`the ${this.#what}’s ${what} work again`)
  }

  report(): PluginReport {
    return {
      id: this.id,
      version: this.spec?.version ?? '0.0.0',
      description: this.spec?.description ?? '',
      status: this.status,
      stage: this.#stage,
      error: this.error,
      hint: this.hint,
      fields: this.schemaDiff.fields,
      timings: { ...this.#timings },
    }
  }
}

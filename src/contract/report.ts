/** The stages of a plugin's life, in order. Everything before `migrate` needs no database. */
export const stages = [
  'manifest',
  'config',
  'order',
  'load',
  'conflicts',
  'schema',
  'migrate',
  'start',
  'serve',
  'stop',
] as const
export type Stage = (typeof stages)[number]

/** ACTIVE: works. DEGRADED: works in part. FAILED: did not start. DISABLED: switched off. */
export type PluginStatus = 'ACTIVE' | 'DISABLED' | 'FAILED' | 'DEGRADED'

/** The state of a plugin. */
export interface PluginReport {
  readonly id: string
  readonly version: string
  readonly description: string
  readonly status: PluginStatus
  /** The stage that it has reached, or failed in. */
  readonly stage: Stage
  readonly error: string | null
  /** What to do about the error. */
  readonly hint: string | null
  /** Fields that it adds to the graph, e.g. `Query.segments` or `Customer.segment`. */
  readonly fields: readonly string[]
  /** Milliseconds by stage. */
  readonly timings: Readonly<Partial<Record<Stage, number>>>
}

/** The state of the process for jobs and live scoring. `stalled`: it is there and silent, or its work does not move on. */
export type RunnerState = 'starting' | 'ok' | 'stalled' | 'restarting'

/** The process for jobs and live scoring as health checks see it. */
export interface RunnerStatus {
  readonly state: RunnerState
  /** Recurring work that is overdue. */
  readonly late: readonly string[]
}

/** How serious each status is. */
const gravity: Readonly<Record<PluginStatus, number>> = { ACTIVE: 0, DISABLED: 0, DEGRADED: 1, FAILED: 2 }

/**
 * The state of plugins in two processes of one server: for each the more serious report, with the fields and timings of
 * the first.
 */
export const graverReports = (here: readonly PluginReport[], there: readonly PluginReport[]): readonly PluginReport[] =>
  here.map((report) => {
    const other = there.find(({ id }) => id === report.id)
    if (!other || gravity[other.status] <= gravity[report.status]) return report
    const { status, stage, error, hint } = other
    return { ...report, status, stage, error, hint }
  })

/** What to do about panels that do not fit the graph. */
export const panelHint = 'correct the panel in the plugin’s manifest; until then the console leaves it out'

/** What to do about a failure whose error does not say it itself. */
export const hints: Readonly<Record<Stage, string>> = {
  manifest:
    'check that the plugin’s index.ts imports only zod and rapport-crm/sdk/define and has a default export made by definePlugin',
  config: 'fix the plugin’s config in rapport.config.ts',
  order: 'check dependsOn of the plugin and of those that it names',
  load: 'see the error in the log; the module that load() imports threw',
  conflicts: 'rename what clashes, or remove one of the two plugins from rapport.config.ts; its data stay',
  schema: 'check the plugin’s resolvers, types and read maps',
  migrate: 'fix the migration and start again; the plugin’s schema is as it was before',
  start: 'see the error in the log; the plugin’s start() threw',
  serve: 'see the errors of the plugin in the log',
  stop: 'see the error in the log; the plugin’s stop() threw',
}

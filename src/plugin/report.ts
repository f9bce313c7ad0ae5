/** The stages of a plugin's life, in order. */
export const stages = [
  'manifest',
  'config',
  'order',
  'load',
  'conflicts',
  'migrate',
  'schema',
  'start',
  'serve',
  'stop',
] as const
export type Stage = (typeof stages)[number]

/** ACTIVE: works. DEGRADED: works, but its health check or its handlers fail. FAILED: did not come up. DISABLED: switched off. */
export type PluginStatus = 'ACTIVE' | 'DISABLED' | 'FAILED' | 'DEGRADED'

/** What went wrong with a plugin, for the log, `/readyz` and `Query.plugins`. */
export interface PluginFailure {
  readonly plugin: string
  readonly stage: Stage
  readonly message: string
  /** What to do about it. */
  readonly hint: string
}

/** How a plugin stands. */
export interface PluginReport {
  readonly id: string
  readonly version: string
  readonly description: string
  readonly status: PluginStatus
  readonly stage: Stage
  readonly error: string | null
  readonly hint: string | null
  /** Coordinates that it adds to the graph, e.g. `Customer.segment`. */
  readonly fields: readonly string[]
  /** Milliseconds by stage. */
  readonly timings: Readonly<Partial<Record<Stage, number>>>
}

import type { z } from 'zod'
import type { Role } from '../core/viewer.ts'
import type { ConsolePanel } from './panels.ts'
import type { PluginContext } from './context.ts'
import type { CommandDefinition } from './command.ts'
import type { PluginModule } from './module.ts'
import type { Routes } from './route.ts'
import type { NoTasks, PluginTasks } from './task.ts'

/** A plugin's manifest, free of decorators: `index.ts` imports only zod, types and `rapport-crm/sdk`'s definePlugin. */
export interface PluginSpec<S extends z.ZodType = z.ZodType, Tasks = NoTasks> {
  /** Lower-case letters, digits and dashes; names the PostgreSQL schema `p_<id>`, dashes as underscores. */
  readonly id: string
  /** Semantic version. */
  readonly version: string
  readonly engines: { readonly rapport: string }
  readonly description: string
  /** Other plugins by id and version range. */
  readonly dependsOn?: Readonly<Record<string, string>>
  /** Permissions that its fields may require, named `<id>:<name>`, and the roles that have them. */
  readonly permissions?: Readonly<Record<string, { readonly description: string; readonly roles: readonly Role[] }>>
  readonly config: S
  readonly tasks?: PluginTasks<Tasks>
  /** Its HTTP routes; while it does not run they answer PLUGIN_UNAVAILABLE. */
  readonly routes?: readonly Routes<PluginContext<z.output<S>, Tasks>>[]
  /** Its commands: `rapport <id> <command>`. */
  readonly commands?: readonly CommandDefinition<PluginContext<z.output<S>, Tasks>>[]
  /** What a failure to load does. @default 'disable' */
  readonly onFailure?: 'disable' | 'abort'
  /**
   * SDL that the plugin adds: its fields answer PLUGIN_UNAVAILABLE while it cannot run. `new URL('./schema.graphql',
   * import.meta.url)`
   */
  readonly schema: URL
  /** What it adds to the web console. */
  readonly panels?: readonly ConsolePanel[]
  load(): Promise<PluginModule<PluginContext<z.output<S>, Tasks>>>
}

/** Declares a plugin; its types make a wrong task name or event payload a compile error. */
export const definePlugin = <S extends z.ZodType, Tasks = NoTasks>(spec: PluginSpec<S, Tasks>): PluginSpec<S, Tasks> =>
  spec

/**
 * The context type for a plugin's own files: `type Context = ContextOf<typeof config, typeof tasks>`. Keep config and tasks
 * in a `manifest.ts`: a context derived from the whole plugin would refer to itself through `load`.
 */
export type ContextOf<S extends z.ZodType, T = PluginTasks<NoTasks>> = PluginContext<
  z.output<S>,
  T extends PluginTasks<infer Functions> ? Functions : never
>

// A list of plugins mixes configs and tasks of different types.
// eslint-disable-next-line typescript/no-explicit-any
export type AnyPlugin = PluginSpec<any, any>

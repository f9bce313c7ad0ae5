/**
 * The light entry point for manifests (`rapport-crm/sdk/define`): free of decorators, so that a plugin's `index.ts`
 * loads nothing else.
 */
export { isTimeZone } from '../core/time-zone.ts'
export { currencyOption, timeZoneOption } from '../contract/config-options.ts'
export type { PluginContext } from '../contract/context.ts'
export type { ConsolePanel } from '../contract/panels.ts'
export { defineCommand, type CommandDefinition, type CommandHost } from '../contract/command.ts'
export { defineRoutes, type Routes } from '../contract/route.ts'
export { definePlugin, type ContextOf, type PluginSpec } from '../contract/plugin.ts'
export { defineTasks, type NoTasks, type PluginTasks } from '../contract/task.ts'

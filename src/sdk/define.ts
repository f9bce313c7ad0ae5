/**
 * The light entry point for manifests (`rapport-crm/sdk/define`): free of decorators, so that a plugin's `index.ts`
 * loads nothing else.
 */
export { isTimeZone } from '../core/time-zone.ts'
export type { PluginContext } from '../contract/context.ts'
export { definePlugin, type ContextOf, type PluginSpec } from '../contract/plugin.ts'
export { task } from '../contract/task.ts'

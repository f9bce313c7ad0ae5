/** The light door for manifests (`rapport-crm/sdk/define`): free of decorators, so that a plugin's `index.ts` loads nothing else. */
export { isTimeZone } from '../core/time-zone.ts'
export { definePlugin, task, type ContextOf, type PluginContext, type PluginSpec } from '../plugin/contract.ts'

import { definePlugin } from 'rapport-crm/sdk/define'
// without model: import { config } from './manifest.ts'
import { config, tasks } from './manifest.ts' // with model
import { panels } from './panels.ts' // with panel

export default definePlugin({
  id: 'sample-plugin',
  version: '0.1.0',
  engines: { rapport: '^0.1.0' },
  description: 'Counts the recent contacts of customers.',
  config,
  tasks, // with model
  panels, // with panel
  schema: new URL('./schema.graphql', import.meta.url),
  load: async () => (await import('./plugin.ts')).samplePluginModule,
})

import { definePlugin } from 'rapport-crm/sdk/define'
import { config, tasks } from './manifest.ts'

export default definePlugin({
  id: 'sample-plugin',
  version: '0.1.0',
  engines: { rapport: '^0.1.0' },
  description: 'Ranks customers by their number of recent contacts.',
  config,
  tasks,
  schema: new URL('./schema.graphql', import.meta.url),
  load: async () => (await import('./plugin.ts')).samplePluginModule,
})

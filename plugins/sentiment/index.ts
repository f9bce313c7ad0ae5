import { definePlugin } from 'rapport-crm/sdk/define'
import { config, tasks } from './manifest.ts'
import { panels } from './panels.ts'

export default definePlugin({
  id: 'sentiment',
  version: '1.0.0',
  engines: { rapport: '^0.1.0' },
  description: 'How customers feel, read from their texts in English and Chinese, with the words that show it.',
  config,
  tasks,
  panels,
  schema: new URL('./schema.graphql', import.meta.url),
  load: async () => (await import('./plugin.ts')).sentimentModule,
})

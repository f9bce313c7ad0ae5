import { definePlugin } from 'rapport-crm/sdk/define'
import { config, tasks } from './manifest.ts'
import { panels } from './panels.ts'

export default definePlugin({
  id: 'clv',
  version: '1.0.0',
  engines: { rapport: '^0.1.0' },
  description:
    'Predicts what customers will be worth: BG/NBD with Gamma-Gamma beside linear regression, random forest and SVR.',
  config,
  tasks,
  panels,
  schema: new URL('./schema.graphql', import.meta.url),
  load: async () => (await import('./plugin.ts')).clvModule,
})

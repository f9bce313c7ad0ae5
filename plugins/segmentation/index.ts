import { definePlugin } from 'rapport-crm/sdk/define'
import { config, tasks } from './manifest.ts'
import { panels } from './panels.ts'

export default definePlugin({
  id: 'segmentation',
  version: '1.0.0',
  engines: { rapport: '^0.1.0' },
  description:
    'Groups customers by their behaviour: RFM quintiles, k-means, DBSCAN, Gaussian mixtures, hierarchical clustering.',
  config,
  tasks,
  panels,
  schema: new URL('./schema.graphql', import.meta.url),
  load: async () => (await import('./plugin.ts')).segmentationModule,
})

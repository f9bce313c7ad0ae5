import { definePlugin } from 'rapport-crm/sdk/define'
import { config, tasks } from './manifest.ts'
import { panels } from './panels.ts'

export default definePlugin({
  id: 'forecasting',
  version: '1.0.0',
  engines: { rapport: '^0.1.0' },
  description:
    'Forecasts revenue, quantities, pipeline and activity: ARIMA, an additive model and exponential ' +
    'smoothing, compared with naive forecasts.',
  config,
  tasks,
  panels,
  schema: new URL('./schema.graphql', import.meta.url),
  load: async () => (await import('./plugin.ts')).forecastingModule,
})

import { definePlugin, defineRoutes, type PluginContext } from 'rapport-crm/sdk/define'
import { z } from 'zod'
import { demoCommand } from './demo.command.ts'

export default definePlugin({
  id: 'demo',
  version: '1.0.0',
  engines: { rapport: '^0.1.0' },
  description: 'Fills an empty database with simulated customers, for a first look; not for production.',
  config: z.strictObject({}),
  permissions: { 'demo:fill': { description: 'Fill the database with simulated customers.', roles: ['OWNER'] } },
  routes: [
    defineRoutes<PluginContext>({
      prefix: '/demo',
      permission: 'demo:fill',
      // As much as 10,000 records that are read.
      points: 10_000,
      load: async () => (await import('./fill.route.ts')).fillRoute,
    }),
  ],
  commands: [demoCommand],
  schema: new URL('./schema.graphql', import.meta.url),
  load: async () => ({}),
})

import type { PluginModule } from 'rapport-crm/sdk'
import { SamplePluginTables } from './migrations/0001-sample-plugin.migration.ts'
import { SamplePlugin } from './entity.ts'
import type { Context } from './manifest.ts'
import { models } from './models.ts'
import { reads } from './read.ts'
import { CustomerSamplePluginResolver } from './resolver.ts'

/** What the manifest's `load` returns. */
export const samplePluginModule: PluginModule<Context> = {
  resolvers: [CustomerSamplePluginResolver],
  entities: [SamplePlugin],
  migrations: [{ name: '0001-sample-plugin', class: SamplePluginTables }],
  reads,
  models,
}

import type { PluginModule } from 'rapport-crm/sdk'
import { SamplePlugin } from './entity.ts'
import { on } from './events.ts'
import { jobs } from './jobs.ts'
import type { Context } from './manifest.ts'
import { SamplePluginTables } from './migrations/0001-sample-plugin.migration.ts'
import { SamplePluginChanges } from './migrations/0002-changes.migration.ts' // with subscription
import { models } from './models.ts' // with model
import { SamplePluginMeanResolver } from './resolver/mean.ts' // with query
import { reads } from './read.ts'
import { CustomerSamplePluginResolver } from './resolver.ts'
import { CustomerSamplePluginScoreResolver } from './resolver/score.ts' // with model
import { SamplePluginChangeRow, samplePluginChanged } from './subscription.ts' // with subscription

/** What the manifest's `load` returns. */
export const samplePluginModule: PluginModule<Context> = {
  resolvers: [
    CustomerSamplePluginResolver,
    CustomerSamplePluginScoreResolver, // with model
    SamplePluginMeanResolver, // with query
  ],
  entities: [
    SamplePlugin,
    SamplePluginChangeRow, // with subscription
  ],
  migrations: [
    { name: '0001-sample-plugin', class: SamplePluginTables },
    { name: '0002-changes', class: SamplePluginChanges }, // with subscription
  ],
  reads,
  on,
  jobs,
  subscriptions: [samplePluginChanged], // with subscription
  models, // with model
}

import type { PluginModule } from 'rapport-crm/sdk'
import { decay } from './jobs.ts'
import { LifetimeValue } from './entity.ts'
import { reads } from './read.ts'
import { LifetimeValueResolver } from './resolver.ts'
import { LifetimeValueTable } from './migrations/0001-lifetime-value.migration.ts'
import { models } from './models.ts'
import type { Context } from './manifest.ts'

/** What the manifest's `load` returns. */
export const clvModule: PluginModule<Context> = {
  resolvers: [LifetimeValueResolver],
  entities: [LifetimeValue],
  migrations: [{ name: '0001-lifetime-value', class: LifetimeValueTable }],
  reads,
  models,
  jobs: [decay],
}

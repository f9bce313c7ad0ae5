import type { PluginModule } from 'rapport-crm/sdk'
import { ageing } from './ageing.ts'
import { LifetimeValue } from './lifetime-value.entity.ts'
import { reads } from './lifetime-value.read.ts'
import { LifetimeValueResolver } from './lifetime-value.resolver.ts'
import { LifetimeValueTable } from './migrations/0001-lifetime-value.migration.ts'
import { models } from './models.ts'
import type { X } from './stored-model.ts'

/** What the manifest's `load` gives. */
export const clvModule: PluginModule<X> = {
  resolvers: [LifetimeValueResolver],
  entities: [LifetimeValue],
  migrations: [{ name: '0001-lifetime-value', class: LifetimeValueTable }],
  reads,
  models,
  jobs: { ageing },
}

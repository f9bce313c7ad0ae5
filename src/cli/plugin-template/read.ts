import type { ReadSpec } from 'rapport-crm/sdk'
import { SamplePlugin } from './entity.ts'

/** How the planner reads the plugin's types; a row is visible where its customer is. */
export const reads: readonly ReadSpec[] = [
  {
    entity: SamplePlugin,
    idPrefix: 'sampleplugin',
    scope: (viewer, t, sql) =>
      viewer.scope === 'ALL'
        ? undefined
        : `exists (select 1 from customer c where c.id = ${t}.customer_id and c.owner_id = ${sql.param(viewer.userId ?? null, 'uuid')})`,
    inverse: [{ field: 'Customer.samplePlugin', by: 'customer', shape: 'one' }],
  },
]

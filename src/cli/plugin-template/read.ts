import { visibleBy, type ReadSpec } from 'rapport-crm/sdk'
import { SamplePlugin } from './entity.ts'

/** How the planner reads the plugin's types; a row is visible if its customer is. */
export const reads: readonly ReadSpec[] = [
  {
    entity: SamplePlugin,
    idPrefix: 'sampleplugin',
    scope: visibleBy.customer('customer_id'),
    inverse: [{ field: 'Customer.samplePlugin', by: 'customer', shape: 'one' }],
  },
]

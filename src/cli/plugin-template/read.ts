import { visibleBy, type ReadSpec } from 'rapport-crm/sdk'
import { SamplePlugin } from './entity.ts'
import { SamplePluginChangeRow } from './subscription.ts' // with subscription

/** How the planner reads the plugin's types; a row is visible if its customer is. */
export const reads: readonly ReadSpec[] = [
  {
    entity: SamplePlugin,
    idPrefix: 'sampleplugin',
    scope: visibleBy.customer('customer_id'),
    inverse: [{ field: 'Customer.samplePlugin', by: 'customer', shape: 'one' }],
  },
  // with subscription {
  {
    entity: SamplePluginChangeRow,
    type: 'SamplePluginChange',
    defaultOrder: { field: 'at', direction: 'DESC' },
    scope: visibleBy.customer('customer_id'),
  },
  // }
]

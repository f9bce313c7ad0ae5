import type { ReadSpec } from '../../read/read-map.ts'
import { visibleBy } from '../../read/row-scope.ts'
import { Interaction } from './interaction.entity.ts'

export const interactionReads: readonly ReadSpec[] = [
  {
    entity: Interaction,
    label: 'subject',
    idPrefix: 'int',
    orders: { OCCURRED_AT: 'occurredAt', CREATED_AT: 'createdAt' },
    defaultOrder: { field: 'occurredAt', direction: 'DESC' },
    scope: visibleBy.customer('customer_id'),
    inverse: [
      { field: 'Customer.interactions', by: 'customer', shape: 'connection' },
      { field: 'Opportunity.interactions', by: 'opportunity', shape: 'connection' },
    ],
  },
]

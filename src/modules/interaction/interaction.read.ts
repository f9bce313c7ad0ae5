import type { ReadSpec } from '../../read/read-map.ts'
import { visibleBy } from '../../read/row-scope.ts'
import { listFilterOf } from '../../read/types.ts'
import { Interaction } from './interaction.entity.ts'
import { InteractionFilter } from './interaction.input.ts'

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
      { field: 'Case.interactions', by: 'case', shape: 'connection' },
    ],
    adds: [
      {
        to: 'Customer',
        filters: {
          interactions: {
            type: listFilterOf(InteractionFilter, 'Interaction'),
            description: 'The contacts with the customer.',
          },
        },
      },
    ],
  },
]

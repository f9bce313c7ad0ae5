import type { ReadSpec } from '../../read/read-map.ts'
import { ofVisibleCustomer } from '../customer/customer.read.ts'
import { Interaction } from './interaction.entity.ts'

export const interactionReads: readonly ReadSpec[] = [
  {
    entity: Interaction,
    idPrefix: 'int',
    orders: { OCCURRED_AT: 'occurredAt', CREATED_AT: 'createdAt' },
    defaultOrder: { field: 'occurredAt', direction: 'DESC' },
    scope: ofVisibleCustomer,
    inverse: [
      { field: 'Customer.interactions', by: 'customer', shape: 'connection' },
      { field: 'Opportunity.interactions', by: 'opportunity', shape: 'connection' },
    ],
  },
]

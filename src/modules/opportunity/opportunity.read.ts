import { moneyField, type ReadSpec } from '../../read/read-map.ts'
import { visibleBy } from '../../read/row-scope.ts'
import { listFilterOf } from '../../read/types.ts'
import { OpportunityFilter } from './opportunity.input.ts'
import { Opportunity, Pipeline, Stage, StageChange } from './opportunity.entity.ts'

export const opportunityReads: readonly ReadSpec[] = [
  {
    entity: Pipeline,
    label: 'name',
    idPrefix: 'pip',
    defaultOrder: { field: 'position', direction: 'ASC' },
    scope: visibleBy.everyone,
  },
  {
    entity: Stage,
    label: 'name',
    idPrefix: 'stg',
    scope: visibleBy.everyone,
    defaultOrder: { field: 'position', direction: 'ASC' },
    inverse: [{ field: 'Pipeline.stages', by: 'pipeline', shape: 'list', orderBy: 'position' }],
  },
  {
    entity: Opportunity,
    label: 'name',
    idPrefix: 'opp',
    fields: {
      amount: moneyField('amount_value'),
      baseAmount: {
        kind: 'object',
        presence: 'base_value',
        fields: {
          amount: { kind: 'column', column: 'base_value', type: 'numeric', nullable: false, asText: true },
          currency: { kind: 'column', column: 'base_currency', type: 'text', nullable: false },
          rate: { kind: 'expression', sql: (t) => `${t}.base_rate::float8` },
          rateOn: { kind: 'expression', sql: (t) => `${t}.base_rate_on::text` },
        },
      },
      // A deal may be with somebody else's customer: whoever works on the deal has to know the customer.
      customer: {
        kind: 'one',
        map: 'Customer',
        local: 'customer_id',
        foreign: 'id',
        nullable: false,
        unscoped: true,
      },
    },
    orders: {
      NAME: 'name',
      AMOUNT: 'amount',
      BASE_AMOUNT: 'baseAmount',
      EXPECTED_CLOSE_ON: 'expectedCloseOn',
      CLOSED_AT: 'closedAt',
      CREATED_AT: 'createdAt',
      UPDATED_AT: 'updatedAt',
    },
    // The viewer's own opportunities, and those of its customers.
    scope: visibleBy.either(visibleBy.owner('owner_id'), visibleBy.customer('customer_id')),
    inverse: [{ field: 'Customer.opportunities', by: 'customer', shape: 'connection' }],
    adds: [
      {
        to: 'Customer',
        filters: {
          opportunities: {
            type: listFilterOf(OpportunityFilter, 'Opportunity'),
            description: 'The possible sales to the customer.',
          },
        },
      },
    ],
  },
  {
    entity: StageChange,
    scope: visibleBy.part('Opportunity', 'opportunity_id'),
    fields: { amount: moneyField('amount_value') },
    orders: { AT: 'at' },
    defaultOrder: { field: 'at', direction: 'ASC' },
    inverse: [{ field: 'Opportunity.stageHistory', by: 'opportunity', shape: 'connection' }],
  },
]

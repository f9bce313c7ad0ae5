import { ScoreHistory } from '../../learning/score.entity.ts'
import type { ReadField, ReadSpec } from '../../read/read-map.ts'
import { visibleBy } from '../../read/row-scope.ts'
import { Interaction } from '../interaction/interaction.entity.ts'
import { StageChange } from '../opportunity/opportunity.entity.ts'
import { Order } from '../order/order.entity.ts'
import { scoreScope } from '../score/score.read.ts'

/** The moment of an item, in a column that has another name. */
const moment = (column: string): ReadField => ({ kind: 'column', column, type: 'timestamptz', nullable: false })

/** The record that an item is about: its own row, read by another map of the same scope. */
const itself = (map: string): ReadField => ({
  kind: 'one',
  map,
  local: 'id',
  foreign: 'id',
  nullable: false,
  unscoped: true,
})

export const timelineReads: readonly ReadSpec[] = [
  {
    entity: Interaction,
    type: 'TimelineInteraction',
    fields: { at: moment('occurred_at'), interaction: itself('Interaction') },
    scope: visibleBy.customer('customer_id'),
    timeline: { name: 'INTERACTION', description: 'Contacts.', at: 'occurred_at' },
  },
  {
    entity: Order,
    type: 'TimelineOrder',
    fields: { at: moment('placed_at'), order: itself('Order') },
    scope: visibleBy.customer('customer_id'),
    timeline: { name: 'ORDER', description: 'Orders, by when they were placed.', at: 'placed_at' },
  },
  {
    entity: StageChange,
    type: 'TimelineStageChange',
    fields: { change: itself('StageChange') },
    scope: visibleBy.part('Opportunity', 'opportunity_id'),
    timeline: {
      name: 'STAGE_CHANGE',
      description: 'Opportunities that were opened or moved.',
      at: 'at',
      link: (t, customer) =>
        `${t}.opportunity_id in (select o.id from opportunity o where o.customer_id = ${customer} and o.deleted_at is null)`,
    },
  },
  {
    entity: ScoreHistory,
    type: 'TimelineScoreChange',
    fields: { at: moment('changed_at'), score: itself('ScoreHistory') },
    scope: scoreScope,
    timeline: {
      name: 'SCORE_CHANGE',
      description: 'Changes of the customer’s scores.',
      at: 'changed_at',
      link: (t, customer) => `${t}.subject_id = ${customer}`,
    },
  },
]

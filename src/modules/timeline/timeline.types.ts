import { Field, Float, ObjectType, registerEnumType } from 'type-graphql'
import { Allow } from '../../core/policy.ts'
import { Score } from '../../learning/score.entity.ts'
import { Interaction } from '../interaction/interaction.entity.ts'
import { Opportunity, StageChange } from '../opportunity/opportunity.entity.ts'
import { Order } from '../order/order.entity.ts'
import { TimelineItem } from './timeline-item.type.ts'

/** What the core puts into timelines; the read maps of its types, and of plugins, name their values. */
export const TimelineType = {} as const
registerEnumType(TimelineType, { name: 'TimelineType', description: 'What the items of a timeline are.' })

@Allow('read')
@ObjectType({ implements: TimelineItem, simpleResolvers: true, description: 'A contact took place.' })
export class TimelineInteraction extends TimelineItem {
  @Field(() => Interaction, { description: 'The contact.' })
  interaction!: Interaction
}

@Allow('read')
@ObjectType({ implements: TimelineItem, simpleResolvers: true, description: 'An order was placed.' })
export class TimelineOrder extends TimelineItem {
  @Field(() => Order, { description: 'The order as it is now.' })
  order!: Order
}

@Allow('read')
@ObjectType({
  implements: TimelineItem,
  simpleResolvers: true,
  description: 'An opportunity was opened in its first stage, or moved to another.',
})
export class TimelineStageChange extends TimelineItem {
  @Field(() => Opportunity, { description: 'The opportunity as it is now.' })
  opportunity!: Opportunity

  @Field(() => StageChange, { description: 'The move.' })
  change!: StageChange
}

@Allow('read')
@ObjectType({
  implements: TimelineItem,
  simpleResolvers: true,
  description: 'The value, band or status of a score of the customer changed, or it got its first value.',
})
export class TimelineScoreChange extends TimelineItem {
  @Field(() => Score, { description: 'The score after the change.' })
  score!: Score

  @Field(() => Float, { nullable: true, description: 'The value before it; null for the first one.' })
  previousValue?: number | null
}

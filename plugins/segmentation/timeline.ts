import { Allow, Cause, TimelineItem, visibleBy, type ReadSpec } from 'rapport-crm/sdk'
import { Field, ObjectType } from 'type-graphql'
import { MembershipChange, Segment } from './entity.ts'

@Allow('read')
@ObjectType({
  implements: TimelineItem,
  simpleResolvers: true,
  description: 'The customer came into a segment, or moved to another.',
})
export class TimelineSegmentChange extends TimelineItem {
  @Field(() => Segment, { nullable: true, description: 'Null if the customer was in none.' })
  from?: Segment | null

  @Field(() => Segment, { description: 'The segment that the customer joined.' })
  to!: Segment

  @Field(() => Cause, { description: 'Why the customer moved.' })
  cause!: Cause
}

/** Moves between segments in the timelines of customers. */
export const segmentTimeline: ReadSpec = {
  entity: MembershipChange,
  type: 'TimelineSegmentChange',
  scope: visibleBy.customer('customer_id'),
  timeline: { name: 'SEGMENT_CHANGE', description: 'Moves of the customer between segments.', at: 'at' },
}

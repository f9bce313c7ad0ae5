import { DateTimeFilter, FloatFilter, IdFilter } from 'rapport-crm/sdk'
import { Field, InputType } from 'type-graphql'

@InputType({
  description: 'Conditions on the segment that a customer is in. A customer in no segment meets none, not even {}.',
})
export class SegmentMembershipFilter {
  @Field(() => IdFilter, { nullable: true, description: 'The segment.' })
  segment?: object

  @Field(() => IdFilter, { nullable: true, description: 'The previous segment.' })
  previousSegment?: object

  @Field(() => FloatFilter, { nullable: true, description: 'From 0 (as good as in another segment) to 1 (clear).' })
  confidence?: object

  @Field(() => DateTimeFilter, { nullable: true, description: 'When the customer joined the segment.' })
  since?: object
}

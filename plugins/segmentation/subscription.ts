import { Allow, Cause, Customer, DateTime, defineSubscription, ids, live } from 'rapport-crm/sdk'
import { Arg, Field, Float, ID, ObjectType, Resolver, Root, Subscription } from 'type-graphql'
import { Segment } from './entity.ts'

declare module 'rapport-crm/sdk' {
  interface RapportEvents {
    'segmentation.membership-changed': {
      readonly changeId: string
      readonly customerId: string
      readonly from: string | null
      readonly to: string
    }
  }
}

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'A customer’s move from one segment to another.' })
export class SegmentMembershipChange {
  @Field(() => String, { description: 'Pass it as `after` to continue after this item without a gap, for seven days.' })
  cursor!: string

  @Field(() => Customer, { description: 'The customer who moved.' })
  customer!: Customer

  @Field(() => Segment, { nullable: true, description: 'Null for a customer who was in none.' })
  from?: Segment | null

  @Field(() => Segment, { description: 'The segment that it moved to.' })
  to!: Segment

  @Field(() => Float, { description: 'How clearly it belongs there, 0 to 1.' })
  confidence!: number

  @Field(() => Cause, { description: 'What made it move.' })
  cause!: Cause

  @Field(() => DateTime, { description: 'When it moved.' })
  at!: Date
}

export const segmentMembershipChanged = defineSubscription({
  field: 'segmentMembershipChanged',
  topics: ['segmentation.membership-changed'],
  select: ({ segmentId }: { readonly segmentId?: string | null }) => {
    const wanted = segmentId ? ids.decode(segmentId, 'Segment', ['segmentId']).uuid : undefined
    return ({ payload }) => wanted === undefined || payload.from === wanted || payload.to === wanted
  },
  record: ({ payload }) => ({ map: 'SegmentMembershipChange', key: payload.changeId }),
  item: (change, _event, cursor) => ({ ...change, cursor }),
})

@Resolver()
export class SegmentSubscriptionResolver {
  @Allow('read')
  @Subscription(() => SegmentMembershipChange, {
    subscribe: live,
    description: 'Every move of a customer between segments, in order; with `segmentId` only those into and out of it.',
  })
  segmentMembershipChanged(
    @Arg('segmentId', () => ID, { nullable: true }) _segmentId: string | null,
    @Arg('after', () => String, {
      nullable: true,
      description:
        'The cursor of the last item that you have, or that of a list (`customers { cursor }`) or of ' +
        '`serverInfo`; everything after it follows. Default: from now on.',
    })
    _after: string | null,
    @Root() change: SegmentMembershipChange,
  ) {
    return change
  }
}

import { Allow, Change, Customer, defineChangeFeed, ids } from 'rapport-crm/sdk'
import { Field, Float, ID, ObjectType } from 'type-graphql'
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
class SegmentMembershipChange extends Change {
  @Field(() => Customer, { description: 'The customer who moved.' })
  customer!: Customer

  @Field(() => Segment, { nullable: true, description: 'Null for a customer who was in none.' })
  from?: Segment | null

  @Field(() => Segment, { description: 'The segment that the customer moved to.' })
  to!: Segment

  @Field(() => Float, { description: 'How clearly it belongs there, 0 to 1.' })
  confidence!: number
}

export const segmentMembershipChanged = defineChangeFeed({
  field: 'segmentMembershipChanged',
  topics: ['segmentation.membership-changed'],
  permission: 'read',
  description: 'Every move of a customer between segments, in order; with `segmentId` only moves into and out of it.',
  type: SegmentMembershipChange,
  row: ({ payload }) => ({ map: 'SegmentMembershipChange', key: payload.changeId }),
  about: ({ payload }) => payload.customerId,
  retention: {
    table: 'p_segmentation.membership_change',
    rows: 'segment changes',
    days: 365,
    // Drift counts the moves since the promotion of the model that assigns the segments.
    keep: `t.at > (select max(r.promoted_at) from rapport_v1.model_run r where r.plugin = 'segmentation' and r.promoted)`,
  },
  args: { segmentId: { type: ID } },
  filter: ({ segmentId }: { readonly segmentId?: string | null }) => {
    const wanted = segmentId ? ids.decode(segmentId, 'Segment', ['segmentId']).uuid : undefined
    return ({ payload }) => wanted === undefined || payload.from === wanted || payload.to === wanted
  },
})

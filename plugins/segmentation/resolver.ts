import type { GraphQLResolveInfo } from 'graphql'
import { Allow, connectionOf, Costs, Customer, fieldOf, orderOf, PageArgs, type RequestContext } from 'rapport-crm/sdk'
import { Args, ArgsType, Ctx, Field, FieldResolver, Float, Info, Int, Query, Resolver, Root } from 'type-graphql'
import { Segment, SegmentMembership } from './entity.ts'

const SegmentMembershipConnection = connectionOf(SegmentMembership)
const SegmentMembershipOrder = orderOf('SegmentMembership', ['CONFIDENCE', 'SINCE'])

/** Points of counting one segment of ten at 100,000 customers; a share needs the number of all too. */
const sizePoints = 150
const sharePoints = 250

@ArgsType()
class MembershipsArgs extends PageArgs {
  @Field(() => SegmentMembershipOrder, { nullable: true })
  orderBy?: InstanceType<typeof SegmentMembershipOrder>
}

@Resolver(() => Segment)
export class SegmentResolver {
  @Allow('read')
  @Query(() => [Segment], { description: 'The segments of the promoted model; none before the first training.' })
  segments(@Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return context.reader.list(info, 'Segment', 'position', (t) => `${t}.retired_at is null`)
  }

  @Costs(sizePoints)
  @FieldResolver(() => Int, { description: 'Number of its customers that you see.' })
  size(@Root() segment: object, @Info() info: GraphQLResolveInfo) {
    return fieldOf(segment, info)
  }

  @Costs(sharePoints)
  @FieldResolver(() => Float, { description: 'Share of the segmented customers that you see, 0 to 1.' })
  share(@Root() segment: object, @Info() info: GraphQLResolveInfo) {
    return fieldOf(segment, info)
  }

  @FieldResolver(() => SegmentMembershipConnection, { description: 'Its customers, the clearest first.' })
  memberships(
    @Root() segment: object,
    @Args(() => MembershipsArgs) _args: MembershipsArgs,
    @Info() info: GraphQLResolveInfo,
  ) {
    return fieldOf(segment, info)
  }
}

@Resolver(() => Customer)
export class CustomerSegmentResolver {
  @FieldResolver(() => SegmentMembership, {
    nullable: true,
    description:
      'Which segment the customer is in; null before the customer has bought anything or a model was trained.',
  })
  segment(@Root() customer: object, @Info() info: GraphQLResolveInfo) {
    return fieldOf(customer, info)
  }
}

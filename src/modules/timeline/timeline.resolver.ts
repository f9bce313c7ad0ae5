import type { GraphQLResolveInfo } from 'graphql'
import { Args, ArgsType, Field, FieldResolver, Info, Resolver, Root } from 'type-graphql'
import { PageArgs } from '../../read/page-args.ts'
import { fieldOf } from '../../read/reader.ts'
import { connectionOf } from '../../read/types.ts'
import { Customer } from '../customer/customer.entity.ts'
import { TimelineItem } from './timeline-item.type.ts'
import { TimelineType } from './timeline.types.ts'

const TimelineItemConnection = connectionOf(TimelineItem)

@ArgsType()
class TimelineArgs extends PageArgs {
  @Field(() => [TimelineType], { nullable: true, description: 'Only these. Default: all, including those of plugins.' })
  types?: string[] | null
}

@Resolver(() => Customer)
export class CustomerTimelineResolver {
  @FieldResolver(() => TimelineItemConnection, {
    description: 'Everything that happened with the customer, of all types together, newest first.',
  })
  timeline(@Root() customer: object, @Args(() => TimelineArgs) _args: TimelineArgs, @Info() info: GraphQLResolveInfo) {
    return fieldOf(customer, info)
  }
}

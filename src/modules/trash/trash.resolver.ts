import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, Ctx, Info, Int, Query, Resolver } from 'type-graphql'
import { Allow, Costs } from '../../core/policy.ts'
import { connectionOf } from '../../read/types.ts'
import type { RequestContext } from '../context.ts'
import { trash, trashSummary } from './trash.service.ts'
import { TrashArgs, TrashItem, TrashSummary } from './trash.type.ts'

const TrashItemConnection = connectionOf(TrashItem)

/** Points of counting every deleted record. */
const summaryPoints = 500

@Resolver(() => TrashItem)
export class TrashResolver {
  @Allow('delete')
  @Query(() => TrashItemConnection, {
    description:
      'The deleted records that you see, of all types together, the last deleted first. What was deleted with a customer comes back with it and ' +
      'is not listed.',
  })
  trash(
    @Args(() => TrashArgs) args: TrashArgs,
    @Ctx() { reader, position }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return trash(args, reader, info, position)
  }

  @Allow('delete')
  @Costs(summaryPoints)
  @Query(() => TrashSummary, {
    description: 'How many deleted records there are by type, and how many of them are purged after so many days.',
  })
  trashSummary(
    @Arg('days', () => Int, {
      nullable: true,
      description: 'Days to look at, 1 to 3,650, before they are set. Default: those that are set.',
    })
    days: number | null | undefined,
    @Ctx() { reader, config }: RequestContext,
  ) {
    return trashSummary(reader, config.trashDays || null, days)
  }
}

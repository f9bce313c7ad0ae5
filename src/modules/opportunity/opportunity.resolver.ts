import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql'
import { ids } from '../../core/ids.ts'
import { Allow } from '../../core/policy.ts'
import { deletablePageArgsOf, pageArgsOf } from '../../read/page-args.ts'
import { fieldOf } from '../../read/reader.ts'
import { connectionOf } from '../../read/types.ts'
import type { RequestContext } from '../context.ts'
import { assertMaySeeDeleted } from '../../read/deleted-records.ts'
import { Customer } from '../customer/customer.entity.ts'
import { defineMutations, mutation } from '../../write/mutations.ts'
import { Opportunity, StageChange } from './opportunity.entity.ts'
import {
  CreateOpportunityInput,
  DeleteOpportunityInput,
  MoveOpportunityInput,
  OpportunityFilter,
  OpportunityOrder,
  RestoreOpportunityInput,
  StageChangeFilter,
  StageChangeOrder,
  UpdateOpportunityInput,
} from './opportunity.input.ts'
import {
  createOpportunity,
  deleteOpportunity,
  moveOpportunity,
  restoreOpportunity,
  updateOpportunity,
} from './opportunity.service.ts'

const OpportunityConnection = connectionOf(Opportunity)
const StageChangeConnection = connectionOf(StageChange)
const OpportunitiesArgs = deletablePageArgsOf(OpportunityFilter, OpportunityOrder)
const NestedArgs = pageArgsOf(OpportunityFilter, OpportunityOrder)
const HistoryArgs = pageArgsOf(StageChangeFilter, StageChangeOrder)

@Resolver(() => Opportunity)
export class OpportunityResolver {
  @Allow('read')
  @Query(() => Opportunity, { nullable: true, description: 'The opportunity with this id.' })
  opportunity(@Arg('id', () => ID) id: string, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return context.reader.record(info, 'Opportunity', ids.decode(id, 'Opportunity').uuid)
  }

  @Allow('read')
  @Query(() => OpportunityConnection, { description: 'Opportunities, newest first by default.' })
  opportunities(
    @Args(() => OpportunitiesArgs) args: InstanceType<typeof OpportunitiesArgs>,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    assertMaySeeDeleted(context.viewer, args.deleted)
    return context.reader.page(info, 'Opportunity', args)
  }

  @FieldResolver(() => StageChangeConnection, { description: 'Its moves through the stages, oldest first.' })
  stageHistory(
    @Root() opportunity: object,
    @Args(() => HistoryArgs) _args: InstanceType<typeof HistoryArgs>,
    @Info() info: GraphQLResolveInfo,
  ) {
    return fieldOf(opportunity, info)
  }
}

@Resolver(() => Customer)
export class CustomerOpportunitiesResolver {
  @FieldResolver(() => OpportunityConnection, { description: 'Possible sales to this customer, newest first.' })
  opportunities(
    @Root() customer: object,
    @Args(() => NestedArgs) _args: InstanceType<typeof NestedArgs>,
    @Info() info: GraphQLResolveInfo,
  ) {
    return fieldOf(customer, info)
  }
}

const record = { type: Opportunity, field: 'opportunity' }

export const OpportunityMutations = defineMutations(record, {
  createOpportunity: mutation({
    permission: 'write',
    description: 'Opens an opportunity.',
    payload: 'The opened opportunity, or the reason why it was not opened.',
    input: CreateOpportunityInput,
    work: createOpportunity,
  }),
  updateOpportunity: mutation({
    permission: 'write',
    description: 'Changes an opportunity.',
    payload: 'The opportunity after the change, or the reason why it was not changed.',
    input: UpdateOpportunityInput,
    work: updateOpportunity,
  }),
  moveOpportunity: mutation({
    permission: 'write',
    description: 'Moves an opportunity to another stage and records the move.',
    payload: 'The opportunity in its new stage, or the reason why it did not move.',
    input: MoveOpportunityInput,
    work: moveOpportunity,
  }),
  deleteOpportunity: mutation({
    permission: 'delete',
    description: 'Deletes an opportunity; interactions about it stay. `restoreOpportunity` brings it back.',
    payload: 'The id of the deleted opportunity, or the reason why it was not deleted.',
    input: DeleteOpportunityInput,
    work: deleteOpportunity,
    deletes: true,
  }),
  restoreOpportunity: mutation({
    permission: 'delete',
    description: 'Restores a deleted opportunity.',
    payload: 'The restored opportunity, or the reason why it was not restored.',
    input: RestoreOpportunityInput,
    work: restoreOpportunity,
  }),
})

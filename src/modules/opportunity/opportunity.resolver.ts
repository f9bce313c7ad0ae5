import type { GraphQLResolveInfo } from 'graphql'
import {
  Arg,
  Args,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Info,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql'
import { ids } from '../../core/ids.ts'
import { Allow } from '../../core/policy.ts'
import { deletablePageArgsOf, pageArgsOf } from '../../read/page-args.ts'
import { fieldOf } from '../../read/reader.ts'
import { connectionOf } from '../../read/types.ts'
import type { RequestContext } from '../context.ts'
import { assertMaySeeDeleted } from '../../read/deleted-records.ts'
import { Customer } from '../customer/customer.entity.ts'
import { WritePayload } from '../../write/user-error.type.ts'
import { deletedPayload, write } from '../../write/write.ts'
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

@Allow('read')
@ObjectType({ simpleResolvers: true })
class OpportunityPayload extends WritePayload {
  @Field(() => Opportunity, {
    nullable: true,
    description: 'The record after the write, or the current one if the version did not match; null otherwise.',
  })
  opportunity?: Opportunity | null
}

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'The opened opportunity, or the reason why it was not opened.' })
class CreateOpportunityPayload extends OpportunityPayload {}

@Allow('read')
@ObjectType({
  simpleResolvers: true,
  description: 'The opportunity after the change, or the reason why it was not changed.',
})
class UpdateOpportunityPayload extends OpportunityPayload {}

@Allow('read')
@ObjectType({
  simpleResolvers: true,
  description: 'The opportunity in its new stage, or the reason why it did not move.',
})
class MoveOpportunityPayload extends OpportunityPayload {}

@Allow('read')
@ObjectType({
  simpleResolvers: true,
  description: 'The id of the deleted opportunity, or the reason why it was not deleted.',
})
class DeleteOpportunityPayload extends OpportunityPayload {
  @Field(() => ID, { nullable: true })
  deletedId?: string | null
}

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'The restored opportunity, or the reason why it was not restored.' })
class RestoreOpportunityPayload extends OpportunityPayload {}

const payloadOf = { field: 'opportunity', map: 'Opportunity' } as const

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

  @Allow('write')
  @Mutation(() => CreateOpportunityPayload, { description: 'Opens an opportunity.' })
  createOpportunity(
    @Arg('input', () => CreateOpportunityInput) input: CreateOpportunityInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return write(context, info, payloadOf, input, createOpportunity)
  }

  @Allow('write')
  @Mutation(() => UpdateOpportunityPayload, { description: 'Changes an opportunity.' })
  updateOpportunity(
    @Arg('input', () => UpdateOpportunityInput) input: UpdateOpportunityInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return write(context, info, payloadOf, input, updateOpportunity)
  }

  @Allow('write')
  @Mutation(() => MoveOpportunityPayload, {
    description: 'Moves an opportunity to another stage and records the move.',
  })
  moveOpportunity(
    @Arg('input', () => MoveOpportunityInput) input: MoveOpportunityInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return write(context, info, payloadOf, input, moveOpportunity)
  }

  @Allow('delete')
  @Mutation(() => DeleteOpportunityPayload, {
    description: 'Deletes an opportunity; interactions about it stay. `restoreOpportunity` brings it back.',
  })
  async deleteOpportunity(
    @Arg('input', () => DeleteOpportunityInput) input: DeleteOpportunityInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return deletedPayload(await write(context, info, payloadOf, input, deleteOpportunity), input.id)
  }

  @Allow('delete')
  @Mutation(() => RestoreOpportunityPayload, { description: 'Restores a deleted opportunity.' })
  restoreOpportunity(
    @Arg('input', () => RestoreOpportunityInput) input: RestoreOpportunityInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return write(context, info, payloadOf, input, restoreOpportunity)
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

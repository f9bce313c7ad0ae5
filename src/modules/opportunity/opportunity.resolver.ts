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
import { pageArgsOf } from '../../read/page-args.ts'
import { fieldOf } from '../../read/reader.ts'
import { connectionOf } from '../../read/types.ts'
import type { RequestContext } from '../context.ts'
import { Customer } from '../customer/customer.entity.ts'
import { UserError } from '../user-error.type.ts'
import { write } from '../write.ts'
import { Opportunity, Pipeline, Stage, StageChange } from './opportunity.entity.ts'
import {
  CreateOpportunityInput,
  MoveOpportunityInput,
  OpportunityFilter,
  OpportunityOrder,
  StageChangeFilter,
  StageChangeOrder,
  UpdateOpportunityInput,
} from './opportunity.input.ts'
import { createOpportunity, moveOpportunity, updateOpportunity } from './opportunity.service.ts'

const OpportunityConnection = connectionOf(Opportunity)
const StageChangeConnection = connectionOf(StageChange)
const RootArgs = pageArgsOf(OpportunityFilter, OpportunityOrder, 'root')
const NestedArgs = pageArgsOf(OpportunityFilter, OpportunityOrder, 'nested')
const HistoryArgs = pageArgsOf(StageChangeFilter, StageChangeOrder, 'nested')

@Allow('read')
@ObjectType({ simpleResolvers: true })
class OpportunityPayload {
  @Field(() => Opportunity, { nullable: true })
  opportunity?: Opportunity | null

  @Field(() => [UserError])
  userErrors!: UserError[]
}

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'The opportunity that was opened, or why not.' })
class CreateOpportunityPayload extends OpportunityPayload {}

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'The opportunity as it is now, or why it was not changed.' })
class UpdateOpportunityPayload extends OpportunityPayload {}

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'The opportunity in its new stage, or why it did not move.' })
class MoveOpportunityPayload extends OpportunityPayload {}

const payloadOf = { field: 'opportunity', map: 'Opportunity' } as const

@Resolver(() => Opportunity)
export class OpportunityResolver {
  @Allow('read')
  @Query(() => Opportunity, { nullable: true, description: 'One opportunity by its id.' })
  opportunity(@Arg('id', () => ID) id: string, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return context.reader.record(info, 'Opportunity', ids.decode(id, 'Opportunity').uuid)
  }

  @Allow('read')
  @Query(() => OpportunityConnection, { description: 'Opportunities, newest first unless ordered otherwise.' })
  opportunities(
    @Args(() => RootArgs) args: InstanceType<typeof RootArgs>,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.reader.page(info, 'Opportunity', args)
  }

  @Allow('read')
  @Query(() => [Pipeline], { description: 'Every pipeline with its stages, in order.' })
  pipelines(@Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return context.reader.list(info, 'Pipeline', 'position')
  }

  @FieldResolver(() => StageChangeConnection, { description: 'How it came through the stages, oldest first.' })
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
  @Mutation(() => MoveOpportunityPayload, { description: 'Moves an opportunity to another stage and keeps the move.' })
  moveOpportunity(
    @Arg('input', () => MoveOpportunityInput) input: MoveOpportunityInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return write(context, info, payloadOf, input, moveOpportunity)
  }
}

@Resolver(() => Pipeline)
export class PipelineResolver {
  @FieldResolver(() => [Stage], { description: 'Its stages in order.' })
  stages(@Root() pipeline: object, @Info() info: GraphQLResolveInfo) {
    return fieldOf(pipeline, info)
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

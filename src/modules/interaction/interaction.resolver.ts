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
import { Opportunity } from '../opportunity/opportunity.entity.ts'
import { WritePayload } from '../../write/user-error.type.ts'
import { deletedPayload, write } from '../../write/write.ts'
import { Interaction } from './interaction.entity.ts'
import {
  DeleteInteractionInput,
  InteractionFilter,
  InteractionOrder,
  LogInteractionInput,
  RestoreInteractionInput,
  UpdateInteractionInput,
} from './interaction.input.ts'
import { deleteInteraction, logInteraction, restoreInteraction, updateInteraction } from './interaction.service.ts'

const InteractionConnection = connectionOf(Interaction)
const InteractionsArgs = deletablePageArgsOf(InteractionFilter, InteractionOrder)
const NestedArgs = pageArgsOf(InteractionFilter, InteractionOrder)

@Allow('read')
@ObjectType({ simpleResolvers: true })
class InteractionPayload extends WritePayload {
  @Field(() => Interaction, {
    nullable: true,
    description: 'The record after the write, or the current one if the version did not match; null otherwise.',
  })
  interaction?: Interaction | null
}

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'The logged interaction, or the reason why it was not logged.' })
class LogInteractionPayload extends InteractionPayload {}

@Allow('read')
@ObjectType({
  simpleResolvers: true,
  description: 'The interaction after the change, or the reason why it was not changed.',
})
class UpdateInteractionPayload extends InteractionPayload {}

@Allow('read')
@ObjectType({
  simpleResolvers: true,
  description: 'The id of the deleted interaction, or the reason why it was not deleted.',
})
class DeleteInteractionPayload extends InteractionPayload {
  @Field(() => ID, { nullable: true })
  deletedId?: string | null
}

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'The restored interaction, or the reason why it was not restored.' })
class RestoreInteractionPayload extends InteractionPayload {}

const payloadOf = { field: 'interaction', map: 'Interaction' } as const

@Resolver(() => Interaction)
export class InteractionResolver {
  @Allow('read')
  @Query(() => Interaction, { nullable: true, description: 'The interaction with this id.' })
  interaction(@Arg('id', () => ID) id: string, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return context.reader.record(info, 'Interaction', ids.decode(id, 'Interaction').uuid)
  }

  @Allow('read')
  @Query(() => InteractionConnection, { description: 'Interactions, newest first by default.' })
  interactions(
    @Args(() => InteractionsArgs) args: InstanceType<typeof InteractionsArgs>,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    assertMaySeeDeleted(context.viewer, args.deleted)
    return context.reader.page(info, 'Interaction', args)
  }

  @Allow('write')
  @Mutation(() => LogInteractionPayload, { description: 'Records a contact with a customer.' })
  logInteraction(
    @Arg('input', () => LogInteractionInput) input: LogInteractionInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return write(context, info, payloadOf, input, logInteraction)
  }

  @Allow('write')
  @Mutation(() => UpdateInteractionPayload, { description: 'Changes an interaction.' })
  updateInteraction(
    @Arg('input', () => UpdateInteractionInput) input: UpdateInteractionInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return write(context, info, payloadOf, input, updateInteraction)
  }

  @Allow('delete')
  @Mutation(() => DeleteInteractionPayload, {
    description: 'Deletes an interaction. `restoreInteraction` brings it back.',
  })
  async deleteInteraction(
    @Arg('input', () => DeleteInteractionInput) input: DeleteInteractionInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return deletedPayload(await write(context, info, payloadOf, input, deleteInteraction), input.id)
  }

  @Allow('delete')
  @Mutation(() => RestoreInteractionPayload, { description: 'Restores a deleted interaction.' })
  restoreInteraction(
    @Arg('input', () => RestoreInteractionInput) input: RestoreInteractionInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return write(context, info, payloadOf, input, restoreInteraction)
  }
}

@Resolver(() => Customer)
export class CustomerInteractionsResolver {
  @FieldResolver(() => InteractionConnection, { description: 'Contacts with this customer, newest first.' })
  interactions(
    @Root() customer: object,
    @Args(() => NestedArgs) _args: InstanceType<typeof NestedArgs>,
    @Info() info: GraphQLResolveInfo,
  ) {
    return fieldOf(customer, info)
  }
}

@Resolver(() => Opportunity)
export class OpportunityInteractionsResolver {
  @FieldResolver(() => InteractionConnection, { description: 'Contacts about this opportunity, newest first.' })
  interactions(
    @Root() opportunity: object,
    @Args(() => NestedArgs) _args: InstanceType<typeof NestedArgs>,
    @Info() info: GraphQLResolveInfo,
  ) {
    return fieldOf(opportunity, info)
  }
}

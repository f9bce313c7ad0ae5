import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql'
import { ids } from '../../core/ids.ts'
import { Allow } from '../../core/policy.ts'
import { deletablePageArgsOf, pageArgsOf } from '../../read/page-args.ts'
import { fieldOf } from '../../read/reader.ts'
import { connectionOf } from '../../read/types.ts'
import type { RequestContext } from '../context.ts'
import { assertMaySeeDeleted } from '../../read/deleted-records.ts'
import { Case } from '../case/case.entity.ts'
import { Customer } from '../customer/customer.entity.ts'
import { Opportunity } from '../opportunity/opportunity.entity.ts'
import { defineMutations, mutation } from '../../write/mutations.ts'
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

@Resolver(() => Case)
export class CaseInteractionsResolver {
  @FieldResolver(() => InteractionConnection, { description: 'Contacts that belong to this case, newest first.' })
  interactions(
    @Root() one: object,
    @Args(() => NestedArgs) _args: InstanceType<typeof NestedArgs>,
    @Info() info: GraphQLResolveInfo,
  ) {
    return fieldOf(one, info)
  }
}

const record = { type: Interaction, field: 'interaction' }

export const InteractionMutations = defineMutations(record, {
  logInteraction: mutation({
    permission: 'write',
    description: 'Records a contact with a customer.',
    payload: 'The logged interaction, or the reason why it was not logged.',
    input: LogInteractionInput,
    work: logInteraction,
  }),
  updateInteraction: mutation({
    permission: 'write',
    description: 'Changes an interaction.',
    payload: 'The interaction after the change, or the reason why it was not changed.',
    input: UpdateInteractionInput,
    work: updateInteraction,
  }),
  deleteInteraction: mutation({
    permission: 'delete',
    description: 'Deletes an interaction. `restoreInteraction` brings it back.',
    payload: 'The id of the deleted interaction, or the reason why it was not deleted.',
    input: DeleteInteractionInput,
    work: deleteInteraction,
    deletes: true,
  }),
  restoreInteraction: mutation({
    permission: 'delete',
    description: 'Restores a deleted interaction.',
    payload: 'The restored interaction, or the reason why it was not restored.',
    input: RestoreInteractionInput,
    work: restoreInteraction,
  }),
})

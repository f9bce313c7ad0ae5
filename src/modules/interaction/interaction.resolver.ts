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
import { Opportunity } from '../opportunity/opportunity.entity.ts'
import { UserError } from '../user-error.type.ts'
import { write } from '../write.ts'
import { Interaction } from './interaction.entity.ts'
import { InteractionFilter, InteractionOrder, LogInteractionInput } from './interaction.input.ts'
import { logInteraction } from './interaction.service.ts'

const InteractionConnection = connectionOf(Interaction)
const RootArgs = pageArgsOf(InteractionFilter, InteractionOrder, 'root')
const NestedArgs = pageArgsOf(InteractionFilter, InteractionOrder, 'nested')

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'The interaction that was logged, or why not.' })
class LogInteractionPayload {
  @Field(() => Interaction, { nullable: true })
  interaction?: Interaction | null

  @Field(() => [UserError])
  userErrors!: UserError[]
}

@Resolver(() => Interaction)
export class InteractionResolver {
  @Allow('read')
  @Query(() => Interaction, { nullable: true, description: 'One interaction by its id.' })
  interaction(@Arg('id', () => ID) id: string, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return context.reader.record(info, 'Interaction', ids.decode(id, 'Interaction').uuid)
  }

  @Allow('read')
  @Query(() => InteractionConnection, { description: 'Interactions, newest first unless ordered otherwise.' })
  interactions(
    @Args(() => RootArgs) args: InstanceType<typeof RootArgs>,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.reader.page(info, 'Interaction', args)
  }

  @Allow('write')
  @Mutation(() => LogInteractionPayload, { description: 'Records a contact with a customer.' })
  logInteraction(
    @Arg('input', () => LogInteractionInput) input: LogInteractionInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return write(context, info, { field: 'interaction', map: 'Interaction' }, input, logInteraction)
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

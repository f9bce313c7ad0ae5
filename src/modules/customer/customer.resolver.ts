import type { GraphQLResolveInfo } from 'graphql'
import {
  Arg,
  Args,
  ArgsType,
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
import { fieldOf } from '../../read/reader.ts'
import { deletablePageArgsOf } from '../../read/page-args.ts'
import { connectionOf } from '../../read/types.ts'
import type { RequestContext } from '../context.ts'
import { assertMaySeeDeleted } from '../../read/deleted-records.ts'
import { WritePayload } from '../../write/user-error.type.ts'
import { deletedPayload, write } from '../../write/write.ts'
import { Customer, ExternalId } from './customer.entity.ts'
import {
  CreateCustomerInput,
  CustomerFilter,
  CustomerOrder,
  DeleteCustomerInput,
  RestoreCustomerInput,
  UpdateCustomerInput,
} from './customer.input.ts'
import { createCustomer, deleteCustomer, restoreCustomer, updateCustomer } from './customer.service.ts'

export const CustomerConnection = connectionOf(Customer)

@ArgsType()
class CustomersArgs extends deletablePageArgsOf(CustomerFilter, CustomerOrder) {
  @Field(() => String, {
    nullable: true,
    description: 'Words that must all occur in the name, e-mail or phone number, in any case.',
  })
  search?: string
}

@Allow('read')
@ObjectType({ simpleResolvers: true })
class CustomerPayload extends WritePayload {
  @Field(() => Customer, {
    nullable: true,
    description: 'The record after the write, or the current one if the version did not match; null otherwise.',
  })
  customer?: Customer | null
}

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'The created customer, or the reason why it was not created.' })
class CreateCustomerPayload extends CustomerPayload {}

@Allow('read')
@ObjectType({
  simpleResolvers: true,
  description: 'The customer after the change, or the reason why it was not changed.',
})
class UpdateCustomerPayload extends CustomerPayload {}

@Allow('read')
@ObjectType({
  simpleResolvers: true,
  description: 'The id of the deleted customer, or the reason why it was not deleted.',
})
class DeleteCustomerPayload extends WritePayload {
  @Field(() => ID, { nullable: true, description: 'The deleted record; null if it was not deleted.' })
  deletedId?: string | null

  @Field(() => Customer, { nullable: true, description: 'The current record, if the version did not match.' })
  customer?: Customer | null
}

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'The restored customer, or the reason why it was not restored.' })
class RestoreCustomerPayload extends CustomerPayload {}

@Resolver(() => Customer)
export class CustomerResolver {
  @Allow('read')
  @Query(() => Customer, { nullable: true, description: 'The customer with this id.' })
  customer(@Arg('id', () => ID) id: string, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return context.reader.record(info, 'Customer', ids.decode(id, 'Customer').uuid)
  }

  @Allow('read')
  @Query(() => Customer, { nullable: true, description: 'The customer with this id in another system.' })
  async customerByExternalId(
    @Arg('source', () => String) source: string,
    @Arg('externalId', () => String) externalId: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    const [found] = await context.reader.list(
      info,
      'Customer',
      'id',
      (t, sql) =>
        `exists (select 1 from external_id x where x.customer_id = ${t}.id and x.source = ${sql.param(source)} and x.external_id = ${sql.param(externalId)})`,
    )
    return found ?? null
  }

  @Allow('read')
  @Query(() => CustomerConnection, { description: 'Customers, newest first by default.' })
  customers(
    @Args(() => CustomersArgs) args: CustomersArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    assertMaySeeDeleted(context.viewer, args.deleted)
    return context.reader.page(info, 'Customer', args)
  }

  @FieldResolver(() => [ExternalId], { description: "The customer's ids in other systems." })
  externalIds(@Root() customer: object, @Info() info: GraphQLResolveInfo) {
    return fieldOf(customer, info)
  }

  @Allow('write')
  @Mutation(() => CreateCustomerPayload, { description: 'Makes a customer.' })
  createCustomer(
    @Arg('input', () => CreateCustomerInput) input: CreateCustomerInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return write(context, info, { field: 'customer', map: 'Customer' }, input, createCustomer)
  }

  @Allow('write')
  @Mutation(() => UpdateCustomerPayload, { description: 'Changes a customer.' })
  updateCustomer(
    @Arg('input', () => UpdateCustomerInput) input: UpdateCustomerInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return write(context, info, { field: 'customer', map: 'Customer' }, input, updateCustomer)
  }

  @Allow('delete')
  @Mutation(() => DeleteCustomerPayload, {
    description: 'Deletes a customer and everything that belongs to it. `restoreCustomer` brings them back.',
  })
  async deleteCustomer(
    @Arg('input', () => DeleteCustomerInput) input: DeleteCustomerInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    const target = { field: 'customer', map: 'Customer' } as const
    return deletedPayload(await write(context, info, target, input, deleteCustomer), input.id)
  }
  @Allow('delete')
  @Mutation(() => RestoreCustomerPayload, {
    description: 'Restores a deleted customer, with everything that was deleted together with it.',
  })
  restoreCustomer(
    @Arg('input', () => RestoreCustomerInput) input: RestoreCustomerInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return write(context, info, { field: 'customer', map: 'Customer' }, input, restoreCustomer)
  }
}

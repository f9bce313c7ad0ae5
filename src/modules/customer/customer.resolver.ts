import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql'
import { ids } from '../../core/ids.ts'
import { Allow } from '../../core/policy.ts'
import { fieldOf } from '../../read/reader.ts'
import { deletablePageArgsOf } from '../../read/page-args.ts'
import { connectionOf } from '../../read/types.ts'
import type { RequestContext } from '../context.ts'
import { assertMaySeeDeleted } from '../../read/deleted-records.ts'
import { defineMutations, mutation } from '../../write/mutations.ts'
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
}

const record = { type: Customer, field: 'customer' }

export const CustomerMutations = defineMutations(record, {
  createCustomer: mutation({
    permission: 'write',
    description: 'Makes a customer.',
    payload: 'The created customer, or the reason why it was not created.',
    input: CreateCustomerInput,
    work: createCustomer,
  }),
  updateCustomer: mutation({
    permission: 'write',
    description: 'Changes a customer.',
    payload: 'The customer after the change, or the reason why it was not changed.',
    input: UpdateCustomerInput,
    work: updateCustomer,
  }),
  deleteCustomer: mutation({
    permission: 'delete',
    description: 'Deletes a customer and everything that belongs to it. `restoreCustomer` brings them back.',
    payload: 'The id of the deleted customer, or the reason why it was not deleted.',
    input: DeleteCustomerInput,
    work: deleteCustomer,
    deletes: true,
  }),
  restoreCustomer: mutation({
    permission: 'delete',
    description: 'Restores a deleted customer, with everything that was deleted together with it.',
    payload: 'The restored customer, or the reason why it was not restored.',
    input: RestoreCustomerInput,
    work: restoreCustomer,
  }),
})

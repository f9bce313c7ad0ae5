import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, Ctx, FieldResolver, ID, Info, Mutation, Query, Resolver, Root } from 'type-graphql'
import { ids } from '../../core/ids.ts'
import { Allow, Costs } from '../../core/policy.ts'
import { givenArguments } from '../../read/arguments.ts'
import { assertMaySeeDeleted } from '../../read/deleted-records.ts'
import { deletablePageArgsOf } from '../../read/page-args.ts'
import { fieldOf } from '../../read/reader.ts'
import { connectionOf } from '../../read/types.ts'
import { defineMutations, mutation, payloadOf } from '../../write/mutations.ts'
import { write } from '../../write/write.ts'
import { moduleContext, type RequestContext } from '../context.ts'
import { Customer } from '../customer/customer.entity.ts'
import { CustomerConnection } from '../customer/customer.resolver.ts'
import { CustomerList } from './list.entity.ts'
import {
  CreateCustomerListInput,
  CustomerListFilter,
  CustomerListMembersInput,
  CustomerListOrder,
  DeleteCustomerListInput,
  ListMembersArgs,
  RestoreCustomerListInput,
  UpdateCustomerListInput,
} from './list.input.ts'
import {
  addToCustomerList,
  createCustomerList,
  deleteCustomerList,
  removeFromCustomerList,
  restoreCustomerList,
  updateCustomerList,
  type ListDeps,
} from './list.service.ts'

const CustomerListConnection = connectionOf(CustomerList)
const CustomerListsArgs = deletablePageArgsOf(CustomerListFilter, CustomerListOrder)

const record = { type: CustomerList, field: 'customerList' }
const target = { field: 'customerList', map: 'CustomerList' }
const CreatePayload = payloadOf(record, 'CreateCustomerListPayload', 'The created list, or why it was not created.')
const UpdatePayload = payloadOf(record, 'UpdateCustomerListPayload', 'The list, or why it was not changed.')

const depsOf = (context: RequestContext, { schema }: GraphQLResolveInfo): ListDeps => ({
  context: moduleContext(context, 'list'),
  schema,
  storedWork: context.storedWork,
})

@Resolver(() => CustomerList)
export class CustomerListResolver {
  @Allow('read')
  @Query(() => CustomerList, { nullable: true, description: 'The list of customers with this id.' })
  customerList(@Arg('id', () => ID) id: string, @Ctx() { reader }: RequestContext, @Info() info: GraphQLResolveInfo) {
    return reader.record(info, 'CustomerList', ids.decode(id, 'CustomerList').uuid)
  }

  @Allow('read')
  @Query(() => CustomerListConnection, { description: 'Your lists of customers and those that are shared, by name.' })
  customerLists(
    @Args(() => CustomerListsArgs) args: InstanceType<typeof CustomerListsArgs>,
    @Ctx() { reader, viewer }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    assertMaySeeDeleted(viewer, args.deleted)
    return reader.page(info, 'CustomerList', args)
  }

  @Costs(750)
  @FieldResolver(() => CustomerConnection, {
    description: 'Its members, of those that you see, newest customers first by default.',
  })
  members(
    @Root() { id }: { readonly id: string },
    @Args(() => ListMembersArgs) args: ListMembersArgs,
    @Ctx() { reader }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    const { uuid } = ids.decode(id, 'CustomerList')
    return reader.page(info, 'Customer', args, (t, sql) =>
      sql.among(
        `${t}.id`,
        `select m.customer_id from customer_list_member m where m.list_id = ${sql.param(uuid, 'uuid')}`,
      ),
    )
  }

  @Allow('write')
  @Mutation(() => CreatePayload, { description: 'Makes a list of customers, for yourself or for everybody.' })
  createCustomerList(
    @Arg('input', () => CreateCustomerListInput) _input: CreateCustomerListInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    // As the caller gave it: type-graphql leaves out the filters that plugins add.
    const input = givenArguments(info)['input'] as CreateCustomerListInput
    return write(context, info, target, input, createCustomerList(depsOf(context, info)))
  }

  @Allow('write')
  @Mutation(() => UpdatePayload, {
    description: 'Changes a list of customers; a new rule makes customers join and leave.',
  })
  updateCustomerList(
    @Arg('input', () => UpdateCustomerListInput) _input: UpdateCustomerListInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    const input = givenArguments(info)['input'] as UpdateCustomerListInput
    return write(context, info, target, input, updateCustomerList(depsOf(context, info)))
  }
}

@Resolver(() => Customer)
export class CustomerListsResolver {
  @FieldResolver(() => [CustomerList], {
    description: 'The lists that the customer is in, of those that you see, by name.',
  })
  lists(@Root() customer: object, @Info() info: GraphQLResolveInfo) {
    return fieldOf(customer, info)
  }
}

// A list may be its owner's alone, and whoever sees all customers would see what is proposed of it.
const common = { permission: 'write', isProposable: false } as const

export const CustomerListMutations = defineMutations(record, {
  deleteCustomerList: mutation({
    ...common,
    description: 'Deletes a list of customers; `restoreCustomerList` brings it back, for 30 days.',
    payload: 'The id of the deleted list, or why it was not deleted.',
    input: DeleteCustomerListInput,
    work: deleteCustomerList,
    deletes: true,
  }),
  restoreCustomerList: mutation<RestoreCustomerListInput, RequestContext>({
    ...common,
    description: 'Restores a deleted list of customers.',
    payload: 'The restored list, or why it was not restored.',
    input: RestoreCustomerListInput,
    work: (unit, input, context) => restoreCustomerList(moduleContext(context, 'list'))(unit, input),
  }),
  addToCustomerList: mutation({
    ...common,
    description: 'Adds customers that you see to a list by hand that you see.',
    payload: 'The list, or why nothing was added.',
    input: CustomerListMembersInput,
    work: addToCustomerList,
  }),
  removeFromCustomerList: mutation({
    ...common,
    description: 'Removes customers that you see from a list by hand that you see.',
    payload: 'The list, or why nothing was removed.',
    input: CustomerListMembersInput,
    work: removeFromCustomerList,
  }),
})

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
import { Order, OrderLine } from './order.entity.ts'
import {
  DeleteOrderInput,
  OrderFilter,
  OrderOrder,
  RecordOrderInput,
  RestoreOrderInput,
  UpdateOrderInput,
} from './order.input.ts'
import { deleteOrder, recordOrder, restoreOrder, updateOrder } from './order.service.ts'

const OrderConnection = connectionOf(Order)
const OrdersArgs = deletablePageArgsOf(OrderFilter, OrderOrder)
const NestedArgs = pageArgsOf(OrderFilter, OrderOrder)

@Resolver(() => Order)
export class OrderResolver {
  @Allow('read')
  @Query(() => Order, { nullable: true, description: 'The order with this id.' })
  order(@Arg('id', () => ID) id: string, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return context.reader.record(info, 'Order', ids.decode(id, 'Order').uuid)
  }

  @Allow('read')
  @Query(() => OrderConnection, { description: 'Orders, newest first by default.' })
  orders(
    @Args(() => OrdersArgs) args: InstanceType<typeof OrdersArgs>,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    assertMaySeeDeleted(context.viewer, args.deleted)
    return context.reader.page(info, 'Order', args)
  }

  @FieldResolver(() => [OrderLine], { description: 'The products bought, in order; the first 1,000 lines.' })
  lines(@Root() order: object, @Info() info: GraphQLResolveInfo) {
    return fieldOf(order, info)
  }
}

@Resolver(() => Customer)
export class CustomerOrdersResolver {
  @FieldResolver(() => OrderConnection, { description: 'Purchases of this customer, newest first.' })
  orders(
    @Root() customer: object,
    @Args(() => NestedArgs) _args: InstanceType<typeof NestedArgs>,
    @Info() info: GraphQLResolveInfo,
  ) {
    return fieldOf(customer, info)
  }
}

const record = { type: Order, field: 'order' }

export const OrderMutations = defineMutations(record, {
  recordOrder: mutation({
    permission: 'write',
    description: 'Records a purchase; its total is the sum of its lines.',
    payload: 'The recorded order, or the reason why it was not recorded.',
    input: RecordOrderInput,
    work: recordOrder,
  }),
  updateOrder: mutation({
    permission: 'write',
    description: 'Changes an order; its total stays the sum of its lines.',
    payload: 'The order after the change, or the reason why it was not changed.',
    input: UpdateOrderInput,
    work: updateOrder,
  }),
  deleteOrder: mutation({
    permission: 'delete',
    description: 'Deletes an order with its lines. `restoreOrder` brings it back.',
    payload: 'The id of the deleted order, or the reason why it was not deleted.',
    input: DeleteOrderInput,
    work: deleteOrder,
    deletes: true,
  }),
  restoreOrder: mutation({
    permission: 'delete',
    description: 'Restores a deleted order.',
    payload: 'The restored order, or the reason why it was not restored.',
    input: RestoreOrderInput,
    work: restoreOrder,
  }),
})

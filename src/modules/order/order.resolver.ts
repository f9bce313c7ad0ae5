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

@Allow('read')
@ObjectType({ simpleResolvers: true })
class OrderPayload extends WritePayload {
  @Field(() => Order, {
    nullable: true,
    description: 'The record after the write, or the current one if the version did not match; null otherwise.',
  })
  order?: Order | null
}

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'The recorded order, or the reason why it was not recorded.' })
class RecordOrderPayload extends OrderPayload {}

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'The order after the change, or the reason why it was not changed.' })
class UpdateOrderPayload extends OrderPayload {}

@Allow('read')
@ObjectType({
  simpleResolvers: true,
  description: 'The id of the deleted order, or the reason why it was not deleted.',
})
class DeleteOrderPayload extends OrderPayload {
  @Field(() => ID, { nullable: true })
  deletedId?: string | null
}

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'The restored order, or the reason why it was not restored.' })
class RestoreOrderPayload extends OrderPayload {}

const payloadOf = { field: 'order', map: 'Order' } as const

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

  @Allow('write')
  @Mutation(() => RecordOrderPayload, { description: 'Records a purchase; its total is the sum of its lines.' })
  recordOrder(
    @Arg('input', () => RecordOrderInput) input: RecordOrderInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return write(context, info, payloadOf, input, recordOrder)
  }

  @Allow('write')
  @Mutation(() => UpdateOrderPayload, { description: 'Changes an order; its total stays the sum of its lines.' })
  updateOrder(
    @Arg('input', () => UpdateOrderInput) input: UpdateOrderInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return write(context, info, payloadOf, input, updateOrder)
  }

  @Allow('delete')
  @Mutation(() => DeleteOrderPayload, {
    description: 'Deletes an order with its lines. `restoreOrder` brings it back.',
  })
  async deleteOrder(
    @Arg('input', () => DeleteOrderInput) input: DeleteOrderInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return deletedPayload(await write(context, info, payloadOf, input, deleteOrder), input.id)
  }

  @Allow('delete')
  @Mutation(() => RestoreOrderPayload, { description: 'Restores a deleted order.' })
  restoreOrder(
    @Arg('input', () => RestoreOrderInput) input: RestoreOrderInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return write(context, info, payloadOf, input, restoreOrder)
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

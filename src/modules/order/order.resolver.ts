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
import { Order, OrderLine, Product } from './order.entity.ts'
import { OrderFilter, OrderOrder, ProductFilter, ProductOrder, RecordOrderInput } from './order.input.ts'
import { recordOrder } from './order.service.ts'

const OrderConnection = connectionOf(Order)
const ProductConnection = connectionOf(Product)
const RootArgs = pageArgsOf(OrderFilter, OrderOrder, 'root')
const NestedArgs = pageArgsOf(OrderFilter, OrderOrder, 'nested')
const ProductArgs = pageArgsOf(ProductFilter, ProductOrder, 'root')

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'The order that was recorded, or why not.' })
class RecordOrderPayload {
  @Field(() => Order, { nullable: true })
  order?: Order | null

  @Field(() => [UserError])
  userErrors!: UserError[]
}

@Resolver(() => Order)
export class OrderResolver {
  @Allow('read')
  @Query(() => Order, { nullable: true, description: 'One order by its id.' })
  order(@Arg('id', () => ID) id: string, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return context.reader.record(info, 'Order', ids.decode(id, 'Order').uuid)
  }

  @Allow('read')
  @Query(() => OrderConnection, { description: 'Orders, newest first unless ordered otherwise.' })
  orders(
    @Args(() => RootArgs) args: InstanceType<typeof RootArgs>,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.reader.page(info, 'Order', args)
  }

  @Allow('read')
  @Query(() => ProductConnection, { description: 'Products by sku.' })
  products(
    @Args(() => ProductArgs) args: InstanceType<typeof ProductArgs>,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.reader.page(info, 'Product', args)
  }

  @FieldResolver(() => [OrderLine], { description: 'What was bought, in order; the first 1,000 lines.' })
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
    return write(context, info, { field: 'order', map: 'Order' }, input, recordOrder)
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

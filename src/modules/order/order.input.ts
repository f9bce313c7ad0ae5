import { Field, ID, InputType } from 'type-graphql'
import { MaxItems } from '../../core/limits.ts'
import { DateTime, Decimal } from '../../db/scalars.ts'
import { DateTimeFilter, DecimalFilter, enumFilterOf, IdFilter, orderOf, TextFilter } from '../../read/types.ts'
import { CustomerFilter } from '../customer/customer.input.ts'
import { RecordInput, WriteInput } from '../record.input.ts'
import { OrderStatus } from './order.entity.ts'

const OrderStatusFilter = enumFilterOf(OrderStatus, 'OrderStatus')

export const OrderOrder = orderOf('Order', ['PLACED_AT', 'TOTAL', 'NUMBER', 'CREATED_AT'])
export const ProductOrder = orderOf('Product', ['SKU', 'NAME'])

@InputType({ description: 'Conditions on products. A product must meet all of them.' })
export class ProductFilter {
  @Field(() => [ProductFilter], { nullable: true, description: 'All of these conditions are met.' })
  and?: ProductFilter[]

  @Field(() => [ProductFilter], { nullable: true, description: 'At least one of these conditions is met.' })
  or?: ProductFilter[]

  @Field(() => ProductFilter, { nullable: true, description: 'This condition is not met.' })
  not?: ProductFilter

  @Field(() => IdFilter, { nullable: true })
  id?: IdFilter

  @Field(() => TextFilter, { nullable: true })
  sku?: TextFilter

  @Field(() => TextFilter, { nullable: true })
  name?: TextFilter

  @Field(() => Boolean, { nullable: true, description: 'Whether it is still sold.' })
  active?: boolean
}

@InputType({ description: 'Conditions on the lines of orders. A line must meet all of them.' })
export class OrderLineFilter {
  @Field(() => [OrderLineFilter], { nullable: true, description: 'All of these conditions are met.' })
  and?: OrderLineFilter[]

  @Field(() => [OrderLineFilter], { nullable: true, description: 'At least one of these conditions is met.' })
  or?: OrderLineFilter[]

  @Field(() => OrderLineFilter, { nullable: true, description: 'This condition is not met.' })
  not?: OrderLineFilter

  @Field(() => ProductFilter, { nullable: true })
  product?: ProductFilter

  @Field(() => OrderFilter, { nullable: true, description: 'Conditions on the order that the line is in.' })
  order?: object

  @Field(() => DecimalFilter, { nullable: true })
  quantity?: object
}

@InputType({ description: 'Whether some or none of the lines meet the conditions.' })
export class OrderLineListFilter {
  @Field(() => OrderLineFilter, { nullable: true })
  some?: OrderLineFilter

  @Field(() => OrderLineFilter, { nullable: true })
  none?: OrderLineFilter
}

@InputType({ description: 'Conditions on orders. An order must meet all of them.' })
export class OrderFilter {
  @Field(() => [OrderFilter], { nullable: true, description: 'All of these conditions are met.' })
  and?: OrderFilter[]

  @Field(() => [OrderFilter], { nullable: true, description: 'At least one of these conditions is met.' })
  or?: OrderFilter[]

  @Field(() => OrderFilter, { nullable: true, description: 'This condition is not met.' })
  not?: OrderFilter

  @Field(() => IdFilter, { nullable: true })
  id?: IdFilter

  @Field(() => CustomerFilter, { nullable: true })
  customer?: CustomerFilter

  @Field(() => TextFilter, { nullable: true })
  number?: TextFilter

  @Field(() => OrderStatusFilter, { nullable: true })
  status?: object

  @Field(() => DecimalFilter, {
    nullable: true,
    description: 'Compares amounts without converting currencies; give the currency too.',
  })
  total?: object

  @Field(() => TextFilter, { nullable: true })
  currency?: TextFilter

  @Field(() => OrderLineListFilter, { nullable: true })
  lines?: OrderLineListFilter

  @Field(() => DateTimeFilter, { nullable: true })
  placedAt?: object

  @Field(() => DateTimeFilter, { nullable: true })
  createdAt?: object
}

@InputType({ description: 'One product of an order. An unknown product is created.' })
export class OrderLineInput {
  @Field(() => String, { description: 'Stock keeping unit of the product.' })
  sku!: string

  @Field(() => String, {
    nullable: true,
    description: 'Name for an unknown product. Default: its SKU.',
  })
  name?: string | null

  @Field(() => Decimal, { description: 'The quantity: above 0, with up to four decimals.' })
  quantity!: string

  @Field(() => Decimal, { description: 'The price of one: 0 or more, in the currency of the order.' })
  unitPrice!: string
}

@InputType({ description: 'A purchase by a customer.' })
export class RecordOrderInput extends WriteInput {
  @Field(() => ID, { description: 'The customer; it must be visible to the caller.' })
  customerId!: string

  @Field(() => String, { nullable: true, description: 'The order number that people see.' })
  number?: string | null

  @Field(() => DateTime, { description: 'When it was placed; not in the future.' })
  placedAt!: Date

  @Field(() => String, { description: 'ISO 4217 code of all amounts of the order.' })
  currency!: string

  @MaxItems(1_000)
  @Field(() => [OrderLineInput], { description: 'What was bought: 1 to 1,000 lines.' })
  lines!: OrderLineInput[]

  @Field(() => OrderStatus, { nullable: true, description: 'Default: PLACED.' })
  status?: OrderStatus | null
}

@InputType({
  description: 'Changes to an order. An omitted field stays as it is; null clears a field that may be empty.',
})
export class UpdateOrderInput extends RecordInput {
  @Field(() => String, { nullable: true, description: 'The order number that people see.' })
  number?: string | null

  @Field(() => DateTime, { nullable: true, description: 'When it was placed; not in the future.' })
  placedAt?: Date | null

  @Field(() => OrderStatus, { nullable: true, description: 'The new status.' })
  status?: OrderStatus | null

  @MaxItems(1_000)
  @Field(() => [OrderLineInput], {
    nullable: true,
    description:
      "Replaces all lines and recomputes the total. Amounts are in the order's currency, which cannot change.",
  })
  lines?: OrderLineInput[] | null
}

@InputType({ description: 'An order to delete. It counts in no model until `restoreOrder` brings it back.' })
export class DeleteOrderInput extends RecordInput {}

@InputType({ description: 'A deleted order to restore.' })
export class RestoreOrderInput extends RecordInput {}

import { Entity, Enum, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy'
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql'
import { BaseEntity, DeletableEntity } from '../../db/base.entity.ts'
import { Node } from '../../db/node.type.ts'
import { Money } from '../../db/money.type.ts'
import { DateTime, Decimal } from '../../db/scalars.ts'
import { Customer } from '../customer/customer.entity.ts'
import { Allow } from '../../core/policy.ts'
import { bySubject, noSubject, PersonalData } from '../../db/personal-data.ts'

export enum OrderStatus {
  PENDING = 'PENDING',
  PLACED = 'PLACED',
  PAID = 'PAID',
  FULFILLED = 'FULFILLED',
  CANCELLED = 'CANCELLED',
  REFUNDED = 'REFUNDED',
}
registerEnumType(OrderStatus, {
  name: 'OrderStatus',
  description: 'PLACED, PAID and FULFILLED orders count as purchases in models; the others do not.',
})

/** Something that is sold. */
@Allow('read')
@ObjectType({ implements: Node, simpleResolvers: true, description: 'Something that is sold.' })
@PersonalData({
  subject: noSubject('products, the same for all customers'),
  none: ['sku', 'name', 'active'],
})
@Entity({ tableName: 'product' })
export class Product extends BaseEntity {
  @Field(() => String, { description: 'Stock keeping unit, the unique key that people use.' })
  @Property({ type: 'text', unique: true })
  sku!: string

  @Field(() => String, { description: 'The name as people see it.' })
  @Property({ type: 'text' })
  name!: string

  @Field(() => Boolean, { description: 'Whether it is still sold.' })
  @Property({ type: 'boolean', default: true })
  active: boolean = true
}

/** A purchase. */
@Allow('read')
@ObjectType({ implements: Node, simpleResolvers: true, description: 'A purchase by a customer.' })
@PersonalData({
  // Orders stay, without what leads to a person, because past totals and accounts would change with them.
  subject: bySubject.customer('customer_id', { erase: 'keep-anonymous' }),
  content: ['number', 'source_ref'],
  behaviour: ['placed_at', 'total_value', 'currency', 'status'],
  none: ['source', 'import_hash', 'import_lines_hash'],
})
@Entity({ tableName: 'sales_order' })
@Index({ properties: ['customer', 'placedAt', 'id'] })
@Unique({ properties: ['source', 'sourceRef'] })
export class Order extends DeletableEntity {
  @Field(() => Customer, { description: 'Who bought.' })
  @ManyToOne({ entity: () => Customer, deleteRule: 'cascade' })
  customer!: Customer

  @Field(() => String, { nullable: true, description: 'The order number that people see.' })
  @Property({ type: 'text', nullable: true })
  number?: string | null

  @Field(() => DateTime, { description: 'When it was placed.' })
  @Property({ type: 'datetime', columnType: 'timestamptz' })
  placedAt!: Date

  @Property({ type: 'decimal', precision: 19, scale: 4 })
  totalValue!: string

  @Property({ type: 'text' })
  currency!: string

  @Field(() => Money, { description: 'The sum of the lines.' })
  readonly total!: Money

  @Field(() => OrderStatus, {
    description: 'The state of the order, which also decides whether it counts as a purchase.',
  })
  @Enum({ items: () => OrderStatus, default: 'PLACED' })
  status: OrderStatus = OrderStatus.PLACED

  @Property({ type: 'text', nullable: true })
  source?: string | null

  @Property({ type: 'text', nullable: true })
  sourceRef?: string | null
}

/** One product of an order. Amounts are in the currency of the order. */
@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'One product of an order.' })
@PersonalData({
  subject: bySubject.part('Order', 'order_id', { erase: 'keep-anonymous' }),
  behaviour: ['position', 'quantity', 'unit_price_value', 'total_value'],
})
@Entity({ tableName: 'order_line' })
@Unique({ properties: ['order', 'position'] })
export class OrderLine extends BaseEntity {
  @ManyToOne({ entity: () => Order, deleteRule: 'cascade' })
  order!: Order

  @Field(() => Int, { description: 'Position in the order, from 1.' })
  @Property({ type: 'integer' })
  position!: number

  @Field(() => Product, { description: 'What was bought.' })
  @ManyToOne({ entity: () => Product })
  product!: Product

  @Field(() => Decimal, { description: 'The quantity, with up to four decimals.' })
  @Property({ type: 'decimal', precision: 19, scale: 4 })
  quantity!: string

  @Property({ type: 'decimal', precision: 19, scale: 4 })
  unitPriceValue!: string

  @Field(() => Money, { description: 'The price of one.' })
  readonly unitPrice!: Money

  @Property({ type: 'decimal', precision: 19, scale: 4 })
  totalValue!: string

  @Field(() => Money, { description: 'Quantity × unit price.' })
  readonly total!: Money
}

import { PrimaryKeyProp } from '@mikro-orm/core'
import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { Field, Int, ObjectType } from 'type-graphql'
import { Allow } from '../../core/policy.ts'
import { Money } from '../../db/money.type.ts'
import { bySubject, PersonalData } from '../../db/personal-data.ts'
import { DateTime } from '../../db/scalars.ts'

/** What a customer has bought. A trigger keeps it in the transaction of whatever writes orders; nothing else writes it. */
@Allow('read')
@ObjectType({
  simpleResolvers: true,
  description: 'What a customer has bought: the orders that count as purchases, which are PLACED, PAID and FULFILLED.',
})
@PersonalData({
  subject: bySubject.customer('customer_id', { erase: 'keep-anonymous' }),
  behaviour: ['orders', 'last_order_at'],
})
@Entity({ tableName: 'customer_purchases' })
@Index({ properties: ['lastOrderAt', 'customerId'] })
export class CustomerPurchases {
  @PrimaryKey({ type: 'uuid' })
  customerId!: string

  @Field(() => Int, { description: 'Number of orders.' })
  @Property({ type: 'integer' })
  orders!: number

  @Field(() => DateTime, { description: 'When the newest was placed.' })
  @Property({ type: 'datetime', columnType: 'timestamptz', nullable: true })
  lastOrderAt?: Date | null

  @Field(() => [Money], { description: 'The sum of their totals, by currency in alphabetical order.' })
  readonly spent!: Money[]
}

/** What a customer has spent in one currency; kept as its purchases are. */
@PersonalData({
  subject: bySubject.customer('customer_id', { erase: 'keep-anonymous' }),
  behaviour: ['currency', 'orders', 'total_value'],
})
@Entity({ tableName: 'customer_spending' })
@Index({ properties: ['currency', 'totalValue', 'customerId'] })
export class CustomerSpending {
  @PrimaryKey({ type: 'uuid' })
  customerId!: string

  @PrimaryKey({ type: 'text' })
  currency!: string

  @Property({ type: 'integer' })
  orders!: number

  @Property({ type: 'decimal', columnType: 'numeric' })
  totalValue!: string;

  [PrimaryKeyProp]?: ['customerId', 'currency']
}

import type { GraphQLResolveInfo } from 'graphql'
import { Field, FieldResolver, Info, InputType, Resolver, Root } from 'type-graphql'
import { scalarConditions } from '../../read/filter.ts'
import type { ReadSpec } from '../../read/read-map.ts'
import { fieldOf } from '../../read/reader.ts'
import { visibleBy } from '../../read/row-scope.ts'
import { DateTimeFilter, DecimalFilter, IntFilter } from '../../read/types.ts'
import { Customer } from '../customer/customer.entity.ts'
import { CustomerPurchases, CustomerSpending } from './purchases.entity.ts'

@InputType({ description: 'A condition on what was spent in one currency. Amounts are never converted.' })
class SpentFilter {
  @Field(() => String, { description: 'ISO 4217 code, e.g. EUR.' })
  currency!: string

  @Field(() => DecimalFilter, { nullable: true, description: 'Default: anything was spent in the currency.' })
  amount?: object
}

@InputType({
  description: 'Conditions on what a customer has bought. A customer without a purchase meets none, not even {}.',
})
class CustomerPurchasesFilter {
  @Field(() => IntFilter, { nullable: true, description: 'Number of orders.' })
  orders?: object

  @Field(() => DateTimeFilter, { nullable: true, description: 'When the newest order was placed.' })
  lastOrderAt?: object

  @Field(() => SpentFilter, { nullable: true })
  spent?: object
}

@Resolver(() => Customer)
export class CustomerPurchasesResolver {
  @FieldResolver(() => CustomerPurchases, {
    nullable: true,
    description: 'What the customer has bought; null before the first purchase.',
  })
  purchases(@Root() customer: object, @Info() info: GraphQLResolveInfo) {
    return fieldOf(customer, info)
  }
}

export const purchaseReads: readonly ReadSpec[] = [
  {
    entity: CustomerPurchases,
    scope: visibleBy.customer('customer_id'),
    filters: {
      spent: (value, t, sql) => {
        const { currency, amount = {} } = value as { readonly currency: string; readonly amount?: object }
        const conditions = [
          `s.currency = ${sql.param(currency)}`,
          ...scalarConditions('s.total_value', 'numeric', amount as Record<string, unknown>, sql),
        ]
        return sql.among(
          `${t}.customer_id`,
          `select s.customer_id from customer_spending s where ${conditions.join(' and ')}`,
        )
      },
    },
    inverse: [{ field: 'Customer.purchases', by: 'customerId', shape: 'one' }],
    adds: [
      {
        to: 'Customer',
        filters: { purchases: { type: CustomerPurchasesFilter, description: 'What the customer has bought.' } },
        orders: {
          LAST_ORDER_AT: {
            description: 'When the newest order was placed, of those that count as purchases.',
            table: 'customer_purchases',
            foreign: 'customer_id',
            value: (o) => `${o}.last_order_at`,
            type: 'timestamptz',
          },
          SPENT: {
            description: 'What was spent in `currency`; customers who bought nothing in it come last.',
            table: 'customer_spending',
            foreign: 'customer_id',
            value: (o) => `${o}.total_value`,
            type: 'numeric',
            by: {
              field: 'currency',
              column: 'currency',
              description: 'The ISO 4217 code of the currency of the order SPENT, e.g. EUR.',
            },
          },
        },
      },
    ],
  },
  {
    entity: CustomerSpending,
    type: 'Money',
    name: 'CustomerSpending',
    fields: { amount: { kind: 'column', column: 'total_value', type: 'numeric', nullable: false, asText: true } },
    scope: visibleBy.part('CustomerPurchases', 'customer_id'),
    inverse: [{ field: 'CustomerPurchases.spent', by: 'customerId', shape: 'list', orderBy: 'currency' }],
  },
]

import { moneyField, type ReadField, type ReadSpec } from '../../read/read-map.ts'
import { visibleBy } from '../../read/row-scope.ts'
import { listFilterOf } from '../../read/types.ts'
import { OrderFilter } from './order.input.ts'
import { Order, OrderLine, Product } from './order.entity.ts'

/** An amount of a line; its currency is stored in the order. */
const lineMoney = (amount: string): ReadField => ({
  kind: 'object',
  fields: {
    amount: { kind: 'column', column: amount, type: 'numeric', nullable: false, asText: true },
    currency: { kind: 'expression', sql: (t) => `(select o.currency from sales_order o where o.id = ${t}.order_id)` },
  },
})

export const orderReads: readonly ReadSpec[] = [
  {
    entity: Product,
    label: 'name',
    idPrefix: 'prd',
    // An order may still bring an unknown product.
    scope: visibleBy.shared('products occur in the orders of all customers'),
    orders: { SKU: 'sku', NAME: 'name' },
    filters: { active: (value, t, sql) => `${t}.active = ${sql.param(value, 'boolean')}` },
    defaultOrder: { field: 'sku', direction: 'ASC' },
  },
  {
    entity: Order,
    label: 'number',
    idPrefix: 'ord',
    fields: { total: moneyField('total_value') },
    orders: { PLACED_AT: 'placedAt', TOTAL: 'total', NUMBER: 'number', CREATED_AT: 'createdAt' },
    defaultOrder: { field: 'placedAt', direction: 'DESC' },
    scope: visibleBy.customer('customer_id'),
    inverse: [{ field: 'Customer.orders', by: 'customer', shape: 'connection' }],
    adds: [
      {
        to: 'Customer',
        filters: { orders: { type: listFilterOf(OrderFilter, 'Order'), description: 'The orders of the customer.' } },
      },
    ],
  },
  {
    entity: OrderLine,
    scope: visibleBy.part('Order', 'order_id'),
    fields: {
      quantity: { kind: 'expression', sql: (t) => `trim_scale(${t}.quantity)::text` },
      unitPrice: lineMoney('unit_price_value'),
      total: lineMoney('total_value'),
    },
    filters: { quantity: { kind: 'column', column: 'quantity', type: 'numeric', nullable: false } },
    inverse: [{ field: 'Order.lines', by: 'order', shape: 'list', orderBy: 'position' }],
  },
]

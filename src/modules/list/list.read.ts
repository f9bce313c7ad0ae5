import type { ReadSpec } from '../../read/read-map.ts'
import { ownedBySeen, visibleBy } from '../../read/row-scope.ts'
import { listFilterOf } from '../../read/types.ts'
import { CustomerList, ListChange } from './list.entity.ts'
import { CustomerListFilter } from './list.input.ts'

export const listReads: readonly ReadSpec[] = [
  {
    entity: CustomerList,
    idPrefix: 'lst',
    label: 'name',
    orders: { NAME: 'name', CREATED_AT: 'createdAt', UPDATED_AT: 'updatedAt' },
    defaultOrder: { field: 'name', direction: 'ASC' },
    filters: { isShared: (value, t, sql) => `${t}.is_shared = ${sql.param(value, 'boolean')}` },
    fields: {
      memberCount: {
        kind: 'expression',
        sql: (t, viewer, sql) => {
          const seen = ownedBySeen(viewer, 'c.owner_id', sql)
          return `(select count(*) from customer_list_member m join customer c on c.id = m.customer_id
            where m.list_id = ${t}.id and c.deleted_at is null${seen ? ` and ${seen}` : ''})`
        },
      },
    },
    // Whatever the scope of a caller: lists of one user are nobody else's business until they are shared.
    scope: ({ userId }, t, sql) =>
      userId === undefined ? `${t}.is_shared` : `(${t}.is_shared or ${t}.owner_id = ${sql.param(userId, 'uuid')})`,
    inverse: [
      {
        field: 'Customer.lists',
        through: { table: 'customer_list_member', local: 'customer_id', foreign: 'list_id' },
        shape: 'list',
        orderBy: 'name, id',
      },
    ],
    adds: [
      {
        to: 'Customer',
        filters: {
          lists: {
            type: listFilterOf(CustomerListFilter, 'CustomerList'),
            description: 'The lists that the customer is in, of those that you see.',
          },
        },
      },
    ],
  },
  {
    entity: ListChange,
    type: 'CustomerListChange',
    defaultOrder: { field: 'at', direction: 'DESC' },
    fields: {
      customerId: { kind: 'id', column: 'customer_id', type: 'Customer' },
      customer: { kind: 'one', map: 'Customer', local: 'customer_id', foreign: 'id', nullable: true },
    },
    scope: visibleBy.all(visibleBy.part('CustomerList', 'list_id'), visibleBy.customer('customer_id')),
  },
]

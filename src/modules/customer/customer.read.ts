import type { Condition, ReadSpec } from '../../read/read-map.ts'
import type { Viewer } from '../../core/viewer.ts'
import { hasText, type SqlText } from '../../read/sql-text.ts'
import { Customer, ExternalId } from './customer.entity.ts'

/** A query for the ids of the viewer's own customers. */
export const ownedCustomers = (viewer: Viewer, sql: SqlText): string =>
  `select c.id from customer c where c.owner_id = ${sql.param(viewer.userId ?? null, 'uuid')}`

/** Row scope of records that belong to a customer: whoever sees the customer sees them. */
export const ofVisibleCustomer: Condition<Viewer> = (viewer, t, sql) =>
  viewer.scope === 'ALL' ? undefined : sql.among(`${t}.customer_id`, ownedCustomers(viewer, sql))

export const customerReads: readonly ReadSpec[] = [
  {
    entity: Customer,
    idPrefix: 'cus',
    orders: {
      NAME: 'name',
      CREATED_AT: 'createdAt',
      UPDATED_AT: 'updatedAt',
      COUNTRY: 'country',
      LIFECYCLE: 'lifecycle',
    },
    anyCase: ['email'],
    searched: { column: 'search_text', properties: ['email', 'phone'] },
    // Every word of the search must occur in the name, e-mail or phone number, which `search_text` holds in folded
    // form.
    search: (text, t, sql) =>
      text
        .split(/\s+/)
        .slice(0, 8)
        .map((word) => hasText(`${t}.search_text`, word, sql))
        .join(' and '),
    scope: (viewer, t, sql) =>
      viewer.scope === 'ALL' ? undefined : `${t}.owner_id = ${sql.param(viewer.userId ?? null, 'uuid')}`,
    filters: {
      externalId: (value, t, sql) => {
        const { source, in: externalIds } = value as { source: string; in?: string[] | null }
        const one = externalIds ? ` and x.external_id = any(${sql.param(externalIds, 'text[]')})` : ''
        return sql.among(
          `${t}.id`,
          `select x.customer_id from external_id x where x.source = ${sql.param(source)}${one}`,
        )
      },
      attributes: (value, t, sql) => `${t}.attributes @> ${sql.param(JSON.stringify(value), 'jsonb')}`,
    },
  },
  {
    entity: ExternalId,
    inverse: [{ field: 'Customer.externalIds', by: 'customer', shape: 'list', orderBy: 'source, external_id' }],
  },
]

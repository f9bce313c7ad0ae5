import type { Condition, ReadSpec } from '../../read/read-map.ts'
import type { Viewer } from '../../core/viewer.ts'
import { hasText } from '../../read/sql-text.ts'
import { Customer, ExternalId } from './customer.entity.ts'

/** Row scope of records that belong to a customer: visible where the customer is. */
export const ofVisibleCustomer: Condition<Viewer> = (viewer, t, sql) =>
  viewer.scope === 'ALL'
    ? undefined
    : `exists (select 1 from customer c where c.id = ${t}.customer_id and c.owner_id = ${sql.param(viewer.userId ?? null, 'uuid')})`

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
    // Every word of the search must occur in the name, e-mail or phone, which `search_text` has folded.
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
        return `exists (select 1 from external_id x where x.customer_id = ${t}.id and x.source = ${sql.param(source)}${one})`
      },
      attributes: (value, t, sql) => `${t}.attributes @> ${sql.param(JSON.stringify(value), 'jsonb')}`,
    },
  },
  {
    entity: ExternalId,
    inverse: [{ field: 'Customer.externalIds', by: 'customer', shape: 'list', orderBy: 'source, external_id' }],
  },
]

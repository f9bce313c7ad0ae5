import type { ReadSpec } from '../../read/read-map.ts'
import { visibleBy } from '../../read/row-scope.ts'
import { hasText } from '../../read/sql-text.ts'
import { rollup } from '../organisation/rollup.read.ts'
import { Customer, ExternalId } from './customer.entity.ts'

export const customerReads: readonly ReadSpec[] = [
  {
    entity: Customer,
    label: 'name',
    idPrefix: 'cus',
    orders: {
      NAME: 'name',
      CREATED_AT: 'createdAt',
      UPDATED_AT: 'updatedAt',
      COUNTRY: 'country',
      LIFECYCLE: 'lifecycle',
      INDUSTRY: 'industry',
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
    scope: visibleBy.owner('owner_id'),
    fields: { rollup },
    inverse: [{ field: 'Customer.subsidiaries', by: 'parent', shape: 'connection' }],
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
    scope: visibleBy.part('Customer', 'customer_id'),
    inverse: [{ field: 'Customer.externalIds', by: 'customer', shape: 'list', orderBy: 'source, external_id' }],
  },
]

import { ids } from '../../core/ids.ts'
import type { ReadSpec } from '../../read/read-map.ts'
import { visibleBy } from '../../read/row-scope.ts'
import { quoteText } from '../../read/sql-text.ts'
import { Proposal } from './proposal.entity.ts'

/** The name of the user whose key has the uuid in a column, or of the key if it belongs to no user. */
const nameOf = (column: string) => (t: string) =>
  `(select coalesce(u.name, k.name) from api_key k left join app_user u on u.id = k.user_id where k.id = ${t}.${column})`

export const proposalReads: readonly ReadSpec[] = [
  {
    entity: Proposal,
    idPrefix: 'prp',
    label: 'mutation',
    fields: {
      proposerName: { kind: 'expression', sql: nameOf('proposed_by') },
      deciderName: { kind: 'expression', sql: nameOf('decided_by') },
      recordId: {
        kind: 'expression',
        sql: (t) => {
          const cases = [...ids.all()].map(
            ([type, prefix]) => `when ${quoteText(type)} then ${quoteText(`${prefix}_`)}`,
          )
          return `case ${t}.record_type ${cases.join(' ')} else '' end || ${t}.record_id`
        },
      },
    },
    orders: { CREATED_AT: 'createdAt' },
    defaultOrder: { field: 'createdAt', direction: 'DESC' },
    filters: {
      isOpen: (value, t) =>
        `(${t}.status = 'PENDING' and ${t}.expires_at > now()) is ${value === true ? '' : 'not '}true`,
    },
    // Those about the viewer's customers, and its own.
    scope: visibleBy.either(visibleBy.customer('customer_id'), visibleBy.owner('user_id')),
  },
]

import { ids } from '../../core/ids.ts'
import { AuditEntry } from '../../write/audit.entity.ts'
import type { ReadSpec } from '../../read/read-map.ts'
import { visibleBy } from '../../read/row-scope.ts'
import { quoteText } from '../../read/sql-text.ts'

const uuidsOf = (given: readonly string[]) => given.map((id) => ids.decode(id, undefined, ['filter', 'recordId']).uuid)

export const auditReads: readonly ReadSpec[] = [
  {
    entity: AuditEntry,
    fields: {
      actorName: {
        kind: 'expression',
        sql: (t) => `case when ${t}.actor_kind in ('USER', 'API_KEY') then (
          select coalesce(u.name, k.name) from api_key k left join app_user u on u.id = k.user_id where k.id = ${t}.actor_id::uuid
        ) else ${t}.actor_id end`,
      },
      recordName: { kind: 'label', typeColumn: 'record_type', idColumn: 'record_id' },
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
    filters: {
      recordId: (value, t, sql) => {
        const { eq, in: several, isNull } = value as { eq?: string; in?: string[]; isNull?: boolean }
        const conditions = [
          ...(eq ? [`${t}.record_id = any(${sql.param(uuidsOf([eq]), 'uuid[]')})`] : []),
          ...(several ? [`${t}.record_id = any(${sql.param(uuidsOf(several), 'uuid[]')})`] : []),
          ...(isNull === undefined || isNull === null ? [] : [`${t}.record_id is ${isNull ? '' : 'not '}null`]),
        ]
        return conditions.length === 0 ? undefined : conditions.join(' and ')
      },
    },
    orders: { AT: 'at' },
    defaultOrder: { field: 'at', direction: 'DESC' },
    scope: visibleBy.wholeView('entries hold values of the records of all owners'),
  },
]

import type { NotifiedType } from '../../contract/notification.ts'
import type { ReadSpec } from '../../read/read-map.ts'
import { visibleBy } from '../../read/row-scope.ts'
import { Notification } from './notification.entity.ts'

const types: readonly NotifiedType[] = [
  'Customer',
  'Opportunity',
  'Order',
  'Interaction',
  'Task',
  'Case',
  'ModelRun',
  'ImportJob',
  'Webhook',
]

export const notificationReads: readonly ReadSpec[] = [
  {
    entity: Notification,
    idPrefix: 'ntf',
    orders: { AT: 'at' },
    defaultOrder: { field: 'at', direction: 'DESC' },
    fields: {
      record: { kind: 'variant', typeColumn: 'record_type', idColumn: 'record_id', maps: types },
      text: {
        kind: 'expression',
        sql: (t) =>
          `jsonb_build_object(${(['en', 'zh'] as const)
            .map((language) => `'${language}', replace(${t}.text ->> '${language}', '{count}', ${t}.count::text)`)
            .join(', ')})`,
      },
    },
    filters: { unread: (value, t) => `${t}.read_at is ${value === true ? '' : 'not '}null` },
    // Whatever the scope of a caller, its own; of those, what it may still see.
    scope: visibleBy.all(
      ({ userId }, t, sql) => (userId === undefined ? 'false' : `${t}.user_id = ${sql.param(userId, 'uuid')}`),
      visibleBy.either((_viewer, t) => `${t}.customer_id is null`, visibleBy.customer('customer_id')),
    ),
  },
]

import type { ReadSpec } from '../../read/read-map.ts'
import { visibleBy } from '../../read/row-scope.ts'
import { ApiKey, User } from './user.entity.ts'

export const userReads: readonly ReadSpec[] = [
  {
    entity: User,
    label: 'name',
    idPrefix: 'usr',
    // Everybody sees the owners that records name.
    scope: visibleBy.everyone,
    anyCase: ['email'],
    orders: { NAME: 'name', CREATED_AT: 'createdAt' },
    defaultOrder: { field: 'name', direction: 'ASC' },
    filters: { active: (value, t, sql) => `${t}.active = ${sql.param(value, 'boolean')}` },
  },
  {
    entity: ApiKey,
    label: 'name',
    idPrefix: 'key',
    fields: {
      trustedDocuments: {
        kind: 'expression',
        sql: (t) => `(select count(*) from trusted_document d where d.api_key_id = ${t}.id)`,
      },
    },
    orders: { NAME: 'name', CREATED_AT: 'createdAt' },
    filters: {
      valid: (value, t) =>
        `(${t}.revoked_at is null and (${t}.expires_at is null or ${t}.expires_at > now())) is ${value === true ? '' : 'not '}true`,
    },
    // In addition to the permission: `node` can ask for records too.
    scope: (viewer) => (viewer.role === 'OWNER' ? undefined : 'false'),
  },
]

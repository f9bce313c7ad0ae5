import type { ReadSpec } from '../../read/read-map.ts'
import { SavedReport } from './saved-report.entity.ts'

export const reportReads: readonly ReadSpec[] = [
  {
    entity: SavedReport,
    idPrefix: 'rep',
    orders: { NAME: 'name', CREATED_AT: 'createdAt', UPDATED_AT: 'updatedAt' },
    defaultOrder: { field: 'name', direction: 'ASC' },
    filters: {
      isShared: (value, t, sql) => `${t}.is_shared = ${sql.param(value, 'boolean')}`,
      isOnToday: (value, t, sql) => `${t}.is_on_today = ${sql.param(value, 'boolean')}`,
    },
    // Whatever the scope of a caller: reports of one user are nobody else's business until they are shared.
    scope: ({ userId }, t, sql) =>
      userId === undefined ? `${t}.is_shared` : `(${t}.is_shared or ${t}.owner_id = ${sql.param(userId, 'uuid')})`,
  },
]

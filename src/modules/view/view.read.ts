import type { ReadSpec } from '../../read/read-map.ts'
import { SavedView } from './view.entity.ts'

export const viewReads: readonly ReadSpec[] = [
  {
    entity: SavedView,
    idPrefix: 'viw',
    label: 'name',
    orders: { NAME: 'name', CREATED_AT: 'createdAt', UPDATED_AT: 'updatedAt' },
    defaultOrder: { field: 'name', direction: 'ASC' },
    filters: { isShared: (value, t, sql) => `${t}.is_shared = ${sql.param(value, 'boolean')}` },
    // Whatever the scope of a caller: views of one user are nobody else's business until they are shared.
    scope: ({ userId }, t, sql) =>
      userId === undefined ? `${t}.is_shared` : `(${t}.is_shared or ${t}.owner_id = ${sql.param(userId, 'uuid')})`,
  },
]

import type { ReadSpec } from '../../read/read-map.ts'
import { User } from './user.entity.ts'

export const userReads: readonly ReadSpec[] = [
  { entity: User, idPrefix: 'usr', orders: { NAME: 'name' }, defaultOrder: { field: 'name', direction: 'ASC' } },
]

import type { ReadSpec } from '../../../src/read/read-map.ts'
import { visibleBy } from '../../../src/read/row-scope.ts'
import { Note } from './note.entity.ts'

export const noteReads: readonly ReadSpec[] = [
  {
    entity: Note,
    idPrefix: 'note',
    scope: visibleBy.customer(),
    orders: { CREATED_AT: 'createdAt' },
    defaultOrder: { field: 'createdAt', direction: 'DESC' },
  },
]

import type { ReadSpec } from '../../read/read-map.ts'
import { ImportError, ImportJob, ImportWarning } from './import.entity.ts'

export const importReads: readonly ReadSpec[] = [
  // Files hold the records of all owners.
  { entity: ImportJob, idPrefix: 'imp', scope: (viewer) => (viewer.scope === 'ALL' ? undefined : 'false') },
  {
    entity: ImportError,
    orders: { LINE: 'line' },
    defaultOrder: { field: 'line', direction: 'ASC' },
    inverse: [{ field: 'ImportJob.errors', by: 'job', shape: 'connection' }],
  },
  {
    entity: ImportWarning,
    orders: { LINE: 'line' },
    defaultOrder: { field: 'line', direction: 'ASC' },
    inverse: [{ field: 'ImportJob.warnings', by: 'job', shape: 'connection' }],
  },
]

import type { ReadSpec } from '../../read/read-map.ts'
import { ImportError, ImportJob } from './import.entity.ts'

export const importReads: readonly ReadSpec[] = [
  { entity: ImportJob, idPrefix: 'imp' },
  {
    entity: ImportError,
    orders: { LINE: 'line' },
    defaultOrder: { field: 'line', direction: 'ASC' },
    inverse: [{ field: 'ImportJob.errors', by: 'job', shape: 'connection' }],
  },
]

import type { ReadSpec } from '../../read/read-map.ts'
import { visibleBy } from '../../read/row-scope.ts'
import { ImportError, ImportJob, ImportWarning } from './import.entity.ts'

export const importReads: readonly ReadSpec[] = [
  {
    entity: ImportJob,
    label: 'source',
    idPrefix: 'imp',
    scope: visibleBy.wholeView('imports write records of all owners'),
  },
  {
    entity: ImportError,
    scope: visibleBy.part('ImportJob', 'job_id'),
    orders: { LINE: 'line' },
    defaultOrder: { field: 'line', direction: 'ASC' },
    inverse: [{ field: 'ImportJob.errors', by: 'job', shape: 'connection' }],
  },
  {
    entity: ImportWarning,
    scope: visibleBy.part('ImportJob', 'job_id'),
    orders: { LINE: 'line' },
    defaultOrder: { field: 'line', direction: 'ASC' },
    inverse: [{ field: 'ImportJob.warnings', by: 'job', shape: 'connection' }],
  },
]

import type { ReadSpec } from '../../read/read-map.ts'
import { visibleBy } from '../../read/row-scope.ts'
import { ExportJob } from './export.entity.ts'

/** Whoever sees all records sees what is exported, and by whom; the file goes only to who asked for it. */
export const exportReads: readonly ReadSpec[] = [
  { entity: ExportJob, idPrefix: 'exp', scope: visibleBy.owner('user_id') },
]

import type { Retention } from '../../db/retention.ts'

const days = 90
/** The end of the import; null while it is running. */
const since = '(select j.finished_at from import_job j where j.id = t.job_id)'

export const importRetention: readonly Retention[] = [
  { table: 'import_error', rows: 'refused lines of imports', days, since },
  { table: 'import_warning', rows: 'warnings of imports', days, since },
]

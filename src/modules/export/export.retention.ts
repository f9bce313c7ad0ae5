import type { Retention } from '../../db/retention.ts'

/** How long a file can be downloaded. */
export const fileHours = 24

export const exportRetention: readonly Retention[] = [
  { table: 'export_chunk', rows: 'exported files', days: fileHours / 24, since: 't.created_at' },
  { table: 'export_job', rows: 'exports', days: 90, since: 't.created_at' },
]

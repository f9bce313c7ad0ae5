import type { Retention } from '../../db/retention.ts'

/** How long a file can be downloaded. */
export const fileHours = 24

/** A chunk is written before its file is complete, hours before for a large one, and has to outlast it. */
const chunkDays = 2

export const exportRetention: readonly Retention[] = [
  { table: 'export_chunk', rows: 'exported files', days: chunkDays, since: 't.created_at' },
  { table: 'export_job', rows: 'exports', days: 90, since: 't.created_at' },
]

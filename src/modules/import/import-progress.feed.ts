import { defineProgressFeed } from '../../feeds/change-feed.ts'
import { ImportJob } from './import.entity.ts'

export const importProgress = defineProgressFeed({
  field: 'importProgress',
  topic: 'import.changed',
  permission: 'import',
  description: 'The import as it is now and after every batch, until it ends.',
  type: ImportJob,
  idOf: ({ jobId }) => jobId,
  unfinished: ['QUEUED', 'APPLYING'],
})

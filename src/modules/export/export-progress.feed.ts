import { defineProgressFeed } from '../../feeds/change-feed.ts'
import { ExportJob } from './export.entity.ts'

export const exportProgress = defineProgressFeed({
  field: 'exportProgress',
  topic: 'export.changed',
  permission: 'read',
  description: 'The export as it is now and after every part of the file, until it ends.',
  type: ExportJob,
  idOf: ({ jobId }) => jobId,
  unfinished: ['QUEUED', 'RUNNING'],
})

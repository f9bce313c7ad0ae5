import { defineProgressFeed } from '../feeds/change-feed.ts'
import { ModelRun } from './model-run.entity.ts'

export const modelRunProgress = defineProgressFeed({
  field: 'modelRunProgress',
  topic: 'model-run.changed',
  permission: 'read',
  description: 'The model run as it is now and at every step, at most four updates a second, until it ends.',
  type: ModelRun,
  idOf: ({ runId }) => runId,
  unfinished: ['QUEUED', 'RUNNING'],
})

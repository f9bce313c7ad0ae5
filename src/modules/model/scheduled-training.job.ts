import { defineJob } from '../../jobs/define-job.ts'
import type { ModuleContext } from '../../contract/context.ts'
import { startScheduledTraining } from './schedule.service.ts'

/** Starts the training of a schedule, sent by the schedule's own clock: `{ id }`. */
export const scheduledTrainingJob = defineJob<ModuleContext>({
  name: 'scheduled-training',
  run: ({ id }, context, job) => startScheduledTraining(context, String(id), job.id),
})

import { defineJob } from '../../jobs/define-job.ts'
import type { ModuleContext } from '../../contract/context.ts'

/** Carries out a queued training: `{ runId }`. */
export const trainJob = defineJob<ModuleContext>({
  name: 'train',
  expireSeconds: 24 * 3_600,
  concurrency: 2,
  run: ({ runId }, { platform }, { signal }) => platform.models.trainer.run(String(runId), signal),
})

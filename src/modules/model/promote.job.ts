import { defineJob } from '../../jobs/define-job.ts'
import type { ModuleContext } from '../../contract/context.ts'

/** Makes the model of a run the one that scores, and scores everything with it: `{ runId, isRollback }`. */
export const promoteJob = defineJob<ModuleContext>({
  name: 'promote',
  expireSeconds: 24 * 3_600,
  run: ({ runId, isRollback }, { platform }, { signal }) =>
    platform.models.trainer.promote(String(runId), signal, isRollback === true),
})

import { defineJob } from '../../jobs/define-job.ts'
import type { ModuleContext } from '../../contract/context.ts'

/**
 * Measures drift: of one run if its id is given (`{ runId }`), else of every promoted one. Runs every night, before the
 * nightly trainings change anything.
 */
export const driftJob = defineJob<ModuleContext>({
  name: 'drift',
  cron: '10 1 * * *',
  run: ({ runId }, { platform }, { signal }) => platform.models.measureDrift(runId as string | undefined, signal),
})

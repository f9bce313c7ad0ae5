import { defineJob } from '../../jobs/define-job.ts'
import type { ModuleContext } from '../../contract/context.ts'

/** Measures drift, of one run where its id is given (`{ runId }`), else of every promoted one. Every night, before what the night's trainings change. */
export const driftJob = defineJob<ModuleContext>({
  name: 'drift',
  cron: '10 1 * * *',
  run: ({ runId }, { platform }, { signal }) => platform.models.measureDrift(runId as string | undefined, signal),
})

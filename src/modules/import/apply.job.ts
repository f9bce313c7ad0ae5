import { defineJob } from '../../jobs/define-job.ts'
import type { ModuleContext } from '../../contract/context.ts'
import { applyImport } from './apply/apply-import.ts'

/** Applies an accepted file: `{ jobId }`. Files of one source wait for each other; others are applied in parallel. */
export const applyJob = defineJob<ModuleContext>({
  name: 'apply',
  retries: 20,
  expireSeconds: 24 * 3_600,
  concurrency: 4,
  run: ({ jobId }, { platform, log }, { signal }) =>
    applyImport({ databaseUrl: platform.databaseUrl, log }, String(jobId), signal),
})

import { defineJob } from '../../jobs/define-job.ts'
import type { ModuleContext } from '../../contract/context.ts'
import { sweepTables } from './staging/table.ts'

/** Every hour: drops the staged lines of files that nobody applied. */
export const sweepJob = defineJob<ModuleContext>({
  name: 'sweep',
  cron: '23 * * * *',
  run: async (_payload, context) => void (await sweepTables(context.sql, new Date())),
})

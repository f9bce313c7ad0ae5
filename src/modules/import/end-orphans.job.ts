import { defineJob, queueOf } from '../../jobs/define-job.ts'
import type { ModuleContext } from '../../contract/context.ts'
import { endOrphanedImports } from './orphaned-imports.ts'

/** Every minute: ends imports that have no job left. */
export const endOrphansJob = defineJob<ModuleContext>({
  name: 'end-orphans',
  cron: '* * * * *',
  retries: 0,
  run: async (_payload, context) => {
    const imports = await endOrphanedImports(context.sql, queueOf(context.id, 'apply'))
    if (imports.length > 0) context.log.error({ imports }, 'ended imports that no job was left for')
  },
})

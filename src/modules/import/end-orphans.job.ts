import { defineJob, queueOf } from '../../jobs/define-job.ts'
import type { ModuleContext } from '../../contract/context.ts'
import { endOrphanedImports } from './orphaned-imports.ts'

/** Every minute: ends imports that have no job left. */
export const endOrphansJob = defineJob<ModuleContext>({
  name: 'end-orphans',
  cron: '* * * * *',
  retries: 0,
  run: async (_payload, x) => {
    const imports = await endOrphanedImports(x.sql, queueOf(x.id, 'apply'))
    if (imports.length > 0) x.log.error({ imports }, 'ended imports that no job was left for')
  },
})

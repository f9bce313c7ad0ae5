import { defineJob, queueOf } from '../../jobs/define-job.ts'
import type { ModuleContext } from '../../contract/context.ts'
import { endOrphanedImports } from './orphaned-imports.ts'

/** Every minute: ends the imports that no job is left for. */
export const endOrphansJob = defineJob<ModuleContext>({
  name: 'end-orphans',
  cron: '* * * * *',
  retries: 0,
  run: async (_payload, x) => {
    const imports = await endOrphanedImports(x.sql, queueOf(x.id, 'apply'))
    if (imports.length > 0) x.log.error({ imports }, 'imports were ended, for no job was left for them')
  },
})

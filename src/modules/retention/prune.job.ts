import type { ModuleContext } from '../../contract/context.ts'
import { prune } from '../../db/retention.ts'
import { trashRetentions } from '../trash/trash.retention.ts'
import { defineJob } from '../../jobs/define-job.ts'

/** Every night: deletes expired rows, table by table. A failing table does not stop the others. */
export const pruneJob = defineJob<ModuleContext>({
  name: 'prune',
  cron: '40 3 * * *',
  run: async (_payload, { sql, log, platform }, { signal }) => {
    const failures: unknown[] = []
    const stated = platform.retentions()
    const { trashDays } = platform.config
    const trash = trashDays > 0 ? trashRetentions(platform.reads, trashDays, stated) : []
    for (const retention of [...stated, ...trash]) {
      const { table, rows, days } = retention
      try {
        const deleted = await prune(sql, retention, signal)
        if (deleted > 0) log.info({ table, deleted, days }, `deleted ${rows} that had expired`)
      } catch (error) {
        signal.throwIfAborted()
        failures.push(error)
        log.error({ table, err: error }, `could not delete ${rows} that had expired`)
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, 'some tables could not be pruned')
  },
})

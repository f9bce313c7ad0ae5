import type { ModuleContext } from '../../contract/context.ts'
import { prune } from '../../db/retention.ts'
import { defineJob } from '../../jobs/define-job.ts'

/** Every night: deletes expired rows, table by table. A failing table does not stop the others. */
export const pruneJob = defineJob<ModuleContext>({
  name: 'prune',
  cron: '40 3 * * *',
  run: async (_payload, { sql, log, platform }, { signal }) => {
    const failures: unknown[] = []
    for (const retention of platform.retentions()) {
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

import type { ModuleContext } from '../../contract/context.ts'
import { defineJob } from '../../jobs/define-job.ts'
import { announceAll, evaluateList } from './evaluate.ts'

const evaluate = (context: ModuleContext, id: string): Promise<void> =>
  context.transact((_unit, sql) => evaluateList({ sql, reads: context.platform.reads, log: context.log }, id))

/** Holds the rule of one list (`{ listId }`) against every customer: it is new, or has changed. */
export const evaluateJob = defineJob<ModuleContext>({
  name: 'evaluate',
  run: ({ listId }, context) => evaluate(context, listId as string),
})

/**
 * Every ten minutes: the same for every list, for what changes without an event: by the clock, by an erasure, by what plugins
 * write beside their events.
 */
export const sweepJob = defineJob<ModuleContext>({
  name: 'sweep',
  cron: '*/10 * * * *',
  retries: 0,
  run: async (_payload, context, { signal }) => {
    const lists = await context.sql<{ id: string }>(
      `select id from customer_list where kind = 'BY_RULE' and deleted_at is null order by evaluated_at nulls first`,
    )
    for (const { id } of lists) {
      signal.throwIfAborted()
      await evaluate(context, id)
    }
    await context.transact((_unit, sql) => announceAll(sql))
  },
})

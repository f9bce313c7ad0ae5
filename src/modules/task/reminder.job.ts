import type { ModuleContext } from '../../contract/context.ts'
import { defineJob } from '../../jobs/define-job.ts'

/** Tasks reminded of in one transaction. */
const batch = 500

/** Takes the reminders that are due: what marks them also records their events, or neither happens. */
const remindDue = (context: ModuleContext): Promise<number> =>
  context.transact(async (unit, sql) => {
    const due = await sql<{ id: string; customer_id: string; user_id: string | null }>(
      `update task t set reminded_at = $1 from (
         select t.id, coalesce(t.assignee_id, c.owner_id) as user_id from task t join customer c on c.id = t.customer_id
         where t.remind_at <= $1 and t.reminded_at is null and t.status = 'OPEN' and t.deleted_at is null
         order by t.remind_at limit ${batch} for update of t skip locked) d
       where t.id = d.id returning t.id, t.customer_id, d.user_id`,
      [unit.now],
    )
    for (const { id, customer_id: customerId, user_id: userId } of due)
      if (userId !== null) unit.emit('task.reminded', { taskId: id, customerId, userId })
    return due.length
  })

/** Every minute: reminds of tasks. */
export const reminderJob = defineJob<ModuleContext>({
  name: 'remind',
  cron: '* * * * *',
  run: async (_payload, context, { signal }) => {
    while (!signal.aborted && (await remindDue(context)) === batch);
  },
})

import type { ModuleContext } from '../../contract/context.ts'
import { defineJob } from '../../jobs/define-job.ts'
import { Case } from './case.entity.ts'
import { changesOf, setClocks } from './clocks.ts'

/** Cases in one transaction. */
const batch = 100

/** Sets the clocks of cases whose calendar or policy has changed, or that were imported. */
const setStale = (context: ModuleContext): Promise<number> =>
  context.transact(async (unit, sql) => {
    const stale = await sql<{ id: string }>(
      `select id from support_case where is_clock_stale order by id limit ${batch} for update skip locked`,
    )
    const cases = await unit.em.find(Case, { id: { $in: stale.map(({ id }) => id) } })
    for (const one of cases) await setClocks(unit, one, await changesOf(unit, one))
    return stale.length
  })

const clocks = [
  { name: 'first_response', clock: 'FIRST_RESPONSE', isUnmet: 't.first_response_at is null' },
  { name: 'resolution', clock: 'RESOLUTION', isUnmet: 'true' },
] as const

/** What is told of a clock, in order; a case that is late is not told to be due soon. */
const warnings = [
  { topic: 'case.breached', told: 2, moment: 'due_at' },
  { topic: 'case.due-soon', told: 1, moment: 'warn_at' },
] as const

/** Warns of clocks: what marks a case as told of also records the event, or neither happens. */
const warn = (context: ModuleContext): Promise<number> =>
  context.transact(async (unit, sql) => {
    let most = 0
    for (const { name, clock, isUnmet } of clocks)
      for (const { topic, told, moment } of warnings) {
        const late = await sql<{ id: string; customer_id: string; user_id: string | null }>(
          `update support_case t set ${name}_told = ${told} from (
             select t.id, coalesce(t.assignee_id, c.owner_id) as user_id from support_case t join customer c on c.id = t.customer_id
             where t.${name}_${moment} <= $1 and t.${name}_told < ${told} and t.status in ('NEW', 'OPEN') and ${isUnmet}
               and t.deleted_at is null and not t.is_clock_stale
             order by t.${name}_${moment} limit ${batch} for update of t skip locked) d
           where t.id = d.id returning t.id, t.customer_id, d.user_id`,
          [unit.now],
        )
        most = Math.max(most, late.length)
        for (const { id, customer_id: customerId, user_id: userId } of late)
          unit.emit(topic, { caseId: id, customerId, userId, clock })
      }
    return most
  })

/** Every minute: sets clocks that have to be set anew, and warns of those that are due. */
export const clocksJob = defineJob<ModuleContext>({
  name: 'clocks',
  cron: '* * * * *',
  run: async (_payload, context, { signal }) => {
    while (!signal.aborted && (await setStale(context)) === batch);
    while (!signal.aborted && (await warn(context)) === batch);
  },
})

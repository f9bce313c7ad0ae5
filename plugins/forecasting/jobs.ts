import { setTimeout as delay } from 'node:timers/promises'
import { defineJob, type Cause } from 'rapport-crm/sdk'
import { computeStates, periodFrom } from './score/compute-state.ts'
import { fromSql } from './features.ts'
import { causeOf, noteAll, takePending, type Pending } from './store/pending.ts'
import { daysOf, type SeriesState } from './score/points.ts'
import { dueSeries, saveSeries, type StoredSeries } from './store.ts'
import type { Context } from './manifest.ts'

/** How long a look waits for more of what woke it: under a flood of orders there are about two looks a second, not one an order. */
const settleMs = 400

/** Looks at what waits, after letting more of it come. */
export const refreshSoon = defineJob<Context>({
  name: 'refresh',
  run: async (_payload, context, { signal }) => {
    await delay(settleMs, undefined, { signal })
    await refresh(context)
  },
})

/** Every minute: refreshes what is due, and what was left waiting. */
export const tick = defineJob<Context>({
  name: 'tick',
  cron: '* * * * *',
  run: (_payload, context) => refresh(context),
})

/**
 * Every night: reads every record again, because a record that moved to another period leaves its old one only this
 * way.
 */
export const reread = defineJob<Context>({
  name: 'reread',
  cron: '20 3 * * *',
  run: (_payload, context) =>
    context.transact((unit, sql) =>
      noteAll({ kind: 'EVENT', recordId: null, text: 'all records were read again' }, unit, sql, context),
    ),
})

/**
 * Brings to now, in one transaction, the series whose records changed, whose period has ended, or that were not looked at for an
 * hour. Several processes may try at once: what one has taken the others do not see, and rows of a series are locked.
 */
const refresh = (context: Context): Promise<void> =>
  context.transact(async (_unit, sql) => {
    const pending = await takePending(sql)
    const now = new Date()
    const due = await dueSeries(sql, [...pending.keys()], now)
    if (due.length === 0) return
    const asked = due.map(({ fitted, history }) => {
      const waiting = pending.get(fitted.scope.measure)
      const fromPeriod = waiting ? periodFrom(fitted, history, waiting.earliest) : history.period
      return { fitted, known: { history, fromPeriod } }
    })
    const states = await computeStates(fromSql(sql), asked, now)
    const updates = states.map((state, i) => ({
      state,
      before: due[i]!,
      cause: whyOf(due[i]!, state, pending.get(state.fitted.scope.measure)),
    }))
    for (const [modelRunId, of] of Map.groupBy(updates, ({ before }) => before.modelRunId))
      await saveSeries(sql, of, { asOf: now, modelRunId }, context)
  })

/** Why a series changes: the records that caused it, the end of a period, or time that passed without a record. */
const whyOf = ({ history }: StoredSeries, state: SeriesState, pending: Pending | undefined): Cause => {
  if (pending) return causeOf(pending)
  const { granularity } = state.fitted.scope
  if (state.history.period === history.period)
    return { kind: 'EVENT', recordId: null, text: 'time has passed without a change' }
  const { startsOn, endsOn } = daysOf(state.history.period - 1, granularity)
  const days = startsOn === endsOn ? startsOn : `${startsOn} to ${endsOn}`
  return { kind: 'EVENT', recordId: null, text: `the ${granularity.toLowerCase()} ${days} ended` }
}

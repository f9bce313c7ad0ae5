import { ids, isCause, type Cause, type RecordEvent, type RunSql, type UnitOfWork } from 'rapport-crm/sdk'
import { isMeasure, measures, type Measure } from '../features/scope.ts'
import type { Context } from '../manifest.ts'

/** Record changes of a measure that wait to be processed. */
export interface Pending {
  readonly measure: Measure
  /** The oldest moment that a record among them is dated; undefined: any may be. */
  readonly earliest: Date | undefined
  readonly events: number
  /** The newest. */
  readonly cause: Cause
}

/**
 * Held by whoever writes or takes notes until its transaction ends, and taken before the rows of series, so that none waits for
 * one that waits for it.
 */
const lockPending = `select pg_advisory_xact_lock(hashtextextended('forecasting.pending', 0))`

/** Transactions that hold it already: a batch of events is one of them. */
const locked = new WeakSet<UnitOfWork>()

/** Before every record. */
const anyTime = '0001-01-01T00:00:00Z'

const datedBy: Readonly<Record<string, string>> = {
  Order: 'select placed_at from rapport_v1.order where id = ?',
  Interaction: 'select occurred_at from rapport_v1.interaction where id = ?',
}

/**
 * Records that measures changed, in the transaction of `unit`, and schedules their processing: once, however many
 * events come before that. Skips a measure that nobody forecasts.
 */
export const note = async (
  touched: readonly Measure[],
  { type, id }: Pick<RecordEvent, 'type' | 'id'>,
  text: string,
  unit: UnitOfWork,
  context: Context,
): Promise<void> => {
  const dated = datedBy[type]
  const cause: Cause = { kind: 'EVENT', recordId: ids.encode(type, id), text }
  if (!locked.has(unit)) await unit.em.execute(lockPending)
  locked.add(unit)
  const rows: { is_new: boolean }[] = await unit.em.execute(
    `insert into p_forecasting.pending as p (measure, earliest, events, cause)
     select m, coalesce((${dated ?? 'select null::timestamptz where ? is null'}), ?::timestamptz), 1, ?::jsonb from unnest(string_to_array(?, ',')) m
     where exists (select from p_forecasting.series s where s.measure = m and s.status = 'OK') order by m
     on conflict (measure) do update set earliest = least(p.earliest, excluded.earliest), events = p.events + 1, cause = excluded.cause
     returning (xmax = 0) as is_new`,
    [id, anyTime, JSON.stringify(cause), touched.join(',')],
  )
  if (rows.some(({ is_new }) => is_new)) await context.enqueue(unit, 'refresh')
}

/** Asks for a look at all records, such as after a training, which read them a while ago. */
export const noteAll = async (cause: Cause, unit: UnitOfWork, sql: RunSql, context: Context): Promise<void> => {
  await sql(lockPending)
  await sql(
    `insert into p_forecasting.pending as p (measure, earliest, events, cause) select m, $2::timestamptz, 1, $3::jsonb from unnest($1::text[]) m
     order by m on conflict (measure) do update set earliest = excluded.earliest`,
    [measures, anyTime, JSON.stringify(cause)],
  )
  await context.enqueue(unit, 'refresh')
}

/** Takes what waits; it is gone when the transaction is committed. */
export const takePending = async (sql: RunSql): Promise<ReadonlyMap<Measure, Pending>> => {
  await sql(lockPending)
  const rows = await sql<{ measure: string; earliest: string; events: number; cause: unknown }>(
    'delete from p_forecasting.pending returning measure, earliest, events, cause',
  )
  return new Map(
    rows.map((row): [Measure, Pending] => {
      const { measure, events, cause } = row
      if (!isMeasure(measure) || !isCause(cause))
        throw new Error(
          `expected a note of a measure with its cause in p_forecasting.pending, got ${JSON.stringify(row)}`,
        )
      const earliest = new Date(row.earliest)
      const isAnyTime = earliest.getTime() <= Date.parse(anyTime)
      return [measure, { measure, earliest: isAnyTime ? undefined : earliest, events, cause }]
    }),
  )
}

/** The newest cause, with how many others came with it. */
export const causeOf = ({ cause, events }: Pending): Cause =>
  events === 1
    ? cause
    : { kind: cause.kind, recordId: cause.recordId ?? null, text: `${cause.text}, the last of ${events} changes` }

/** The measures that a kind of record moves. */
export const measuresOf = {
  order: ['QUANTITY', 'REVENUE'],
  interaction: ['ACTIVITY'],
  opportunity: ['PIPELINE_EXPECTED', 'PIPELINE_WON'],
  customer: measures.toSorted(),
} as const satisfies Readonly<Record<string, readonly Measure[]>>

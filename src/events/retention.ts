import type { Logger } from '../core/log.ts'
import type { Leadership } from '../db/leadership.ts'

export interface RetentionOptions {
  /** Days that events are kept for clients that were away. @default {@link eventDays} */
  readonly keepDays?: number
  /** Interval between searches for old events. @default 60_000 // 1 minute */
  readonly pollMs?: number
}
/** Days that events are kept for clients that were away, unless the options say otherwise. */
export const eventDays = 7
const batchRows = 2_000

/**
 * The row of `event_consumer` that holds the cursor of the last deleted event: readers of an older position have missed
 * events.
 */
export const expiredName = '$expired'

/**
 * The oldest rows, as far as all of them have expired: what is deleted is always the beginning of the log. A row must
 * have been in the log since the previous search, so that events that were late themselves are read first.
 */
const deleteSql = `
with oldest as (
  select cursor, bool_and(at < now() - make_interval(secs => $1)) over (order by cursor) as past
  from (select cursor, at from event_log where cursor <= $2 order by cursor limit ${batchRows}) o
), gone as (
  delete from event_log where cursor in (select cursor from oldest where past) returning cursor
), noted as (
  insert into event_consumer (name, cursor) select '${expiredName}', max(cursor) from gone having count(*) > 0
  on conflict (name) do update set cursor = excluded.cursor, updated_at = now()
)
select count(*)::int as gone from gone`

/** Deletes expired events in small batches beside the relay's work. */
export class Retention {
  readonly #leadership: Leadership
  readonly #log: Logger
  readonly #keepSeconds: number
  readonly #pollMs: number
  #polledAt = performance.now()
  #seen = '0'

  constructor(leadership: Leadership, log: Logger, { keepDays = eventDays, pollMs = 60_000 }: RetentionOptions = {}) {
    this.#leadership = leadership
    this.#log = log
    this.#keepSeconds = keepDays * 86_400
    this.#pollMs = pollMs
  }

  /** Deletes one batch when it is due; call it often, it works once in a while and as long as there is more. */
  async poll(): Promise<void> {
    if (performance.now() - this.#polledAt < this.#pollMs) return
    const gone = await this.#deleteBatch()
    if (gone === batchRows) return
    this.#polledAt = performance.now()
    const [row] = await this.#leadership.query<{ newest: string }>(
      'select coalesce(max(cursor), 0)::text as newest from event_log',
    )
    this.#seen = row!.newest
  }

  async #deleteBatch(): Promise<number> {
    const [row] = await this.#leadership.query<{ gone: number }>({
      name: 'expire',
      text: deleteSql,
      values: [this.#keepSeconds, this.#seen],
    })
    const { gone } = row!
    if (gone > 0) this.#log.info({ events: gone }, 'deleted expired events')
    return gone
  }
}

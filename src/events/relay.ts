// events/ carries facts from the transaction that recorded them to their readers: outbox -> relay -> event log. The relay (here) moves
// and numbers events in one process of all; event-log.ts reads them in each.

import type { Logger } from '../core/log.ts'
import { Notifier } from './notifier.ts'
import { lockClass, type Leadership } from '../db/leadership.ts'
import { OutboxFloor } from './outbox-floor.ts'
import { Retention, type RetentionOptions } from './retention.ts'
import { Signal } from './signal.ts'

/** The PostgreSQL channel on which the relay announces, without data, that the log has grown. */
export const logChannel = 'rapport_events'

/** The PostgreSQL channel on which processes that do not relay announce, without data, that the outbox has grown. */
export const outboxChannel = 'rapport_outbox'

/** Rows moved in one transaction. */
const batchRows = 1_000
/** Interval between moves: commits within it leave together. */
const gatherMs = 12
/** Interval between polls of the outbox without a signal, while events came recently and after `busyMs` of silence. */
const busyPollMs = 20
const idlePollMs = 100
const busyMs = 2_000
const afterFailureMs = 250

/**
 * One transaction, in one round trip. The lock keeps out a former leader that does not know yet that it lost the lead:
 * it could otherwise commit lower numbers after higher ones were read. `outbox` is read in the order of its ids, so
 * that what one transaction caused in another keeps its order.
 */
const moveSql = (from: bigint) => `
select pg_advisory_xact_lock(${lockClass}, hashtext('event log'));
with moved as (
  delete from outbox where ctid = any (array (select ctid from outbox where id > ${from} order by id limit ${batchRows}))
  returning id, topic, payload, at
), logged as (
  insert into event_log (cursor, topic, payload, at)
  select nextval('event_cursor'), topic, payload, at from (select * from moved order by id) in_order
  returning cursor
)
select (select count(*) from logged)::int as moved, coalesce((select max(id) from moved), 0)::text as newest,
  pg_snapshot_xmin(pg_current_snapshot())::text as xmin, pg_snapshot_xmax(pg_current_snapshot())::text as xmax`

/** The row of `moveSql`: how many events it moved, the newest of them, and the transactions that the next move must mind. */
interface Moved {
  readonly moved: number
  readonly newest: string
  readonly xmin: string
  readonly xmax: string
}

/** Moves events from the outbox to the log and numbers them there; one process per database does so. */
export class Relay {
  readonly #leadership: Leadership
  readonly #log: Logger
  readonly #moved: () => void
  readonly #signal = new Signal()
  readonly #retention: Retention
  #release: (() => Promise<void>) | undefined
  #leading = false
  #running: Promise<void> = Promise.resolve()
  readonly #logNotifier: Notifier
  readonly #outboxNotifier: Notifier
  #count = 0
  readonly #floor = new OutboxFloor()

  /** `moved` is called after each move, for readers of the log in this process. */
  constructor(options: { leadership: Leadership; log: Logger; moved: () => void; retention?: RetentionOptions }) {
    this.#leadership = options.leadership
    this.#log = options.log
    this.#moved = options.moved
    this.#retention = new Retention(options.leadership, options.log, options.retention)
    this.#logNotifier = new Notifier(logChannel, options.leadership, options.log)
    this.#outboxNotifier = new Notifier(outboxChannel, options.leadership, options.log)
  }

  /** Whether this process currently moves the events. */
  get leading(): boolean {
    return this.#leading
  }

  /** Events moved by this process. */
  get count(): number {
    return this.#count
  }

  start(): void {
    this.#release = this.#leadership.claim('event relay', {
      gained: () => {
        this.#leading = true
        this.#running = this.#running.then(() => this.#lead())
      },
      lost: () => {
        this.#leading = false
        this.#signal.give()
      },
    })
  }

  /**
   * Announces that events were committed here, so that they need not wait for the next poll, even if another process
   * moves them.
   */
  committed(): void {
    if (this.#leading) this.#signal.give()
    else this.#outboxNotifier.notify()
  }

  /** Announces that events were committed elsewhere. */
  wake(): void {
    if (this.#leading) this.#signal.give()
  }

  /** Lets another process lead; the contents of the outbox stay there for it. */
  async stop(): Promise<void> {
    await this.#release?.()
    this.#signal.give()
    await this.#running
    this.#logNotifier.stop()
    this.#outboxNotifier.stop()
  }

  async #lead(): Promise<void> {
    this.#log.debug('this process now relays the events')
    let movedAt = 0
    let startedAt = 0
    let signalled = true
    while (this.#leading) {
      const early = startedAt + gatherMs - performance.now()
      if (early > 0) await new Promise((resolve) => setTimeout(resolve, early))
      startedAt = performance.now()
      try {
        const moved = signalled || (await this.#waiting()) ? await this.#move() : 0
        if (moved > 0) movedAt = startedAt
        if (moved === batchRows) continue
        await this.#retention.poll()
      } catch (error) {
        if (!this.#leading) return
        this.#log.error({ err: error }, 'could not move events to the log; trying again')
        await this.#signal.sleep(afterFailureMs)
        continue
      }
      signalled = await this.#signal.sleep(startedAt - movedAt < busyMs ? busyPollMs : idlePollMs)
    }
  }

  /** Cheaper than moving nothing, which is the result of most polls without a signal. */
  async #waiting(): Promise<boolean> {
    const rows = await this.#leadership.query({
      name: 'poll',
      text: 'select from outbox where id > $1 order by id limit 1',
      values: [this.#floor.from(performance.now())],
    })
    return rows.length > 0
  }

  async #move(): Promise<number> {
    const from = this.#floor.from(performance.now())
    const [row] = await this.#leadership.query<Moved>(moveSql(from))
    const { moved, newest, xmin, xmax } = row!
    const poll = {
      exhausted: moved < batchRows,
      newest: BigInt(newest),
      xmin: BigInt(xmin),
      xmax: BigInt(xmax),
    }
    this.#floor.polled(from, poll, performance.now())
    if (moved > 0) {
      this.#count += moved
      this.#moved()
      this.#logNotifier.notify()
    }
    return moved
  }
}

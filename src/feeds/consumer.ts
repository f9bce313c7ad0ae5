import { setTimeout as delay } from 'node:timers/promises'
import { Backoff } from '../core/backoff.ts'
import type { Logger } from '../core/log.ts'
import { systemViewer, type Viewer } from '../core/viewer.ts'
import type { EntityManager } from '../db/orm.ts'
import { sqlRunner, type RunSql } from '../db/sql.ts'
import { RapportError } from '../core/errors.ts'
import { isDatabaseAway } from '../core/database-away.ts'
import type { EventLog } from '../events/event-log.ts'
import type { Leadership } from '../db/leadership.ts'
import type { EventOf, LoggedEventData } from '../events/logged-event.ts'
import { expiredName } from '../events/retention.ts'
import type { Topic } from '../events/topics.ts'
import { transact, type UnitOfWork } from '../write/unit-of-work.ts'
import { Signal } from '../events/signal.ts'
import { sqlOne } from '../db/rows.ts'

const firstRetryMs = 200
const lastRetryMs = 10_000
/** A position reached without an event of ours is saved only occasionally. */
const noteMs = 5_000
const pollMs = 5_000
/** Interval between the starts of two batches: under load events are applied together, a single one at once. */
const gatherMs = 20

export interface ConsumerOptions<T extends Topic = Topic> {
  /** Names its position in the log, permanently. */
  readonly name: string
  readonly topics: readonly T[]
  /**
   * Applies events, in order of the log. Runs in the transaction in which the consumer's position moves on: what it
   * writes through `unit` is written once, whatever fails and however often; effects outside it happen at least once.
   */
  readonly handle: (events: readonly EventOf<T>[], unit: UnitOfWork) => Promise<void>
  /** The most events per call. @default 200 */
  readonly batch?: number
  /** Where a consumer without a position starts. @default 'end' */
  readonly from?: 'end' | 'beginning'
  /** On whose behalf `unit` works. @default the platform itself */
  readonly viewer?: Viewer
  /** Consecutive failures before it gives up. @default 5 */
  readonly maxFailures?: number
  /**
   * Called once when it gives up, with the event that it could not get past; it stands still there, losing nothing,
   * until `resume`.
   */
  readonly onGiveUp?: (error: unknown, event: EventOf<T>) => void
}

export interface ConsumerStatus {
  readonly name: string
  /** `standby`: another process does the work. `stuck`: it gave up; see `resume`. */
  readonly state: 'running' | 'standby' | 'stuck' | 'stopped'
  readonly cursor: bigint
  /** Consecutive failures. */
  readonly failures: number
  readonly lastError: string | undefined
}

/** A durable reader of the log: it continues where it was, in one process at a time, and applies each event once. */
export class Consumer<T extends Topic = Topic> {
  readonly #options: ConsumerOptions<T>
  readonly #em: EntityManager
  readonly #run: RunSql
  readonly #events: EventLog
  readonly #log: Logger
  readonly #topics: ReadonlySet<Topic>
  readonly #signal = new Signal()
  #state: ConsumerStatus['state'] = 'standby'
  /** Everything up to here has been applied. */
  #cursor = 0n
  /** The position in the database, which lags behind `#cursor` only by events of other topics. */
  #noted = 0n
  #notedAt = 0
  readonly #backoff = new Backoff({ firstMs: firstRetryMs, lastMs: lastRetryMs })
  #lastError: string | undefined
  #running: Promise<void> = Promise.resolve()
  #release: (() => Promise<void>) | undefined
  #unlisten: (() => void) | undefined

  constructor(options: ConsumerOptions<T>, parts: { em: EntityManager; events: EventLog; log: Logger }) {
    if (options.name.startsWith('$')) throw new Error(`the name of a consumer cannot begin with $: ${options.name}`)
    this.#options = options
    this.#em = parts.em
    this.#run = sqlRunner(parts.em.fork())
    this.#events = parts.events
    this.#log = parts.log.child({ consumer: options.name })
    this.#topics = new Set<Topic>(options.topics)
  }

  get status(): ConsumerStatus {
    return {
      name: this.#options.name,
      state: this.#state,
      cursor: this.#cursor,
      failures: this.#backoff.failures,
      lastError: this.#lastError,
    }
  }

  /** Gives it a position in the log if it has none, and works whenever this process holds its lock. */
  async start(leadership: Leadership): Promise<void> {
    // A new consumer starts after what is in the log now; events still in the outbox come after it. Only a missing
    // position is inserted: a conflict with one that another process is moving would wait for its batch.
    await this.#run(
      `insert into event_consumer (name, cursor)
       select $1, case when $2 then coalesce((select cursor from event_consumer where name = $3), 0)
         else coalesce((select max(cursor) from event_log), 0) end
       where not exists (select from event_consumer where name = $1) on conflict (name) do nothing`,
      [this.#options.name, this.#options.from === 'beginning', expiredName],
    )
    this.#unlisten = this.#events.onBatch(() => this.#signal.give())
    this.#release = leadership.claim(`event consumer ${this.#options.name}`, {
      gained: () => {
        if (this.#state === 'stopped') return
        this.#state = 'running'
        this.#backoff.reset()
        this.#running = this.#running.then(() => this.#work())
      },
      lost: () => {
        if (this.#state !== 'stopped') this.#state = 'standby'
        this.#signal.give()
      },
    })
  }

  /** Tries again after it gave up. */
  resume(): void {
    if (this.#state !== 'stuck') return
    this.#state = 'running'
    this.#backoff.reset()
    this.#running = this.#running.then(() => this.#work())
  }

  /** Finishes the current batch; another process may take over. */
  async stop(): Promise<void> {
    this.#state = 'stopped'
    this.#unlisten?.()
    this.#signal.give()
    await this.#running
    await this.#release?.()
  }

  /** How many of its events are waiting, and how long the oldest has waited; read from the database. */
  async lag(): Promise<{ events: number; oldestMs: number }> {
    const { events, ms } = await sqlOne<{ events: number; ms: number }>(
      this.#run,
      `select count(*)::int as events, coalesce(extract(epoch from clock_timestamp() - min(at)) * 1000, 0)::float8 as ms
       from event_log where topic = any($2::text[]) and cursor > (select cursor from event_consumer where name = $1)`,
      [this.#options.name, [...this.#topics]],
    )
    return { events, oldestMs: Math.max(0, ms) }
  }

  #wants(event: LoggedEventData): event is EventOf<T> {
    return this.#topics.has(event.topic)
  }

  /** A method, so that the compiler does not assume an unchanged value across an await. */
  #active(): boolean {
    return this.#state === 'running'
  }

  async #work(): Promise<void> {
    let placed = false
    let appliedAt = -gatherMs
    while (this.#active()) {
      let first: EventOf<T> | undefined
      try {
        const early = appliedAt + gatherMs - performance.now()
        if (early > 0) await delay(early)
        if (!placed) await this.#findPlace()
        placed = true
        // After a failure events are taken one by one: those before the culprit are applied, and the culprit is known.
        const limit = this.#backoff.failures > 0 ? 1 : (this.#options.batch ?? 200)
        const page = await this.#events.read(this.#cursor, this.#topics, limit)
        const events = page.events.filter((event) => this.#wants(event))
        first = events[0]
        if (first) {
          appliedAt = performance.now()
          placed = await this.#apply(events, page.upTo)
        } else {
          await this.#pass(page.upTo)
          if (this.#events.position <= this.#cursor) await this.#signal.sleep(pollMs)
        }
      } catch (error) {
        placed = false
        await this.#failed(error, first)
      }
    }
  }

  async #findPlace(): Promise<void> {
    const [row] = await this.#run<{ cursor: string }>('select cursor::text from event_consumer where name = $1', [
      this.#options.name,
    ])
    if (!row) throw new Error(`the position of the consumer ${this.#options.name} was deleted from event_consumer`)
    this.#noted = BigInt(row.cursor)
    this.#cursor = this.#noted
  }

  /** False if another process has moved the position, which must then be read again. */
  async #apply(events: readonly EventOf<T>[], upTo: bigint): Promise<boolean> {
    const moved = await transact(
      this.#em,
      { viewer: this.#options.viewer ?? systemViewer, action: this.#options.name },
      async (unit) => {
        // First, so that two processes which both believe they lead wait for each other here.
        if (!(await this.#note(sqlRunner(unit.em), upTo))) return false
        await this.#options.handle(events, unit)
        return true
      },
    )
    if (!moved) return false
    this.#noted = upTo
    this.#cursor = upTo
    this.#backoff.reset()
    this.#lastError = undefined
    return true
  }

  /** Skips events of other topics. */
  async #pass(upTo: bigint): Promise<void> {
    this.#cursor = upTo
    if (upTo === this.#noted || performance.now() - this.#notedAt < noteMs) return
    if (await this.#note(this.#run, upTo)) this.#noted = upTo
    else await this.#findPlace()
  }

  async #note(run: RunSql, upTo: bigint): Promise<boolean> {
    this.#notedAt = performance.now()
    const rows = await run<{ cursor: string }>(
      'update event_consumer set cursor = $3, updated_at = now() where name = $1 and cursor = $2 returning cursor',
      [this.#options.name, this.#noted, upTo],
    )
    return rows.length === 1
  }

  async #failed(error: unknown, event: EventOf<T> | undefined): Promise<void> {
    if (!this.#active()) return
    this.#lastError = error instanceof Error ? error.message : String(error)
    if (!event && error instanceof RapportError && error.code === 'CURSOR_EXPIRED') return this.#skipExpired()
    if (!event || isDatabaseAway(error)) {
      this.#log.warn({ err: error }, 'could not read events; trying again')
      await this.#signal.sleep(firstRetryMs)
      return
    }
    const waitMs = this.#backoff.next()
    const { maxFailures = 5, onGiveUp } = this.#options
    if (this.#backoff.failures >= maxFailures) {
      this.#state = 'stuck'
      this.#log.error(
        { err: error, cursor: String(event.cursor), topic: event.topic },
        'gave up on an event; it keeps waiting',
      )
      onGiveUp?.(error, event)
      return
    }
    this.#log.warn({ err: error, failures: this.#backoff.failures }, 'could not apply events; trying again')
    await this.#pause(waitMs)
  }

  /** Signals announce new events, which do not end the pause after a failure; only the end of its work does. */
  async #pause(ms: number): Promise<void> {
    const until = performance.now() + ms
    while (this.#active() && performance.now() < until) await this.#signal.sleep(until - performance.now())
  }

  /** A reader that stood still for longer than events are kept continues with the oldest remaining one, and says so. */
  async #skipExpired(): Promise<void> {
    const rows = await this.#run<{ cursor: string }>(
      `update event_consumer c set cursor = e.cursor, updated_at = now() from event_consumer e
       where c.name = $1 and e.name = $2 and c.cursor < e.cursor returning c.cursor::text`,
      [this.#options.name, expiredName],
    )
    if (rows.length > 0) {
      this.#log.error(
        { from: String(this.#cursor), to: rows[0]!.cursor },
        'missed events that were deleted before it read them',
      )
    }
  }
}

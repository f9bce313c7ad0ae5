import { RapportError } from '../core/errors.ts'
import type { Logger } from '../core/log.ts'
import type { RunSql } from '../db/sql.ts'
import { expiredCursor } from '../core/event-cursor.ts'
import type { LoggedEventData } from './logged-event.ts'
import { logChannel } from './relay.ts'
import { expiredName } from './retention.ts'
import { Session } from '../db/session.ts'
import type { Topic } from './topics.ts'
import { Signal } from './signal.ts'
import { sqlOne } from '../db/rows.ts'

/** The PostgreSQL channel on which senders of jobs announce, on commit, the queue of the job. */
export const jobChannel = 'rapport_jobs'

/** Rows read at a time. */
const pageRows = 1_000
/** Interval between polls without a signal; a poll also reveals a dead connection. */
const pollMs = 2_000
const afterFailureMs = 100
/** Events kept in memory for readers that lag slightly; the table holds the rest. */
const recentEvents = 8_192

/** A part of the log: all events of the requested topics with cursors up to and including `upTo`. */
export interface LogPage {
  readonly events: readonly LoggedEventData[]
  readonly upTo: bigint
}

/** New events, read once for everyone in this process. */
export interface LogBatch extends LogPage {
  /** The previous position. */
  readonly from: bigint
}

// Renamed, because `order by cursor` would sort by an output column of that name, as text.
const columns = 'cursor::text as place, topic, payload, extract(epoch from at)::float8 * 1000 as at_ms'

/** A row of `columns`. */
interface EventRow {
  readonly place: string
  readonly topic: string
  readonly payload: unknown
  readonly at_ms: number
}

const eventOf = (row: EventRow): LoggedEventData =>
  // Writers of the outbox tie each topic to its payload.
  ({
    cursor: BigInt(row.place),
    topic: row.topic,
    payload: row.payload,
    at: new Date(row.at_ms),
  }) as LoggedEventData

/**
 * Reads the log once per process, from the moment of its start on. One relay at a time assigns the numbers, in
 * consecutive transactions, so whatever is visible beyond the last position comes next, without gaps.
 */
export class EventLog {
  readonly #session: Session
  readonly #run: RunSql
  readonly #log: Logger
  readonly #signal = new Signal()
  readonly #listeners = new Set<(batch: LogBatch) => void>()
  #recent: LoggedEventData[] = []
  /** Everything after this cursor up to the position is in `#recent`. */
  #recentFrom = 0n
  #position = 0n
  #running: Promise<void> | undefined
  #stopped = false

  /** `jobSent` is called with the queue of a job that some process has sent. */
  constructor(options: { databaseUrl: string; log: Logger; run: RunSql; jobSent: (queue: string) => void }) {
    this.#run = options.run
    this.#log = options.log
    const wake = () => this.#signal.give()
    this.#session = new Session({
      databaseUrl: options.databaseUrl,
      log: options.log,
      name: 'rapport event log',
      opened: async (client) => {
        await client.query(`listen ${logChannel}; listen ${jobChannel}`)
      },
      ready: wake,
      notified: (channel, payload) => (channel === jobChannel ? options.jobSent(payload) : wake()),
    })
  }

  /** The last cursor that this process has read. */
  get position(): bigint {
    return this.#position
  }

  async start(): Promise<void> {
    await this.#session.start()
    const [row] = await this.#session.query<{ newest: string }>(
      'select coalesce(max(cursor), 0)::text as newest from event_log',
    )
    const { expired } = await this.#bounds()
    const newest = BigInt(row!.newest)
    this.#position = newest > expired ? newest : expired
    this.#recentFrom = this.#position
    this.#running = this.#follow()
  }

  async stop(): Promise<void> {
    this.#stopped = true
    this.#signal.give()
    await this.#running
    await this.#session.stop()
  }

  /** Announces that the log has grown. */
  wake(): void {
    this.#signal.give()
  }

  /** Calls `listener` with every batch, in order, as soon as it is read; returns a function that ends this. */
  onBatch(listener: (batch: LogBatch) => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /**
   * Events after a cursor, in order, as far as this process has read: from memory if it reaches back far enough, else
   * from the table. Throws CURSOR_EXPIRED if events after the cursor are already deleted.
   */
  read(after: bigint, topics: ReadonlySet<Topic>, limit: number): LogPage | Promise<LogPage> {
    if (after >= this.#position) return { events: [], upTo: after }
    return after >= this.#recentFrom ? this.#readRecent(after, topics, limit) : this.#readTable(after, topics, limit)
  }

  /** Throws CURSOR_EXPIRED or INVALID_CURSOR unless a reader can continue after this cursor. */
  async assertReadable(after: bigint): Promise<void> {
    if (after >= this.#recentFrom && after <= this.#position) return
    const { expired, newest } = await this.#bounds()
    if (after < expired) throw expiredCursor()
    if (after > newest) {
      throw new RapportError(
        'INVALID_CURSOR',
        'expected the cursor of an event that happened, got a later one; read the current state and subscribe from the cursor that comes with it',
        { path: ['after'] },
      )
    }
  }

  /** The cursor of the last deleted event, and the last assigned one. */
  async #bounds(): Promise<{ expired: bigint; newest: bigint }> {
    const row = await sqlOne<{ newest: string; expired: string }>(
      this.#run,
      `select (select last_value from event_cursor)::text as newest,
        coalesce((select cursor from event_consumer where name = $1), 0)::text as expired`,
      [expiredName],
    )
    return { expired: BigInt(row.expired), newest: BigInt(row.newest) }
  }

  #readRecent(after: bigint, topics: ReadonlySet<Topic>, limit: number): LogPage {
    const events: LoggedEventData[] = []
    for (let i = indexAfter(this.#recent, after); i < this.#recent.length; i++) {
      const event = this.#recent[i]!
      if (!topics.has(event.topic)) continue
      events.push(event)
      if (events.length === limit) return { events, upTo: event.cursor }
    }
    return { events, upTo: this.#position }
  }

  async #readTable(after: bigint, topics: ReadonlySet<Topic>, limit: number): Promise<LogPage> {
    const upTo = this.#position
    const rows = await this.#run<EventRow>(
      `select ${columns} from event_log where cursor > $1 and cursor <= $2 and topic = any($3::text[]) order by cursor limit $4`,
      [after, upTo, [...topics], limit],
    )
    // Read after the rows: whatever was deleted before the rows were read is known to be gone.
    const { expired } = await this.#bounds()
    if (after < expired) throw expiredCursor()
    const events = rows.map(eventOf)
    return { events, upTo: events.length < limit ? upTo : events.at(-1)!.cursor }
  }

  async #follow(): Promise<void> {
    while (!this.#stopped) {
      try {
        const full = await this.#readOn()
        if (!full) await this.#signal.sleep(pollMs)
      } catch (error) {
        if (this.#stopped) return
        this.#log.warn({ err: error }, 'could not read the event log; trying again')
        await this.#signal.sleep(afterFailureMs)
      }
    }
  }

  async #readOn(): Promise<boolean> {
    const rows = await this.#session.query<EventRow>({
      name: 'read on',
      text: `select ${columns} from event_log where cursor > $1 order by cursor limit ${pageRows}`,
      values: [this.#position],
    })
    if (rows.length === 0) return false
    const events = rows.map(eventOf)
    const from = this.#position
    this.#position = events.at(-1)!.cursor
    this.#remember(events)
    for (const listener of this.#listeners) listener({ events, from, upTo: this.#position })
    return rows.length === pageRows
  }

  #remember(events: readonly LoggedEventData[]): void {
    this.#recent.push(...events)
    // Trimmed rarely, so that the copying costs little.
    if (this.#recent.length < 2 * recentEvents) return
    this.#recent = this.#recent.slice(-recentEvents)
    this.#recentFrom = this.#recent[0]!.cursor - 1n
  }
}

/** Index of the first event after a cursor in an ordered list. */
const indexAfter = (events: readonly LoggedEventData[], after: bigint): number => {
  let low = 0
  let high = events.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (events[middle]!.cursor > after) high = middle
    else low = middle + 1
  }
  return low
}

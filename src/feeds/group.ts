import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from '../core/log.ts'
import { isDatabaseAway } from '../core/database-away.ts'
import type { EventLog } from '../events/event-log.ts'
import type { LoggedEventData } from '../events/logged-event.ts'
import type { Semaphore } from '../core/semaphore.ts'
import type { Topic } from '../events/topics.ts'

/** Events that are examined together. */
const pageEvents = 200
/** Events rendered together at first; later as many as fill a slice. */
const firstRender = 32
/** How much subscribers are given at once: well below what may wait for one of them. */
const sliceBytes = 256 * 1024
/** After each slice of a burst, those who have not taken it get a moment, so that only slow clients count as slow. */
const paceMs = 100
const afterFailureMs = 250

/** One event as its subscribers receive it. */
export interface Item {
  readonly cursor: bigint
  /** Made once, sent to all. */
  readonly bytes: Buffer
  /** The subscription ends with this item. */
  readonly last?: boolean
}

/** What equal subscriptions share: which events they want and what an event looks like to them. */
export interface GroupWork {
  readonly topics: ReadonlySet<Topic>
  matches(event: LoggedEventData): boolean
  /** The items of those events that the subscribers may see, in order. */
  render(events: readonly LoggedEventData[]): Promise<readonly Item[]>
}

/** Items, and the position in the log up to which they are complete. */
export interface Slice {
  readonly items: readonly Item[]
  readonly upTo: bigint
}

/** One subscription of one client. */
export interface Subscriber {
  /** Takes the items over; must not throw. */
  deliver(items: readonly Item[]): void
  /** Undefined if the client keeps up; else resolves when it has caught up or is gone. */
  ready(): Promise<void> | undefined
  /** The subscription ended by itself. */
  end(): void
  fail(error: unknown): void
}

/** A subscriber and how far it has come. */
export class Member {
  readonly #subscriber: Subscriber
  #position: bigint
  #over = false

  constructor(subscriber: Subscriber, position: bigint) {
    this.#subscriber = subscriber
    this.#position = position
  }

  get position(): bigint {
    return this.#position
  }

  /** Whether it gets nothing more. */
  get over(): boolean {
    return this.#over
  }

  ready(): Promise<void> | undefined {
    return this.#subscriber.ready()
  }

  /** Hands over the items beyond its position. */
  receive(items: readonly Item[], upTo: bigint): void {
    if (this.#over || upTo <= this.#position) return
    const from = this.#position
    this.#position = upTo
    let fresh = items.length > 0 && items[0]!.cursor <= from ? items.filter((item) => item.cursor > from) : items
    const last = fresh.findIndex((item) => item.last)
    if (last >= 0) fresh = fresh.slice(0, last + 1)
    if (fresh.length > 0) this.#subscriber.deliver(fresh)
    if (last < 0) return
    this.#over = true
    this.#subscriber.end()
  }

  fail(error: unknown): void {
    if (this.#over) return
    this.#over = true
    this.#subscriber.fail(error)
  }

  leave(): void {
    this.#over = true
  }
}

/** Subscribers for whom every event looks the same: it is read, executed and serialised once for all of them. */
export class Group {
  readonly #work: GroupWork
  readonly #events: EventLog
  readonly #reads: Semaphore
  readonly #log: Logger
  readonly #members = new Set<Member>()
  /** Everything up to here was given to the members. */
  #position: bigint
  #running = false
  #renderAtOnce = firstRender

  constructor(work: GroupWork, parts: { events: EventLog; reads: Semaphore; log: Logger }) {
    this.#work = work
    this.#events = parts.events
    this.#reads = parts.reads
    this.#log = parts.log
    this.#position = parts.events.position
  }

  /**
   * Admits a member if it has read as far as the group: from here on it misses nothing and sees nothing twice. A group
   * without members continues at the position of a member that is `near` the end of the log.
   */
  join(member: Member, near: boolean): boolean {
    if (this.#members.size === 0 && !this.#running) {
      if (!near) return false
      this.#position = member.position
    }
    if (member.position < this.#position) return false
    this.#members.add(member)
    this.advance()
    return true
  }

  leave(member: Member): void {
    this.#members.delete(member)
  }

  /** Gives the members what the log holds beyond the group's position, unless that is already happening. */
  advance(): void {
    if (this.#running) return
    try {
      while (this.#members.size > 0 && this.#position < this.#events.position) {
        const page = this.#events.read(this.#position, this.#work.topics, pageEvents)
        // Most events do not concern most groups; finding that out takes no turn of the event loop.
        if (page instanceof Promise || page.events.some((event) => this.#work.matches(event))) {
          this.#running = true
          void this.#run()
          return
        }
        this.#position = page.upTo
      }
    } catch (error) {
      this.#fail(error)
    }
  }

  /**
   * The items after a position, as far as one read reaches, in parts that a subscriber can be given at once; rendered
   * with a permit of `reads`.
   */
  async *slices(after: bigint, reads: Semaphore): AsyncGenerator<Slice, void, undefined> {
    const page = await this.#events.read(after, this.#work.topics, pageEvents)
    const wanted = page.events.filter((event) => this.#work.matches(event))
    if (wanted.length === 0) yield { items: [], upTo: page.upTo }
    for (let i = 0; i < wanted.length;) {
      const some = wanted.slice(i, i + this.#renderAtOnce)
      i += some.length
      const items = await reads.run(() => this.#work.render(some))
      const upTo = i < wanted.length ? some.at(-1)!.cursor : page.upTo
      const bytes = items.reduce((sum, item) => sum + item.bytes.length, 0)
      if (bytes > 0)
        this.#renderAtOnce = Math.max(1, Math.min(pageEvents, Math.floor((sliceBytes * items.length) / bytes)))
      yield* partsOf(items, upTo)
    }
  }

  async #run(): Promise<void> {
    try {
      let unpaced = 0
      while (this.#members.size > 0 && this.#position < this.#events.position) {
        for await (const { items, upTo } of this.slices(this.#position, this.#reads)) {
          this.#position = upTo
          for (const member of this.#members) member.receive(items, upTo)
          unpaced += items.reduce((sum, item) => sum + item.bytes.length, 0)
          if (unpaced < sliceBytes) continue
          unpaced = 0
          await this.#pace()
        }
      }
    } catch (error) {
      if (isDatabaseAway(error)) {
        this.#log.warn({ err: error }, 'could not read for subscribers; trying again')
        await delay(afterFailureMs)
      } else this.#fail(error)
    }
    this.#running = false
    this.advance()
  }

  async #pace(): Promise<void> {
    const behind = [...this.#members].flatMap((member) => member.ready() ?? [])
    if (behind.length > 0) await Promise.race([Promise.all(behind), delay(paceMs)])
  }

  #fail(error: unknown): void {
    for (const member of this.#members) member.fail(error)
  }
}

/** Cuts items into slices of a size that can be given at once; a single item is never cut. */
function* partsOf(items: readonly Item[], upTo: bigint): Generator<Slice, void, undefined> {
  let part: Item[] = []
  let bytes = 0
  for (const item of items) {
    if (part.length > 0 && bytes + item.bytes.length > sliceBytes) {
      yield { items: part, upTo: part.at(-1)!.cursor }
      part = []
      bytes = 0
    }
    part.push(item)
    bytes += item.bytes.length
  }
  yield { items: part, upTo }
}

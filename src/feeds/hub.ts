// feeds/ fans the event log out: to subscriptions (hub -> group -> members) and to durable consumers. The hub (here) finds the group of
// equal subscriptions; a group reads, executes and serialises an event once for all of them. change-feed.ts declares a feed.

import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from '../core/log.ts'
import { isDatabaseAway } from '../core/database-away.ts'
import type { EventLog } from '../events/event-log.ts'
import { Group, Member, type GroupWork, type Subscriber } from './group.ts'
import { Semaphore } from '../core/semaphore.ts'

/** Concurrent statements of live subscriptions. */
export const liveReads = 4
/** Concurrent statements of clients that catch up: a storm of returning clients does not hold up the others. */
export const catchUpReads = 2
const afterFailureMs = 250

interface Entry {
  readonly group: Group
  /** Members, and those about to join. */
  holders: number
}

/** Delivers the events of the log to the subscribers of this process; equal subscriptions share all the work. */
export class Hub {
  readonly #events: EventLog
  readonly #log: Logger
  readonly #entries = new Map<string, Entry>()
  readonly #live = new Semaphore(liveReads)
  readonly #past = new Semaphore(catchUpReads)
  #unlisten: (() => void) | undefined

  constructor(options: { events: EventLog; log: Logger }) {
    this.#events = options.events
    this.#log = options.log
  }

  /** The number of different subscriptions. */
  get groups(): number {
    return this.#entries.size
  }

  /** The number of subscribers. */
  get subscribers(): number {
    let count = 0
    for (const entry of this.#entries.values()) count += entry.holders
    return count
  }

  start(): void {
    this.#unlisten = this.#events.onBatch(() => {
      for (const { group } of this.#entries.values()) group.advance()
    })
  }

  /** Stops reading; subscribers keep what they have received. */
  stop(): void {
    this.#unlisten?.()
  }

  /**
   * Subscribes from now on, or from after the event `after`, which must have passed `EventLog.assertReadable`. `key`
   * must be equal exactly for subscriptions whose items are the same bytes; `makeWork` is called for the first of them.
   * Returns a function that ends the subscription.
   */
  join(
    key: string,
    makeWork: () => GroupWork,
    subscriber: Subscriber,
    after: bigint = this.#events.position,
  ): () => void {
    const entry = this.#entries.get(key) ?? this.#open(key, makeWork())
    entry.holders++
    const member = new Member(subscriber, after)
    let here = true
    if (!entry.group.join(member, after >= this.#events.position)) void this.#catchUp(entry.group, member)
    return () => {
      if (!here) return
      here = false
      member.leave()
      entry.group.leave(member)
      if (--entry.holders === 0) this.#entries.delete(key)
    }
  }

  #open(key: string, work: GroupWork): Entry {
    const group = new Group(work, { events: this.#events, reads: this.#live, log: this.#log })
    const entry: Entry = { group, holders: 0 }
    this.#entries.set(key, entry)
    return entry
  }

  /** Reads the past for one member, at its client's pace, until it has caught up with the group. */
  async #catchUp(group: Group, member: Member): Promise<void> {
    let near = false
    while (!member.over) {
      try {
        await member.ready()
        if (member.over || group.join(member, near)) return
        const end = this.#events.position
        for await (const { items, upTo } of group.slices(member.position, this.#past)) {
          await member.ready()
          member.receive(items, upTo)
          if (member.over) return
        }
        near = member.position >= end
      } catch (error) {
        if (!isDatabaseAway(error)) return member.fail(error)
        this.#log.warn({ err: error }, 'could not read for a subscriber that is catching up; trying again')
        await delay(afterFailureMs)
      }
    }
  }
}

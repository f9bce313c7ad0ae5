import type { ClassType } from 'type-graphql'
import type { Retention } from '../db/retention.ts'
import type { RecordRef } from '../read/reader.ts'
import type { EventOf } from '../events/logged-event.ts'
import type { Topic } from '../events/topics.ts'

/** A test of one event; quick, without waiting. */
// A method's type, so that definitions of different topics can stand in one list.
export type EventTest<T extends Topic> = { bivariant(event: EventOf<T>): boolean }['bivariant']

/**
 * What stands behind one field of the type Subscription, in the core and in plugins alike: `defineChangeFeed` and
 * `defineProgressFeed` make it. An argument named `after` makes the field resumable by cursor.
 * Equal subscriptions of callers with equal rights share all work: an event's record is read, the selection executed and
 * the answer serialised once for all of them.
 */
export interface SubscriptionDefinition<T extends Topic = Topic, Args extends object = object> {
  /** The field's name. */
  readonly field: string
  /** The events that it is made of. */
  readonly topics: readonly T[]
  /**
   * Checks the arguments (throws RapportError) and gives the test that an event must pass. Absent: all pass.
   * What it tests are ids and keys of the payload; whether the caller may see the record is found out by reading it.
   */
  select?(args: Args): EventTest<T>
  /** The record that an event is about, read with the client's selection under the client's rights; an event whose record the client may not see is passed over. */
  record(event: EventOf<T>): RecordRef
  /** Field of the item that holds the record; absent: the item is the record. */
  readonly at?: string
  /** Fields of the record that `item`, `isLast` or `current` look at, read whether the client selects them or not. */
  readonly needs?: readonly string[]
  /** The item, of the record as it was read. Absent: the record. `cursor` is where a client resumes behind this event. */
  item?(record: object, event: EventOf<T>, cursor: string): object
  /** Only the newest state counts: a client that cannot keep up gets that one, not all before it. @default false */
  readonly coalesce?: boolean
  /** A record whose present state is sent at once; NOT_FOUND where the caller sees none. Of fields whose item is the record. */
  current?(args: Args): RecordRef
  /** Whether nothing can come after this state of the record; the subscription is then completed. */
  isLast?(record: object): boolean
  /** Declares the field to type-graphql. Absent where the module lists a resolver of its own for it. */
  readonly resolver?: ClassType
  /** How long the rows behind its events are kept. */
  readonly retention?: Retention
}

/** Given to `@Subscription` as `subscribe`: the events come from the log, by the field's SubscriptionDefinition. */
export const live = (): never => {
  throw new Error(
    'subscriptions are answered through their definitions; list the definition in `subscriptions` of the module',
  )
}

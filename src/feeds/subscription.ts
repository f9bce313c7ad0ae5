import type { ClassType } from 'type-graphql'
import type { Retention } from '../db/retention.ts'
import type { RecordRef } from '../read/reader.ts'
import type { EventOf } from '../events/logged-event.ts'
import type { Topic } from '../events/topics.ts'

/** A synchronous, fast test of one event. */
// A method type, so that definitions of different topics fit in one list.
export type EventTest<T extends Topic> = { bivariant(event: EventOf<T>): boolean }['bivariant']

/**
 * What stands behind one field of the type Subscription, in the core and in plugins alike, created by
 * `defineChangeFeed` and `defineProgressFeed`. An argument named `after` makes the field resumable by cursor. Equal
 * subscriptions of callers with equal rights share all the work: an event's record is read, the selection executed and
 * the answer serialised once for all of them.
 */
export interface SubscriptionDefinition<T extends Topic = Topic, Args extends object = object> {
  /** The field's name. */
  readonly field: string
  /** The events that it consists of. */
  readonly topics: readonly T[]
  /**
   * Checks the arguments (throws a RapportError) and returns the test that an event must pass. It tests ids and keys of
   * the payload; whether the caller may see the record is decided by reading it. @default all events pass
   */
  select?(args: Args): EventTest<T>
  /**
   * The record that an event is about, read with the client's selection and rights; an event whose record the client
   * may not see is skipped.
   */
  record(event: EventOf<T>): RecordRef
  /** What an event is about, such as the customer whose row it is: webhooks get events about the same in order. @default the record */
  about?(event: EventOf<T>): string
  /** Field of the item that holds the record. @default the item is the record */
  readonly at?: string
  /** Fields of the record that `item`, `isLast` or `current` use, read whether or not the client selects them. */
  readonly needs?: readonly string[]
  /**
   * The item, made from the record as it was read. `cursor` is where a client resumes after this event. @default the
   * record
   */
  item?(record: object, event: EventOf<T>, cursor: string): object
  /** Only the newest state counts: a client that cannot keep up gets that one, not all before it. @default false */
  readonly coalesce?: boolean
  /**
   * A record whose current state is sent at once; NOT_FOUND if the caller sees none. Only for fields whose item is the
   * record.
   */
  current?(args: Args): RecordRef
  /** Whether nothing can follow this state of the record; the subscription is then completed. */
  isLast?(record: object): boolean
  /** Declares the field to type-graphql. Absent where the module lists a resolver of its own for it. */
  readonly resolver?: ClassType
  /** How long the rows behind its events are kept. */
  readonly retention?: Retention
}

/**
 * Passed to `@Subscription` as `subscribe`: the events come from the log, as the field's SubscriptionDefinition says.
 */
export const live = (): never => {
  throw new Error(
    'subscriptions are answered through their definitions; list the definition in `subscriptions` of the module',
  )
}

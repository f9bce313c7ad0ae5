import { Arg, ID, Resolver, Subscription, type ClassType } from 'type-graphql'
import { ids } from '../core/ids.ts'
import { assertKnownKeys, type KeysOf } from '../core/known-keys.ts'
import { Allow } from '../core/policy.ts'
import type { Permission } from '../core/viewer.ts'
import type { Retention } from '../db/retention.ts'
import type { RunSql } from '../db/sql.ts'
import type { EventOf } from '../events/logged-event.ts'
import { eventDays } from '../events/retention.ts'
import { emitOne, emitRows, type EmitRows, type EventRows } from '../events/outbox.ts'
import type { RapportEvents, Topic } from '../events/topics.ts'
import type { RecordRef } from '../read/reader.ts'
import { live, type EventTest, type SubscriptionDefinition } from './subscription.ts'

/** A GraphQL type as an argument names it: `ScoreFilter`, or `[RecordType]` for a list. */
type ArgumentType = object | readonly [object]

export interface ChangeFeedOptions<T extends Topic, Args extends object> {
  /** Name of the subscription field. */
  readonly field: string
  /** The events that it consists of; `emit` records the first one by default. */
  readonly topics: readonly [T, ...T[]]
  readonly permission: Permission
  readonly description: string
  /** The GraphQL type of an item: a class that extends `Change` or `FeedItem`. */
  readonly type: ClassType
  /**
   * The stored row behind an event. Its read map decides who may see it: an event whose row the client may not see is
   * skipped.
   */
  row(event: EventOf<T>): RecordRef
  /**
   * Id or key of what an event is about, where each has a row of its own: webhooks get events about the same in order.
   * @default the row
   */
  about?(event: EventOf<T>): string
  /**
   * Types of the field's arguments, all of them optional. `after`, which resumes after a cursor, is added
   * automatically.
   */
  readonly args?: {
    readonly [Name in keyof NoInfer<Args>]-?: { readonly type: ArgumentType; readonly description?: string }
  }
  /**
   * Checks the arguments (throws RapportError) and returns the test that an event must pass, which knows the ids and
   * keys of the payload. @default all pass
   */
  filter?(args: Args): EventTest<T>
  /** What the item shows besides its cursor and time. @default the row */
  item?(row: object, event: EventOf<T>): object
  /** Field of the item that holds the row. @default the item is the row */
  readonly rowField?: string
  /** How long the rows are kept: longer than the {@link eventDays} of an event, which a client may still resume from. */
  readonly retention?: Retention
}

/** A subscription field, and what records its events. List it in `subscriptions` of the module. */
export interface ChangeFeed<T extends Topic = Topic, Args extends object = never> extends SubscriptionDefinition<
  T,
  Args
> {
  /** Records one event in the transaction of `sql`. In a unit of work, `unit.emit` does so. */
  emit<Of extends T>(sql: RunSql, payload: RapportEvents[Of], topic?: Of): Promise<void>
  /**
   * Creates a statement that records an event for each of its rows: for thousands of rows written by SQL, which need
   * not leave the database for it.
   */
  emitRows(rows: EventRows<T>): EmitRows
}

const afterText =
  'The cursor of the last item that you have, or that of a list (`customers { cursor }`) or of ' +
  '`serverInfo`; everything after it follows. Default: from now on.'

interface FieldArgument {
  readonly name: string
  readonly type: ArgumentType
  readonly nullable: boolean
  readonly description?: string | undefined
}

interface FieldOptions {
  readonly field: string
  readonly permission: Permission
  readonly description: string
  readonly type: ClassType
  readonly args: readonly FieldArgument[]
}

/** Declares the field; its definition answers it, so the method is never called. */
const resolverOf = ({ field, permission, description, type, args }: FieldOptions) => {
  @Resolver()
  class FeedResolver {
    @Allow(permission)
    @Subscription(() => type, { name: field, subscribe: live, description })
    item(): never {
      return live()
    }
  }
  for (const [place, { name, type: of, nullable, description: text }] of args.entries())
    Arg(name, () => of, { nullable, ...(text === undefined ? {} : { description: text }) })(
      FeedResolver.prototype,
      'item',
      place,
    )
  return FeedResolver
}

const emitters = <T extends Topic>(first: T): Pick<ChangeFeed<T>, 'emit' | 'emitRows'> => ({
  emit: (sql, payload, topic) => emitOne<Topic>(sql, topic ?? first, payload),
  emitRows: (rows) => emitRows(first, rows),
})

/** A client that resumes reads the rows of events up to `eventDays` old; the nightly job must not have deleted them. */
const assertOutlivesEvents = (field: string, retention: Retention | undefined): void => {
  if (retention && retention.days <= eventDays)
    throw new Error(
      `the feed ${field} keeps its ${retention.rows} for ${retention.days} days; expected more than ${eventDays}, for events are kept that long`,
    )
}

const changeFeedKeys: KeysOf<ChangeFeedOptions<Topic, object>> = {
  field: true,
  topics: true,
  permission: true,
  description: true,
  type: true,
  row: true,
  about: true,
  args: true,
  filter: true,
  item: true,
  rowField: true,
  retention: true,
}

/**
 * Declares a feed of changes: the events and how they are recorded, the subscription field with its filter and the cursor that
 * resumes it, who sees what (by the row's read map), and how long the rows are kept. The events of a topic are typed by
 * `RapportEvents`.
 */
export const defineChangeFeed = <const T extends Topic, Args extends object = object>(
  options: ChangeFeedOptions<T, Args>,
): ChangeFeed<T, Args> => {
  const { field, topics, permission, description, type, args = {}, row, filter, item = (it) => it } = options
  assertKnownKeys(`the feed ${field}`, options, changeFeedKeys)
  assertOutlivesEvents(field, options.retention)
  const filters = Object.entries<{ type: ArgumentType; description?: string }>(args)
  return {
    ...emitters(topics[0]),
    field,
    topics,
    record: row,
    ...(options.about ? { about: options.about } : {}),
    item: (of, event, cursor) => ({ at: event.at, ...item(of, event), cursor }),
    ...(filter ? { select: filter } : {}),
    ...(options.rowField === undefined ? {} : { at: options.rowField }),
    ...(options.retention ? { retention: options.retention } : {}),
    resolver: resolverOf({
      field,
      permission,
      description,
      type,
      args: [
        ...filters.map(([name, one]) => ({ name, nullable: true, ...one })),
        { name: 'after', type: String, nullable: true, description: afterText },
      ],
    }),
  }
}

export interface ProgressFeedOptions<T extends Topic> {
  /** Name of the subscription field; its only argument is the `id` of the record. */
  readonly field: string
  readonly topic: T
  readonly permission: Permission
  readonly description: string
  /** The GraphQL type of the record, which is read by the map of the same name and has a `status`. */
  readonly type: ClassType
  /** Uuid of the record that an event is about. */
  idOf(payload: RapportEvents[T]): string
  /** The states that another one follows; in any other state the subscription is completed. */
  readonly unfinished: readonly string[]
}

const progressFeedKeys: KeysOf<ProgressFeedOptions<Topic>> = {
  field: true,
  topic: true,
  permission: true,
  description: true,
  type: true,
  idOf: true,
  unfinished: true,
}

/**
 * Declares a feed of one record until it ends: its current state at once, then the newest at each event, and then the
 * end.
 */
export const defineProgressFeed = <const T extends Topic>(
  options: ProgressFeedOptions<T>,
): ChangeFeed<T, { readonly id: string }> => {
  const { field, topic, permission, description, type, idOf } = options
  assertKnownKeys(`the feed ${field}`, options, progressFeedKeys)
  const map = type.name
  const unfinished = new Set(options.unfinished)
  return {
    ...emitters(topic),
    field,
    topics: [topic],
    select: ({ id }) => {
      const { uuid } = ids.decode(id, map)
      return ({ payload }) => idOf(payload) === uuid
    },
    record: ({ payload }) => ({ map, key: idOf(payload) }),
    needs: ['status'],
    coalesce: true,
    current: ({ id }) => ({ map, key: ids.decode(id, map).uuid }),
    isLast: (record) => !unfinished.has((record as { readonly status: string }).status),
    resolver: resolverOf({ field, permission, description, type, args: [{ name: 'id', type: ID, nullable: false }] }),
  }
}

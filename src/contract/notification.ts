import type { Permission } from '../core/viewer.ts'
import type { RunSql } from '../db/sql.ts'
import type { EventOf } from '../events/logged-event.ts'
import type { Topic } from '../events/topics.ts'

/** A text in the languages of the console. */
export interface LocalText {
  readonly en: string
  readonly zh: string
}

/** What finds those who are told. */
export interface Reach {
  /** Reads in the transaction in which the notifications are written. */
  readonly sql: RunSql
  /** The roles that a permission belongs to. */
  rolesThatMay(permission: Permission): readonly string[]
}

/** Types of records that a notification can be about. */
export type NotifiedType =
  | 'Customer'
  | 'Opportunity'
  | 'Order'
  | 'Interaction'
  | 'Task'
  | 'Case'
  | 'ModelRun'
  | 'ImportJob'
  | 'Webhook'

/** The record that a notification is about. */
export interface NotifiedRecord {
  readonly type: NotifiedType
  /** Uuid of the record. */
  readonly id: string
  /** Uuid of the customer that it belongs to: who does not see the customer any more does not see the notification. */
  readonly customerId?: string
}

/** Uuids of the users that each event is told to; nobody for an event that is no news. */
export type Recipients<T extends Topic> = (
  events: readonly EventOf<T>[],
  reach: Reach,
) => Promise<readonly (readonly string[])[]>

export interface NotificationOptions<T extends Topic> {
  /** `<plugin>.<name>`, permanently: users switch kinds off by it. */
  readonly kind: string
  /** What it is called where users switch it off. */
  readonly title: LocalText
  /**
   * What it says, without personal values: the record that it is about is shown beside it. `{count}` stands for how many events it tells
   * of, other names in braces for `params`.
   */
  readonly text: LocalText
  readonly topics: readonly [T, ...T[]]
  /** Whether an event may be news at all, by its payload. @default all are */
  when?(event: EventOf<NoInfer<T>>): boolean
  /** The record that it is about. @default none: with `once: 'day'`, one notification a day tells of everything */
  about?(event: EventOf<NoInfer<T>>): NotifiedRecord
  readonly to: Recipients<NoInfer<T>>
  /** Short values of its text: keys and numbers, never personal ones. */
  params?(event: EventOf<NoInfer<T>>): Readonly<Record<string, string | number>>
  /**
   * What a user is told once: each event; each record, whatever happens to it later; or each record and day (UTC), where further events are counted
   * and make it unread again. @default 'event'
   */
  readonly once?: 'event' | 'record' | 'day'
}

/** A kind of notification. List it in `notifications` of the module or plugin. */
export interface NotificationKind<T extends Topic = Topic> {
  readonly kind: string
  readonly title: LocalText
  readonly text: LocalText
  readonly topics: readonly T[]
  // Method types, so that kinds of different topics fit in one list.
  when?(event: EventOf<T>): boolean
  about?(event: EventOf<T>): NotifiedRecord
  to(events: readonly EventOf<T>[], reach: Reach): Promise<readonly (readonly string[])[]>
  params?(event: EventOf<T>): Readonly<Record<string, string | number>>
  readonly once: 'event' | 'record' | 'day'
}

/**
 * Declares a kind of notification: the events that it is made of, who gets it, and what it says. Throws for a kind of another form than
 * `<plugin>.<name>`, for `once: 'record'` without a record, and for one that tells of notifications.
 */
export const defineNotification = <const T extends Topic>(options: NotificationOptions<T>): NotificationKind<T> => {
  const { kind, about, once = 'event' } = options
  if (!/^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$/.test(kind))
    throw new Error(`expected a kind of notification named <plugin>.<name>, got ${kind}`)
  if ((options.topics as readonly Topic[]).includes('notification.added'))
    throw new Error(`expected other topics than notification.added: ${kind} would tell of itself without an end`)
  if (once === 'record' && !about) throw new Error(`the notification ${kind} is told once a record, but about none`)
  return { ...options, once }
}

/** Tells the owner of a customer, if it has one. */
export const toOwner =
  <T extends Topic>(customerOf: (event: EventOf<T>) => string): Recipients<T> =>
  async (events, { sql }) => {
    const ids = events.map(customerOf)
    const rows = await sql<{ id: string; owner_id: string }>(
      'select id, owner_id from customer where id = any($1::uuid[]) and owner_id is not null and deleted_at is null',
      [[...new Set(ids)]],
    )
    const owners = new Map(rows.map((row) => [row.id, row.owner_id]))
    return ids.map((id) => (owners.has(id) ? [owners.get(id)!] : []))
  }

/** Tells every active user who sees all records and whose role has a permission. `isNews`: which of the events are told. @default all */
export const toThoseWho =
  <T extends Topic>(
    permission: Permission,
    isNews?: (events: readonly EventOf<T>[], sql: RunSql) => Promise<readonly boolean[]>,
  ): Recipients<T> =>
  async (events, { sql, rolesThatMay }) => {
    const news = (await isNews?.(events, sql)) ?? events.map(() => true)
    if (!news.includes(true)) return events.map(() => [])
    const users = await sql<{ id: string }>(
      `select id from app_user where active and scope = 'ALL' and role = any($1::text[])`,
      [rolesThatMay(permission)],
    )
    const ids = users.map(({ id }) => id)
    return news.map((is) => (is ? ids : []))
  }

import type { RunSql } from '../db/sql.ts'
import type { RapportEvents, Topic } from './topics.ts'

/** SQL for each value of a topic's payload, over the rows that the events are made of. */
type PayloadSql<T extends Topic> = {
  readonly [Of in Topic]: { readonly [Key in keyof RapportEvents[Of] & string]: string }
}[T]

/** A statement that records one event for each of its rows. */
export interface EventRows<T extends Topic> {
  /** The common table expressions that come first, without `with`: what is written, and what `from` names. */
  readonly with?: string
  /** Where the rows come from: what follows `from`, with its `where` and `order by`. */
  readonly from: string
  /** SQL that gives the topic of a row. @default the only topic of the feed */
  readonly topic?: string
  readonly payload: PayloadSql<T>
  /** What the statement returns for each row, as a select list. @default nothing */
  readonly returning?: string
}

/** Records the events of a statement's rows in the transaction of `sql`; returns the rows of `returning`. */
export type EmitRows = (sql: RunSql, params?: readonly unknown[]) => Promise<Record<string, unknown>[]>

const heldTable = 'pg_temp.held_event'

/** Where each runner's events go that do not go to the outbox at once. */
const heldBy = new WeakMap<RunSql, string>()

const outboxOf = (sql: RunSql): string => heldBy.get(sql) ?? 'outbox'

/** Records one event in the transaction of `sql`. */
export const emitOne = async <T extends Topic>(sql: RunSql, topic: T, payload: RapportEvents[T]): Promise<void> => {
  await sql(`insert into ${outboxOf(sql)} (topic, payload) values ($1, $2::jsonb)`, [topic, JSON.stringify(payload)])
}

/** Creates a statement that records one event for each of its rows, however many: none of them leaves the database. */
export const emitRows = <T extends Topic>(only: T, rows: EventRows<T>): EmitRows => {
  const { with: before, from, topic = `'${only}'`, payload, returning } = rows
  const pairs = Object.entries(payload as Readonly<Record<string, string>>).map(([key, value]) => `'${key}', ${value}`)
  const textFor = (outbox: string) => {
    const insert = `insert into ${outbox} (topic, payload) select ${topic}, jsonb_build_object(${pairs.join(', ')}) from ${from}`
    const parts = returning === undefined ? [before] : [before, `recorded as (${insert})`]
    const ctes = parts.filter((part) => part !== undefined).join(', ')
    return `${ctes && `with ${ctes} `}${returning === undefined ? insert : `select ${returning} from ${from}`}`
  }
  const texts = new Map<string, string>()
  return (sql, params) => {
    const outbox = outboxOf(sql)
    const text = texts.get(outbox) ?? textFor(outbox)
    texts.set(outbox, text)
    return sql(text, params)
  }
}

/** SQL that records the events of a JSON list of `{ topic, payload, at }`, in its order. */
export const insertListSql = (list: string): string => `
insert into outbox (topic, payload, at)
select e ->> 'topic', e -> 'payload', (e ->> 'at')::timestamptz from jsonb_array_elements(${list}) with ordinality as t(e, place) order by place`

/** Events that wait beside the outbox. */
export interface HeldEvents {
  /** Runs statements of the same transaction; the events that they record are held. */
  readonly sql: RunSql
  /** Moves what was held into the outbox, with its order and time. */
  release(): Promise<void>
}

/**
 * Holds the events of the current transaction back in a table of its session until they are released. At every poll the
 * relay would skip the rows that a long transaction has in the outbox, ever more of them, and what others record would
 * wait for that. A transaction that ends without releasing them drops them.
 */
export const holdEvents = async (sql: RunSql): Promise<HeldEvents> => {
  await sql(
    `create temporary table held_event (id bigint generated always as identity, topic text not null, payload jsonb not null,
       at timestamptz not null default clock_timestamp()) on commit drop`,
  )
  const held: RunSql = (text, params) => sql(text, params)
  heldBy.set(held, heldTable)
  return {
    sql: held,
    release: async () => {
      await sql(`insert into outbox (topic, payload, at) select topic, payload, at from ${heldTable} order by id`)
      await sql(`drop table ${heldTable}`)
    },
  }
}

const committedListeners = new Set<() => void>()

/**
 * Calls `listener` whenever this process has committed events; returns a function that ends this. The relay listens, so
 * that events leave at once.
 */
export const onCommitted = (listener: () => void): (() => void) => {
  committedListeners.add(listener)
  return () => void committedListeners.delete(listener)
}

/** Announces that events were committed; otherwise they leave at the relay's next poll. */
export const announceCommit = (): void => {
  for (const listener of committedListeners) listener()
}

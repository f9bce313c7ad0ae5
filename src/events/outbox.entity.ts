import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { bySubject, noSubject, PersonalData } from '../db/personal-data.ts'

/**
 * A fact recorded in the transaction that caused it; the relay moves it to the event log. Payloads contain ids, never
 * personal values.
 */
@PersonalData({
  subject: bySubject.event('payload', { erase: 'keep-anonymous' }),
  // Payloads contain only ids and keys.
  none: ['topic', 'payload', 'at'],
})
@Entity({ tableName: 'outbox' })
export class OutboxEvent {
  @PrimaryKey({ type: 'bigint', autoincrement: true })
  id!: string

  @Property({ type: 'text' })
  topic!: string

  @Property({ type: 'json', columnType: 'jsonb' })
  payload!: object

  @Property({ type: 'datetime', columnType: 'timestamptz', defaultRaw: 'clock_timestamp()' })
  at: Date = new Date()
}

/**
 * The numbered log that subscribers and plugins read. The relay assigns the numbers, which become visible without gaps.
 */
@PersonalData({
  subject: bySubject.event('payload', { erase: 'keep-anonymous' }),
  // Payloads contain only ids and keys.
  none: ['topic', 'payload', 'at'],
})
@Entity({ tableName: 'event_log' })
export class LoggedEvent {
  @PrimaryKey({ type: 'bigint', autoincrement: false })
  cursor!: string

  @Property({ type: 'text' })
  topic!: string

  @Property({ type: 'json', columnType: 'jsonb' })
  payload!: object

  @Property({ type: 'datetime', columnType: 'timestamptz' })
  at!: Date
}

/** How far a durable reader of the log has come. */
@PersonalData({
  subject: noSubject('how far readers of the event log have come'),
  none: ['cursor', 'updated_at'],
})
@Entity({ tableName: 'event_consumer' })
export class EventConsumer {
  @PrimaryKey({ type: 'text' })
  name!: string

  @Property({ type: 'bigint' })
  cursor!: string

  @Property({ type: 'datetime', columnType: 'timestamptz', defaultRaw: 'now()' })
  updatedAt: Date = new Date()
}

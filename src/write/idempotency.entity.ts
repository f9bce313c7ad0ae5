import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { bySubject, PersonalData } from '../db/personal-data.ts'

/** One write that a client named with a key: the same key again changes nothing and returns the same record. */
@PersonalData({
  subject: bySubject.record(undefined, 'record_id', { erase: 'delete' }),
  none: ['operation', 'input_hash', 'record_id', 'created_at'],
})
@Entity({ tableName: 'idempotency_key' })
export class IdempotencyKey {
  @PrimaryKey({ type: 'text' })
  actorId!: string

  @PrimaryKey({ type: 'text' })
  key!: string

  @Property({ type: 'text' })
  operation!: string

  /** SHA-256 of the canonical input. */
  @Property({ type: 'text' })
  inputHash!: string

  @Property({ type: 'uuid' })
  recordId!: string

  @Property({ type: 'datetime', columnType: 'timestamptz', defaultRaw: 'now()' })
  createdAt: Date = new Date()
}

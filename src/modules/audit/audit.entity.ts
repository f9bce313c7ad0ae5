import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'

/** Who did what to which record. Rows are added in the transaction of the change and never updated. */
@Entity({ tableName: 'audit_entry' })
@Index({ properties: ['recordType', 'recordId'] })
export class AuditEntry {
  @PrimaryKey({ type: 'bigint', autoincrement: true })
  id!: string

  @Property({ type: 'datetime', columnType: 'timestamptz', defaultRaw: 'now()' })
  at: Date = new Date()

  @Property({ type: 'text' })
  actorKind!: string

  @Property({ type: 'text' })
  actorId!: string

  /** The mutation or job, e.g. `createCustomer`. */
  @Property({ type: 'text' })
  action!: string

  @Property({ type: 'text' })
  recordType!: string

  @Property({ type: 'uuid', nullable: true })
  recordId?: string | null

  @Property({ type: 'json', columnType: 'jsonb', nullable: true })
  before?: Record<string, unknown> | null

  @Property({ type: 'json', columnType: 'jsonb', nullable: true })
  after?: Record<string, unknown> | null

  @Property({ type: 'text', nullable: true })
  requestId?: string | null
}

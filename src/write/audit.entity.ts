import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { Field, ID, ObjectType } from 'type-graphql'
import { newUuid } from '../core/ids.ts'
import { Allow } from '../core/policy.ts'
import { DateTime, Json } from '../db/scalars.ts'
import { bySubject, PersonalData } from '../db/personal-data.ts'

/**
 * Who did what to which record. Rows are added in the transaction of the change; later only their position in the chain
 * is added.
 */
@Allow('audit')
@ObjectType({
  simpleResolvers: true,
  description: 'Who did what to which record, written in the transaction of the change.',
})
@PersonalData({
  subject: bySubject.record('record_type', 'record_id', {
    erase: 'keep-anonymous',
    // A deleted row has only what it was before.
    also: (t, customer) => `${customer}::text in (${t}.after ->> 'customer', ${t}.before ->> 'customer')`,
  }),
  content: ['before', 'after'],
  none: [
    'at',
    'actor_kind',
    'actor_id',
    'action',
    'record_type',
    'record_id',
    'request_id',
    'position',
    'content_hash',
    'hash',
  ],
})
@Entity({ tableName: 'audit_entry' })
@Index({ properties: ['at', 'id'] })
@Index({ properties: ['recordId', 'at'] })
@Index({
  name: 'audit_entry_unsealed_index',
  expression: 'create index audit_entry_unsealed_index on audit_entry (id) where "position" is null',
})
export class AuditEntry {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid', defaultRaw: 'uuid_v7()' })
  id: string = newUuid()

  @Field(() => DateTime)
  @Property({ type: 'datetime', columnType: 'timestamptz', defaultRaw: 'now()' })
  at: Date = new Date()

  @Field(() => String, { description: 'USER or API_KEY: a caller with a key; PLUGIN; SYSTEM: the platform itself.' })
  @Property({ type: 'text' })
  actorKind!: string

  @Field(() => String, { description: 'For a user or key: the uuid of the key; for a plugin: its id.' })
  @Property({ type: 'text' })
  actorId!: string

  @Field(() => String, {
    nullable: true,
    description:
      'The name of the user, or of the key if it belongs to no user; the id of a plugin. Null if the key is gone.',
  })
  readonly actorName?: string | null

  @Field(() => String, { description: 'The mutation or job, e.g. "createCustomer".' })
  @Property({ type: 'text' })
  action!: string

  @Field(() => String, { description: 'The type of the record, e.g. "Customer".' })
  @Property({ type: 'text' })
  recordType!: string

  @Field(() => ID, {
    nullable: true,
    description: 'The record; a bare uuid if its type has no global ids, null if the entry is about many records.',
  })
  @Property({ type: 'uuid', nullable: true })
  recordId?: string | null

  @Field(() => String, {
    nullable: true,
    description:
      'What the record is called now, such as the name of a customer or the number of an order; null if it is gone ' +
      'for good, or its type has no names.',
  })
  readonly recordName?: string | null

  @Field(() => Json, { nullable: true, description: 'The changed fields before; null for a new record.' })
  @Property({ type: 'json', columnType: 'jsonb', nullable: true })
  before?: Record<string, unknown> | null

  @Field(() => Json, { nullable: true, description: 'The changed fields after; null for a removed record.' })
  @Property({ type: 'json', columnType: 'jsonb', nullable: true })
  after?: Record<string, unknown> | null

  @Field(() => String, { nullable: true, description: 'Equal for everything that one request did.' })
  @Property({ type: 'text', nullable: true })
  requestId?: string | null

  @Field(() => String, {
    nullable: true,
    description: 'Position in the chain, from 1, as text; null until the entry is sealed a moment later.',
  })
  @Property({ type: 'bigint', nullable: true, unique: true })
  position?: string | null

  /** SHA-256 of `before` and `after`, so that the chain still verifies when these are erased. */
  @Property({ type: 'text', nullable: true })
  contentHash?: string | null

  @Field(() => String, {
    nullable: true,
    description: 'SHA-256 over the entry and the previous hash: `rapport audit verify` checks the chain.',
  })
  @Property({ type: 'text', nullable: true })
  hash?: string | null
}

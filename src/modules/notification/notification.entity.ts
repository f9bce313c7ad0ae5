import { Entity, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy'
import { Field, Int, ObjectType } from 'type-graphql'
import type { LocalText } from '../../contract/notification.ts'
import { Allow, Personal } from '../../core/policy.ts'
import { BaseEntity } from '../../db/base.entity.ts'
import { Node } from '../../db/node.type.ts'
import { bySubject, noSubject, PersonalData } from '../../db/personal-data.ts'
import { DateTime } from '../../db/scalars.ts'
import { Customer } from '../customer/customer.entity.ts'
import { User } from '../user/user.entity.ts'

/** What a user is told: a kind, the record that it is about, and how often it happened. */
@Allow('read')
@Personal()
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'Something that the caller should know of. Nobody else sees it.',
})
@PersonalData({
  subject: bySubject.customer('customer_id', { erase: 'delete' }),
  // Texts are those of their kinds.
  none: ['kind', 'group_key', 'record_type', 'record_id', 'text', 'count', 'at', 'read_at'],
})
@Entity({ tableName: 'notification' })
@Unique({ properties: ['user', 'kind', 'groupKey'] })
@Index({ properties: ['user', 'at', 'id'] })
@Index({ properties: ['customer'] })
@Index({
  name: 'notification_unread_index',
  expression: 'create index notification_unread_index on notification (user_id) where read_at is null',
})
export class Notification extends BaseEntity {
  @ManyToOne({ entity: () => User, deleteRule: 'cascade' })
  user!: User

  @Field(() => String, { description: 'What kind it is, `<plugin>.<name>`, such as sentiment.alert.' })
  @Property({ type: 'text' })
  kind!: string

  /** Equal for what a user is told once. */
  @Property({ type: 'text' })
  groupKey!: string

  @Property({ type: 'text', nullable: true })
  recordType?: string | null

  /** A record of any type, so there is no foreign key; what belongs to a customer goes with it. */
  @Property({ type: 'uuid', nullable: true })
  recordId?: string | null

  @ManyToOne({ entity: () => Customer, nullable: true, deleteRule: 'cascade' })
  customer?: Customer | null

  /** What it says, in each language; only `{count}` is left to be filled in. */
  @Property({ type: 'json', columnType: 'jsonb' })
  text!: LocalText

  @Field(() => Int, { description: 'How many events it tells of.' })
  @Property({ type: 'integer', default: 1 })
  count: number = 1

  @Field(() => DateTime, { description: 'When the last of them happened.' })
  @Property({ type: 'datetime', columnType: 'timestamptz' })
  at!: Date

  @Field(() => DateTime, { nullable: true, description: 'When it was marked as read; null for an unread one.' })
  @Property({ type: 'datetime', columnType: 'timestamptz', nullable: true })
  readAt?: Date | null
}

/** A kind that a user has switched off, or on again. */
@PersonalData({
  subject: noSubject('what people who work with the CRM want to be told'),
  none: ['kind', 'is_on'],
})
@Entity({ tableName: 'notification_preference' })
@Unique({ properties: ['user', 'kind'] })
export class NotificationPreference extends BaseEntity {
  @ManyToOne({ entity: () => User, deleteRule: 'cascade' })
  user!: User

  @Property({ type: 'text' })
  kind!: string

  @Property({ type: 'boolean' })
  isOn!: boolean
}

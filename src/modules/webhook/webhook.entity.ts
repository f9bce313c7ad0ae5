import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy'
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql'
import { newUuid } from '../../core/ids.ts'
import { Allow } from '../../core/policy.ts'
import { BaseEntity } from '../../db/base.entity.ts'
import { Node } from '../../db/node.type.ts'
import { bySubject, noSubject, PersonalData } from '../../db/personal-data.ts'
import { DateTime } from '../../db/scalars.ts'
import { ApiKey } from '../user/user.entity.ts'

export enum WebhookStatus {
  ENABLED = 'ENABLED',
  PAUSED = 'PAUSED',
  DISABLED = 'DISABLED',
}
registerEnumType(WebhookStatus, {
  name: 'WebhookStatus',
  description: 'Whether a webhook sends.',
  valuesConfig: {
    PAUSED: { description: 'Somebody paused it: deliveries are queued and wait.' },
    DISABLED: {
      description: 'The server gave up on it, see `reason`: nothing is queued; replayWebhook sends what it missed.',
    },
  },
})

export enum WebhookDeliveryStatus {
  PENDING = 'PENDING',
  DELIVERED = 'DELIVERED',
  FAILED = 'FAILED',
  SKIPPED = 'SKIPPED',
}
registerEnumType(WebhookDeliveryStatus, {
  name: 'WebhookDeliveryStatus',
  description: 'What became of a delivery.',
  valuesConfig: {
    DELIVERED: { description: 'The receiver answered with a status of 200 to 299.' },
    FAILED: { description: 'Given up; replayWebhookDelivery tries again.' },
    SKIPPED: {
      description:
        'Not sent: when it was due, the record was gone, not visible to the key of the webhook, or not asked for any more.',
    },
  },
})

@Allow('manage')
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'Sends the items of a change feed to a URL, signed as Standard Webhooks says, in order for each record.',
})
@PersonalData({
  subject: noSubject('where somebody wants changes sent, and which; a filter that names a customer stays with it'),
  content: ['query', 'variables'],
  none: [
    'name',
    'url',
    'feed',
    'status',
    'reason',
    'secret',
    'previous_secret',
    'previous_secret_until',
    'enabled_at',
    'from_cursor',
    'failures',
    'failing_since',
    'next_at',
    'last_success_at',
  ],
})
@Entity({ tableName: 'webhook' })
@Index({ properties: ['name', 'id'] })
@Index({ properties: ['createdAt', 'id'] })
@Index({ properties: ['key'] })
export class Webhook extends BaseEntity {
  @Field(() => String, { description: 'What it is for, in words.' })
  @Property({ type: 'text' })
  name!: string

  @Field(() => String, { description: 'Where it sends, by POST.' })
  @Property({ type: 'text' })
  url!: string

  @Field(() => String, { description: 'The feed: the name of its subscription field, such as `recordChanged`.' })
  @Property({ type: 'text' })
  feed!: string

  @Field(() => String, { description: 'The subscription that says which items it sends, and what of them.' })
  @Property({ type: 'text' })
  query!: string

  /** Not in the audit: values that name somebody belong here. */
  @Property({ type: 'json', columnType: 'jsonb', hidden: true })
  variables!: Record<string, unknown>

  @Field(() => ApiKey, { description: 'The key in whose rights, as they are at the time of sending, items are read.' })
  @ManyToOne({ entity: () => ApiKey })
  key!: ApiKey

  /** The last event before it was created. */
  @Property({ type: 'bigint', hidden: true })
  fromCursor!: string

  @Field(() => WebhookStatus)
  @Enum({ items: () => WebhookStatus, default: 'ENABLED' })
  status: WebhookStatus = WebhookStatus.ENABLED

  @Field(() => String, { nullable: true, description: 'Why it is DISABLED; null otherwise.' })
  @Property({ type: 'text', nullable: true })
  reason?: string | null

  /** Needed to sign, so it is stored as it is. */
  @Property({ type: 'text', hidden: true })
  secret!: string

  /** The secret before the last rotation. */
  @Property({ type: 'text', nullable: true, hidden: true })
  previousSecret?: string | null

  @Field(() => DateTime, {
    nullable: true,
    description: 'Until when deliveries are signed with the previous secret, too.',
  })
  @Property({ type: 'datetime', columnType: 'timestamptz', nullable: true })
  previousSecretUntil?: Date | null

  @Field(() => DateTime, { description: 'When it was last enabled.' })
  @Property({ type: 'datetime', columnType: 'timestamptz', defaultRaw: 'now()' })
  enabledAt!: Date

  @Field(() => Int, { description: 'Attempts that have failed since one succeeded.' })
  @Property({ type: 'integer', default: 0 })
  failures: number = 0

  @Field(() => DateTime, {
    nullable: true,
    description: 'Since when every attempt has failed; null if the last did not.',
  })
  @Property({ type: 'datetime', columnType: 'timestamptz', nullable: true })
  failingSince?: Date | null

  @Field(() => DateTime, { nullable: true, description: 'Until when the receiver is left alone after failures.' })
  @Property({ type: 'datetime', columnType: 'timestamptz', nullable: true })
  nextAt?: Date | null

  @Field(() => DateTime, { nullable: true, description: 'When a delivery last succeeded.' })
  @Property({ type: 'datetime', columnType: 'timestamptz', nullable: true })
  lastSuccessAt?: Date | null
}

/** One event on its way to one receiver: which, and nothing of what it says, which is read when it is sent. */
@Allow('manage')
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'One event for one webhook. Its id is the `webhook-id` of every attempt.',
})
@PersonalData({
  subject: bySubject.event('payload', { erase: 'keep-anonymous' }),
  // Payloads contain only ids and keys.
  none: [
    'cursor',
    'topic',
    'about',
    'payload',
    'event_at',
    'is_test',
    'status',
    'attempt_count',
    'queued_at',
    'next_at',
    'leased_until',
    'ended_at',
    'problem',
  ],
})
@Entity({ tableName: 'webhook_delivery' })
@Unique({ properties: ['webhook', 'cursor'] })
@Index({ properties: ['createdAt', 'id'] })
@Index({ properties: ['webhook', 'createdAt', 'id'] })
@Index({
  name: 'webhook_delivery_order_index',
  expression: `create index webhook_delivery_order_index on webhook_delivery (webhook_id, about, cursor) where status = 'PENDING'`,
})
@Index({
  name: 'webhook_delivery_due_index',
  expression: `create index webhook_delivery_due_index on webhook_delivery (webhook_id, next_at, id) where status = 'PENDING' and next_at is not null`,
})
@Index({
  name: 'webhook_delivery_leased_index',
  expression: `create index webhook_delivery_leased_index on webhook_delivery (webhook_id, leased_until) where status = 'PENDING' and leased_until is not null`,
})
export class WebhookDelivery extends BaseEntity {
  @Field(() => Webhook)
  @ManyToOne({ entity: () => Webhook, deleteRule: 'cascade' })
  webhook!: Webhook

  /** Position in the event log; null for a test. */
  @Property({ type: 'bigint', nullable: true, hidden: true })
  cursor?: string | null

  @Field(() => String, { description: 'The topic of the event, which is the `type` in the body.' })
  @Property({ type: 'text' })
  topic!: string

  /** Deliveries about the same are sent one after another. */
  @Property({ type: 'text' })
  about!: string

  @Property({ type: 'json', columnType: 'jsonb', hidden: true })
  payload!: object

  @Field(() => DateTime, { description: 'When it happened.' })
  @Property({ type: 'datetime', columnType: 'timestamptz' })
  eventAt!: Date

  @Field(() => Boolean, { description: 'Whether it is a sample of testWebhook.' })
  @Property({ type: 'boolean', default: false })
  isTest: boolean = false

  @Field(() => WebhookDeliveryStatus)
  @Enum({ items: () => WebhookDeliveryStatus, default: 'PENDING' })
  status: WebhookDeliveryStatus = WebhookDeliveryStatus.PENDING

  @Field(() => Int, { description: 'Attempts so far.' })
  @Property({ type: 'integer', default: 0 })
  attemptCount: number = 0

  @Field(() => DateTime, { description: 'When it was queued, at first or by a replay.' })
  @Property({ type: 'datetime', columnType: 'timestamptz', defaultRaw: 'now()' })
  queuedAt!: Date

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it is tried next; null while an earlier one about the same record waits, and once it has ended.',
  })
  @Property({ type: 'datetime', columnType: 'timestamptz', nullable: true })
  nextAt?: Date | null

  /** Until then an attempt is under way, unless its process has died. */
  @Property({ type: 'datetime', columnType: 'timestamptz', nullable: true })
  leasedUntil?: Date | null

  @Field(() => DateTime, { nullable: true, description: 'When it was delivered, skipped or given up.' })
  @Property({ type: 'datetime', columnType: 'timestamptz', nullable: true })
  endedAt?: Date | null

  @Field(() => String, { nullable: true, description: 'Why the last attempt failed, or why it was skipped.' })
  @Property({ type: 'text', nullable: true })
  problem?: string | null
}

/** One request to a receiver. */
@Allow('manage')
@ObjectType({ simpleResolvers: true, description: 'One request to the receiver.' })
@PersonalData({
  subject: bySubject.part('WebhookDelivery', 'delivery_id', { erase: 'delete' }),
  // A receiver may repeat what it was sent.
  content: ['answer'],
  none: ['at', 'status', 'duration_ms', 'problem'],
})
@Entity({ tableName: 'webhook_attempt' })
@Index({ properties: ['delivery', 'at', 'id'] })
export class WebhookAttempt {
  @PrimaryKey({ type: 'uuid' })
  id: string = newUuid()

  @ManyToOne({ entity: () => WebhookDelivery, deleteRule: 'cascade' })
  delivery!: WebhookDelivery

  @Field(() => DateTime)
  @Property({ type: 'datetime', columnType: 'timestamptz', defaultRaw: 'now()' })
  at!: Date

  @Field(() => Int, { nullable: true, description: 'The HTTP status of the answer; null if there was none.' })
  @Property({ type: 'integer', nullable: true })
  status?: number | null

  @Field(() => Int, { description: 'How long it took.' })
  @Property({ type: 'integer' })
  durationMs!: number

  @Field(() => String, { nullable: true, description: 'The first bytes of the answer.' })
  @Property({ type: 'text', nullable: true })
  answer?: string | null

  @Field(() => String, { nullable: true, description: 'Why there was no answer.' })
  @Property({ type: 'text', nullable: true })
  problem?: string | null
}

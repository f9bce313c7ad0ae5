import { Field, ID, InputType, Int } from 'type-graphql'
import { MaxBytes } from '../../core/limits.ts'
import { DateTime, Json } from '../../db/scalars.ts'
import { DateTimeFilter, enumFilterOf, IdFilter, orderOf, TextFilter } from '../../read/types.ts'
import { RecordInput, WriteInput } from '../record.input.ts'
import { WebhookDeliveryStatus, WebhookStatus } from './webhook.entity.ts'

/** Bytes of the variables of a subscription. */
const maxVariables = 65_536

const WebhookStatusFilter = enumFilterOf(WebhookStatus, 'WebhookStatus')
const WebhookDeliveryStatusFilter = enumFilterOf(WebhookDeliveryStatus, 'WebhookDeliveryStatus')

export const WebhookOrder = orderOf('Webhook', ['NAME', 'CREATED_AT'])
export const WebhookDeliveryOrder = orderOf('WebhookDelivery', ['CREATED_AT'])

@InputType({ description: 'Conditions on webhooks. A webhook must meet all of them.' })
export class WebhookFilter {
  @Field(() => TextFilter, { nullable: true })
  name?: TextFilter

  @Field(() => WebhookStatusFilter, { nullable: true })
  status?: object
}

@InputType({ description: 'Conditions on deliveries. A delivery must meet all of them.' })
export class WebhookDeliveryFilter {
  @Field(() => IdFilter, { nullable: true })
  webhook?: IdFilter

  @Field(() => WebhookDeliveryStatusFilter, { nullable: true })
  status?: object

  @Field(() => TextFilter, { nullable: true })
  topic?: TextFilter

  @Field(() => DateTimeFilter, { nullable: true, description: 'When the event happened.' })
  eventAt?: object
}

const queryText =
  'A subscription to one change feed, without `after`, such as `subscription ($filter: RecordFilter) ' +
  '{ recordChanged(types: [CUSTOMER], filter: $filter) { type action at node { id ... on Customer { name } } } }`. ' +
  'Its arguments filter, its selection is what is sent.'

@InputType({ description: 'Where to send which changes.' })
export class CreateWebhookInput extends WriteInput {
  @Field(() => String, { description: 'What it is for, in words.' })
  name!: string

  @Field(() => String, {
    description:
      'An https URL of the public internet. The operator can allow addresses of this machine by WEBHOOK_LOOPBACK.',
  })
  url!: string

  @Field(() => String, { description: queryText })
  query!: string

  @MaxBytes(maxVariables)
  @Field(() => Json, { nullable: true, description: 'The variables of the subscription.' })
  variables?: Record<string, unknown> | null

  @Field(() => ID, {
    nullable: true,
    description:
      'The key in whose rights items are read, as they are when they are sent: one with few rights keeps the receiver from getting more. Default: your own.',
  })
  keyId?: string | null
}

@InputType({ description: 'Changes to a webhook. An omitted field stays as it is.' })
export class UpdateWebhookInput extends RecordInput {
  @Field(() => String, { nullable: true, description: 'What it is for, in words.' })
  name?: string | null

  @Field(() => String, { nullable: true, description: 'As for createWebhook; what waits is sent there.' })
  url?: string | null

  @Field(() => String, {
    nullable: true,
    description: `${queryText} It says, too, what is sent of deliveries that wait.`,
  })
  query?: string | null

  @MaxBytes(maxVariables)
  @Field(() => Json, {
    nullable: true,
    description: 'The variables of the subscription. A new query without them has none.',
  })
  variables?: Record<string, unknown> | null

  @Field(() => ID, { nullable: true, description: 'The key in whose rights items are read.' })
  keyId?: string | null

  @Field(() => Boolean, {
    nullable: true,
    description: 'False pauses it: deliveries wait. True sends again, also after the server has disabled it.',
  })
  enabled?: boolean | null
}

@InputType({ description: 'A webhook that gets a new secret.' })
export class RotateWebhookSecretInput extends RecordInput {
  @Field(() => Int, {
    nullable: true,
    description: 'For how many hours deliveries are signed with the old secret, too: 0 to 168. Default: 24.',
  })
  overlapHours?: number | null
}

@InputType({ description: 'A webhook to delete, with what it has not sent yet.' })
export class DeleteWebhookInput extends RecordInput {}

@InputType({ description: 'A webhook to test.' })
export class TestWebhookInput extends WriteInput {
  @Field(() => ID, { description: 'The webhook.' })
  id!: string
}

@InputType({ description: 'A webhook that sends past events again.' })
export class ReplayWebhookInput extends RecordInput {
  @Field(() => DateTime, { description: 'From when on: within the last seven days, as long as events are kept.' })
  since!: Date
}

@InputType({ description: 'A delivery to send again.' })
export class ReplayWebhookDeliveryInput extends WriteInput {
  @Field(() => ID, { description: 'The delivery.' })
  id!: string
}

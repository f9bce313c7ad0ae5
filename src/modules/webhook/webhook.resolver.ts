import type { GraphQLResolveInfo } from 'graphql'
import {
  Arg,
  Args,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Info,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql'
import { ids } from '../../core/ids.ts'
import { Allow } from '../../core/policy.ts'
import { PageArgs, pageArgsOf } from '../../read/page-args.ts'
import { fieldOf } from '../../read/reader.ts'
import { connectionOf } from '../../read/types.ts'
import { defineMutations, mutation, payloadOf } from '../../write/mutations.ts'
import { write } from '../../write/write.ts'
import { moduleContext, type RequestContext } from '../context.ts'
import { Webhook, WebhookAttempt, WebhookDelivery } from './webhook.entity.ts'
import {
  CreateWebhookInput,
  DeleteWebhookInput,
  ReplayWebhookDeliveryInput,
  ReplayWebhookInput,
  RotateWebhookSecretInput,
  TestWebhookInput,
  UpdateWebhookInput,
  WebhookDeliveryFilter,
  WebhookDeliveryOrder,
  WebhookFilter,
  WebhookOrder,
} from './webhook.input.ts'
import { mostCounted } from './webhook.read.ts'
import {
  createWebhook,
  deleteWebhook,
  replayWebhook,
  replayWebhookDelivery,
  rotateWebhookSecret,
  testWebhook,
  updateWebhook,
} from './webhook.service.ts'

const WebhookConnection = connectionOf(Webhook)
const WebhookArgs = pageArgsOf(WebhookFilter, WebhookOrder)
const WebhookDeliveryConnection = connectionOf(WebhookDelivery)
const WebhookDeliveryArgs = pageArgsOf(WebhookDeliveryFilter, WebhookDeliveryOrder)
const WebhookAttemptConnection = connectionOf(WebhookAttempt)

const record = { type: Webhook, field: 'webhook', permission: 'manage' } as const
const secretText =
  'The secret that signs, `whsec_…`. It is shown only now; null if nothing was done, or the same write was repeated.'

@Allow('manage')
@ObjectType({ simpleResolvers: true, description: 'The created webhook, or the reason why it was not created.' })
class CreateWebhookPayload extends payloadOf(record, 'WebhookPayload', 'A webhook after a write.') {
  @Field(() => String, { nullable: true, description: secretText })
  secret?: string | null
}

@Allow('manage')
@ObjectType({ simpleResolvers: true, description: 'The webhook with its new secret, or the reason why it has none.' })
class RotateWebhookSecretPayload extends payloadOf(record, 'RotatedWebhookPayload', 'A webhook after a rotation.') {
  @Field(() => String, { nullable: true, description: secretText })
  secret?: string | null
}

const target = { field: 'webhook', map: 'Webhook' } as const

@Resolver(() => Webhook)
export class WebhookResolver {
  @Allow('manage')
  @Query(() => Webhook, { nullable: true, description: 'The webhook with this id.' })
  webhook(@Arg('id', () => ID) id: string, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return context.reader.record(info, 'Webhook', ids.decode(id, 'Webhook').uuid)
  }

  @Allow('manage')
  @Query(() => WebhookConnection, { description: 'Webhooks, newest first.' })
  webhooks(
    @Args(() => WebhookArgs) args: InstanceType<typeof WebhookArgs>,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.reader.page(info, 'Webhook', args)
  }

  @Allow('manage')
  @Mutation(() => CreateWebhookPayload, {
    description: 'Creates a webhook: it sends what its subscription has from now on.',
  })
  async createWebhook(
    @Arg('input', () => CreateWebhookInput) input: CreateWebhookInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    let secret: string | null = null
    const work = createWebhook(moduleContext(context, 'webhook'), (made) => (secret = made))
    const payload = await write(context, info, target, input, work)
    return { ...payload, secret: payload.userErrors.length === 0 ? secret : null }
  }

  @Allow('manage')
  @Mutation(() => RotateWebhookSecretPayload, {
    description: 'Gives a webhook a new secret; until the old one ends, deliveries are signed with both.',
  })
  async rotateWebhookSecret(
    @Arg('input', () => RotateWebhookSecretInput) input: RotateWebhookSecretInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    let secret: string | null = null
    const payload = await write(
      context,
      info,
      target,
      input,
      rotateWebhookSecret((made) => (secret = made)),
    )
    return { ...payload, secret: payload.userErrors.length === 0 ? secret : null }
  }

  @FieldResolver(() => Int, { description: `Deliveries that wait, counted up to ${mostCounted}.` })
  pending(@Root() webhook: object, @Info() info: GraphQLResolveInfo) {
    return fieldOf(webhook, info)
  }
}

@Resolver(() => WebhookDelivery)
export class WebhookDeliveryResolver {
  @Allow('manage')
  @Query(() => WebhookDeliveryConnection, { description: 'Deliveries of the last 30 days, newest first.' })
  webhookDeliveries(
    @Args(() => WebhookDeliveryArgs) args: InstanceType<typeof WebhookDeliveryArgs>,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.reader.page(info, 'WebhookDelivery', args)
  }

  @FieldResolver(() => WebhookAttemptConnection, { description: 'Its requests to the receiver, newest first.' })
  attempts(@Root() delivery: object, @Args(() => PageArgs) _args: PageArgs, @Info() info: GraphQLResolveInfo) {
    return fieldOf(delivery, info)
  }
}

export const WebhookMutations = defineMutations(record, {
  updateWebhook: mutation<UpdateWebhookInput, RequestContext>({
    permission: 'manage',
    description: 'Changes a webhook, pauses it, or enables it again.',
    payload: 'The webhook after the change, or the reason why it was not changed.',
    input: UpdateWebhookInput,
    work: (unit, input, context) => updateWebhook(moduleContext(context, 'webhook'))(unit, input),
  }),
  deleteWebhook: mutation({
    permission: 'manage',
    description: 'Deletes a webhook with its deliveries; what waits is not sent.',
    payload: 'The id of the deleted webhook, or the reason why it was not deleted.',
    input: DeleteWebhookInput,
    work: deleteWebhook,
    deletes: true,
  }),
  replayWebhook: mutation<ReplayWebhookInput, RequestContext>({
    permission: 'manage',
    description:
      'Sends what the feed had since a moment, in order, also what was delivered or happened while the webhook was disabled. ' +
      'An event that was sent before keeps its `webhook-id`.',
    payload: 'The webhook, whose `pending` grew, or the reason why nothing is replayed.',
    input: ReplayWebhookInput,
    work: (unit, input, context) => replayWebhook(moduleContext(context, 'webhook'))(unit, input),
  }),
})

export const WebhookDeliveryMutations = defineMutations(
  { type: WebhookDelivery, field: 'webhookDelivery', permission: 'manage' },
  {
    testWebhook: mutation({
      permission: 'manage',
      description:
        'Sends a sample with the topic webhook.test, once, also from a webhook that is paused or disabled; read the delivery to see what became of it.',
      payload: 'The delivery of the sample, or the reason why there is none.',
      input: TestWebhookInput,
      work: testWebhook,
    }),
    replayWebhookDelivery: mutation({
      permission: 'manage',
      description: 'Sends a delivery again, under the same id.',
      payload: 'The queued delivery, or the reason why it was not queued.',
      input: ReplayWebhookDeliveryInput,
      work: replayWebhookDelivery,
    }),
  },
)

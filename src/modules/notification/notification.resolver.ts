import type { GraphQLResolveInfo } from 'graphql'
import {
  Arg,
  Args,
  Ctx,
  Field,
  FieldResolver,
  Info,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql'
import { Allow, Personal } from '../../core/policy.ts'
import { Node } from '../../db/node.type.ts'
import { pageArgsOf } from '../../read/page-args.ts'
import { fieldOf } from '../../read/reader.ts'
import { SqlText } from '../../read/sql-text.ts'
import { connectionOf } from '../../read/types.ts'
import { payloadOf } from '../../write/mutations.ts'
import { write } from '../../write/write.ts'
import { moduleContext, type RequestContext } from '../context.ts'
import { User } from '../user/user.entity.ts'
import { Notification } from './notification.entity.ts'
import {
  MarkNotificationsReadInput,
  NotificationFilter,
  NotificationOrder,
  SetNotificationKindInput,
} from './notification.input.ts'
import { markRead, setKind } from './notification.service.ts'

/** More unread ones than this are not counted. */
const mostCounted = 1_000

const NotificationConnection = connectionOf(Notification)
const NotificationArgs = pageArgsOf(NotificationFilter, NotificationOrder)

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'A text in each language of the console.' })
class LocalText {
  @Field(() => String, { description: 'English.' })
  en!: string

  @Field(() => String, { description: 'Simplified Chinese.' })
  zh!: string
}

@Allow('read')
@Personal()
@ObjectType({ simpleResolvers: true, description: 'A kind of notification, and whether the caller is told of it.' })
class NotificationKind {
  @Field(() => String, { description: '`<plugin>.<name>`.' })
  kind!: string

  @Field(() => LocalText, { description: 'What it is called.' })
  title!: LocalText

  @Field(() => Boolean, { description: 'Whether the caller is told; true until it is switched off.' })
  isOn!: boolean
}

const record = { type: User, field: 'user', shown: 'The user of the caller.' } as const
const target = { field: 'user', map: 'User' } as const

const SetNotificationKindPayload = payloadOf(
  record,
  'SetNotificationKindPayload',
  'The user, or the reason why nothing was changed.',
)

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'What is unread after the marks, or the reason why there are none.' })
class MarkNotificationsReadPayload extends payloadOf(
  record,
  'MarkedNotificationsPayload',
  'The user after the marks.',
) {
  @Field(() => Int, { description: `Unread notifications of the caller, counted up to ${mostCounted}.` })
  unread!: number
}

const unreadOf = async ({ reader, viewer }: RequestContext): Promise<number> => {
  const sql = new SqlText()
  const t = sql.alias()
  const map = reader.registry.get('Notification')
  const seen = map.scope(viewer, t, sql)
  const { text, params } = sql.bound(
    sql.settle(
      `select count(*)::int as n from (select from ${map.table} ${t} where ${t}.read_at is null${seen ? ` and ${seen}` : ''} limit ${mostCounted}) u`,
    ),
  )
  const [row] = await reader.rows<{ n: number }>(text, params)
  return row!.n
}

@Resolver(() => Notification)
export class NotificationResolver {
  @Allow('read')
  @Query(() => NotificationConnection, {
    description: 'The notifications of the caller, newest first, as far as it sees what they are about.',
  })
  notifications(
    @Args(() => NotificationArgs) args: InstanceType<typeof NotificationArgs>,
    @Ctx() { reader }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return reader.page(info, 'Notification', args)
  }

  @Allow('read')
  @Query(() => Int, { description: `Unread notifications of the caller, counted up to ${mostCounted}.` })
  notificationsUnreadCount(@Ctx() context: RequestContext): Promise<number> {
    return unreadOf(context)
  }

  @Allow('read')
  @Query(() => [NotificationKind], { description: 'The kinds of notifications of the core and of running plugins.' })
  async notificationKinds(@Ctx() context: RequestContext): Promise<NotificationKind[]> {
    const { userId } = context.viewer
    const rows = await context.reader.rows<{ kind: string }>(
      'select kind from notification_preference where user_id = $1::uuid and not is_on',
      [userId ?? null],
    )
    const off = new Set(rows.map(({ kind }) => kind))
    const kinds = moduleContext(context, 'notification').platform.notificationKinds()
    return kinds.map(({ kind, title }) => ({ kind, title, isOn: !off.has(kind) }))
  }

  @FieldResolver(() => LocalText, { description: 'What it says. It names nobody: `record` is what it is about.' })
  text(@Root() notification: object, @Info() info: GraphQLResolveInfo) {
    return fieldOf(notification, info)
  }

  @FieldResolver(() => Node, {
    nullable: true,
    description:
      'The record that it is about; null for one about several, or where the caller does not see it any more.',
  })
  record(@Root() notification: object, @Info() info: GraphQLResolveInfo) {
    return fieldOf(notification, info)
  }

  @Allow('read')
  @Mutation(() => MarkNotificationsReadPayload, { description: 'Marks notifications of the caller as read.' })
  async markNotificationsRead(
    @Arg('input', () => MarkNotificationsReadInput) input: MarkNotificationsReadInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    const payload = await write(context, info, target, input, markRead)
    return { ...payload, unread: await unreadOf(context) }
  }

  @Allow('read')
  @Mutation(() => SetNotificationKindPayload, {
    description: 'Switches a kind of notification on or off for the caller.',
  })
  setNotificationKind(
    @Arg('input', () => SetNotificationKindInput) input: SetNotificationKindInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return write(context, info, target, input, setKind(moduleContext(context, 'notification')))
  }
}

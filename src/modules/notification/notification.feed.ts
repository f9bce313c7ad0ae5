import { Field, ObjectType } from 'type-graphql'
import { Allow, Personal } from '../../core/policy.ts'
import { defineChangeFeed } from '../../feeds/change-feed.ts'
import { FeedItem } from '../../feeds/change.type.ts'
import { Notification } from './notification.entity.ts'

@Allow('read')
@Personal()
@ObjectType({ simpleResolvers: true, description: 'A notification that is new, or tells of more than before.' })
class NotificationAdded extends FeedItem {
  @Field(() => Notification)
  notification!: Notification
}

export const notificationAdded = defineChangeFeed({
  field: 'notificationAdded',
  topics: ['notification.added'],
  permission: 'read',
  description: 'Every notification of the caller that is new, or tells of more than before, in order.',
  type: NotificationAdded,
  row: ({ payload }) => ({ map: 'Notification', key: payload.notificationId }),
  rowField: 'notification',
  item: (notification) => ({ notification }),
  retention: { table: 'notification', rows: 'notifications', days: 90 },
})

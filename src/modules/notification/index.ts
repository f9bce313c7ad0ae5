import { defineModule } from '../../contract/module.ts'
import { Notification, NotificationPreference } from './notification.entity.ts'
import { notificationAdded } from './notification.feed.ts'
import { notificationReads } from './notification.read.ts'
import { NotificationResolver } from './notification.resolver.ts'
import { tell } from './tell.ts'

export default defineModule({
  name: 'notification',
  entities: [Notification, NotificationPreference],
  resolvers: [NotificationResolver],
  reads: notificationReads,
  subscriptions: [notificationAdded],
  follow: { reads: () => true, handle: tell },
})

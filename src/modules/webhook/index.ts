import { defineModule } from '../../contract/module.ts'
import { onCommitted } from '../../events/outbox.ts'
import { Signal } from '../../events/signal.ts'
import { queueForAll } from './delivery-queue.ts'
import { sendDue } from './sender.ts'
import { Webhook, WebhookAttempt, WebhookDelivery } from './webhook.entity.ts'
import { webhookNotifications } from './webhook.notifications.ts'
import { webhookReads } from './webhook.read.ts'
import {
  WebhookDeliveryMutations,
  WebhookDeliveryResolver,
  WebhookMutations,
  WebhookResolver,
} from './webhook.resolver.ts'
import { webhookRetention } from './webhook.retention.ts'

/** Whether this process has queued something that it may not have begun to send. */
let isQueued = false

export default defineModule({
  name: 'webhook',
  entities: [Webhook, WebhookDelivery, WebhookAttempt],
  resolvers: [WebhookResolver, WebhookDeliveryResolver, WebhookMutations, WebhookDeliveryMutations],
  reads: webhookReads,
  retention: webhookRetention,
  notifications: webhookNotifications,
  follow: {
    reads: () => true,
    handle: async (events, unit, context) => {
      if (await queueForAll(events, unit, context)) isQueued = true
    },
  },
  work: async (context, signal) => {
    const due = new Signal()
    // A poll finds what other processes have queued.
    const unlisten = onCommitted(() => {
      if (isQueued) due.give()
      isQueued = false
    })
    try {
      await sendDue(context, due, signal)
    } finally {
      unlisten()
    }
  },
})

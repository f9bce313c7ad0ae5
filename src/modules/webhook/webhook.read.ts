import type { ReadSpec } from '../../read/read-map.ts'
import { visibleBy } from '../../read/row-scope.ts'
import { Webhook, WebhookAttempt, WebhookDelivery } from './webhook.entity.ts'

/** More deliveries than this are not counted. */
export const mostCounted = 10_000

export const webhookReads: readonly ReadSpec[] = [
  {
    entity: Webhook,
    label: 'name',
    idPrefix: 'whk',
    fields: {
      pending: {
        kind: 'expression',
        sql: (t) =>
          `(select count(*)::int from (select from webhook_delivery d where d.webhook_id = ${t}.id and d.status = 'PENDING' limit ${mostCounted}) p)`,
      },
    },
    orders: { NAME: 'name', CREATED_AT: 'createdAt' },
    // In addition to the permission: `node` can ask for records too.
    scope: visibleBy.all(visibleBy.wholeView('webhooks can send the records of all owners'), (viewer) =>
      viewer.role === 'OWNER' ? undefined : 'false',
    ),
  },
  {
    entity: WebhookDelivery,
    idPrefix: 'whd',
    orders: { CREATED_AT: 'createdAt' },
    scope: visibleBy.part('Webhook', 'webhook_id'),
  },
  {
    entity: WebhookAttempt,
    orders: { AT: 'at' },
    defaultOrder: { field: 'at', direction: 'DESC' },
    scope: visibleBy.part('WebhookDelivery', 'delivery_id'),
    inverse: [{ field: 'WebhookDelivery.attempts', by: 'delivery', shape: 'connection' }],
  },
]

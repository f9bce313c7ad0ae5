import { LockMode } from '@mikro-orm/core'
import type { UnitOfWork } from '../../write/unit-of-work.ts'
import { Webhook, WebhookStatus } from './webhook.entity.ts'

const maxReason = 500

/** Stops a webhook, and says why; what it has not sent waits until somebody enables it. Nothing happens to one that is disabled already, or gone. */
export const disableWebhook = async (unit: UnitOfWork, id: string, reason: string): Promise<void> => {
  const webhook = await unit.em.findOne(Webhook, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE })
  if (!webhook || webhook.status === WebhookStatus.DISABLED) return
  webhook.status = WebhookStatus.DISABLED
  webhook.reason = reason.slice(0, maxReason)
  webhook.nextAt = null
  unit.emit('webhook.disabled', { webhookId: id })
}

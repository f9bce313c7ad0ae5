import { LockMode } from '@mikro-orm/core'
import type { UnitOfWork } from '../../write/unit-of-work.ts'
import { Webhook, WebhookStatus } from './webhook.entity.ts'

const maxReason = 500

/**
 * Stops a webhook, and says why; what it has not sent waits until somebody enables it. Nothing happens to one that is disabled already,
 * or gone, or that has another `version` than the reason is about: somebody has mended it meanwhile.
 * Returns whether it stopped it.
 */
export const disableWebhook = async (
  unit: UnitOfWork,
  id: string,
  reason: string,
  version?: number,
): Promise<boolean> => {
  const webhook = await unit.em.findOne(Webhook, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE })
  if (!webhook || webhook.status === WebhookStatus.DISABLED) return false
  if (version !== undefined && webhook.version !== version) return false
  webhook.status = WebhookStatus.DISABLED
  webhook.reason = reason.slice(0, maxReason)
  webhook.nextAt = null
  unit.emit('webhook.disabled', { webhookId: id })
  return true
}

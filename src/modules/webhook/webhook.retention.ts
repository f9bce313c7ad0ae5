import type { Retention } from '../../db/retention.ts'

/** What waits for a webhook that sends is given up much earlier; the requests of a delivery go with it. */
export const webhookRetention: readonly Retention[] = [
  { table: 'webhook_delivery', rows: 'deliveries of webhooks', days: 30, since: 't.queued_at' },
]

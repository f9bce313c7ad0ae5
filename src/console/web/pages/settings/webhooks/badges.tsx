import { deliveryText, statusText } from './words.ts'

const tones = { ENABLED: 'good', PAUSED: 'warn', DISABLED: 'bad' } as const
const deliveryTones = { PENDING: 'warn', DELIVERED: 'good', FAILED: 'bad', SKIPPED: '' } as const

/** Whether a webhook sends. */
export const WebhookBadge = ({ of }: { readonly of: keyof typeof tones }) => (
  <span className={`badge ${tones[of]}`}>{statusText(of)}</span>
)

/** What became of a delivery. */
export const DeliveryBadge = ({ of }: { readonly of: keyof typeof deliveryTones }) => (
  <span className={`badge ${deliveryTones[of]}`}>{deliveryText(of)}</span>
)

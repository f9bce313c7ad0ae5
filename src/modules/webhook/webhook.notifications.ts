import { defineNotification, toThoseWho } from '../../contract/notification.ts'

const webhookDisabled = defineNotification({
  kind: 'webhook.disabled',
  title: { en: 'A webhook was disabled', zh: 'Webhook 已停用' },
  text: { en: 'A webhook was disabled, for it cannot be delivered', zh: '一个 Webhook 因无法投递而被停用' },
  topics: ['webhook.disabled'],
  about: ({ payload }) => ({ type: 'Webhook', id: payload.webhookId }),
  to: toThoseWho('manage'),
  once: 'day',
})

export const webhookNotifications = [webhookDisabled]

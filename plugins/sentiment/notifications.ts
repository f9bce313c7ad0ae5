import { defineNotification, toOwner } from 'rapport-crm/sdk'

const alert = defineNotification({
  kind: 'sentiment.alert',
  title: { en: 'The mood of a customer of yours turned negative', zh: '您的客户情绪转为负面' },
  text: { en: 'The mood of a customer turned negative', zh: '一位客户的情绪转为负面' },
  topics: ['sentiment.changed'],
  when: ({ payload }) => payload.isAlert && payload.mood === 'NEGATIVE',
  about: ({ payload }) => ({ type: 'Customer', id: payload.customerId, customerId: payload.customerId }),
  to: toOwner(({ payload }) => payload.customerId),
  once: 'day',
})

export const notifications = [alert]

import { defineNotification, toOwner } from 'rapport-crm/sdk'

/** One a day for each owner: a new model can move half of the customers at once. */
const moves = defineNotification({
  kind: 'segmentation.moves',
  title: { en: 'Customers of yours moved between segments', zh: '您的客户在分群之间移动' },
  text: { en: 'Moves of your customers between segments: {count}', zh: '您的客户在分群之间移动 {count} 次' },
  topics: ['segmentation.membership-changed'],
  when: ({ payload }) => payload.from !== null,
  to: toOwner(({ payload }) => payload.customerId),
  once: 'day',
})

export const notifications = [moves]

import { words } from '../../words/words.ts'

/** Keys of the core in words. */
export const kinds = words({
  en: {
    interaction: {
      CALL: 'Call',
      CHAT: 'Chat',
      EMAIL: 'E-mail',
      MEETING: 'Meeting',
      NOTE: 'Note',
      SOCIAL: 'Social media',
      SUPPORT: 'Support',
      SURVEY: 'Survey',
      VISIT: 'Visit',
    },
    direction: { INBOUND: 'from the customer', OUTBOUND: 'from us', INTERNAL: 'internal' },
    order: {
      PENDING: 'Pending',
      PLACED: 'Placed',
      PAID: 'Paid',
      FULFILLED: 'Fulfilled',
      CANCELLED: 'Cancelled',
      REFUNDED: 'Refunded',
    },
    trend: { UP: 'rising', DOWN: 'falling', FLAT: 'steady', NEW: 'new' },
  },
  zh: {
    interaction: {
      CALL: '电话',
      CHAT: '聊天',
      EMAIL: '邮件',
      MEETING: '会议',
      NOTE: '备注',
      SOCIAL: '社交媒体',
      SUPPORT: '支持',
      SURVEY: '调查',
      VISIT: '拜访',
    },
    direction: { INBOUND: '来自客户', OUTBOUND: '来自我方', INTERNAL: '内部' },
    order: {
      PENDING: '待处理',
      PLACED: '已下单',
      PAID: '已付款',
      FULFILLED: '已完成',
      CANCELLED: '已取消',
      REFUNDED: '已退款',
    },
    trend: { UP: '上升', DOWN: '下降', FLAT: '平稳', NEW: '新' },
  },
})

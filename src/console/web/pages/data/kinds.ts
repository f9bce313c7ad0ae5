import { words } from '../../words/words.ts'

export const importWords = words({
  en: {
    types: {
      CUSTOMERS: 'Customers',
      ORDERS: 'Orders',
      ORDER_LINES: 'Order lines',
      INTERACTIONS: 'Interactions',
      OPPORTUNITIES: 'Opportunities',
    },
    states: { QUEUED: 'Waiting', APPLYING: 'Under way', SUCCEEDED: 'Done', FAILED: 'Failed' },
    result: (inserted: string, updated: string, duplicates: string) =>
      `${inserted} new, ${updated} updated, ${duplicates} unchanged`,
    rejected: (n: string) => `${n} refused`,
  },
  zh: {
    types: { CUSTOMERS: '客户', ORDERS: '订单', ORDER_LINES: '订单明细', INTERACTIONS: '互动', OPPORTUNITIES: '商机' },
    states: { QUEUED: '排队中', APPLYING: '进行中', SUCCEEDED: '完成', FAILED: '失败' },
    result: (inserted, updated, duplicates) => `新增 ${inserted}，更新 ${updated}，未变 ${duplicates}`,
    rejected: (n) => `拒绝 ${n}`,
  },
})

export const importTypes = ['CUSTOMERS', 'ORDERS', 'ORDER_LINES', 'INTERACTIONS', 'OPPORTUNITIES'] as const
export type ImportType = (typeof importTypes)[number]

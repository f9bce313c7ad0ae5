import * as format from '../format/format.ts'
import { fieldWords } from './fields.ts'
import { words } from './words.ts'

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
    lifecycle: { VISITOR: 'Visitor', LEAD: 'Lead', CUSTOMER: 'Customer', FORMER: 'Former' },
    outcome: { OPEN: 'Open', WON: 'Won', LOST: 'Lost' },
    band: { VERY_LOW: 'Very low', LOW: 'Low', MEDIUM: 'Medium', HIGH: 'High', VERY_HIGH: 'Very high' },
    scoreStatus: {
      OK: 'Computed',
      INSUFFICIENT_DATA: 'Too little data',
      STALE: 'Outdated',
      WITHHELD_CONSENT: 'No consent',
    },
    sentiment: { NEGATIVE: 'Negative', NEUTRAL: 'Neutral', POSITIVE: 'Positive', MIXED: 'Mixed' },
    taskKind: { TODO: 'To-do', CALL: 'Call', EMAIL: 'E-mail', MEETING: 'Meeting', VISIT: 'Visit' },
    priority: { LOW: 'Low', NORMAL: 'Normal', HIGH: 'High', URGENT: 'Urgent' },
    taskStatus: { OPEN: 'Open', DONE: 'Done', CANCELLED: 'Cancelled' },
    caseStatus: {
      NEW: 'New',
      OPEN: 'Open',
      PENDING: 'Waiting for the customer',
      RESOLVED: 'Resolved',
      CLOSED: 'Closed',
    },
    slaState: { RUNNING: 'In time', DUE_SOON: 'Due soon', PAUSED: 'Stands still', BREACHED: 'Late', MET: 'Kept' },
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
    lifecycle: { VISITOR: '访客', LEAD: '线索', CUSTOMER: '客户', FORMER: '前客户' },
    outcome: { OPEN: '进行中', WON: '赢单', LOST: '输单' },
    band: { VERY_LOW: '很低', LOW: '低', MEDIUM: '中', HIGH: '高', VERY_HIGH: '很高' },
    scoreStatus: { OK: '已计算', INSUFFICIENT_DATA: '数据不足', STALE: '已过期', WITHHELD_CONSENT: '未同意处理' },
    sentiment: { NEGATIVE: '负面', NEUTRAL: '中性', POSITIVE: '正面', MIXED: '混合' },
    taskKind: { TODO: '待办', CALL: '电话', EMAIL: '邮件', MEETING: '会议', VISIT: '拜访' },
    priority: { LOW: '低', NORMAL: '普通', HIGH: '高', URGENT: '紧急' },
    taskStatus: { OPEN: '待办', DONE: '已完成', CANCELLED: '已取消' },
    caseStatus: { NEW: '新建', OPEN: '处理中', PENDING: '等待客户', RESOLVED: '已解决', CLOSED: '已关闭' },
    slaState: { RUNNING: '未超时', DUE_SOON: '即将到期', PAUSED: '暂停计时', BREACHED: '已超时', MET: '已达成' },
    trend: { UP: '上升', DOWN: '下降', FLAT: '平稳', NEW: '新' },
  },
})

/** The words of a key by the enum of the graph that it belongs to; those of the key itself where it has none of its own. */
export const keyText = (type: string, key: string): string => {
  const { interaction, direction, order, lifecycle, outcome, band, scoreStatus, sentiment, ...task } = kinds()
  const known: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    InteractionKind: interaction,
    Direction: direction,
    OrderStatus: order,
    Lifecycle: lifecycle,
    StageOutcome: outcome,
    ScoreBand: band,
    ScoreStatus: scoreStatus,
    SentimentLabel: sentiment,
    TaskKind: task.taskKind,
    Priority: task.priority,
    TaskStatus: task.taskStatus,
    CaseStatus: task.caseStatus,
    SlaState: task.slaState,
    CustomerKind: fieldWords().kinds,
  }
  return known[type]?.[key] ?? format.keyWords(key)
}

import { readCountry } from '../../../core/country.ts'
import { normalised, Refusal, type ReadCell } from './field.ts'

/** One of the keys in any case, or one of their synonyms. */
const choice = (names: Readonly<Record<string, readonly string[]>>): ReadCell => {
  const keyOf = new Map(
    Object.entries(names).flatMap(([key, others]) => [key, ...others].map((name) => [normalised(name), key] as const)),
  )
  const refusal = new Refusal('UNKNOWN_ENUM', `expected one of ${Object.keys(names).join(', ')}`)
  return (text) => keyOf.get(text) ?? keyOf.get(normalised(text)) ?? keyOf.get(normalised(bareWord(text))) ?? refusal
}

/** A word without what systems put around it: `wc-completed`, `OrderStatus.PAID`, `3 - Closed`. */
const bareWord = (text: string): string => text.replace(/^(?:wc-|[\p{L}]+\.(?=\p{L})|\d+\s*[-.:)]\s*)/iu, '')

export const customerKind = choice({
  PERSON: ['individual', 'private', 'consumer', 'b2c', 'privat', 'privatperson', '个人'],
  ORGANISATION: ['organization', 'company', 'business', 'b2b', 'firma', 'unternehmen', 'organisation', '公司', '企业'],
})

export const lifecycle = choice({
  VISITOR: ['subscriber', 'besucher', 'visitor', '访客'],
  LEAD: [
    ...['prospect', 'mql', 'sql', 'marketing qualified lead', 'sales qualified lead', 'qualified lead', 'qualified'],
    ...['opportunity', 'new', 'contacted', 'interessent', '线索', '潜在客户', '意向客户'],
  ],
  CUSTOMER: ['client', 'active', 'evangelist', 'won', 'kunde', 'aktiv', 'bestandskunde', '客户', '成交客户', '老客户'],
  FORMER: ['churned', 'inactive', 'lost', 'former customer', 'ex-customer', 'ehemalig', 'inaktiv', '流失', '流失客户'],
})

export const orderStatus = choice({
  PENDING: [
    ...['open', 'processing', 'on hold', 'unpaid', 'pending payment', 'awaiting payment', 'payment pending', 'draft'],
    ...['checkout-draft', 'in progress', 'offen', 'in bearbeitung', '待处理', '待付款', '等待买家付款', '未付款'],
  ],
  PLACED: ['new', 'created', 'confirmed', 'approved', 'accepted', 'ordered', 'bestellt', 'neu', '已下单', '已确认'],
  PAID: [
    ...['authorized', 'succeeded', 'success', 'captured', 'settled', 'invoiced', 'partially refunded', 'in transit'],
    ...[
      'partially shipped',
      'ready to ship',
      'awaiting shipment',
      'awaiting fulfillment',
      'bezahlt',
      'teilweise erstattet',
    ],
    ...['已付款', '已支付', '支付成功', '付款成功', '买家已付款', '买家已付款，等待卖家发货', '待发货', '等待卖家发货'],
  ],
  FULFILLED: [
    ...[
      'shipped',
      'delivered',
      'delivered to customer',
      'delivered to buyer',
      'shipped - delivered to buyer',
      'dispatched',
    ],
    ...[
      'complete',
      'completed',
      'closed',
      'done',
      'finished',
      'picked up',
      'received',
      'versendet',
      'versandt',
      'geliefert',
    ],
    ...[
      'zugestellt',
      'abgeschlossen',
      'erledigt',
      '已发货',
      '卖家已发货',
      '卖家已发货，等待买家确认',
      '已签收',
      '已收货',
      '已完成',
      '交易成功',
      '完成',
    ],
  ],
  CANCELLED: [
    ...['canceled', 'cancelled by customer', 'canceled by customer', 'cancelled by buyer', 'cancelled by seller'],
    ...[
      'void',
      'voided',
      'failed',
      'declined',
      'rejected',
      'expired',
      'abandoned',
      'unavailable',
      'trash',
      'payment failed',
    ],
    ...[
      'storniert',
      'abgebrochen',
      'fehlgeschlagen',
      'abgelehnt',
      '已取消',
      '已关闭',
      '交易关闭',
      '交易取消',
      '支付失败',
    ],
  ],
  REFUNDED: [
    ...[
      'returned',
      'chargeback',
      'charged back',
      'fully refunded',
      'returned to seller',
      'shipped - returned to seller',
    ],
    ...['erstattet', 'zurückgegeben', 'retourniert', 'retoure', '已退款', '退款成功', '已退货'],
  ],
})

export const interactionKind = choice({
  CALL: [
    'phone',
    'logged call',
    'inbound call',
    'outbound call',
    'phone call',
    'telephone',
    'anruf',
    'telefon',
    '电话',
  ],
  EMAIL: ['mail', 'logged email', 'sent email', 'email sent', 'incoming email', 'e-mail', '邮件', '电子邮件'],
  MEETING: ['appointment', 'demo', 'logged meeting', 'video call', 'besprechung', 'termin', '会议'],
  CHAT: ['message', 'sms', 'whatsapp', 'wechat', '聊天', '微信'],
  VISIT: ['web visit', 'page view', 'besuch', '拜访', '访问'],
  SOCIAL: ['social media', '社交'],
  SURVEY: ['feedback', 'review', 'nps', 'umfrage', '调查', '评价'],
  SUPPORT: ['ticket', 'case', 'complaint', 'anfrage', '工单', '投诉'],
  NOTE: ['memo', 'comment', 'task', 'to-do', 'todo', 'notiz', '备注'],
})

export const direction = choice({
  INBOUND: ['in', 'incoming', 'received', 'eingehend', '呼入', '收到'],
  OUTBOUND: ['out', 'outgoing', 'sent', 'ausgehend', '呼出', '发出'],
  INTERNAL: ['intern', '内部'],
})

export const taskKind = choice({
  TODO: ['to-do', 'task', 'other', 'aufgabe', '待办', '任务'],
  CALL: ['phone', 'phone call', 'telephone', 'anruf', '电话'],
  EMAIL: ['mail', 'e-mail', '邮件', '电子邮件'],
  MEETING: ['appointment', 'demo', 'video call', 'besprechung', 'termin', '会议'],
  VISIT: ['besuch', '拜访'],
})

export const priority = choice({
  LOW: ['niedrig', '低'],
  NORMAL: ['medium', 'none', 'mittel', '中', '普通'],
  HIGH: ['hoch', '高'],
  URGENT: ['highest', 'critical', 'dringend', '紧急'],
})

export const caseStatus = choice({
  NEW: ['submitted', 'unassigned', 'neu', '新建'],
  OPEN: ['in progress', 'working', 'escalated', 'reopened', 'offen', 'in bearbeitung', '处理中', '进行中'],
  PENDING: ['on hold', 'waiting', 'waiting on customer', 'waiting on contact', 'hold', 'wartend', '等待客户', '暂停'],
  RESOLVED: ['solved', 'fixed', 'done', 'gelöst', 'erledigt', '已解决'],
  CLOSED: ['completed', 'archived', 'geschlossen', '已关闭'],
})

export const taskStatus = choice({
  OPEN: [
    ...['not started', 'new', 'to do', 'todo', 'in progress', 'waiting', 'waiting on someone else', 'deferred'],
    ...['offen', 'nicht begonnen', 'in bearbeitung', '未开始', '进行中', '待办', '等待'],
  ],
  DONE: ['completed', 'complete', 'closed', 'finished', 'erledigt', 'abgeschlossen', '已完成', '完成'],
  CANCELLED: ['canceled', 'abgebrochen', 'storniert', '已取消'],
})

/** An ISO 3166-1 alpha-2 code, or a country's name. */
export const country: ReadCell = (text) =>
  readCountry(text) ??
  new Refusal('BAD_VALUE', 'expected an ISO 3166-1 alpha-2 code such as DE, or the name of a country')

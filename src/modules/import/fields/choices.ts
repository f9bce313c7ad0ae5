import { readCountry } from '../../../core/country.ts'
import { normalised, Refusal, type ReadCell } from './field.ts'

/** One of the keys, written as such in any case or by one of its other names. */
export const choice = (names: Readonly<Record<string, readonly string[]>>): ReadCell => {
  const keyOf = new Map(
    Object.entries(names).flatMap(([key, others]) => [key, ...others].map((name) => [normalised(name), key] as const)),
  )
  const refusal = new Refusal('UNKNOWN_ENUM', `expected one of ${Object.keys(names).join(', ')}`)
  return (text) => keyOf.get(text) ?? keyOf.get(normalised(text)) ?? refusal
}

export const customerKind = choice({
  PERSON: ['individual', 'private', 'consumer', 'b2c', 'privat', 'privatperson', '个人'],
  ORGANISATION: ['organization', 'company', 'business', 'b2b', 'firma', 'unternehmen', 'organisation', '公司', '企业'],
})

export const lifecycle = choice({
  VISITOR: ['subscriber', 'besucher', '访客'],
  LEAD: ['prospect', 'mql', 'sql', 'interessent', '线索', '潜在客户'],
  CUSTOMER: ['client', 'active', 'kunde', '客户'],
  FORMER: ['churned', 'inactive', 'lost', 'ehemalig', '流失'],
})

export const orderStatus = choice({
  PENDING: ['open', 'processing', 'on hold', 'unpaid', 'offen', '待处理', '待付款'],
  PLACED: ['new', 'created', 'confirmed', 'bestellt', '已下单'],
  PAID: ['authorized', 'bezahlt', '已付款'],
  FULFILLED: [
    'shipped',
    'delivered',
    'complete',
    'completed',
    'closed',
    'done',
    'versendet',
    'geliefert',
    '已发货',
    '已完成',
  ],
  CANCELLED: ['canceled', 'void', 'voided', 'failed', 'storniert', '已取消'],
  REFUNDED: ['returned', 'chargeback', 'erstattet', '已退款'],
})

export const interactionKind = choice({
  CALL: ['phone', 'phone call', 'telephone', 'anruf', 'telefon', '电话'],
  EMAIL: ['mail', 'e-mail', '邮件', '电子邮件'],
  MEETING: ['appointment', 'demo', 'besprechung', 'termin', '会议'],
  CHAT: ['message', 'sms', 'whatsapp', 'wechat', '聊天', '微信'],
  VISIT: ['web visit', 'page view', 'besuch', '拜访', '访问'],
  SOCIAL: ['social media', '社交'],
  SURVEY: ['feedback', 'review', 'nps', 'umfrage', '调查', '评价'],
  SUPPORT: ['ticket', 'case', 'complaint', 'anfrage', '工单', '投诉'],
  NOTE: ['memo', 'comment', 'task', 'notiz', '备注'],
})

export const direction = choice({
  INBOUND: ['in', 'incoming', 'received', 'eingehend', '呼入', '收到'],
  OUTBOUND: ['out', 'outgoing', 'sent', 'ausgehend', '呼出', '发出'],
  INTERNAL: ['intern', '内部'],
})

/** An ISO 3166-1 alpha-2 code, or a country's name. */
export const country: ReadCell = (text) =>
  readCountry(text) ??
  new Refusal('BAD_VALUE', 'expected an ISO 3166-1 alpha-2 code such as DE, or the name of a country')

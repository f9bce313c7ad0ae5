import * as format from '../../../format/format.ts'
import { words } from '../../../words/words.ts'

const t = words({
  en: {
    readyMade: {
      customers: 'Changes of customers',
      orders: 'Changes of orders',
      deals: 'Changes of deals',
      interactions: 'Interactions',
      scores: 'Changes of scores',
      lists: 'Who joins and leaves lists',
      segments: 'Moves between segments',
      sentiment: 'Changes of sentiment',
      forecasts: 'Changes of forecasts',
    },
    feeds: {
      recordChanged: 'Records',
      scoreChanged: 'Scores',
      customerListChanged: 'Lists of customers',
      segmentMembershipChanged: 'Segments',
      sentimentChanged: 'Sentiment',
      forecastChanged: 'Forecasts',
    },
    statuses: { ENABLED: 'Sending', PAUSED: 'Paused', DISABLED: 'Disabled' },
    deliveries: { PENDING: 'Waiting', DELIVERED: 'Delivered', FAILED: 'Given up', SKIPPED: 'Skipped' },
    answers: {
      '3': 'It redirected, which is not followed: change the URL',
      '400': 'It did not understand the request',
      '401': 'It refused the signature: compare the secret',
      '403': 'It refused the signature or the sender',
      '404': 'It has nothing at this URL',
      '405': 'It takes no POST at this URL',
      '410': 'It wants nothing any more',
      '413': 'The body is too long for it',
      '429': 'It had too many requests; it is left alone for a while',
      '4': 'It refused the request',
      '5': 'It had an error of its own',
    },
    answered: (status: number, what: string) => `${status} · ${what}`,
    problems: {
      ECONNREFUSED: 'Nothing listens at this address',
      ECONNRESET: 'It broke off the connection',
      ENOTFOUND: 'The name of the host is unknown',
      EAI_AGAIN: 'The name of the host could not be looked up',
      EHOSTUNREACH: 'The host cannot be reached',
      ENETUNREACH: 'The network cannot be reached',
      EPIPE: 'It broke off the connection',
      CERT_HAS_EXPIRED: 'Its certificate has expired',
      DEPTH_ZERO_SELF_SIGNED_CERT: 'Its certificate is not signed by anybody known',
      SELF_SIGNED_CERT_IN_CHAIN: 'Its certificate is not signed by anybody known',
      UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'Its certificate is not signed by anybody known',
      ERR_TLS_CERT_ALTNAME_INVALID: 'Its certificate is of another host',
      'the connection failed': 'The connection failed',
      'no answer within 10 s': 'It did not answer within ten seconds',
      'the name of the host stands for an address that is not one of the public internet':
        'The host is not in the public internet, where requests may go',
      'the record is gone, not visible to the key of the webhook, or not asked for any more':
        'The record is gone, not visible to the key, or not asked for any more',
    },
  },
  zh: {
    readyMade: {
      customers: '客户的更改',
      orders: '订单的更改',
      deals: '商机的更改',
      interactions: '互动',
      scores: '分数的变化',
      lists: '名单成员的进出',
      segments: '分群之间的移动',
      sentiment: '情绪的变化',
      forecasts: '预测的变化',
    },
    feeds: {
      recordChanged: '记录',
      scoreChanged: '分数',
      customerListChanged: '客户名单',
      segmentMembershipChanged: '分群',
      sentimentChanged: '情绪',
      forecastChanged: '预测',
    },
    statuses: { ENABLED: '发送中', PAUSED: '已暂停', DISABLED: '已停用' },
    deliveries: { PENDING: '等待中', DELIVERED: '已送达', FAILED: '已放弃', SKIPPED: '已跳过' },
    answers: {
      '3': '对方要求重定向，系统不会跟随：请更改 URL',
      '400': '对方无法理解请求',
      '401': '对方拒绝签名：请核对密钥',
      '403': '对方拒绝签名或发送方',
      '404': '此 URL 上没有内容',
      '405': '此 URL 不接受 POST',
      '410': '对方不再需要任何内容',
      '413': '正文超出对方限制',
      '429': '请求过多，将暂停发送一段时间',
      '4': '对方拒绝了请求',
      '5': '对方自身出错',
    },
    answered: (status, what) => `${status} · ${what}`,
    problems: {
      ECONNREFUSED: '此地址没有服务在监听',
      ECONNRESET: '对方中断了连接',
      ENOTFOUND: '主机名未知',
      EAI_AGAIN: '无法解析主机名',
      EHOSTUNREACH: '无法连接到主机',
      ENETUNREACH: '无法连接到网络',
      EPIPE: '对方中断了连接',
      CERT_HAS_EXPIRED: '对方的证书已过期',
      DEPTH_ZERO_SELF_SIGNED_CERT: '对方的证书未由可信机构签发',
      SELF_SIGNED_CERT_IN_CHAIN: '对方的证书未由可信机构签发',
      UNABLE_TO_VERIFY_LEAF_SIGNATURE: '对方的证书未由可信机构签发',
      ERR_TLS_CERT_ALTNAME_INVALID: '对方的证书属于其他主机',
      'the connection failed': '连接失败',
      'no answer within 10 s': '十秒内没有回应',
      'the name of the host stands for an address that is not one of the public internet':
        '主机不在可发送请求的公共互联网中',
      'the record is gone, not visible to the key of the webhook, or not asked for any more':
        '记录已不存在、密钥不可见或不再请求',
    },
  },
})

const among = (texts: object, key: string): string | undefined => (texts as Readonly<Record<string, string>>)[key]

export const readyMadeText = (name: string): string => among(t().readyMade, name) ?? format.keyWords(name)
/** A feed by its subscription field; one of a plugin that has no words here by that name. */
export const feedText = (feed: string): string => among(t().feeds, feed) ?? feed
export const deliveryText = (status: keyof ReturnType<typeof t>['deliveries']): string => t().deliveries[status]
export const statusText = (status: keyof ReturnType<typeof t>['statuses']): string => t().statuses[status]

/** Why a request failed, or a delivery was not sent: in words that are here, else as the server says it. */
export const problemText = (problem: string): string => {
  const status = /^the receiver answered with the status (\d{3})$/.exec(problem)?.[1]
  return status === undefined ? (among(t().problems, problem) ?? problem) : answerText(Number(status))
}

/** What a receiver means by the status of its answer. */
export const answerText = (status: number): string => {
  if (status >= 200 && status <= 299) return String(status)
  const key = String(status)
  const what = among(t().answers, key) ?? among(t().answers, key.charAt(0))
  return what === undefined ? key : t().answered(status, what)
}

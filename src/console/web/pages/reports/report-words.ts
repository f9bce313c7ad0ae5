import * as format from '../../format/format.ts'
import type { ReportDimension, ReportMoment, ReportSubject, ReportUnit } from '../../generated/operations.ts'
import { fieldWords } from '../../words/fields.ts'
import { keyText } from '../../words/kinds.ts'
import { words } from '../../words/words.ts'
import type { ChartKind } from './search.ts'

const t = words({
  en: {
    subjects: {
      CUSTOMERS: 'Customers',
      ORDERS: 'Orders',
      ORDER_LINES: 'Sold products',
      OPPORTUNITIES: 'Deals',
      INTERACTIONS: 'Interactions',
      SCORES: 'Scores',
    },
    counts: {
      CUSTOMERS: 'Number of customers',
      ORDERS: 'Number of orders',
      ORDER_LINES: 'Number of order lines',
      OPPORTUNITIES: 'Number of deals',
      INTERACTIONS: 'Number of interactions',
      SCORES: 'Number of scores',
    },
    functions: { SUM: 'Sum', AVERAGE: 'Average', MEDIAN: 'Median' },
    figures: {
      TOTAL: 'order totals',
      LINE_TOTAL: 'what was sold',
      QUANTITY: 'quantities',
      AMOUNT: 'amounts',
      PROBABILITY: 'probabilities',
      VALUE: 'values',
      CHANGE: 'changes',
      SPENT: 'what they spent',
      PURCHASES: 'purchases',
    },
    measure: (name: string, figure: string) => `${name} of ${figure}`,
    dimensions: {
      CUSTOMER_KIND: 'Person or organisation',
      CUSTOMER_COUNTRY: 'Country',
      CUSTOMER_LANGUAGE: 'Language of the customer',
      CUSTOMER_LIFECYCLE: 'Lifecycle stage',
      CUSTOMER_OWNER: 'Owner of the customer',
      CUSTOMER_ORGANISATION: 'Organisation',
      CUSTOMER_INDUSTRY: 'Industry',
      CUSTOMER: 'Customer',
      PRODUCT: 'Product',
      CURRENCY: 'Currency',
      STATUS: 'Status',
      OWNER: 'Owner of the deal',
      STAGE: 'Stage',
      PIPELINE: 'Pipeline',
      OUTCOME: 'Outcome',
      KIND: 'Kind',
      CHANNEL: 'Channel',
      DIRECTION: 'Direction',
      LANGUAGE: 'Language of the text',
      SCORE_KIND: 'Kind of score',
      BAND: 'Band',
      SEGMENT: 'Segment',
      SENTIMENT: 'Sentiment',
    },
    units: { DAY: 'Day', WEEK: 'Week', MONTH: 'Month', QUARTER: 'Quarter', YEAR: 'Year' },
    last: {
      DAY: (n: number) => (n === 1 ? 'today' : `last ${n} days`),
      WEEK: (n: number) => (n === 1 ? 'this week' : `last ${n} weeks`),
      MONTH: (n: number) => (n === 1 ? 'this month' : `last ${n} months`),
      QUARTER: (n: number) => (n === 1 ? 'this quarter' : `last ${n} quarters`),
      YEAR: (n: number) => (n === 1 ? 'this year' : `last ${n} years`),
    },
    moments: {
      CREATED_AT: 'by when it was added',
      PLACED_AT: 'by when it was placed',
      OCCURRED_AT: 'by when it happened',
      CLOSED_AT: 'by when it was closed',
      EXPECTED_CLOSE_ON: 'by when it is expected to close',
      CHANGED_AT: 'by when it last changed',
    },
    charts: { bar: 'Bars', stacked: 'Stacked', line: 'Lines' },
    none: 'None',
    by: (measure: string, names: string) => `${measure} by ${names}`,
    and: ' and ',
    quarter: (n: number, year: number) => `Q${n} ${year}`,
    week: (day: string) => `Week of ${day}`,
  },
  zh: {
    subjects: {
      CUSTOMERS: '客户',
      ORDERS: '订单',
      ORDER_LINES: '售出产品',
      OPPORTUNITIES: '商机',
      INTERACTIONS: '互动',
      SCORES: '分数',
    },
    counts: {
      CUSTOMERS: '客户数',
      ORDERS: '订单数',
      ORDER_LINES: '订单明细数',
      OPPORTUNITIES: '商机数',
      INTERACTIONS: '互动数',
      SCORES: '分数个数',
    },
    functions: { SUM: '合计', AVERAGE: '平均', MEDIAN: '中位数' },
    figures: {
      TOTAL: '订单总额',
      LINE_TOTAL: '销售额',
      QUANTITY: '数量',
      AMOUNT: '金额',
      PROBABILITY: '概率',
      VALUE: '分值',
      CHANGE: '变化',
      SPENT: '消费额',
      PURCHASES: '购买次数',
    },
    measure: (name, figure) => `${figure}${name}`,
    dimensions: {
      CUSTOMER_KIND: '个人或机构',
      CUSTOMER_COUNTRY: '国家',
      CUSTOMER_LANGUAGE: '客户语言',
      CUSTOMER_LIFECYCLE: '生命周期',
      CUSTOMER_OWNER: '客户负责人',
      CUSTOMER_ORGANISATION: '机构',
      CUSTOMER_INDUSTRY: '行业',
      CUSTOMER: '客户',
      PRODUCT: '产品',
      CURRENCY: '币种',
      STATUS: '状态',
      OWNER: '商机负责人',
      STAGE: '阶段',
      PIPELINE: '销售管道',
      OUTCOME: '结果',
      KIND: '类型',
      CHANNEL: '渠道',
      DIRECTION: '方向',
      LANGUAGE: '文本语言',
      SCORE_KIND: '分数类型',
      BAND: '等级',
      SEGMENT: '分群',
      SENTIMENT: '情绪',
    },
    units: { DAY: '天', WEEK: '周', MONTH: '月', QUARTER: '季度', YEAR: '年' },
    last: {
      DAY: (n) => (n === 1 ? '今天' : `最近 ${n} 天`),
      WEEK: (n) => (n === 1 ? '本周' : `最近 ${n} 周`),
      MONTH: (n) => (n === 1 ? '本月' : `最近 ${n} 个月`),
      QUARTER: (n) => (n === 1 ? '本季度' : `最近 ${n} 个季度`),
      YEAR: (n) => (n === 1 ? '今年' : `最近 ${n} 年`),
    },
    moments: {
      CREATED_AT: '按添加时间',
      PLACED_AT: '按下单时间',
      OCCURRED_AT: '按发生时间',
      CLOSED_AT: '按关闭时间',
      EXPECTED_CLOSE_ON: '按预计成交日',
      CHANGED_AT: '按最近更改时间',
    },
    charts: { bar: '柱状', stacked: '堆叠', line: '折线' },
    none: '无',
    by: (measure, names) => `${measure}，按${names}`,
    and: '和',
    quarter: (n, year) => `${year} 年第 ${n} 季度`,
    week: (day) => `${day} 起一周`,
  },
})

const own = (names: object, key: string): string =>
  (names as Readonly<Record<string, string>>)[key] ?? format.keyWords(key)

export const subjectText = (of: ReportSubject): string => t().subjects[of]
export const unitText = (unit: ReportUnit): string => t().units[unit]
export const lastText = (unit: ReportUnit, n: number): string => t().last[unit](n)
export const momentText = (moment: ReportMoment): string => t().moments[moment]
export const chartText = (chart: ChartKind): string => t().charts[chart]
/** What a report groups by; what a plugin adds without words here by its key. */
export const dimensionText = (name: string): string => own(t().dimensions, name)

/** `Sum of order totals` of `SUM.TOTAL`. */
export const measureText = (of: ReportSubject, measure: string): string => {
  const [name, only] = measure.split('.')
  const figure = of === 'ORDER_LINES' && only === 'TOTAL' ? 'LINE_TOTAL' : only
  return figure === undefined ? t().counts[of] : t().measure(own(t().functions, name!), own(t().figures, figure))
}

/** `Number of deals by stage and owner of the deal`. */
export const titleText = (of: ReportSubject, measure: string, by: readonly string[]): string => {
  const names = by.map((name) => dimensionText(name).toLowerCase()).join(t().and)
  return names === '' ? measureText(of, measure) : t().by(measureText(of, measure), names)
}

const enums: Partial<Record<ReportDimension, string>> = {
  CUSTOMER_KIND: 'CustomerKind',
  CUSTOMER_LIFECYCLE: 'Lifecycle',
  OUTCOME: 'StageOutcome',
  KIND: 'InteractionKind',
  DIRECTION: 'Direction',
  BAND: 'ScoreBand',
  SENTIMENT: 'SentimentLabel',
}

/** What the records of a group have in common, in words. */
export const keyLabel = (
  of: ReportSubject,
  {
    dimension,
    value,
    label,
  }: { readonly dimension: ReportDimension; readonly value: string | null; readonly label: string | null },
  scoreName: (kind: string) => string,
): string => {
  if (value === null) return t().none
  if (dimension === 'CUSTOMER_COUNTRY') return format.country(value)
  if (dimension === 'CUSTOMER_LANGUAGE' || dimension === 'LANGUAGE') return format.languageName(value)
  if (dimension === 'SCORE_KIND') return scoreName(value)
  if (dimension === 'CUSTOMER' || dimension === 'PRODUCT') return label ?? value
  if (dimension === 'STATUS') return keyText(of === 'SCORES' ? 'ScoreStatus' : 'OrderStatus', value)
  const type = enums[dimension]
  if (type !== undefined) return keyText(type, value)
  return label ?? fieldWords().nobody
}

/** A period by its first day: as long as there is place, or short for an axis. */
export const periodText = (unit: ReportUnit, from: string, isShort = false): string => {
  const [year, month] = from.split('-').map(Number) as [number, number]
  if (unit === 'YEAR') return String(year)
  if (unit === 'QUARTER') return t().quarter(Math.ceil(month / 3), year)
  if (unit === 'MONTH') return isShort ? format.shortMonth(Date.parse(from) / 1_000) : format.month(from)
  if (isShort) return format.shortDay(from)
  return unit === 'WEEK' ? t().week(format.calendarDay(from)) : format.calendarDay(from)
}

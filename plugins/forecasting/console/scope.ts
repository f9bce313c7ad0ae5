import { format, words } from 'rapport-crm/console'
import type { ForecastSeriesListQuery } from './generated/operations.ts'

const t = words({
  en: {
    whole: {
      REVENUE: 'All orders',
      QUANTITY: 'All products',
      PIPELINE_WON: 'All pipelines',
      PIPELINE_EXPECTED: 'All pipelines',
      ACTIVITY: 'All kinds',
    },
    interactions: {
      CALL: 'Calls',
      CHAT: 'Chats',
      EMAIL: 'E-mails',
      MEETING: 'Meetings',
      NOTE: 'Notes',
      SOCIAL: 'Social media',
      SUPPORT: 'Support',
      SURVEY: 'Surveys',
      VISIT: 'Visits',
    },
  },
  zh: {
    whole: {
      REVENUE: '全部订单',
      QUANTITY: '全部产品',
      PIPELINE_WON: '全部管道',
      PIPELINE_EXPECTED: '全部管道',
      ACTIVITY: '全部类型',
    },
    interactions: {
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
  },
})

export type OneSeries = NonNullable<ForecastSeriesListQuery['forecastSeries']>[number]

/** What a series is of, beside its measure. */
export const nameOf = ({ measure, product, pipeline, interactionKind }: OneSeries): string =>
  product?.name ?? pipeline?.name ?? (interactionKind ? t().interactions[interactionKind] : t().whole[measure])

/** A series as the graph is asked for it. */
export const scopeOf = ({ measure, granularity, product, pipeline, interactionKind }: OneSeries) => ({
  measure,
  granularity,
  ...(product ? { productId: product.id } : {}),
  ...(pipeline ? { pipelineId: pipeline.id } : {}),
  ...(interactionKind ? { interactionKind } : {}),
})

const horizons: Readonly<Record<OneSeries['granularity'], readonly number[]>> = {
  DAY: [14, 30],
  WEEK: [8, 13, 26],
  MONTH: [3, 6, 12],
  QUARTER: [2, 4],
}

/** Horizons that can be chosen, in periods. */
export const horizonsOf = ({ granularity }: OneSeries): readonly number[] => horizons[granularity]

/** A period by its first day. */
export const periodText = ({ granularity }: OneSeries, day: string): string =>
  granularity === 'MONTH' ? format.month(day) : format.calendarDay(day)

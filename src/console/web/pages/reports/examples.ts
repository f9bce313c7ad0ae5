import { useViewer } from '../../session/viewer.tsx'
import { writing } from '../../format/writing.ts'
import { words } from '../../words/words.ts'
import type { ReportSearch } from './search.ts'

const t = words({
  en: {
    revenue: 'Revenue by month',
    countries: 'Revenue by month and country',
    deals: 'Open deals by stage and owner',
    closed: 'Deals won and lost by quarter',
    channels: 'Interactions by channel, week by week',
    lifetime: 'Mean lifetime value by segment',
    typical: 'A typical order, month by month',
    newcomers: 'New customers by month and lifecycle stage',
  },
  zh: {
    revenue: '每月收入',
    countries: '每月各国收入',
    deals: '各阶段、各负责人的进行中商机',
    closed: '每季度赢单与输单',
    channels: '每周各渠道互动',
    lifetime: '各分群的平均生命周期价值',
    typical: '每月典型订单金额',
    newcomers: '每月各生命周期阶段的新增客户',
  },
})

/** A report to begin with. */
export interface Example {
  readonly title: string
  readonly search: ReportSearch
}

const bought = [['status', 'in', ['PLACED', 'PAID', 'FULFILLED']]] as const

/** Reports that most teams look at; those about what plugins say only where these run. */
export const useExamples = (): readonly Example[] => {
  const { serverInfo, plugins } = useViewer()
  const runs = (id: string) => plugins.some((plugin) => plugin.id === id && plugin.status === 'ACTIVE')
  const currency = writing.get().currency ?? serverInfo.baseCurrency
  const zone = writing.get().timeZone
  return [
    {
      title: t().revenue,
      search: { of: 'ORDERS', m: 'SUM.TOTAL', unit: 'MONTH', last: 12, zone, f: bought, currency },
    },
    {
      title: t().countries,
      search: {
        of: 'ORDERS',
        m: 'SUM.TOTAL',
        by: ['CUSTOMER_COUNTRY'],
        unit: 'MONTH',
        last: 12,
        zone,
        f: bought,
        currency,
      },
    },
    {
      title: t().typical,
      search: { of: 'ORDERS', m: 'MEDIAN.TOTAL', unit: 'MONTH', last: 12, zone, f: bought, currency },
    },
    {
      title: t().deals,
      search: { of: 'OPPORTUNITIES', m: 'COUNT', by: ['STAGE', 'OWNER'], f: [['stage.outcome', 'in', ['OPEN']]] },
    },
    {
      title: t().closed,
      search: {
        of: 'OPPORTUNITIES',
        m: 'COUNT',
        by: ['OUTCOME'],
        unit: 'QUARTER',
        last: 8,
        moment: 'CLOSED_AT',
        zone,
        f: [['stage.outcome', 'in', ['WON', 'LOST']]],
      },
    },
    {
      title: t().channels,
      search: { of: 'INTERACTIONS', m: 'COUNT', by: ['CHANNEL'], unit: 'WEEK', last: 13, zone, chart: 'line' },
    },
    ...(runs('clv') && runs('segmentation')
      ? [
          {
            title: t().lifetime,
            search: {
              of: 'SCORES',
              m: 'AVERAGE.VALUE',
              by: ['SEGMENT'],
              f: [['kind', 'eq', 'clv.value']],
            } satisfies ReportSearch,
          },
        ]
      : []),
    {
      title: t().newcomers,
      search: { of: 'CUSTOMERS', m: 'COUNT', by: ['CUSTOMER_LIFECYCLE'], unit: 'MONTH', last: 12, zone },
    },
  ]
}

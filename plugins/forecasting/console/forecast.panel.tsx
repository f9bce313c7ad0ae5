import { Empty, Page, Problem, Segmented, Skeleton, useData, words } from 'rapport-crm/console'
import { useState } from 'react'
import { ForecastSeriesListDocument } from './generated/operations.ts'
import { OfSeries } from './of-series.tsx'
import { horizonsOf, nameOf, type OneSeries } from './scope.ts'
import './forecast.css'

const t = words({
  en: {
    title: 'Forecast',
    ahead: 'Horizon',
    horizon: (n: number) => `${n} periods ahead`,
    measures: {
      REVENUE: 'Revenue',
      QUANTITY: 'Units sold',
      PIPELINE_WON: 'Won deals',
      PIPELINE_EXPECTED: 'Expected from the pipeline',
      ACTIVITY: 'Activity',
    },
    granularity: { DAY: 'by day', WEEK: 'by week', MONTH: 'by month', QUARTER: 'by quarter' },
    empty: 'No forecasts yet',
    emptyMore: 'Train a forecasting model on the page Models. It needs some months of orders.',
  },
  zh: {
    title: '预测',
    ahead: '预测期数',
    horizon: (n) => `未来 ${n} 期`,
    measures: {
      REVENUE: '收入',
      QUANTITY: '销量',
      PIPELINE_WON: '赢单',
      PIPELINE_EXPECTED: '管道预期',
      ACTIVITY: '活动',
    },
    granularity: { DAY: '按日', WEEK: '按周', MONTH: '按月', QUARTER: '按季' },
    empty: '还没有预测',
    emptyMore: '请在“模型”页训练预测模型；需要数月的订单数据。',
  },
})

const order: readonly OneSeries['measure'][] = ['REVENUE', 'PIPELINE_EXPECTED', 'PIPELINE_WON', 'QUANTITY', 'ACTIVITY']

export const Panel = () => {
  const list = useData(ForecastSeriesListDocument, {})
  const [key, setKey] = useState<string>()
  const [horizon, setHorizon] = useState<number>()
  const all = list.data?.forecastSeries ?? []
  const sorted = all.toSorted((a, b) => order.indexOf(a.measure) - order.indexOf(b.measure))
  const series = sorted.find((one) => one.key === key) ?? sorted[0]
  const choices = series ? horizonsOf(series) : []
  const ahead = horizon !== undefined && choices.includes(horizon) ? horizon : (choices[1] ?? choices[0] ?? 1)
  return (
    <Page
      title={t().title}
      wide
      actions={
        series && (
          <Segmented
            label={t().ahead}
            options={choices.map((n) => [n, t().horizon(n)])}
            value={ahead}
            onChoose={setHorizon}
          />
        )
      }
    >
      {list.error && (
        <div className="page-problem">
          <Problem error={list.error} onRetry={list.reload} />
        </div>
      )}
      {!list.data ? (
        !list.error && (
          <div className="page-body">
            <Skeleton lines={8} />
          </div>
        )
      ) : series ? (
        <div className="forecast">
          <nav className="series-list" aria-label={t().title}>
            {[...Map.groupBy(sorted, ({ measure }) => measure)].map(([measure, members]) => (
              <div key={measure}>
                <div className="caption">{t().measures[measure]}</div>
                {members.map((one) => (
                  <button
                    key={one.key}
                    type="button"
                    aria-current={one.key === series.key}
                    onClick={() => setKey(one.key)}
                  >
                    {nameOf(one)} <span className="muted">{t().granularity[one.granularity]}</span>
                  </button>
                ))}
              </div>
            ))}
          </nav>
          <div className="of-series">
            <OfSeries key={series.key} series={series} horizon={ahead} />
          </div>
        </div>
      ) : (
        <Empty title={t().empty}>
          <p>{t().emptyMore}</p>
        </Empty>
      )}
    </Page>
  )
}

import {
  Empty,
  format,
  gradeText,
  gradeTone,
  Page,
  Problem,
  Reasons,
  Section,
  Series,
  Skeleton,
  useData,
  useLive,
  words,
} from 'rapport-crm/console'
import { useCallback, useMemo, useState } from 'react'
import {
  ForecastChangesDocument,
  ForecastDocument,
  ForecastSeriesListDocument,
  type ForecastQuery,
  type ForecastSeriesListQuery,
} from './generated/operations.ts'
import './forecast.css'

const t = words({
  en: {
    title: 'Forecast',
    horizon: (n: number) => `${n} periods ahead`,
    measures: {
      REVENUE: 'Revenue',
      QUANTITY: 'Units sold',
      PIPELINE_WON: 'Won deals',
      PIPELINE_EXPECTED: 'Pipeline, expected',
      ACTIVITY: 'Activity',
    },
    granularity: { DAY: 'by day', WEEK: 'by week', MONTH: 'by month', QUARTER: 'by quarter' },
    whole: {
      REVENUE: 'All orders',
      QUANTITY: 'All products',
      PIPELINE_WON: 'All pipelines',
      PIPELINE_EXPECTED: 'All pipelines',
      ACTIVITY: 'All kinds',
    },
    happened: 'Happened',
    expected: 'Expected',
    inProgress: 'In progress',
    range: (level: string, from: string, to: string) => `${level}: ${from} to ${to}`,
    chart: (name: string) => `${name}: what happened and what is expected, with its ranges`,
    why: (period: string) => `What makes up ${period}`,
    pick: 'Choose an expected period in the chart to see what makes it up.',
    backtest: 'Backtest',
    metric: 'Figure',
    model: 'This forecast',
    method: 'Method',
    notes: 'What to know',
    metrics: {
      mase: 'Scaled error (1: naive)',
      smape: 'Percentage error',
      'coverage.80': 'Inside the 80 % range',
      'coverage.95': 'Inside the 95 % range',
    },
    empty: 'No forecasts yet',
    emptyMore: 'Train a forecasting model on the page Models; it needs some months of orders.',
    none: 'This series cannot be forecast yet',
    parts: {
      TREND: 'Trend',
      SEASON: 'Season',
      CARRY_OVER: 'Left of the last surprise',
      EVENT: 'Event',
      PROGRESS: 'What has come so far',
    },
  },
  zh: {
    title: '预测',
    horizon: (n) => `未来 ${n} 期`,
    measures: {
      REVENUE: '收入',
      QUANTITY: '销量',
      PIPELINE_WON: '赢单',
      PIPELINE_EXPECTED: '管道预期',
      ACTIVITY: '活动',
    },
    granularity: { DAY: '按日', WEEK: '按周', MONTH: '按月', QUARTER: '按季' },
    whole: {
      REVENUE: '全部订单',
      QUANTITY: '全部产品',
      PIPELINE_WON: '全部管道',
      PIPELINE_EXPECTED: '全部管道',
      ACTIVITY: '全部类型',
    },
    happened: '实际',
    expected: '预期',
    inProgress: '进行中',
    range: (level, from, to) => `${level}：${from} 至 ${to}`,
    chart: (name) => `${name}：实际值、预期值及其区间`,
    why: (period) => `${period} 的构成`,
    pick: '在图中选择一个预期时段以查看其构成。',
    backtest: '回测',
    metric: '指标',
    model: '本预测',
    method: '方法',
    notes: '须知',
    metrics: {
      mase: '缩放误差（1 为朴素法）',
      smape: '百分比误差',
      'coverage.80': '落在 80% 区间内',
      'coverage.95': '落在 95% 区间内',
    },
    empty: '还没有预测',
    emptyMore: '请在“模型”页训练预测模型；需要数月的订单数据。',
    none: '此序列暂时无法预测',
    parts: { TREND: '趋势', SEASON: '季节', CARRY_OVER: '上次意外的余波', EVENT: '事件', PROGRESS: '目前已发生' },
  },
})

type OneSeries = NonNullable<ForecastSeriesListQuery['forecastSeries']>[number]
type Forecast = NonNullable<ForecastQuery['forecast']>

const nameOf = ({ measure, product, pipeline, interactionKind }: OneSeries): string =>
  product?.name ?? pipeline?.name ?? (interactionKind ? format.keyWords(interactionKind) : t().whole[measure])

const scopeOf = ({ measure, granularity, product, pipeline, interactionKind }: OneSeries) => ({
  measure,
  granularity,
  ...(product ? { productId: product.id } : {}),
  ...(pipeline ? { pipelineId: pipeline.id } : {}),
  ...(interactionKind ? { interactionKind } : {}),
})

const secondsOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 1_000
const dayOf = (seconds: number): string => new Date(seconds * 1_000).toISOString().slice(0, 10)

const horizons: Readonly<Record<OneSeries['granularity'], readonly number[]>> = {
  DAY: [14, 30],
  WEEK: [8, 13, 26],
  MONTH: [3, 6, 12],
  QUARTER: [2, 4],
}

const metricText = (name: string, value: number | undefined): string =>
  value === undefined
    ? format.none
    : name.startsWith('coverage')
      ? format.percent(value)
      : name === 'smape'
        ? `${format.number(value, 1)} %`
        : format.measure(value)

const Backtest = ({ forecast }: { readonly forecast: Forecast }) => (
  <table className="table">
    <thead>
      <tr>
        <th>{t().metric}</th>
        <th className="number">{t().model}</th>
        <th className="number">{forecast.baseline?.name}</th>
      </tr>
    </thead>
    <tbody>
      {forecast.metrics.map(({ name, value }) => (
        <tr key={name}>
          <td>{(t().metrics as Readonly<Record<string, string>>)[name] ?? name}</td>
          <td className="number">{metricText(name, value)}</td>
          <td className="number muted">
            {metricText(name, forecast.baseline?.metrics.find((one) => one.name === name)?.value)}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)

const OfSeries = ({ series, horizon }: { readonly series: OneSeries; readonly horizon: number }) => {
  const scope = scopeOf(series)
  const { data, error, reload } = useData(ForecastDocument, { scope, horizon })
  useLive(ForecastChangesDocument, { scope }, { onItem: reload, onGap: reload })
  const [chosen, setChosen] = useState<number>()
  const forecast = data?.forecast
  const currency = forecast?.currency ?? null
  const show = useCallback(
    (value: number) => (currency ? format.amount(value, currency, true) : format.compact(value)),
    [currency],
  )
  const chart = useMemo(() => {
    if (!forecast) return undefined
    const { history, points } = forecast
    const past = history.map(({ value }) => value)
    const blank = (n: number) => Array.from({ length: n }, () => null)
    const bound = (level: number, side: 'lower' | 'upper') => [
      ...blank(history.length - 1),
      // The range opens from the last thing that is known.
      past.at(-1) ?? null,
      ...points.map(({ intervals }) => intervals.find((one) => one.level === level)?.[side] ?? null),
    ]
    return {
      times: [...history, ...points].map(({ startsOn }) => secondsOf(startsOn)),
      lines: [
        { label: t().happened, values: [...past, ...blank(points.length)], color: 'ink' },
        {
          label: t().expected,
          values: [...blank(history.length - 1), past.at(-1) ?? null, ...points.map(({ value }) => value)],
          color: 'k1',
          isDashed: true,
        },
      ],
      bands: [
        { lower: bound(0.95, 'lower'), upper: bound(0.95, 'upper'), color: 'k1', opacity: 0.1 },
        { lower: bound(0.8, 'lower'), upper: bound(0.8, 'upper'), color: 'k1', opacity: 0.16 },
      ],
    }
  }, [forecast])
  if (!forecast || !chart) return error ? <Problem error={error} onRetry={reload} /> : <Skeleton lines={8} />
  if (forecast.points.length === 0)
    return (
      <Empty title={t().none}>
        <p>{forecast.method}</p>
      </Empty>
    )
  const period = (day: string) => (series.granularity === 'MONTH' ? format.month(day) : format.calendarDay(day))
  const first = forecast.history.length
  const at = chosen === undefined || chosen < first ? first : Math.min(chosen, first + forecast.points.length - 1)
  const point = forecast.points[at - first]!
  const exact = (value: number) => (currency ? format.amount(value, currency) : format.measure(value))
  return (
    <>
      <div className="figures">
        <div>
          <div className="caption">
            {period(point.startsOn)} {point.inProgress && <span className="badge accent">{t().inProgress}</span>}
          </div>
          <span className="figure">{exact(point.value)}</span>
        </div>
        {point.intervals.map(({ level, lower, upper }) => (
          <div key={level}>
            <div className="caption">{format.percent(level)}</div>
            <span>
              {exact(lower)} – {exact(upper)}
            </span>
          </div>
        ))}
        {forecast.grade && (
          <div>
            <div className="caption">{t().backtest}</div>
            <span className={`badge ${gradeTone(forecast.grade)}`}>{gradeText(forecast.grade)}</span>
          </div>
        )}
      </div>
      <Series
        label={t().chart(nameOf(series))}
        times={chart.times}
        lines={chart.lines}
        bands={chart.bands}
        height={320}
        chosen={at}
        show={show}
        showTime={(seconds) => period(dayOf(seconds))}
        onChoose={setChosen}
      />
      <div className="pair">
        <Section title={t().why(period(point.startsOn))}>
          <Reasons
            explanation={{
              baseValue: point.base,
              rawValue: point.value,
              residual: point.residual,
              method: t().pick,
              factors: point.contributions.map(({ kind, name, value }) => ({
                feature: `${kind} ${name}`,
                text: kind === 'EVENT' ? name : t().parts[kind],
                contribution: value,
              })),
            }}
            show={show}
          />
        </Section>
        <Section title={t().backtest}>
          <Backtest forecast={forecast} />
        </Section>
      </div>
      <Section title={t().method}>
        <p className="prose">{forecast.method}</p>
        {forecast.notes.length > 0 && (
          <ul className="stack" style={{ marginTop: 12, gap: 4 }}>
            {forecast.notes.map((note) => (
              <li key={note} className="muted">
                {note}
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  )
}

const order: readonly OneSeries['measure'][] = ['REVENUE', 'PIPELINE_EXPECTED', 'PIPELINE_WON', 'QUANTITY', 'ACTIVITY']

export const Panel = () => {
  const { data, error, reload } = useData(ForecastSeriesListDocument, {})
  const [key, setKey] = useState<string>()
  const [horizon, setHorizon] = useState<number>()
  const all = data?.forecastSeries ?? []
  const sorted = all.toSorted((a, b) => order.indexOf(a.measure) - order.indexOf(b.measure))
  const series = sorted.find((one) => one.key === key) ?? sorted[0]
  const choices = series ? horizons[series.granularity] : []
  const ahead = horizon !== undefined && choices.includes(horizon) ? horizon : (choices[1] ?? choices[0] ?? 1)
  return (
    <Page
      title={t().title}
      wide
      actions={
        series && (
          <div className="segmented" role="group" aria-label={t().horizon(ahead)}>
            {choices.map((n) => (
              <button key={n} type="button" aria-pressed={n === ahead} onClick={() => setHorizon(n)}>
                {t().horizon(n)}
              </button>
            ))}
          </div>
        )
      }
    >
      {!data ? (
        <div className="page-body">{error ? <Problem error={error} onRetry={reload} /> : <Skeleton lines={8} />}</div>
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

import { format, Table, words } from 'rapport-crm/console'
import type { ForecastQuery } from './generated/operations.ts'

const t = words({
  en: {
    metric: 'Metric',
    model: 'This forecast',
    metrics: {
      mase: 'Scaled error (1: naive forecast)',
      smape: 'Percentage error',
      'coverage.80': 'Within the 80 % interval',
      'coverage.95': 'Within the 95 % interval',
    },
  },
  zh: {
    metric: '指标',
    model: '本预测',
    metrics: {
      mase: '缩放误差（1 为朴素法）',
      smape: '百分比误差',
      'coverage.80': '落在 80% 区间内',
      'coverage.95': '落在 95% 区间内',
    },
  },
})

const metricText = (name: string, value: number | undefined): string => {
  if (value === undefined) return format.none
  if (name.startsWith('coverage')) return format.percent(value)
  return name === 'smape' ? format.percent(value / 100, 1) : format.measure(value)
}

type Forecast = NonNullable<ForecastQuery['forecast']>

/** How well past forecasts came true, beside the baseline. */
export const Backtest = ({ of: { metrics, baseline } }: { readonly of: Forecast }) => (
  <Table
    of={metrics}
    keyOf={({ name }) => name}
    columns={[
      { title: t().metric, cell: ({ name }) => (t().metrics as Readonly<Record<string, string>>)[name] ?? name },
      { title: t().model, kind: 'number', cell: ({ name, value }) => metricText(name, value) },
      {
        title: baseline?.name,
        kind: 'number',
        cell: ({ name }) => (
          <span className="muted">{metricText(name, baseline?.metrics.find((one) => one.name === name)?.value)}</span>
        ),
      },
    ]}
  />
)

import {
  Empty,
  format,
  gradeText,
  gradeTone,
  Loaded,
  Reasons,
  Section,
  Series,
  useData,
  useLive,
  words,
} from 'rapport-crm/console'
import { useCallback, useMemo, useState } from 'react'
import { Backtest } from './backtest.tsx'
import { ForecastChangesDocument, ForecastDocument, type ForecastQuery } from './generated/operations.ts'
import { nameOf, periodText, scopeOf, type OneSeries } from './scope.ts'

const t = words({
  en: {
    happened: 'Actual',
    expected: 'Forecast',
    inProgress: 'In progress',
    interval: (level: string) => `${level} interval`,
    chart: (name: string) => `${name}: actual values and the forecast with its intervals`,
    why: (period: string) => `What makes up ${period}`,
    pick: 'Choose a period of the forecast in the chart to see what makes it up.',
    backtest: 'Backtest',
    method: 'Method',
    none: 'This series cannot be forecast yet',
    parts: {
      TREND: 'Trend',
      SEASON: 'Season',
      CARRY_OVER: 'Left over from the last surprise',
      EVENT: 'Event',
      PROGRESS: 'Already there',
    },
  },
  zh: {
    happened: '实际',
    expected: '预期',
    inProgress: '进行中',
    interval: (level) => `${level} 区间`,
    chart: (name) => `${name}：实际值、预测值及其区间`,
    why: (period) => `${period} 的构成`,
    pick: '在图中选择一个预测时段以查看其构成。',
    backtest: '回测',
    method: '方法',
    none: '此序列暂时无法预测',
    parts: { TREND: '趋势', SEASON: '季节', CARRY_OVER: '上次意外的余波', EVENT: '事件', PROGRESS: '目前已发生' },
  },
})

type Forecast = NonNullable<ForecastQuery['forecast']>

const secondsOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 1_000
const dayOf = (seconds: number): string => new Date(seconds * 1_000).toISOString().slice(0, 10)

/** One series: what happened, what is expected, why, and how well that has worked before. */
export const OfSeries = ({ series, horizon }: { readonly series: OneSeries; readonly horizon: number }) => {
  const scope = scopeOf(series)
  const answer = useData(ForecastDocument, { scope, horizon })
  useLive(ForecastChangesDocument, { scope }, { onItem: answer.reload, onGap: answer.reload })
  return (
    <Loaded of={answer} lines={8}>
      {({ forecast }) => forecast && <Outlook forecast={forecast} series={series} />}
    </Loaded>
  )
}

const Outlook = ({ forecast, series }: { readonly forecast: Forecast; readonly series: OneSeries }) => {
  const [chosen, setChosen] = useState<number>()
  const { currency } = forecast
  const show = useCallback(
    (value: number) => (currency ? format.amount(value, currency, true) : format.compact(value)),
    [currency],
  )
  const chart = useMemo(() => {
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
  if (forecast.points.length === 0)
    return (
      <Empty title={t().none}>
        <p>{forecast.method}</p>
      </Empty>
    )
  const period = (day: string) => periodText(series, day)
  const first = forecast.history.length
  const at = chosen === undefined || chosen < first ? first : Math.min(chosen, first + forecast.points.length - 1)
  const point = forecast.points.at(at - first)!
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
            <div className="caption">{t().interval(format.percent(level))}</div>
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
          <Backtest of={forecast} />
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

import { Empty, format, Page, Problem, Section, Segmented, Series, Skeleton, useData, words } from 'rapport-crm/console'
import { useCallback, useMemo, useState } from 'react'
import { Alerts } from './alerts.tsx'
import { SentimentTrendDocument } from './generated/operations.ts'
import { Texts } from './texts.tsx'
import './voice.css'

const t = words({
  en: {
    title: 'Voice',
    period: 'Period',
    granularity: { DAY: 'By day', WEEK: 'By week', MONTH: 'By month' },
    chart: 'How customers feel over time: negative and positive texts',
    positive: 'Positive texts',
    negative: 'Negative texts',
    all: 'All texts',
    texts: { DAY: 'Texts of', WEEK: 'Texts of the week from', MONTH: 'Texts of the month from' },
    counts: (n: string, customers: string) => `${n} texts from ${customers} customers`,
    alerts: 'Alerts',
    empty: 'No texts have been read yet',
    emptyMore: 'Train a sentiment model on the page Models. It reads what customers write, in English and Chinese.',
  },
  zh: {
    title: '客户之声',
    period: '时段',
    granularity: { DAY: '按日', WEEK: '按周', MONTH: '按月' },
    chart: '客户情感的变化：负面与正面文本',
    positive: '正面文本',
    negative: '负面文本',
    all: '全部文本',
    texts: { DAY: '当日原话：', WEEK: '当周原话，起于', MONTH: '当月原话，起于' },
    counts: (n, customers) => `${customers} 位客户的 ${n} 条文本`,
    alerts: '警报',
    empty: '还没有读取任何文本',
    emptyMore: '请在“模型”页训练情感模型；它会读取客户的中英文文本。',
  },
})

type Granularity = 'DAY' | 'WEEK' | 'MONTH'
const granularities: readonly Granularity[] = ['DAY', 'WEEK', 'MONTH']
const daysShown: Readonly<Record<Granularity, number>> = { DAY: 60, WEEK: 365, MONTH: 730 }
const dayMs = 86_400_000

const endOf = (at: string, granularity: Granularity): string => {
  const date = new Date(at)
  if (granularity === 'MONTH') date.setUTCMonth(date.getUTCMonth() + 1)
  else date.setUTCDate(date.getUTCDate() + (granularity === 'WEEK' ? 7 : 1))
  return date.toISOString()
}

/** Periods begin with days of UTC, which are the same for every viewer. */
const dayOf = (at: string) => format.calendarDay(at.slice(0, 10))

const count = (value: number) => format.number(value)

export const Panel = () => {
  const [granularity, setGranularity] = useState<Granularity>('WEEK')
  const from = useMemo(
    () => new Date(Math.floor(Date.now() / dayMs) * dayMs - daysShown[granularity] * dayMs).toISOString(),
    [granularity],
  )
  const trend = useData(SentimentTrendDocument, { filter: { granularity, from } })
  const { data } = trend
  const [chosen, setChosen] = useState<number>()
  const points = data?.sentimentTrend ?? []
  const chart = useMemo(
    () => ({
      times: points.map(({ at }) => Date.parse(at) / 1_000),
      lines: [
        { label: t().all, values: points.map((point) => point.count), color: 'line', isBar: true },
        { label: t().negative, values: points.map(({ negative }) => negative), color: 'k2' },
        { label: t().positive, values: points.map(({ positive }) => positive), color: 'k1' },
      ],
    }),
    [data],
  )
  const showTime = useCallback((seconds: number) => dayOf(new Date(seconds * 1_000).toISOString()), [])
  const at = Math.min(chosen ?? points.length - 2, points.length - 1)
  const point = points[Math.max(0, at)]
  return (
    <Page
      title={t().title}
      actions={
        <Segmented
          label={t().period}
          options={granularities.map((name) => [name, t().granularity[name]])}
          value={granularity}
          onChoose={(name) => {
            setGranularity(name)
            setChosen(undefined)
          }}
        />
      }
    >
      {trend.error && <Problem error={trend.error} onRetry={trend.reload} />}
      {!data ? (
        !trend.error && <Skeleton lines={8} />
      ) : point && points.some(({ count: read }) => read > 0) ? (
        <>
          <Series
            label={t().chart}
            times={chart.times}
            lines={chart.lines}
            height={240}
            chosen={Math.max(0, at)}
            show={count}
            showTime={showTime}
            onChoose={setChosen}
          />
          <div className="voice-pair">
            <Section
              title={`${t().texts[granularity]} ${dayOf(point.at)}`}
              aside={t().counts(format.number(point.count), format.number(point.customers))}
            >
              <Texts key={point.at} from={point.at} to={endOf(point.at, granularity)} />
            </Section>
            <Section title={t().alerts}>
              <Alerts />
            </Section>
          </div>
        </>
      ) : (
        <Empty title={t().empty}>
          <p>{t().emptyMore}</p>
        </Empty>
      )}
    </Page>
  )
}

import {
  common,
  Dialog,
  Empty,
  Field,
  Form,
  format,
  Link,
  orToast,
  Page,
  Problem,
  Section,
  Series,
  Skeleton,
  toast,
  useData,
  useDo,
  useLive,
  words,
} from 'rapport-crm/console'
import { useCallback, useMemo, useState, type ReactNode } from 'react'
import {
  AcknowledgeAlertDocument,
  AlertsDocument,
  FeelingChangesDocument,
  SentimentTrendDocument,
  TextsOfPeriodDocument,
  type AlertsQuery,
  type TextsOfPeriodQuery,
} from './generated/operations.ts'
import './voice.css'

const t = words({
  en: {
    title: 'Voice',
    granularity: { DAY: 'By day', WEEK: 'By week', MONTH: 'By month' },
    chart: 'How customers feel over time: negative and positive texts',
    positive: 'Positive texts',
    negative: 'Negative texts',
    all: 'All texts',
    texts: (period: string) => `What was said from ${period}`,
    counts: (n: string, customers: string) => `${n} texts of ${customers} customers`,
    alerts: 'Alerts',
    noAlerts: 'Nobody’s mood has turned for the worse.',
    since: (ago: string) => `turned ${ago}`,
    takeUp: 'Acknowledge',
    takenUp: 'Acknowledged',
    by: (name: string) => `by ${name}`,
    note: 'What is being done about it',
    done: 'The alert was acknowledged',
    noTexts: 'Nothing that was said in this period can be shown',
    empty: 'No texts have been read yet',
    emptyMore: 'Train a sentiment model on the page Models; it reads what customers write, in English and Chinese.',
    label: { NEGATIVE: 'negative', NEUTRAL: 'neutral', POSITIVE: 'positive' },
  },
  zh: {
    title: '客户之声',
    granularity: { DAY: '按日', WEEK: '按周', MONTH: '按月' },
    chart: '客户情感的变化：负面与正面文本',
    positive: '正面文本',
    negative: '负面文本',
    all: '全部文本',
    texts: (period) => `${period} 起的客户原话`,
    counts: (n, customers) => `${customers} 位客户的 ${n} 条文本`,
    alerts: '警报',
    noAlerts: '没有客户的情绪变差。',
    since: (ago) => `${ago}转变`,
    takeUp: '确认处理',
    takenUp: '已确认',
    by: (name) => `由 ${name}`,
    note: '正在采取的措施',
    done: '已确认该警报',
    noTexts: '此时段没有可显示的文本',
    empty: '还没有读取任何文本',
    emptyMore: '请在“模型”页训练情感模型；它会读取客户的中英文文本。',
    label: { NEGATIVE: '负面', NEUTRAL: '中性', POSITIVE: '正面' },
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

type Text = TextsOfPeriodQuery['interactions']['nodes'][number]
type TextWord = NonNullable<Text['sentiment']>['words'][number]

/** The text with the words that moved the reading marked; where they overlap, the strongest. */
const marked = (text: string, found: readonly TextWord[]): ReactNode[] => {
  const chosen: TextWord[] = []
  for (const word of found.toSorted((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution)))
    if (!chosen.some(({ start, end }) => word.start < end && word.end > start)) chosen.push(word)
  const parts: ReactNode[] = []
  let at = 0
  for (const { start, end, contribution } of chosen.toSorted((a, b) => a.start - b.start)) {
    parts.push(text.slice(at, start))
    parts.push(
      <mark key={start} className={contribution < 0 ? 'down' : 'up'} title={format.signed(contribution)}>
        {text.slice(start, end)}
      </mark>,
    )
    at = end
  }
  return [...parts, text.slice(at)]
}

const strongWords = 4

const TextEntry = ({ text: { subject, body, occurredAt, customer, sentiment } }: { readonly text: Text }) => {
  const strongest = (sentiment?.words ?? [])
    .toSorted((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution))
    .slice(0, strongWords)
  return (
    <li className="voice-text">
      <div className="row spread">
        <span className="row">
          <Link className="link truncate" to="/customers/$id" params={{ id: customer.id }}>
            {customer.name}
          </Link>
          {sentiment?.label && (
            <span
              className={`badge ${sentiment.label === 'NEGATIVE' ? 'warn' : sentiment.label === 'POSITIVE' ? 'accent' : ''}`}
            >
              {t().label[sentiment.label]}
            </span>
          )}
        </span>
        <span className="muted" style={{ flex: 'none' }}>
          {format.ago(occurredAt)}
        </span>
      </div>
      {subject && <strong>{subject}</strong>}
      {body && (
        <p>
          {marked(
            body,
            strongest.filter(({ field }) => field === 'BODY'),
          )}
        </p>
      )}
    </li>
  )
}

const Texts = ({ from, to }: { readonly from: string; readonly to: string }) => {
  const { data, error, reload } = useData(TextsOfPeriodDocument, { from, to })
  const [isEvery, setEvery] = useState(false)
  if (!data) return error ? <Problem error={error} onRetry={reload} /> : <Skeleton lines={6} />
  // What says most of how people feel comes first.
  const texts = data.interactions.nodes
    .filter(({ body, sentiment }) => body !== null && sentiment !== null)
    .toSorted((a, b) => Math.abs(b.sentiment?.polarity ?? 0) - Math.abs(a.sentiment?.polarity ?? 0))
  if (texts.length === 0) return <p className="muted">{t().noTexts}</p>
  const few = 8
  return (
    <>
      <ul>
        {(isEvery ? texts : texts.slice(0, few)).map((text) => (
          <TextEntry key={text.id} text={text} />
        ))}
      </ul>
      {!isEvery && texts.length > few && (
        <button type="button" className="button" onClick={() => setEvery(true)}>
          {common().more}
        </button>
      )}
    </>
  )
}

type Alert = NonNullable<AlertsQuery['sentimentAlerts']>['nodes'][number]

const AcknowledgeDialog = ({ alert, onDone, onClose }: { readonly alert: Alert; onDone(): void; onClose(): void }) => {
  const run = useDo()
  return (
    <Dialog title={alert.customer.name} onClose={onClose}>
      <div className="dialog-body">
        <Form
          submit={t().takeUp}
          onSubmit={async ({ note = '' }) => {
            await run(AcknowledgeAlertDocument, { input: { id: alert.id, ...(note ? { note } : {}) } })
            onClose()
            onDone()
            toast(t().done)
          }}
        >
          {alert.interaction.body && <p>{alert.interaction.body}</p>}
          <Field name="note" label={t().note} rows={3} value={alert.note ?? ''} />
        </Form>
      </div>
    </Dialog>
  )
}

const Alerts = () => {
  const { data, error, reload } = useData(AlertsDocument, {})
  const [chosen, setChosen] = useState<Alert>()
  useLive(
    FeelingChangesDocument,
    {},
    { onItem: ({ sentimentChanged }) => sentimentChanged.alert && reload(), onGap: reload },
  )
  if (!data) return error ? <Problem error={error} onRetry={reload} /> : <Skeleton lines={4} />
  const alerts = data.sentimentAlerts?.nodes ?? []
  if (alerts.length === 0) return <p className="muted">{t().noAlerts}</p>
  return (
    <>
      <ul>
        {alerts
          .toSorted((a, b) => Number(a.status === 'ACKNOWLEDGED') - Number(b.status === 'ACKNOWLEDGED'))
          .map((alert) => (
            <li key={alert.id} className="voice-text">
              <div className="row spread">
                <Link className="link truncate" to="/customers/$id" params={{ id: alert.customer.id }}>
                  {alert.customer.name}
                </Link>
                {alert.status === 'OPEN' ? (
                  <button type="button" className="button" onClick={() => setChosen(alert)}>
                    {t().takeUp}
                  </button>
                ) : (
                  <span className="badge good">
                    {t().takenUp} {alert.acknowledgedBy && t().by(alert.acknowledgedBy.name)}
                  </span>
                )}
              </div>
              <span className="muted">
                {[t().since(format.ago(alert.turnedAt)), alert.customer.owner?.name].filter(Boolean).join(' · ')}
              </span>
              {alert.interaction.body && <p>{alert.interaction.body}</p>}
              {alert.note && <p className="muted">{alert.note}</p>}
            </li>
          ))}
      </ul>
      {chosen && <AcknowledgeDialog alert={chosen} onDone={reload} onClose={() => setChosen(undefined)} />}
    </>
  )
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
  const { data, error, reload } = useData(SentimentTrendDocument, { filter: { granularity, from } })
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
        <div className="segmented" role="group" aria-label={t().chart}>
          {granularities.map((name) => (
            <button
              key={name}
              type="button"
              aria-pressed={name === granularity}
              onClick={() => {
                setGranularity(name)
                setChosen(undefined)
              }}
            >
              {t().granularity[name]}
            </button>
          ))}
        </div>
      }
    >
      {!data ? (
        error ? (
          <Problem error={error} onRetry={() => orToast(Promise.resolve(reload()))} />
        ) : (
          <Skeleton lines={8} />
        )
      ) : point ? (
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
              title={t().texts(dayOf(point.at))}
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

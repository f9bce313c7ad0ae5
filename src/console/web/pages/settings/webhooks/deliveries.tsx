import { useEffect, useState } from 'react'
import {
  ReplayWebhookDeliveryDocument,
  WebhookDeliveriesDocument,
  type WebhookDeliveriesQuery,
} from '../../../generated/operations.ts'
import { useData, useDo } from '../../../graph/hooks.ts'
import * as format from '../../../format/format.ts'
import { Dialog } from '../../../parts/dialog.tsx'
import { Section } from '../../../parts/page.tsx'
import { PageTurn } from '../../../parts/page-turn.tsx'
import { Segmented } from '../../../parts/segmented.tsx'
import { Empty, Loaded } from '../../../parts/state.tsx'
import { Table } from '../../../parts/table.tsx'
import { orToast, toast } from '../../../parts/toasts.tsx'
import { words } from '../../../words/words.ts'
import { DeliveryBadge } from './badges.tsx'
import { answerText, deliveryText, problemText } from './words.ts'

const t = words({
  en: {
    title: 'Deliveries',
    all: 'All',
    show: 'Which deliveries',
    none: 'Nothing has been sent yet',
    noneMore: 'What happens from now on will stand here for 30 days. Send a test to see whether it arrives.',
    noneOf: 'None of these',
    event: 'Event',
    happened: 'Happened',
    state: 'State',
    answer: 'Answer',
    attempts: 'Attempts',
    test: 'Test',
    next: (when: string) => `again ${when}`,
    behind: 'waits for an earlier one about the same',
    again: 'Send again',
    queued: 'It will be sent again',
    show1: (topic: string) => `Attempts of ${topic}`,
    when: 'When',
    took: 'Took',
    ms: (n: string) => `${n} ms`,
    noAttempts: 'Nothing was sent.',
    more: 'The ten newest are shown.',
  },
  zh: {
    title: '投递',
    all: '全部',
    show: '显示哪些投递',
    none: '还没有发送任何内容',
    noneMore: '今后发生的事件会在此保留 30 天。可发送测试以确认能否送达。',
    noneOf: '没有符合的投递',
    event: '事件',
    happened: '发生时间',
    state: '状态',
    answer: '回应',
    attempts: '尝试',
    test: '测试',
    next: (when) => `${when}再试`,
    behind: '等待同一对象的前一个投递',
    again: '重新发送',
    queued: '将重新发送',
    show1: (topic) => `${topic} 的尝试`,
    when: '时间',
    took: '耗时',
    ms: (n) => `${n} 毫秒`,
    noAttempts: '没有发送任何内容。',
    more: '仅显示最近十次。',
  },
})

type Delivery = WebhookDeliveriesQuery['webhookDeliveries']['nodes'][number]
const states = ['PENDING', 'FAILED', 'SKIPPED', 'DELIVERED'] as const
type State = (typeof states)[number]

export interface DeliveriesProps {
  /** The webhook. */
  readonly id: string
  /** Goes up when they must be read again. */
  readonly turn: number
  onDone(): void
}

/** What was sent, and what became of it. */
export const Deliveries = ({ id, turn, onDone }: DeliveriesProps) => {
  const [state, setState] = useState<State | 'ALL'>('ALL')
  const [after, setAfter] = useState<string | null>(null)
  const filter = { webhook: { eq: id }, ...(state === 'ALL' ? {} : { status: { eq: state } }) }
  const read = useData(WebhookDeliveriesDocument, { filter, after }, { listed: 'WebhookDelivery' })
  const { reload } = read
  useEffect(() => {
    if (turn > 0) reload()
  }, [turn, reload])
  const [opened, setOpened] = useState<string>()
  const run = useDo()
  const again = async (delivery: Delivery) => {
    await run(ReplayWebhookDeliveryDocument, { input: { id: delivery.id } })
    toast(t().queued)
    onDone()
  }
  const shown = read.data?.webhookDeliveries.nodes.find((one) => one.id === opened)
  return (
    <Section title={t().title}>
      <div className="webhook-filter">
        <Segmented
          label={t().show}
          options={[['ALL', t().all] as const, ...states.map((one) => [one, deliveryText(one)] as const)]}
          value={state}
          onChoose={(next) => {
            setAfter(null)
            setState(next)
          }}
        />
      </div>
      <Loaded of={read} lines={5}>
        {({ webhookDeliveries: { nodes, pageInfo } }) => (
          <>
            {nodes.length === 0 ? (
              <Empty title={state === 'ALL' ? t().none : t().noneOf} small>
                {state === 'ALL' && <p>{t().noneMore}</p>}
              </Empty>
            ) : (
              <DeliveryTable of={nodes} onOpen={setOpened} onAgain={(one) => orToast(again(one))} />
            )}
            <PageTurn after={after} page={pageInfo} onTurn={setAfter} />
          </>
        )}
      </Loaded>
      {shown && <Attempts of={shown} onClose={() => setOpened(undefined)} />}
    </Section>
  )
}

interface DeliveryTableProps {
  readonly of: readonly Delivery[]
  onOpen(id: string): void
  onAgain(delivery: Delivery): void
}

/** What the receiver said last, or why nothing was sent. */
const outcomeOf = ({ problem, attempts: { nodes } }: Delivery): string => {
  if (problem) return problemText(problem)
  const status = nodes[0]?.status
  return status === undefined || status === null ? '' : answerText(status)
}

const whenNext = ({ status, nextAt }: Delivery): string | null => {
  if (status !== 'PENDING') return null
  if (nextAt === null) return t().behind
  return Date.parse(nextAt) > Date.now() ? t().next(format.ago(nextAt)) : null
}

const DeliveryTable = ({ of, onOpen, onAgain }: DeliveryTableProps) => (
  <Table
    of={of}
    keyOf={({ id }) => id}
    columns={[
      {
        title: t().event,
        cell: ({ topic, isTest }) => (
          <>
            <span className="mono">{topic}</span> {isTest && <span className="badge accent">{t().test}</span>}
          </>
        ),
      },
      {
        title: t().happened,
        kind: 'moment',
        cell: ({ eventAt }) => (
          <time dateTime={eventAt} title={format.dateTime(eventAt)}>
            {format.ago(eventAt)}
          </time>
        ),
      },
      { title: t().state, cell: ({ status }) => <DeliveryBadge of={status} /> },
      {
        title: t().answer,
        minWidth: 180,
        cell: (delivery) => (
          <>
            {outcomeOf(delivery)} <span className="muted">{whenNext(delivery)}</span>
          </>
        ),
      },
      {
        title: t().attempts,
        kind: 'number',
        cell: ({ id, topic, attemptCount }) => (
          <button
            type="button"
            className="button quiet"
            aria-label={`${t().show1(topic)}: ${attemptCount}`}
            onClick={() => onOpen(id)}
          >
            {format.number(attemptCount)}
          </button>
        ),
      },
      {
        kind: 'action',
        cell: (delivery) =>
          delivery.status !== 'PENDING' && (
            <button type="button" className="button quiet" onClick={() => onAgain(delivery)}>
              {t().again}
            </button>
          ),
      },
    ]}
  />
)

/** Each request of a delivery, with the beginning of its answer. */
const Attempts = ({ of: { topic, attemptCount, attempts }, onClose }: { readonly of: Delivery; onClose(): void }) => (
  <Dialog title={t().show1(topic)} className="wide-dialog" onClose={onClose}>
    <div className="dialog-body">
      {attempts.nodes.length === 0 ? (
        <p className="muted">{t().noAttempts}</p>
      ) : (
        <>
          <Table
            of={attempts.nodes}
            keyOf={({ at }) => at}
            columns={[
              { title: t().when, kind: 'moment', cell: ({ at }) => format.dateTime(at) },
              { title: t().took, kind: 'number', cell: ({ durationMs }) => t().ms(format.number(durationMs)) },
              {
                title: t().answer,
                minWidth: 220,
                cell: ({ status, problem, answer }) => (
                  <div className="stack">
                    <span>{problem ? problemText(problem) : status === null ? '' : answerText(status)}</span>
                    {answer && <pre className="webhook-answer">{answer}</pre>}
                  </div>
                ),
              },
            ]}
          />
          {attemptCount > attempts.nodes.length && <p className="muted">{t().more}</p>}
        </>
      )}
    </div>
  </Dialog>
)

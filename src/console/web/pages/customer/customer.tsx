import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import {
  CustomerPageDocument,
  CustomerRecordChangesDocument,
  CustomerScoreChangesDocument,
  RestoreCustomerDocument,
} from '../../generated/operations.ts'
import { useData, useDo, useLive } from '../../graph/hooks.ts'
import * as format from '../../format/format.ts'
import { Panel } from '../../panels/panel.tsx'
import { usePanels } from '../../panels/panels.ts'
import { useScoreNames } from '../../panels/score-names.ts'
import { Icon } from '../../parts/icon.tsx'
import { Page, Section } from '../../parts/page.tsx'
import { Empty, Problem, Skeleton } from '../../parts/state.tsx'
import { orToast, toast } from '../../parts/toasts.tsx'
import { useRights, useViewer } from '../../session/viewer.tsx'
import { useShortcuts } from '../../shell/shortcuts.ts'
import { textOf, words } from '../../words/words.ts'
import { LifecycleBadge } from '../customers/lifecycle.tsx'
import { CustomerActions } from './actions.tsx'
import { Audit } from './audit.tsx'
import { EditCustomer } from './edit.tsx'
import { Employments } from './employments.tsx'
import { CustomerFacts } from './facts.tsx'
import { NoteDialog } from './note.tsx'
import { Now } from './now.tsx'
import { Organisation } from './organisation.tsx'
import { Scores } from './scores.tsx'
import { readCustomerSearch, type CustomerSearch } from './search.ts'
import { Timeline } from './timeline.tsx'
import { OpenCases } from '../cases/open-cases.tsx'
import { OpenTasks } from '../tasks/open-tasks.tsx'
import './customer.css'

const t = words({
  en: {
    facts: 'Facts',
    scores: 'Scores',
    tabs: { timeline: 'Timeline', audit: 'Audit' },
    notFound: 'This customer does not exist, or you may not see it',
    isDeleted: 'This customer is deleted.',
    restore: 'Restore',
    back: 'All customers',
    moved: (name: string, value: string, why: string) => `${name} is now ${value}: ${why}`,
  },
  zh: {
    facts: '资料',
    scores: '分数',
    tabs: { timeline: '时间线', audit: '审计' },
    notFound: '此客户不存在，或不在您的可见范围内',
    isDeleted: '此客户已删除。',
    restore: '恢复',
    back: '所有客户',
    moved: (name, value, why) => `${name} 现为 ${value}：${why}`,
  },
})

/** What happened with a customer, and who changed its record. */
const History = ({ id, turn }: { readonly id: string; readonly turn: number }) => {
  const { show, tab } = useSearch({ from: '/customers/$id' })
  const navigate = useNavigate({ from: '/customers/$id' })
  const { may } = useRights()
  const shown = tab === 'audit' && may('audit') ? tab : 'timeline'
  const set = (change: CustomerSearch) =>
    void navigate({ search: (before: CustomerSearch) => readCustomerSearch({ ...before, ...change }), replace: true })
  return (
    <section className="history">
      <div className="tabs" role="tablist">
        {(may('audit') ? (['timeline', 'audit'] as const) : (['timeline'] as const)).map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`tab-${name}`}
            aria-controls="tab-panel"
            aria-selected={shown === name}
            onClick={() => set({ tab: name === 'audit' ? name : undefined })}
          >
            {t().tabs[name]}
          </button>
        ))}
      </div>
      <div id="tab-panel" role="tabpanel" aria-labelledby={`tab-${shown}`}>
        {shown === 'timeline' ? (
          <Timeline id={id} turn={turn} types={show} onTypes={(types) => set({ show: types })} />
        ) : (
          <Audit key={turn} id={id} />
        )}
      </div>
    </section>
  )
}

export const Customer = () => {
  const { id } = useParams({ from: '/customers/$id' })
  const { score: opened } = useSearch({ from: '/customers/$id' })
  const navigate = useNavigate({ from: '/customers/$id' })
  const { data, error, isLoading, reload } = useData(CustomerPageDocument, { id })
  const [dialog, setDialog] = useState<'edit' | 'note'>()
  const [turn, setTurn] = useState(0)
  const run = useDo()
  const { may } = useRights()
  const panels = usePanels('customer.panel')
  const nameOf = useScoreNames()
  const { baseCurrency } = useViewer().serverInfo
  const again = () => {
    reload()
    setTurn((n) => n + 1)
  }
  useLive(CustomerRecordChangesDocument, { filter: { customerIds: [id] } }, { onItem: again, onGap: again })
  useLive(
    CustomerScoreChangesDocument,
    { filter: { subjectIds: [id] } },
    {
      onItem: ({ scoreChanged: { score, cause } }) => {
        again()
        toast(t().moved(nameOf(score.kind), format.scoreValue(score.value, score.unit, baseCurrency), cause.text))
      },
      onGap: again,
    },
  )
  const customer = data?.customer
  useEffect(() => {
    if (customer) document.title = `${customer.name} · Rapport`
  }, [customer?.name])
  useShortcuts({ escape: () => void navigate({ to: '/customers' }) })

  const problem = error && <Problem error={error} onRetry={reload} />
  if (!customer) {
    if (problem && !data) return <div className="page-body">{problem}</div>
    return isLoading ? (
      <div className="page-body">
        <Skeleton lines={8} />
      </div>
    ) : (
      <Empty title={t().notFound}>
        <Link to="/customers" className="button">
          {t().back}
        </Link>
      </Empty>
    )
  }
  const close = () => setDialog(undefined)
  return (
    <Page
      title={customer.name}
      back={{ to: '/customers', label: t().back }}
      note={<LifecycleBadge of={customer.lifecycle} />}
      actions={
        <CustomerActions
          customer={customer}
          onEdit={() => setDialog('edit')}
          onNote={() => setDialog('note')}
          onDone={again}
        />
      }
    >
      {problem}
      {customer.deletedAt !== null && (
        <div className="notice warn">
          <Icon name="trash" />
          <span className="grow">{t().isDeleted}</span>
          {may('delete') && (
            <button
              type="button"
              className="button"
              onClick={() => orToast(run(RestoreCustomerDocument, { input: { id } }).then(again))}
            >
              {t().restore}
            </button>
          )}
        </div>
      )}
      <div className="customer">
        <div className="side-part">
          <Section title={t().facts}>
            <CustomerFacts of={customer} />
          </Section>
          {customer.kind === 'PERSON' ? (
            <Employments of={customer} onDone={again} />
          ) : (
            <Organisation key={id} of={customer} turn={turn} onDone={again} />
          )}
          <div className="panels">
            {panels.map((panel) => (
              <Section key={`${panel.plugin}.${panel.id}`} title={textOf(panel.title)}>
                <Panel panel={panel} id={id} />
              </Section>
            ))}
          </div>
        </div>
        <div className="main-part">
          <Now of={customer} />
          <section className="customer-scores" aria-label={t().scores}>
            <Scores
              id={id}
              scores={customer.scores}
              opened={opened ?? customer.scores[0]?.kind}
              onOpen={(kind) =>
                void navigate({
                  search: (before: CustomerSearch) => readCustomerSearch({ ...before, score: kind }),
                  replace: true,
                })
              }
            />
          </section>
          {customer.deletedAt === null && <OpenCases key={`cases ${id}`} customerId={id} />}
          {customer.deletedAt === null && (
            <OpenTasks
              key={id}
              filter={{ customer: { id: { eq: id } }, status: { eq: 'OPEN' } }}
              first={20}
              customerId={id}
              onChange={() => setTurn((n) => n + 1)}
            />
          )}
          <History id={id} turn={turn} />
        </div>
      </div>
      {dialog === 'edit' && <EditCustomer key={customer.id} customer={customer} onDone={again} onClose={close} />}
      {dialog === 'note' && <NoteDialog id={id} onDone={again} onClose={close} />}
    </Page>
  )
}

import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import {
  CaseChangesDocument,
  CasePageDocument,
  DeleteCaseDocument,
  LogInteractionDocument,
  RestoreCaseDocument,
  SetCaseStatusDocument,
  type CasePageQuery,
  type CaseStatus,
} from '../../generated/operations.ts'
import { useData, useDo, useLive } from '../../graph/hooks.ts'
import * as format from '../../format/format.ts'
import { CustomerLink } from '../../parts/customer-link.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Field, Form } from '../../parts/form.tsx'
import { Menu, MenuItem } from '../../parts/menu.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Page, Section } from '../../parts/page.tsx'
import { Empty, Loaded } from '../../parts/state.tsx'
import { orToast, toast } from '../../parts/toasts.tsx'
import { useRights } from '../../session/viewer.tsx'
import { useShortcuts } from '../../shell/shortcuts.ts'
import { common } from '../../words/common.ts'
import { fieldWords } from '../../words/fields.ts'
import { kinds } from '../../words/kinds.ts'
import { words } from '../../words/words.ts'
import { OpenTasks } from '../tasks/open-tasks.tsx'
import { CaseDialog } from './case-dialog.tsx'
import { Clock } from './clock.tsx'
import './case.css'

const t = words({
  en: {
    back: 'All cases',
    number: (n: string) => `Case ${n}`,
    notFound: 'This case does not exist, or you may not see it',
    facts: 'Facts',
    clock: 'Clock',
    conversation: 'Conversation',
    nothing: 'No contact belongs to this case yet.',
    reply: 'What was said or written',
    as: 'As',
    ways: {
      EMAIL: 'E-mail from us',
      CALL: 'Call from us',
      CHAT: 'Chat from us',
      IN: 'From the customer',
      NOTE: 'Internal note',
    },
    add: 'Add',
    history: 'Status',
    isNow: (status: string) => `The case is now: ${status}`,
    deleted: (n: string) => `Case ${n} was deleted`,
    edit: 'Edit',
    to: (status: string) => `Set to ${status}`,
  },
  zh: {
    back: '所有工单',
    number: (n) => `工单 ${n}`,
    notFound: '此工单不存在，或不在您的可见范围内',
    facts: '资料',
    clock: '计时',
    conversation: '往来',
    nothing: '此工单还没有任何沟通。',
    reply: '沟通内容',
    as: '方式',
    ways: { EMAIL: '我方邮件', CALL: '我方电话', CHAT: '我方聊天', IN: '来自客户', NOTE: '内部备注' },
    add: '添加',
    history: '状态',
    isNow: (status) => `工单现为：${status}`,
    deleted: (n) => `工单 ${n} 已删除`,
    edit: '编辑',
    to: (status) => `设为${status}`,
  },
})

type CaseOfPage = NonNullable<CasePageQuery['case']>

const next = {
  NEW: 'OPEN',
  OPEN: 'RESOLVED',
  PENDING: 'OPEN',
  RESOLVED: 'CLOSED',
  CLOSED: 'OPEN',
} as const satisfies Record<CaseStatus, CaseStatus>
const choices = ['OPEN', 'PENDING', 'RESOLVED', 'CLOSED'] as const

/** What a contact is, by how it was chosen. */
const contactOf = (way: string) => {
  if (way === 'IN') return { kind: 'SUPPORT', direction: 'INBOUND' } as const
  if (way === 'NOTE') return { kind: 'NOTE', direction: 'INTERNAL' } as const
  return { kind: way === 'CALL' || way === 'CHAT' ? way : 'EMAIL', direction: 'OUTBOUND' } as const
}

const Conversation = ({ of: one, onDone }: { readonly of: CaseOfPage; onDone(): void }) => {
  const run = useDo()
  const { may } = useRights()
  const [turn, setTurn] = useState(0)
  return (
    <Section title={t().conversation} aside={format.number(one.interactions.totalCount)}>
      <ol className="conversation">
        {one.text !== null && (
          <li className="theirs">
            <div className="caption">{format.dateTime(one.openedAt)}</div>
            <p>{one.text}</p>
          </li>
        )}
        {one.interactions.nodes.map(({ id, kind, direction, subject, body, occurredAt }) => (
          <li key={id} className={direction === 'INBOUND' ? 'theirs' : direction === 'INTERNAL' ? 'ours note' : 'ours'}>
            <div className="caption">
              {[kinds().interaction[kind], direction && kinds().direction[direction], format.dateTime(occurredAt)]
                .filter(Boolean)
                .join(' · ')}
            </div>
            <p>{body ?? subject}</p>
          </li>
        ))}
      </ol>
      {one.text === null && one.interactions.nodes.length === 0 && <p className="muted">{t().nothing}</p>}
      {may('write') && (
        <Form
          key={turn}
          submit={t().add}
          onSubmit={async ({ body = '', way = '' }) => {
            await run(LogInteractionDocument, {
              input: {
                customerId: one.customer.id,
                caseId: one.id,
                ...contactOf(way),
                subject: one.subject,
                body,
                occurredAt: new Date().toISOString(),
              },
            })
            setTurn((n) => n + 1)
            onDone()
          }}
        >
          <Field name="way" label={t().as} options={Object.entries(t().ways)} />
          <Field name="body" label={t().reply} rows={4} required />
        </Form>
      )}
    </Section>
  )
}

/** One case: its clock, its conversation, and what is to be done about it. */
export const CasePage = () => {
  const { id } = useParams({ from: '/cases/$id' })
  const navigate = useNavigate()
  const run = useDo()
  const { may } = useRights()
  const read = useData(CasePageDocument, { id })
  const [isEditing, setEditing] = useState(false)
  const one = read.data?.case
  const live = one ? { filter: { customerIds: [one.customer.id] } } : {}
  useLive(CaseChangesDocument, live, { onItem: read.reload, onGap: read.reload, pause: !one })
  const setStatus = async (status: CaseStatus) => {
    await run(SetCaseStatusDocument, { input: { id, status } })
    read.reload()
    const before = one?.status
    const undo = async () => {
      await run(SetCaseStatusDocument, { input: { id, status: before! } })
      read.reload()
    }
    // NEW is only the first status.
    toast(t().isNow(kinds().caseStatus[status]), before === undefined || before === 'NEW' ? undefined : undo)
  }
  const remove = async () => {
    await run(DeleteCaseDocument, { input: { id } })
    void navigate({ to: '/cases' })
    toast(t().deleted(String(one?.number)), async () => {
      await run(RestoreCaseDocument, { input: { id } })
      await navigate({ to: '/cases/$id', params: { id } })
    })
  }
  useShortcuts({
    escape: () => void navigate({ to: '/cases' }),
    ...(one && may('write') ? { e: () => setEditing(true), r: () => orToast(setStatus('RESOLVED')) } : {}),
  })
  return (
    <Loaded of={read} lines={8}>
      {() =>
        one ? (
          <Page
            title={one.subject}
            back={{ to: '/cases', label: t().back }}
            note={
              <span className="case-number">
                {t().number(String(one.number))} <span className="badge">{kinds().caseStatus[one.status]}</span>
              </span>
            }
            actions={
              may('write') && (
                <>
                  <button type="button" className="button" onClick={() => setEditing(true)}>
                    {t().edit}
                  </button>
                  <button type="button" className="button primary" onClick={() => orToast(setStatus(next[one.status]))}>
                    {t().to(kinds().caseStatus[next[one.status]])}
                  </button>
                  <Menu label={common().actions} button={<Icon name="more" />}>
                    {choices
                      .filter((status) => status !== one.status && status !== next[one.status])
                      .map((status) => (
                        <MenuItem key={status} onChoose={() => orToast(setStatus(status))}>
                          {t().to(kinds().caseStatus[status])}
                        </MenuItem>
                      ))}
                    {may('delete') && (
                      <MenuItem danger onChoose={() => orToast(remove())}>
                        {common().delete}
                      </MenuItem>
                    )}
                  </Menu>
                </>
              )
            }
          >
            <div className="case">
              <div className="case-side">
                <Section title={t().clock}>
                  <Clock sla={one.sla} firstResponseAt={one.firstResponseAt} />
                </Section>
                <Section title={t().facts}>
                  <Facts
                    of={[
                      [fieldWords().customer, <CustomerLink key="customer" of={one.customer} />],
                      [fieldWords().priority, kinds().priority[one.priority]],
                      [fieldWords().channel, one.channel],
                      [fieldWords().assignee, one.assignee?.name],
                      [fieldWords().openedAt, format.dateTime(one.openedAt)],
                      [fieldWords().resolvedAt, one.resolvedAt && format.dateTime(one.resolvedAt)],
                    ]}
                  />
                </Section>
                <Section title={t().history}>
                  <ul className="entries">
                    {one.statusHistory.nodes.map(({ id: change, toStatus, at, by }) => (
                      <li key={change}>
                        {kinds().caseStatus[toStatus]}{' '}
                        <span className="muted">{[format.dateTime(at), by?.name].filter(Boolean).join(' · ')}</span>
                      </li>
                    ))}
                  </ul>
                </Section>
              </div>
              <div className="case-main">
                <Conversation of={one} onDone={read.reload} />
                <OpenTasks
                  filter={{ case: { eq: id }, status: { eq: 'OPEN' } }}
                  first={20}
                  customerId={one.customer.id}
                  caseId={id}
                />
              </div>
            </div>
            {isEditing && <CaseDialog of={one} onDone={read.reload} onClose={() => setEditing(false)} />}
          </Page>
        ) : (
          <Empty title={t().notFound}>
            <Link to="/cases" className="button">
              {t().back}
            </Link>
          </Empty>
        )
      }
    </Loaded>
  )
}

import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import {
  CustomerPageDocument,
  CustomerRecordChangesDocument,
  CustomerScoreChangesDocument,
  DeleteCustomerDocument,
  LogInteractionDocument,
  RestoreCustomerDocument,
} from '../../generated/operations.ts'
import type { Operation } from '../../graph/graph.ts'
import { useData, useDo, useLive } from '../../graph/hooks.ts'
import * as format from '../../format/format.ts'
import { Panel } from '../../panels/panel.tsx'
import { usePanels } from '../../panels/panels.ts'
import { useScoreNames } from '../../panels/score-names.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { Field, Form } from '../../parts/form.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Menu, MenuItem } from '../../parts/menu.tsx'
import { Section } from '../../parts/page.tsx'
import { Empty, Problem, Skeleton } from '../../parts/state.tsx'
import { orToast, toast } from '../../parts/toasts.tsx'
import { useCommands } from '../../shell/commands.ts'
import { useShortcuts } from '../../shell/shortcuts.ts'
import { common } from '../../words/common.ts'
import { textOf, words } from '../../words/words.ts'
import { lifecycleText } from '../customers/lifecycle.ts'
import { Audit } from './audit.tsx'
import { useRights } from '../../session/viewer.tsx'
import { EditCustomer } from './edit.tsx'
import { Scores } from './scores.tsx'
import { Timeline } from './timeline.tsx'
import './customer.css'

const t = words({
  en: {
    customers: 'Customers',
    edit: 'Edit',
    note: 'Add a note',
    noteText: 'Note',
    noted: 'The note was added',
    facts: 'Facts',
    scores: 'Scores',
    timeline: 'Timeline',
    audit: 'Audit',
    email: 'E-mail',
    phone: 'Phone',
    country: 'Country',
    language: 'Language',
    timeZone: 'Time zone',
    owner: 'Owner',
    tags: 'Tags',
    since: 'Here since',
    changed: 'Changed',
    elsewhere: 'Ids elsewhere',
    notFound: 'This customer does not exist, or is outside what you may see',
    deleted: (name: string) => `${name} was deleted`,
    isDeleted: 'This customer is deleted.',
    restore: 'Restore',
    back: 'All customers',
    moved: (name: string, value: string, why: string) => `${name} is now ${value}: ${why}`,
  },
  zh: {
    customers: '客户',
    edit: '编辑',
    note: '添加备注',
    noteText: '备注',
    noted: '已添加备注',
    facts: '资料',
    scores: '分数',
    timeline: '时间线',
    audit: '审计',
    email: '电子邮件',
    phone: '电话',
    country: '国家',
    language: '语言',
    timeZone: '时区',
    owner: '负责人',
    tags: '标签',
    since: '加入时间',
    changed: '更改时间',
    elsewhere: '外部编号',
    notFound: '此客户不存在，或不在您的可见范围内',
    deleted: (name) => `已删除 ${name}`,
    isDeleted: '此客户已删除。',
    restore: '恢复',
    back: '所有客户',
    moved: (name, value, why) => `${name} 现为 ${value}：${why}`,
  },
})

const NoteDialog = ({ id, onDone, onClose }: { readonly id: string; onDone(): void; onClose(): void }) => {
  const run = useDo()
  return (
    <Dialog title={t().note} onClose={onClose}>
      <div className="dialog-body">
        <Form
          submit={common().save}
          onSubmit={async ({ body = '' }) => {
            await run(LogInteractionDocument, {
              input: {
                customerId: id,
                kind: 'NOTE',
                direction: 'INTERNAL',
                body,
                occurredAt: new Date().toISOString(),
              },
            })
            onClose()
            onDone()
            toast(t().noted)
          }}
        >
          <Field name="body" label={t().noteText} rows={5} required />
        </Form>
      </div>
    </Dialog>
  )
}

export const Customer = () => {
  const { id } = useParams({ from: '/customers/$id' })
  const navigate = useNavigate()
  const { data, error, isLoading, reload } = useData(CustomerPageDocument, { id })
  const [dialog, setDialog] = useState<'edit' | 'note'>()
  const [tab, setTab] = useState<'timeline' | 'audit'>('timeline')
  const [turn, setTurn] = useState(0)
  const run = useDo()
  const { may } = useRights()
  const panels = usePanels('customer.panel')
  const actions = usePanels('record.action').filter(({ problem }) => problem === undefined)
  const nameOf = useScoreNames()
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
        reload()
        toast(t().moved(nameOf(score.kind), format.scoreValue(score.value, score.unit), cause.text))
      },
      onGap: again,
    },
  )
  const customer = data?.customer
  useEffect(() => {
    if (customer) document.title = `${customer.name} · Rapport`
  }, [customer?.name])

  const remove = async () => {
    if (!customer) return
    await run(DeleteCustomerDocument, { input: { id } })
    void navigate({ to: '/customers' })
    toast(t().deleted(customer.name), async () => {
      await run(RestoreCustomerDocument, { input: { id } })
      await navigate({ to: '/customers/$id', params: { id } })
    })
  }
  const act = async (mutation: string, done: string) => {
    await run(mutation as unknown as Operation<object, { id: string }>, { id })
    toast(done)
    again()
  }
  useShortcuts({
    ...(may('write') ? { e: () => setDialog('edit'), n: () => setDialog('note') } : {}),
    escape: () => void navigate({ to: '/customers' }),
  })
  useCommands(
    customer
      ? [
          ...(may('write')
            ? [
                { id: 'edit', title: `${t().edit}: ${customer.name}`, keys: 'E', run: () => setDialog('edit') },
                { id: 'note', title: t().note, icon: 'note' as const, keys: 'N', run: () => setDialog('note') },
              ]
            : []),
          ...actions.map(({ plugin, id: action, title, mutation, done }) => ({
            id: `${plugin}-${action}`,
            title: textOf(title),
            run: () => orToast(act(mutation, textOf(done))),
          })),
          ...(may('delete')
            ? [
                {
                  id: 'delete',
                  title: `${common().delete}: ${customer.name}`,
                  icon: 'trash' as const,
                  run: () => orToast(remove()),
                },
              ]
            : []),
        ]
      : [],
  )

  if (!customer) {
    if (error && !data)
      return (
        <div className="page-body">
          <Problem error={error} onRetry={reload} />
        </div>
      )
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
  const facts: readonly (readonly [string, string | null | undefined])[] = [
    [t().email, customer.email],
    [t().phone, customer.phone],
    [t().country, customer.country && format.country(customer.country)],
    [t().language, customer.language && format.languageName(customer.language)],
    [t().timeZone, customer.timeZone],
    [t().owner, customer.owner?.name],
    [t().tags, customer.tags.join(', ')],
    [t().elsewhere, customer.externalIds.map(({ source, externalId }) => `${source}: ${externalId}`).join(', ')],
    ...Object.entries(customer.attributes as Readonly<Record<string, unknown>>).map(
      ([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)] as const,
    ),
    [t().since, format.day(customer.createdAt)],
    [t().changed, format.dateTime(customer.updatedAt)],
  ]
  return (
    <div className="page">
      <header className="page-head">
        <Link to="/customers" className="button quiet icon" aria-label={t().customers} title={t().customers}>
          <Icon name="left" />
        </Link>
        <h1 className="truncate">{customer.name}</h1>
        <span
          className={`badge ${customer.lifecycle === 'CUSTOMER' ? 'good' : customer.lifecycle === 'LEAD' ? 'accent' : ''}`}
        >
          {lifecycleText(customer.lifecycle)}
        </span>
        <div className="grow" />
        {may('write') && (
          <>
            <button type="button" className="button" onClick={() => setDialog('note')}>
              <Icon name="note" />
              {t().note}
            </button>
            <button type="button" className="button" onClick={() => setDialog('edit')}>
              {t().edit}
            </button>
          </>
        )}
        {(actions.length > 0 || may('delete')) && (
          <Menu label={common().actions} button={<Icon name="more" />}>
            {actions.map(({ plugin, id: action, title, mutation, done }) => (
              <MenuItem key={`${plugin}.${action}`} onChoose={() => orToast(act(mutation, textOf(done)))}>
                {textOf(title)}
              </MenuItem>
            ))}
            {may('delete') && (
              <MenuItem danger onChoose={() => orToast(remove())}>
                {common().delete}
              </MenuItem>
            )}
          </Menu>
        )}
      </header>
      <div className="page-body" tabIndex={0}>
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
          <div className="main-part">
            <Section title={t().scores}>
              <Scores scores={customer.scores} />
            </Section>
            <section>
              <div className="tabs" role="tablist">
                {(may('audit') ? (['timeline', 'audit'] as const) : (['timeline'] as const)).map((name) => (
                  <button
                    key={name}
                    type="button"
                    role="tab"
                    id={`tab-${name}`}
                    aria-controls="tab-panel"
                    aria-selected={tab === name}
                    onClick={() => setTab(name)}
                  >
                    {t()[name]}
                  </button>
                ))}
              </div>
              <div id="tab-panel" role="tabpanel" aria-labelledby={`tab-${tab}`} style={{ paddingTop: 20 }}>
                {tab === 'timeline' ? <Timeline id={id} turn={turn} /> : <Audit id={id} />}
              </div>
            </section>
          </div>
          <div className="side-part">
            <Section title={t().facts}>
              <dl className="facts">
                {facts
                  .filter(([, value]) => value)
                  .map(([label, value]) => (
                    <div key={label} style={{ display: 'contents' }}>
                      <dt>{label}</dt>
                      <dd>{value}</dd>
                    </div>
                  ))}
              </dl>
            </Section>
            {panels.map((panel) => (
              <Section key={`${panel.plugin}.${panel.id}`} title={textOf(panel.title)}>
                <Panel panel={panel} id={id} />
              </Section>
            ))}
          </div>
        </div>
      </div>
      {dialog === 'edit' && (
        <EditCustomer key={customer.id} customer={customer} onDone={again} onClose={() => setDialog(undefined)} />
      )}
      {dialog === 'note' && <NoteDialog id={id} onDone={again} onClose={() => setDialog(undefined)} />}
    </div>
  )
}

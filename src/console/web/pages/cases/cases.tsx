import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import * as format from '../../format/format.ts'
import type { Column, LeadColumn } from '../../list/columns.ts'
import { customerColumn } from '../../list/customer-column.tsx'
import { ListPage } from '../../list/list-page.tsx'
import type { ListSpec } from '../../list/list-source.ts'
import type { ListSearch } from '../../list/search.ts'
import { Icon } from '../../parts/icon.tsx'
import { Empty } from '../../parts/state.tsx'
import { useRights } from '../../session/viewer.tsx'
import { useCommands } from '../../shell/commands.ts'
import { useShortcuts } from '../../shell/shortcuts.ts'
import { fieldWords } from '../../words/fields.ts'
import { keyText } from '../../words/kinds.ts'
import { counted, language, words } from '../../words/words.ts'
import { CaseDialog, newCaseTitle } from './case-dialog.tsx'
import { SlaBadge, type SlaState } from './sla-badge.tsx'

const t = words({
  en: {
    title: 'Cases',
    count: (n: number) => counted(n, 'case'),
    added: (n: number) => `${counted(n, 'new case')}: reload`,
    find: 'Search subjects…',
    noneFits: 'No case fits',
    none: 'No cases yet',
    how: 'N opens one, or import them on the page Data.',
    clock: 'Clock',
  },
  zh: {
    title: '工单',
    count: (n) => `${format.number(n)} 个工单`,
    added: (n) => `有 ${n} 个新工单：重新读取`,
    find: '搜索主题…',
    noneFits: '没有符合条件的工单',
    none: '还没有工单',
    how: '按 N 新建，或在“数据”页导入。',
    clock: '计时',
  },
})

interface Row {
  readonly id: string
  readonly number: number
  readonly subject: string
  readonly status: string
  readonly priority: string
  readonly channel: string | null
  readonly openedAt: string
  readonly resolvedAt: string | null
  readonly customer: { readonly id: string; readonly name: string }
  readonly assignee: { readonly name: string } | null
  readonly sla: { readonly state: SlaState; readonly remainingMinutes: number | null } | null
}

const spec: ListSpec<Row> = {
  field: 'cases',
  filter: 'CaseFilter',
  orderBy: 'CaseOrder',
  fields:
    'id number subject status priority channel openedAt resolvedAt customer { id name } assignee { name } sla { state remainingMinutes }',
  search: (text) => ({ subject: { contains: text } }),
  watched: 'CASE',
}
const filtered = { filter: 'CaseFilter', within: { customer: 'CustomerFilter' } }

const columns = (): readonly Column<Row>[] => {
  const f = fieldWords()
  return [
    customerColumn(),
    {
      id: 'number',
      title: f.caseNumber,
      width: 80,
      isNumeric: true,
      sort: 'NUMBER',
      values: [{ title: f.caseNumber, value: 'number' }],
      cell: ({ number }) => String(number),
    },
    {
      id: 'status',
      title: f.status,
      width: 100,
      values: [{ title: f.status, value: 'status' }],
      cell: ({ status }) => <span className="badge">{keyText('CaseStatus', status)}</span>,
    },
    {
      id: 'clock',
      title: t().clock,
      width: 190,
      sort: 'NEXT_DUE',
      isFromFirst: true,
      values: [{ title: t().clock, value: 'sla.state' }],
      cell: ({ sla }) =>
        sla && (
          <>
            <SlaBadge of={sla.state} />{' '}
            <span className="muted">
              {sla.remainingMinutes !== null &&
                `${sla.remainingMinutes < 0 ? '−' : ''}${format.duration(Math.abs(sla.remainingMinutes) * 60)}`}
            </span>
          </>
        ),
    },
    {
      id: 'priority',
      title: f.priority,
      width: 100,
      values: [{ title: f.priority, value: 'priority' }],
      cell: ({ priority }) => keyText('Priority', priority),
    },
    {
      id: 'assignee',
      title: f.assignee,
      width: 150,
      values: [{ title: f.assignee, value: 'assignee.name' }],
      cell: ({ assignee }) => assignee?.name ?? '',
    },
    {
      id: 'channel',
      title: f.channel,
      width: 110,
      values: [{ title: f.channel, value: 'channel' }],
      cell: ({ channel }) => channel ?? '',
    },
    {
      id: 'openedAt',
      title: f.openedAt,
      width: 150,
      sort: 'OPENED_AT',
      values: [{ title: f.openedAt, value: 'openedAt' }],
      cell: ({ openedAt }) => format.dateTime(openedAt),
    },
    {
      id: 'resolvedAt',
      title: f.resolvedAt,
      width: 150,
      values: [{ title: f.resolvedAt, value: 'resolvedAt' }],
      cell: ({ resolvedAt }) => (resolvedAt === null ? '' : format.dateTime(resolvedAt)),
    },
  ]
}
const usual = ['number', 'customer', 'status', 'clock', 'priority', 'assignee', 'openedAt']

const leadOf = (): LeadColumn<Row> => ({
  title: fieldWords().subject,
  values: [{ title: fieldWords().subject, value: 'subject' }],
  name: ({ subject }) => subject,
  cell: ({ subject }) => <span className="truncate">{subject}</span>,
})

/** Every case, with its clock. */
export const Cases = () => {
  const search: ListSearch = useSearch({ from: '/cases' })
  const navigate = useNavigate({ from: '/cases' })
  const onSearch = useCallback((next: ListSearch) => void navigate({ search: next, replace: true }), [navigate])
  const inLanguage = language()
  const { may } = useRights()
  const [isCreating, setCreating] = useState(false)
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  const [all, lead] = useMemo(() => [columns(), leadOf()] as const, [inLanguage])
  const create = () => setCreating(true)
  useShortcuts(may('write') ? { n: create } : {})
  useCommands(may('write') ? [{ id: 'new-case', title: newCaseTitle(), icon: 'plus', keys: 'N', run: create }] : [])
  return (
    <>
      <ListPage
        spec={spec}
        filtered={filtered}
        texts={t()}
        lead={lead}
        columns={all}
        usual={usual}
        search={search}
        onSearch={onSearch}
        onOpen={({ id }) => void navigate({ to: '/cases/$id', params: { id } })}
        actions={() =>
          may('write') && (
            <button type="button" className="button primary" onClick={create}>
              <Icon name="plus" />
              {newCaseTitle()}
            </button>
          )
        }
        empty={() => <Empty title={t().none}>{t().how}</Empty>}
      />
      {isCreating && <CaseDialog onClose={() => setCreating(false)} />}
    </>
  )
}

import { useMemo } from 'react'
import * as format from '../../format/format.ts'
import type { Column, LeadColumn } from '../../list/columns.ts'
import { customerColumn } from '../../list/customer-column.tsx'
import { ListPage } from '../../list/list-page.tsx'
import type { ListSpec } from '../../list/list-source.ts'
import { Empty } from '../../parts/state.tsx'
import { fieldWords } from '../../words/fields.ts'
import { keyText } from '../../words/kinds.ts'
import { counted, language, words } from '../../words/words.ts'
import { dueText } from '../tasks/due.ts'
import type { RecordsProps } from './records.tsx'

const t = words({
  en: {
    title: 'Tasks',
    count: (n: number) => counted(n, 'task'),
    added: (n: number) => `${counted(n, 'new task')}: reload`,
    find: 'Search titles and texts…',
    noneFits: 'No task fits',
    none: 'No tasks yet',
  },
  zh: {
    title: '任务',
    count: (n) => `${format.number(n)} 个任务`,
    added: (n) => `有 ${n} 个新任务：重新读取`,
    find: '搜索标题和说明…',
    noneFits: '没有符合条件的任务',
    none: '还没有任务',
  },
})

interface Row {
  readonly id: string
  readonly title: string
  readonly text: string | null
  readonly kind: string
  readonly priority: string
  readonly status: 'OPEN' | 'DONE' | 'CANCELLED'
  readonly dueOn: string | null
  readonly dueAt: string | null
  readonly doneAt: string | null
  readonly createdAt: string
  readonly customer: { readonly id: string; readonly name: string }
  readonly assignee: { readonly name: string } | null
}

const spec: ListSpec<Row> = {
  field: 'tasks',
  filter: 'TaskFilter',
  orderBy: 'TaskOrder',
  fields: 'id title text kind priority status dueOn dueAt doneAt createdAt customer { id name } assignee { name }',
  search: (text) => ({ or: [{ title: { contains: text } }, { text: { contains: text } }] }),
  watched: 'TASK',
}
const filtered = { filter: 'TaskFilter', within: { customer: 'CustomerFilter' } }

const columns = (): readonly Column<Row>[] => {
  const f = fieldWords()
  return [
    customerColumn(),
    {
      id: 'status',
      title: f.status,
      width: 100,
      values: [{ title: f.status, value: 'status' }],
      cell: ({ status }) => (
        <span className={status === 'DONE' ? 'badge good' : 'badge'}>{keyText('TaskStatus', status)}</span>
      ),
    },
    {
      id: 'due',
      title: f.due,
      width: 150,
      sort: 'DUE',
      isFromFirst: true,
      values: [
        { title: f.dueOn, value: 'dueOn' },
        { title: f.dueAt, value: 'dueAt' },
      ],
      cell: (row) => dueText(row) ?? '',
    },
    {
      id: 'priority',
      title: f.priority,
      width: 100,
      values: [{ title: f.priority, value: 'priority' }],
      cell: ({ priority }) => keyText('Priority', priority),
    },
    {
      id: 'kind',
      title: f.kind,
      width: 100,
      values: [{ title: f.kind, value: 'kind' }],
      cell: ({ kind }) => keyText('TaskKind', kind),
    },
    {
      id: 'assignee',
      title: f.assignee,
      width: 150,
      values: [{ title: f.assignee, value: 'assignee.name' }],
      cell: ({ assignee }) => assignee?.name ?? '',
    },
    {
      id: 'doneAt',
      title: f.doneAt,
      width: 150,
      sort: 'DONE_AT',
      values: [{ title: f.doneAt, value: 'doneAt' }],
      cell: ({ doneAt }) => (doneAt === null ? '' : format.dateTime(doneAt)),
    },
    {
      id: 'createdAt',
      title: f.createdAt,
      width: 120,
      sort: 'CREATED_AT',
      values: [{ title: f.createdAt, value: 'createdAt' }],
      cell: ({ createdAt }) => format.day(createdAt),
    },
    {
      id: 'text',
      title: f.text,
      width: 320,
      values: [{ title: f.text, value: 'text' }],
      cell: ({ text }) => text ?? '',
    },
  ]
}
const usual = ['customer', 'status', 'due', 'priority', 'kind', 'assignee', 'doneAt']

const leadOf = (): LeadColumn<Row> => ({
  title: fieldWords().title,
  values: [{ title: fieldWords().title, value: 'title' }],
  name: ({ title }) => title,
  cell: ({ title }) => <span className="truncate">{title}</span>,
})

/** Every task, also what is done. */
export const TaskRecords = ({ search, onSearch, onOpen }: RecordsProps) => {
  const inLanguage = language()
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  const [all, lead] = useMemo(() => [columns(), leadOf()] as const, [inLanguage])
  return (
    <ListPage
      spec={spec}
      filtered={filtered}
      texts={t()}
      lead={lead}
      columns={all}
      usual={usual}
      search={search}
      onSearch={onSearch}
      onOpen={({ customer }) => onOpen(customer.id)}
      empty={() => <Empty title={t().none} />}
    />
  )
}

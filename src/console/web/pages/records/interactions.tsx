import { useMemo } from 'react'
import * as format from '../../format/format.ts'
import type { Column, LeadColumn } from '../../list/columns.ts'
import { customerColumn } from '../../list/customer-column.tsx'
import { ListPage } from '../../list/list-page.tsx'
import type { ListSpec } from '../../list/list-source.ts'
import { Empty } from '../../parts/state.tsx'
import { fieldWords } from '../../words/fields.ts'
import { keyText } from '../../words/kinds.ts'
import { language, counted, words } from '../../words/words.ts'
import type { RecordsProps } from './records.tsx'

const t = words({
  en: {
    title: 'Interactions',
    count: (n: number) => counted(n, 'interaction'),
    added: (n: number) => `${counted(n, 'new interaction')}: reload`,
    find: 'Search subjects and texts…',
    noneFits: 'No interaction fits',
    none: 'No interactions yet',
  },
  zh: {
    title: '互动',
    count: (n) => `${format.number(n)} 次互动`,
    added: (n) => `有 ${n} 次新互动：重新读取`,
    find: '搜索主题和正文…',
    noneFits: '没有符合条件的互动',
    none: '还没有互动',
  },
})

interface Row {
  readonly id: string
  readonly subject: string | null
  readonly body: string | null
  readonly kind: string
  readonly channel: string | null
  readonly direction: string | null
  readonly language: string | null
  readonly occurredAt: string
  readonly customer: { readonly id: string; readonly name: string }
}

const spec: ListSpec<Row> = {
  field: 'interactions',
  filter: 'InteractionFilter',
  orderBy: 'InteractionOrder',
  fields: 'id subject body kind channel direction language occurredAt customer { id name }',
  search: (text) => ({ or: [{ subject: { contains: text } }, { body: { contains: text } }] }),
  watched: 'INTERACTION',
}
const filtered = { filter: 'InteractionFilter', within: { customer: 'CustomerFilter' } }

const columns = (): readonly Column<Row>[] => {
  const f = fieldWords()
  return [
    customerColumn(),
    {
      id: 'kind',
      title: f.kind,
      width: 110,
      values: [{ title: f.kind, value: 'kind' }],
      cell: ({ kind }) => keyText('InteractionKind', kind),
    },
    {
      id: 'channel',
      title: f.channel,
      width: 120,
      values: [{ title: f.channel, value: 'channel' }],
      cell: ({ channel }) => channel ?? '',
    },
    {
      id: 'direction',
      title: f.direction,
      width: 140,
      values: [{ title: f.direction, value: 'direction' }],
      cell: ({ direction }) => (direction ? keyText('Direction', direction) : ''),
    },
    {
      id: 'occurredAt',
      title: f.occurredAt,
      width: 170,
      sort: 'OCCURRED_AT',
      values: [{ title: f.occurredAt, value: 'occurredAt' }],
      cell: ({ occurredAt }) => format.dateTime(occurredAt),
    },
    {
      id: 'body',
      title: f.body,
      width: 420,
      values: [{ title: f.body, value: 'body' }],
      cell: ({ body }) => body ?? '',
    },
    {
      id: 'language',
      title: f.language,
      width: 110,
      values: [{ title: f.language, value: 'language' }],
      cell: ({ language: tag }) => (tag ? format.languageName(tag) : ''),
    },
  ]
}
const usual = ['customer', 'kind', 'channel', 'direction', 'occurredAt', 'body']

const nameOf = ({ subject, kind }: Row): string => subject ?? keyText('InteractionKind', kind)

const leadOf = (): LeadColumn<Row> => ({
  title: fieldWords().subject,
  values: [{ title: fieldWords().subject, value: 'subject' }],
  name: nameOf,
  cell: (row) => <span className="truncate">{nameOf(row)}</span>,
})

/** Every contact with every customer. */
export const Interactions = ({ search, onSearch, onOpen }: RecordsProps) => {
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

import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import * as format from '../../format/format.ts'
import type { Column, LeadColumn } from '../../list/columns.ts'
import { ListPage } from '../../list/list-page.tsx'
import type { ListSpec } from '../../list/list-source.ts'
import { useScoreNames } from '../../panels/score-names.ts'
import { Empty } from '../../parts/state.tsx'
import { useViewer } from '../../session/viewer.tsx'
import { fieldWords } from '../../words/fields.ts'
import { keyText } from '../../words/kinds.ts'
import { recordText } from '../../words/records.ts'
import { language, counted, words } from '../../words/words.ts'
import type { RecordsProps } from './records.tsx'

const t = words({
  en: {
    title: 'Scores',
    count: (n: number) => counted(n, 'score'),
    added: (n: number) => `${counted(n, 'new score')}: reload`,
    find: 'Search names of customers…',
    noneFits: 'No score fits',
    none: 'No scores yet',
    of: 'Of',
  },
  zh: {
    title: '分数',
    count: (n) => `${format.number(n)} 个分数`,
    added: (n) => `有 ${n} 个新分数：重新读取`,
    find: '搜索客户名称…',
    noneFits: '没有符合条件的分数',
    none: '还没有分数',
    of: '对象',
  },
})

interface Row {
  readonly id: string
  readonly kind: string
  readonly value: number | null
  readonly unit: string
  readonly band: string | null
  readonly status: string
  readonly changedAt: string
  readonly previousValue: number | null
  readonly subject: {
    readonly __typename: string
    readonly id: string
    readonly name?: string | null
    readonly customer?: { readonly id: string; readonly name: string }
  }
}

const spec: ListSpec<Row> = {
  field: 'scores',
  filter: 'ScoreListFilter',
  orderBy: 'ScoreOrder',
  fields: `id kind value unit band status changedAt previousValue subject { __typename
    ... on Customer { id name } ... on Opportunity { id name customer { id name } } ... on Interaction { id customer { id name } } }`,
  search: (text) => ({ customer: { name: { contains: text } } }),
}
const filtered = { filter: 'ScoreListFilter', within: { customer: 'CustomerFilter' } }

const usual = ['kind', 'value', 'previous', 'band', 'status', 'changedAt']

const customerOf = ({ subject }: Row) => subject.customer ?? { id: subject.id, name: subject.name ?? '' }
const nameOf = ({ subject }: Row): string =>
  subject.name ?? `${recordText(subject.__typename)}: ${subject.customer?.name ?? ''}`

const leadOf = (): LeadColumn<Row> => ({
  title: t().of,
  values: [
    { title: t().of, value: 'subject.name' },
    { title: fieldWords().customer, value: 'subject.customer.name' },
  ],
  name: nameOf,
  cell: (row) => (
    <Link to="/customers/$id" params={{ id: customerOf(row).id }} tabIndex={-1} className="truncate">
      {nameOf(row)}
    </Link>
  ),
})

const columns = (scoreName: (kind: string) => string, currency: string): readonly Column<Row>[] => {
  const f = fieldWords()
  return [
    {
      id: 'kind',
      title: f.kind,
      width: 190,
      values: [{ title: f.kind, value: 'kind' }],
      cell: ({ kind }) => scoreName(kind),
    },
    {
      id: 'value',
      title: f.value,
      width: 120,
      isNumeric: true,
      sort: 'VALUE',
      values: [{ title: f.value, value: 'value' }],
      cell: ({ value, unit }) => format.scoreValue(value, unit, currency),
    },
    {
      id: 'previous',
      title: f.previousValue,
      width: 120,
      isNumeric: true,
      values: [{ title: f.previousValue, value: 'previousValue' }],
      cell: ({ previousValue, unit }) => format.scoreValue(previousValue, unit, currency),
    },
    {
      id: 'band',
      title: f.band,
      width: 110,
      values: [{ title: f.band, value: 'band' }],
      cell: ({ band }) => (band ? keyText('ScoreBand', band) : ''),
    },
    {
      id: 'status',
      title: f.status,
      width: 130,
      values: [{ title: f.status, value: 'status' }],
      cell: ({ status }) => keyText('ScoreStatus', status),
    },
    {
      id: 'changedAt',
      title: f.changedAt,
      width: 170,
      values: [{ title: f.changedAt, value: 'changedAt' }],
      cell: ({ changedAt }) => format.dateTime(changedAt),
    },
  ]
}

/** What models say of every record. */
export const Scores = ({ search, onSearch, onOpen }: RecordsProps) => {
  const inLanguage = language()
  const nameOfKind = useScoreNames()
  const { baseCurrency } = useViewer().serverInfo
  const [all, lead] = useMemo(
    () => [columns(nameOfKind, baseCurrency), leadOf()] as const,
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [inLanguage, baseCurrency],
  )
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
      onOpen={(row) => onOpen(customerOf(row).id)}
      empty={() => <Empty title={t().none} />}
    />
  )
}

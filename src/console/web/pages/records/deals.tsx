import { useMemo } from 'react'
import * as format from '../../format/format.ts'
import type { Column, LeadColumn } from '../../list/columns.ts'
import { customerColumn } from '../../list/customer-column.tsx'
import { ListPage } from '../../list/list-page.tsx'
import type { ListSpec } from '../../list/list-source.ts'
import { Empty } from '../../parts/state.tsx'
import { fieldWords } from '../../words/fields.ts'
import { language, counted, words } from '../../words/words.ts'
import { searchDeals } from '../pipeline/search.ts'
import type { RecordsProps } from './records.tsx'

const t = words({
  en: {
    title: 'Deals',
    count: (n: number) => counted(n, 'deal'),
    added: (n: number) => `${counted(n, 'new deal')}: reload`,
    find: 'Search names…',
    noneFits: 'No deal fits',
    none: 'No deals yet',
  },
  zh: {
    title: '商机',
    count: (n) => `${format.number(n)} 个商机`,
    added: (n) => `有 ${n} 个新商机：重新读取`,
    find: '搜索名称…',
    noneFits: '没有符合条件的商机',
    none: '还没有商机',
  },
})

interface Row {
  readonly id: string
  readonly name: string
  readonly customer: { readonly id: string; readonly name: string }
  readonly stage: { readonly name: string; readonly outcome: 'OPEN' | 'WON' | 'LOST' }
  readonly pipeline: { readonly name: string }
  readonly amount: format.Money | null
  readonly baseAmount: format.Money | null
  readonly probability: number | null
  readonly expectedCloseOn: string | null
  readonly closedAt: string | null
  readonly createdAt: string
  readonly lostReason: string | null
  readonly owner: { readonly name: string } | null
}

const spec: ListSpec<Row> = {
  field: 'opportunities',
  filter: 'OpportunityFilter',
  orderBy: 'OpportunityOrder',
  fields:
    'id name customer { id name } stage { name outcome } pipeline { name } amount { amount currency } baseAmount { amount currency } probability expectedCloseOn closedAt createdAt lostReason owner { name }',
  search: searchDeals,
  watched: 'OPPORTUNITY',
}
const filtered = {
  filter: 'OpportunityFilter',
  within: { customer: 'CustomerFilter', stage: 'StageFilter', pipeline: 'PipelineFilter' },
}

const tones = { OPEN: '', WON: 'good', LOST: 'bad' } as const

const columns = (): readonly Column<Row>[] => {
  const f = fieldWords()
  return [
    customerColumn(),
    {
      id: 'stage',
      title: f.stage,
      width: 130,
      values: [{ title: f.stage, value: 'stage.name' }],
      cell: ({ stage }) => <span className={`badge ${tones[stage.outcome]}`}>{stage.name}</span>,
    },
    {
      id: 'amount',
      title: f.amount,
      width: 120,
      isNumeric: true,
      sort: 'AMOUNT',
      values: [
        { title: f.amount, value: 'amount.amount' },
        { title: f.currency, value: 'amount.currency' },
      ],
      cell: ({ amount }) => format.money(amount),
    },
    {
      id: 'baseAmount',
      title: f.baseAmount,
      width: 150,
      isNumeric: true,
      sort: 'BASE_AMOUNT',
      values: [
        { title: f.baseAmount, value: 'baseAmount.amount' },
        { title: f.currencyOf(f.baseAmount), value: 'baseAmount.currency' },
      ],
      cell: ({ baseAmount }) => format.money(baseAmount),
    },
    {
      id: 'expectedCloseOn',
      title: f.expectedCloseOn,
      width: 130,
      sort: 'EXPECTED_CLOSE_ON',
      values: [{ title: f.expectedCloseOn, value: 'expectedCloseOn' }],
      cell: ({ expectedCloseOn }) => format.calendarDay(expectedCloseOn),
    },
    {
      id: 'probability',
      title: f.probability,
      width: 100,
      isNumeric: true,
      values: [{ title: f.probability, value: 'probability' }],
      cell: ({ probability }) => format.percent(probability),
    },
    {
      id: 'owner',
      title: f.owner,
      width: 150,
      values: [{ title: f.owner, value: 'owner.name' }],
      cell: ({ owner }) => owner?.name ?? '',
    },
    {
      id: 'pipeline',
      title: f.pipeline,
      width: 120,
      values: [{ title: f.pipeline, value: 'pipeline.name' }],
      cell: ({ pipeline }) => pipeline.name,
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
      id: 'closedAt',
      title: f.closedAt,
      width: 120,
      sort: 'CLOSED_AT',
      values: [{ title: f.closedAt, value: 'closedAt' }],
      cell: ({ closedAt }) => format.day(closedAt),
    },
    {
      id: 'lostReason',
      title: f.lostReason,
      width: 180,
      values: [{ title: f.lostReason, value: 'lostReason' }],
      cell: ({ lostReason }) => lostReason ?? '',
    },
  ]
}
const usual = ['customer', 'stage', 'amount', 'expectedCloseOn', 'owner', 'createdAt']

const leadOf = (): LeadColumn<Row> => ({
  title: fieldWords().name,
  sort: 'NAME',
  isFromFirst: true,
  values: [{ title: fieldWords().name, value: 'name' }],
  name: ({ name }) => name,
  cell: ({ name }) => <span className="truncate">{name}</span>,
})

/** Deals as a list; the board of a pipeline shows how they stand. */
export const Deals = ({ search, onSearch, onOpen }: RecordsProps) => {
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

import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import * as format from '../../format/format.ts'
import type { Column, LeadColumn } from '../../list/columns.ts'
import { customerColumn } from '../../list/customer-column.tsx'
import { RowLink } from '../../list/row-link.tsx'
import { ListPage } from '../../list/list-page.tsx'
import type { ListSpec } from '../../list/list-source.ts'
import type { ListSearch } from '../../list/search.ts'
import { fieldWords } from '../../words/fields.ts'
import { language, counted, words } from '../../words/words.ts'
import { DemoOffer } from '../today/demo-offer.tsx'
import { orderName } from './name.ts'
import { OrderStatusBadge, type OrderStatus } from './status.tsx'

const t = words({
  en: {
    title: 'Orders',
    count: (n: number) => counted(n, 'order'),
    added: (n: number) => `${counted(n, 'new order')}: reload`,
    find: 'Search numbers and customers…',
    noneFits: 'No order fits',
  },
  zh: {
    title: '订单',
    count: (n) => `${format.number(n)} 个订单`,
    added: (n) => `有 ${n} 个新订单：重新读取`,
    find: '搜索订单号和客户…',
    noneFits: '没有符合条件的订单',
  },
})

interface Row {
  readonly id: string
  readonly number: string | null
  readonly placedAt: string
  readonly createdAt: string
  readonly status: OrderStatus
  readonly total: format.Money
  readonly customer: { readonly id: string; readonly name: string; readonly country: string | null }
}

const spec: ListSpec<Row> = {
  field: 'orders',
  filter: 'OrderFilter',
  orderBy: 'OrderOrder',
  fields: 'id number placedAt createdAt status total { amount currency } customer { id name country }',
  search: (text) => ({ or: [{ number: { contains: text } }, { customer: { name: { contains: text } } }] }),
  watched: 'ORDER',
}
const filtered = { filter: 'OrderFilter', within: { customer: 'CustomerFilter' } }

const columns = (): readonly Column<Row>[] => {
  const f = fieldWords()
  return [
    customerColumn(),
    {
      id: 'status',
      title: f.status,
      width: 110,
      values: [{ title: f.status, value: 'status' }],
      cell: ({ status }) => <OrderStatusBadge of={status} />,
    },
    {
      id: 'total',
      title: f.total,
      width: 120,
      isNumeric: true,
      sort: 'TOTAL',
      values: [
        { title: f.total, value: 'total.amount' },
        { title: f.currency, value: 'total.currency' },
      ],
      cell: ({ total }) => format.money(total),
    },
    {
      id: 'placedAt',
      title: f.placedAt,
      width: 170,
      sort: 'PLACED_AT',
      values: [{ title: f.placedAt, value: 'placedAt' }],
      cell: ({ placedAt }) => format.dateTime(placedAt),
    },
    {
      id: 'country',
      title: f.country,
      width: 130,
      values: [{ title: f.country, value: 'customer.country' }],
      cell: ({ customer: { country } }) => (country ? format.country(country) : ''),
    },
    {
      id: 'createdAt',
      title: f.createdAt,
      width: 120,
      sort: 'CREATED_AT',
      values: [{ title: f.createdAt, value: 'createdAt' }],
      cell: ({ createdAt }) => format.day(createdAt),
    },
  ]
}
const usual = ['customer', 'status', 'total', 'placedAt', 'country']

const leadOf = (): LeadColumn<Row> => ({
  title: fieldWords().number,
  sort: 'NUMBER',
  values: [{ title: fieldWords().number, value: 'number' }],
  name: orderName,
  cell: (row) => <RowLink to={`/orders/${row.id}`}>{orderName(row)}</RowLink>,
})

export const Orders = () => {
  const search: ListSearch = useSearch({ from: '/orders' })
  const navigate = useNavigate({ from: '/orders' })
  const change = useCallback((next: ListSearch) => void navigate({ search: next, replace: true }), [navigate])
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
      onSearch={change}
      onOpen={({ id }) => void navigate({ to: '/orders/$id', params: { id } })}
      empty={({ list }) => <DemoOffer onFilled={list.reload} />}
    />
  )
}

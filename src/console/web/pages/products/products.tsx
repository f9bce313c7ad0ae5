import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import * as format from '../../format/format.ts'
import type { Column, LeadColumn } from '../../list/columns.ts'
import { ListPage } from '../../list/list-page.tsx'
import type { ListSpec } from '../../list/list-source.ts'
import { RowLink } from '../../list/row-link.tsx'
import type { ListSearch } from '../../list/search.ts'
import { Icon } from '../../parts/icon.tsx'
import { Empty } from '../../parts/state.tsx'
import { useRights } from '../../session/viewer.tsx'
import { useCommands } from '../../shell/commands.ts'
import { useShortcuts } from '../../shell/shortcuts.ts'
import { fieldWords } from '../../words/fields.ts'
import { counted, language, words } from '../../words/words.ts'
import { CreateProduct, newProduct } from './create.tsx'
import { SoldBadge } from './sold-badge.tsx'

const t = words({
  en: {
    title: 'Products',
    count: (n: number) => counted(n, 'product'),
    added: (n: number) => `${counted(n, 'new product')}: reload`,
    find: 'Search names and SKUs…',
    noneFits: 'No product fits',
    none: 'No products yet',
    how: 'Orders and imports bring the products that they name; or make one here.',
  },
  zh: {
    title: '产品',
    count: (n) => `${format.number(n)} 个产品`,
    added: (n) => `有 ${n} 个新产品：重新读取`,
    find: '搜索名称和 SKU…',
    noneFits: '没有符合条件的产品',
    none: '还没有产品',
    how: '订单和导入会带来其中的产品；也可在此新建。',
  },
})

interface Row {
  readonly id: string
  readonly sku: string
  readonly name: string
  readonly active: boolean
  readonly createdAt: string
}

const spec: ListSpec<Row> = {
  field: 'products',
  filter: 'ProductFilter',
  orderBy: 'ProductOrder',
  fields: 'id sku name active createdAt',
  search: (text) => ({ or: [{ name: { contains: text } }, { sku: { contains: text } }] }),
}

const columns = (): readonly Column<Row>[] => {
  const f = fieldWords()
  return [
    {
      id: 'sku',
      title: f.sku,
      width: 160,
      sort: 'SKU',
      isFromFirst: true,
      values: [{ title: f.sku, value: 'sku' }],
      cell: ({ sku }) => sku,
    },
    {
      id: 'active',
      title: f.status,
      width: 140,
      values: [{ title: f.active, value: 'active' }],
      cell: ({ active }) => <SoldBadge isSold={active} />,
    },
    {
      id: 'createdAt',
      title: f.createdAt,
      width: 120,
      values: [{ title: f.createdAt, value: 'createdAt' }],
      cell: ({ createdAt }) => format.day(createdAt),
    },
  ]
}
const usual = ['sku', 'active', 'createdAt']

const leadOf = (): LeadColumn<Row> => ({
  title: fieldWords().name,
  sort: 'NAME',
  isFromFirst: true,
  values: [{ title: fieldWords().name, value: 'name' }],
  name: ({ name }) => name,
  cell: ({ id, name }) => <RowLink to={`/products/${id}`}>{name}</RowLink>,
})

export const Products = () => {
  const search: ListSearch = useSearch({ from: '/products' })
  const navigate = useNavigate({ from: '/products' })
  const change = useCallback((next: ListSearch) => void navigate({ search: next, replace: true }), [navigate])
  const mayWrite = useRights().may('write')
  const [isCreating, setCreating] = useState(false)
  const create = () => setCreating(true)
  useShortcuts(mayWrite ? { c: create } : {})
  useCommands(mayWrite ? [{ id: 'create-product', title: newProduct(), icon: 'plus', keys: 'C', run: create }] : [])
  const inLanguage = language()
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  const [all, lead] = useMemo(() => [columns(), leadOf()] as const, [inLanguage])
  const createButton = mayWrite && (
    <button type="button" className="button primary" onClick={create}>
      <Icon name="plus" />
      {newProduct()}
    </button>
  )
  return (
    <>
      <ListPage
        spec={spec}
        filtered={spec}
        texts={t()}
        lead={lead}
        columns={all}
        usual={usual}
        search={search}
        onSearch={change}
        onOpen={({ id }) => void navigate({ to: '/products/$id', params: { id } })}
        actions={() => createButton}
        empty={() => (
          <Empty title={t().none}>
            <p>{t().how}</p>
            {createButton}
          </Empty>
        )}
      />
      {isCreating && <CreateProduct onClose={() => setCreating(false)} />}
    </>
  )
}

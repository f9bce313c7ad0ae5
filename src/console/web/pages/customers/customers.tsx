import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import * as format from '../../format/format.ts'
import { nothingSelected } from '../../list/marks.ts'
import { ListPage } from '../../list/list-page.tsx'
import type { ListSpec } from '../../list/list-source.ts'
import { filterOf, type ListSearch } from '../../list/search.ts'
import { Icon } from '../../parts/icon.tsx'
import { MenuItem } from '../../parts/menu.tsx'
import { useRights } from '../../session/viewer.tsx'
import { useCommands } from '../../shell/commands.ts'
import { useShortcuts } from '../../shell/shortcuts.ts'
import { counted, words } from '../../words/words.ts'
import { QuickLook } from '../customer/quick-look.tsx'
import { DemoOffer } from '../today/demo-offer.tsx'
import { Bulk } from './bulk.tsx'
import { useColumns, useCustomerLead, usualColumns, type CustomerRow } from './columns.tsx'
import { CreateDialog, createTitle } from './create.tsx'
import { ListDialog } from './list-dialog.tsx'

const t = words({
  en: {
    title: 'Customers',
    count: (n: number) => counted(n, 'customer'),
    added: (n: number) => `${counted(n, 'new customer')}: reload`,
    find: 'Search names, e-mails, phones…',
    noneFits: 'No customer fits',
    lists: 'Lists',
    makeList: 'Make a list of this filter…',
  },
  zh: {
    title: '客户',
    count: (n) => `${format.number(n)} 位客户`,
    added: (n) => `有 ${n} 位新客户：重新读取`,
    find: '搜索姓名、邮箱、电话…',
    noneFits: '没有符合条件的客户',
    lists: '名单',
    makeList: '按此筛选创建名单…',
  },
})

const spec: ListSpec<CustomerRow> = {
  field: 'customers',
  filter: 'CustomerFilter',
  orderBy: 'CustomerOrder',
  fields: 'id version name kind email phone country language lifecycle tags owner { id name } createdAt updatedAt',
  search: 'argument',
  watched: 'CUSTOMER',
  hasScores: true,
}

export const Customers = () => {
  const search: ListSearch = useSearch({ from: '/customers' })
  const navigate = useNavigate({ from: '/customers' })
  const columns = useColumns()
  const usual = useMemo(() => usualColumns(columns), [columns])
  const lead = useCustomerLead<CustomerRow>()
  const mayWrite = useRights().may('write')
  const [isCreating, setCreating] = useState(false)
  const [isListing, setListing] = useState(false)
  const change = useCallback((next: ListSearch) => void navigate({ search: next, replace: true }), [navigate])
  const create = () => setCreating(true)
  useShortcuts(mayWrite ? { c: create } : {})
  useCommands(mayWrite ? [{ id: 'create-customer', title: createTitle(), icon: 'plus', keys: 'C', run: create }] : [])
  const filter = filterOf(search.f)
  return (
    <>
      <ListPage
        spec={spec}
        filtered={spec}
        texts={t()}
        lead={lead}
        columns={columns}
        usual={usual}
        search={search}
        onSearch={change}
        onOpen={({ id }) => void navigate({ to: '/customers/$id', params: { id } })}
        look={({ id }, onClose) => <QuickLook id={id} onClose={onClose} />}
        links={
          <Link to="/customers/lists" className="button quiet">
            {t().lists}
          </Link>
        }
        menu={
          // Words that are searched for cannot be part of a rule.
          mayWrite &&
          filter &&
          search.q === undefined && <MenuItem onChoose={() => setListing(true)}>{t().makeList}</MenuItem>
        }
        bulk={(rows, { list, exportRows, select }) => (
          <Bulk
            rows={rows}
            conditions={search.f ?? []}
            onDone={(ids) => {
              list.refresh(ids)
              select(nothingSelected)
            }}
            onExport={(some) => exportRows(some.map(({ id }) => id))}
            onClear={() => select(nothingSelected)}
          />
        )}
        actions={() =>
          mayWrite && (
            <button type="button" className="button primary" onClick={create}>
              <Icon name="plus" />
              {createTitle()}
            </button>
          )
        }
        empty={({ list }) => <DemoOffer onFilled={list.reload} />}
      />
      {isListing && (
        <ListDialog
          filter={filter}
          onDone={() => void navigate({ to: '/customers/lists' })}
          onClose={() => setListing(false)}
        />
      )}
      {isCreating && <CreateDialog onClose={() => setCreating(false)} />}
    </>
  )
}

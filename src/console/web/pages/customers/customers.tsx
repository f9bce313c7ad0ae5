import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useDeferredValue, useMemo, useRef, useState } from 'react'
import * as format from '../../format/format.ts'
import { Icon } from '../../parts/icon.tsx'
import { Boundary, Problem } from '../../parts/state.tsx'
import { orToast } from '../../parts/toasts.tsx'
import { useRights } from '../../session/viewer.tsx'
import { useCommands } from '../../shell/commands.ts'
import { useShortcuts } from '../../shell/shortcuts.ts'
import { counted, words } from '../../words/words.ts'
import { QuickLook } from '../customer/quick-look.tsx'
import { Bulk } from './bulk.tsx'
import { ColumnMenu } from './column-menu.tsx'
import { useColumns, usualColumns, type CustomerRow } from './columns.tsx'
import { CreateDialog, createTitle } from './create.tsx'
import { exportedList, useExport } from './export.ts'
import { fieldWords } from './fields.ts'
import { Filters } from './filters.tsx'
import { FindBox } from './find-box.tsx'
import { Grid } from './grid.tsx'
import { useCustomerList } from './list.ts'
import { nothingSelected, useMarks } from './marks.ts'
import { Nobody } from './nobody.tsx'
import type { CustomersSearch } from './search.ts'
import { ViewsMenu } from './views-menu.tsx'
import './customers.css'

const t = words({
  en: {
    title: 'Customers',
    count: (n: number) => counted(n, 'customer'),
    added: (n: number) => `${counted(n, 'new customer')}: reload`,
    hint: 'Space previews, Enter opens, X selects',
  },
  zh: {
    title: '客户',
    count: (n) => `${format.number(n)} 位客户`,
    added: (n) => `有 ${n} 位新客户：重新读取`,
    hint: '空格预览，回车打开，X 选择',
  },
})

const unsorted = ({ sort: _sort, ...rest }: CustomersSearch): CustomersSearch => rest

export const Customers = () => {
  const search: CustomersSearch = useSearch({ from: '/customers' })
  const navigate = useNavigate({ from: '/customers' })
  const all = useColumns()
  const shown = search.cols ?? usualColumns(all)
  const columns = useMemo(() => shown.flatMap((id) => all.filter((column) => column.id === id)), [shown, all])
  const selection = useMemo(
    () =>
      all
        .filter(({ id, selection: fields }) => fields && shown.includes(id))
        .map((column) => column.selection)
        .join(' '),
    [all, shown],
  )
  const list = useCustomerList(search, selection)
  const mayWrite = useRights().may('write')
  const key = JSON.stringify([search.q, search.f, search.sort])
  const [{ at, selected }, { setAt, setSelected }] = useMarks(key, list.rows)
  const [isLooking, setLooking] = useState(false)
  const [isCreating, setCreating] = useState(false)
  const findBox = useRef<HTMLInputElement>(null)
  const lookedAt = useDeferredValue(list.rows[at])

  const change = useCallback(
    (next: CustomersSearch) => {
      setSelected(nothingSelected)
      void navigate({ search: next, replace: true })
    },
    [navigate, setSelected],
  )
  const { q: _q, ...withoutText } = search
  const { f: _f, ...withoutFilters } = search

  const open = (row: CustomerRow) => void navigate({ to: '/customers/$id', params: { id: row.id } })
  const exportTo = useExport()
  const nameColumn = { values: [{ title: fieldWords().name, value: 'name' }] }
  const exportAll = (ids?: readonly string[]) =>
    orToast(exportTo(exportedList(search, selection, ids), [nameColumn, ...columns]))
  const create = () => setCreating(true)
  useShortcuts({ ...(mayWrite ? { c: create } : {}), f: () => findBox.current?.focus() })
  useCommands(mayWrite ? [{ id: 'create-customer', title: createTitle(), icon: 'plus', keys: 'C', run: create }] : [])

  const isNarrowed = search.q !== undefined || (search.f?.length ?? 0) > 0
  const isEmpty = !list.isLoading && !list.problem && !list.hasMore && list.rows.length === 0
  const chosen = list.rows.filter(({ id }) => selected.has(id))
  return (
    <div className="page">
      <header className="page-head">
        <h1>{t().title}</h1>
        <span className="muted" role="status">
          {list.total === undefined ? '' : t().count(list.total)}
        </span>
        {list.added > 0 && (
          <button type="button" className="button quiet" onClick={list.reload}>
            {t().added(list.added)}
          </button>
        )}
        <div className="grow" />
        <ViewsMenu search={search} onOpen={change} onExport={() => exportAll()} />
        {mayWrite && (
          <button type="button" className="button primary" onClick={create}>
            <Icon name="plus" />
            {createTitle()}
          </button>
        )}
      </header>
      <div className="list-bar">
        <FindBox
          ref={findBox}
          value={search.q ?? ''}
          onFind={(q) => change(q === '' ? withoutText : { ...search, q })}
          onLeave={() => document.querySelector<HTMLElement>('[role="grid"]')?.focus()}
        />
        <Filters
          conditions={search.f ?? []}
          onChange={(f) => change(f.length === 0 ? withoutFilters : { ...search, f })}
        />
        <ColumnMenu all={all} shown={shown} onChange={(cols) => change({ ...search, cols })} />
        <div className="grow" />
        <span className="muted keys-hint">{t().hint}</span>
      </div>
      {list.problem && (
        <div className="page-problem">
          <Problem error={list.problem} onRetry={list.retry} />
        </div>
      )}
      {isEmpty ? (
        <Nobody
          isNarrowed={isNarrowed}
          onClear={() => {
            const { q: _text, f: _conditions, ...rest } = search
            change(rest)
          }}
          onFilled={list.reload}
        />
      ) : (
        <div className="customers">
          <Grid
            list={list}
            columns={columns}
            sort={search.sort}
            selected={selected}
            at={at}
            onAt={setAt}
            onSort={(sort) => change(sort === undefined ? unsorted(search) : { ...search, sort })}
            onSelect={setSelected}
            onOpen={open}
            onLook={() => setLooking((before) => !before)}
          />
          {isLooking && lookedAt && (
            <aside className="quick-look">
              <Boundary key={lookedAt.id} name={lookedAt.name}>
                <QuickLook id={lookedAt.id} onClose={() => setLooking(false)} />
              </Boundary>
            </aside>
          )}
        </div>
      )}
      {chosen.length > 0 && (
        <Bulk
          rows={chosen}
          onDone={(ids) => {
            list.refresh(ids)
            setSelected(nothingSelected)
          }}
          onExport={(rows) => exportAll(rows.map(({ id }) => id))}
          onClear={() => setSelected(nothingSelected)}
        />
      )}
      {isCreating && <CreateDialog onClose={() => setCreating(false)} />}
    </div>
  )
}

import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { CreateCustomerDocument } from '../../generated/operations.ts'
import { useDo } from '../../graph/hooks.ts'
import * as format from '../../format/format.ts'
import { copy } from '../../parts/copy.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { Field, Form } from '../../parts/form.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Menu, MenuItem } from '../../parts/menu.tsx'
import { Boundary, Empty, Problem } from '../../parts/state.tsx'
import { orToast, toast } from '../../parts/toasts.tsx'
import { useCommands } from '../../shell/commands.ts'
import { useShortcuts } from '../../shell/shortcuts.ts'
import { common } from '../../words/common.ts'
import { counted, words } from '../../words/words.ts'
import { QuickLook } from '../customer/quick-look.tsx'
import { DemoOffer } from '../today/demo-offer.tsx'
import { useRights } from '../../session/viewer.tsx'
import { Bulk } from './bulk.tsx'
import { nameTitle, useColumns, usualColumns, type CustomerRow } from './columns.tsx'
import { saveAsCsv } from './export.ts'
import { Filters } from './filters.tsx'
import { Grid } from './grid.tsx'
import { useCustomerList } from './list.ts'
import { sortOf, type CustomersSearch } from './search.ts'
import { dropView, readViews, saveView } from './views.ts'
import './customers.css'

const t = words({
  en: {
    title: 'Customers',
    find: 'Search names, e-mails, phones…',
    create: 'New customer',
    columns: 'Columns',
    views: 'Views',
    saveView: 'Save this view…',
    viewName: 'Name of the view',
    copyLink: 'Copy a link to this view',
    noViews: 'No saved views yet',
    dropView: (name: string) => `Delete the view ${name}`,
    export: 'Export what is loaded as CSV',
    count: (n: number) => counted(n, 'customer'),
    added: (n: number) => `${counted(n, 'new customer')}: read again`,
    nothing: 'No customer fits',
    nothingMore: 'Change the search or remove a filter.',
    clear: 'Clear search and filters',
    scoreSort: 'Ordered by a score: search and filters are left out.',
    clearSort: 'Order by date instead',
    noScores: 'No customer has this score yet',
    noScoresMore: 'A list in the order of a score shows only customers that have it.',
    created: (name: string) => `${name} was added`,
    name: 'Name',
    kind: 'Kind',
    person: 'Person',
    organisation: 'Organisation',
    email: 'E-mail',
    country: 'Country (two letters)',
    hint: 'Space looks, Enter opens, X selects',
  },
  zh: {
    title: '客户',
    find: '搜索姓名、邮箱、电话…',
    create: '新建客户',
    columns: '列',
    views: '视图',
    saveView: '保存此视图…',
    viewName: '视图名称',
    copyLink: '复制此视图的链接',
    noViews: '还没有保存的视图',
    dropView: (name) => `删除视图 ${name}`,
    export: '将已加载内容导出为 CSV',
    count: (n) => `${format.number(n)} 位客户`,
    added: (n) => `有 ${n} 位新客户：重新读取`,
    nothing: '没有符合条件的客户',
    nothingMore: '请更改搜索或移除筛选条件。',
    clear: '清除搜索和筛选',
    scoreSort: '按分数排序：不应用搜索和筛选。',
    clearSort: '改为按日期排序',
    noScores: '还没有客户有此分数',
    noScoresMore: '按分数排序的列表只显示有该分数的客户。',
    created: (name) => `已添加 ${name}`,
    name: '名称',
    kind: '类型',
    person: '个人',
    organisation: '机构',
    email: '电子邮件',
    country: '国家（两位代码）',
    hint: '空格预览，回车打开，X 选择',
  },
})

const CreateDialog = ({ onClose }: { onClose(): void }) => {
  const create = useDo()
  const navigate = useNavigate()
  return (
    <Dialog title={t().create} onClose={onClose}>
      <div className="dialog-body">
        <Form
          onSubmit={async ({ name = '', kind, email, country }) => {
            const { createCustomer } = await create(CreateCustomerDocument, {
              input: {
                name,
                kind: kind === 'ORGANISATION' ? 'ORGANISATION' : 'PERSON',
                ...(email ? { email } : {}),
                ...(country ? { country: country.toUpperCase() } : {}),
              },
            })
            onClose()
            toast(t().created(name))
            void navigate({ to: '/customers/$id', params: { id: createCustomer.customer!.id } })
          }}
        >
          {({ isBusy }) => (
            <>
              <Field name="name" label={t().name} required autoFocus />
              <Field
                name="kind"
                label={t().kind}
                options={[
                  ['PERSON', t().person],
                  ['ORGANISATION', t().organisation],
                ]}
              />
              <Field name="email" label={t().email} type="email" />
              <Field name="country" label={t().country} placeholder="DE" />
              <div className="row" style={{ justifyContent: 'flex-end' }}>
                <button type="button" className="button" onClick={onClose}>
                  {common().cancel}
                </button>
                <button className="button primary" disabled={isBusy}>
                  {t().create}
                </button>
              </div>
            </>
          )}
        </Form>
      </div>
    </Dialog>
  )
}

const SaveViewDialog = ({ onSave, onClose }: { onSave(name: string): void; onClose(): void }) => (
  <Dialog title={t().saveView} onClose={onClose}>
    <div className="dialog-body">
      <Form
        onSubmit={async ({ name = '' }) => {
          onSave(name)
          onClose()
        }}
      >
        {() => (
          <>
            <Field name="name" label={t().viewName} required autoFocus />
            <div className="row" style={{ justifyContent: 'flex-end' }}>
              <button className="button primary">{common().save}</button>
            </div>
          </>
        )}
      </Form>
    </div>
  </Dialog>
)

const typingMs = 200
const none: ReadonlySet<string> = new Set()

/** The current row and the selected ones, by id, of one list: of another, neither is kept. */
const useMarks = (key: string, rows: readonly CustomerRow[]) => {
  const [current, setCurrent] = useState<{
    readonly of: string
    readonly id: string | undefined
    readonly at: number
  }>()
  const [picked, setPicked] = useState<{ readonly of: string; readonly ids: ReadonlySet<string> }>()
  const found = useMemo(() => {
    if (current?.of !== key) return 0
    const place = rows.findIndex(({ id }) => id === current.id)
    // Where it is gone, the row that stands in its place now.
    return place >= 0 ? place : Math.max(0, Math.min(current.at, rows.length - 1))
  }, [current, key, rows])
  const newest = useRef(rows)
  newest.current = rows
  const set = useMemo(
    () => ({
      setAt: (at: number) => setCurrent({ of: key, id: newest.current[at]?.id, at }),
      setSelected: (ids: ReadonlySet<string>) => setPicked({ of: key, ids }),
    }),
    [key],
  )
  return [{ at: found, selected: picked?.of === key ? picked.ids : none }, set] as const
}

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
  const { may } = useRights()
  const key = JSON.stringify([search.q, search.f, search.sort])
  const [{ at, selected }, { setAt, setSelected }] = useMarks(key, list.rows)
  const [isLooking, setLooking] = useState(false)
  const [dialog, setDialog] = useState<'create' | 'view'>()
  const [views, setViews] = useState(readViews)
  const findBox = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState(search.q ?? '')
  const lookedAt = useDeferredValue(list.rows[at])

  const change = useCallback(
    (next: CustomersSearch) => {
      setSelected(none)
      void navigate({ search: next, replace: true })
    },
    [navigate, setSelected],
  )
  const { isScore } = sortOf(search.sort)
  const without = ({ sort: _sort, ...rest }: CustomersSearch): CustomersSearch => rest
  // A score orders the whole list; what narrows it down orders it by date again.
  const narrow = (next: CustomersSearch) => change(isScore ? without(next) : next)
  /** What the box asked the address for last: any other text came from elsewhere, and the box follows it. */
  const asked = useRef(search.q ?? '')
  useEffect(() => {
    const now = search.q ?? ''
    if (now === asked.current) return
    asked.current = now
    setTyped(now)
  }, [search.q])
  const find = (text: string) => {
    asked.current = text
    const { q: _q, ...rest } = search
    narrow(text === '' ? rest : { ...rest, q: text })
  }
  const newestFind = useRef(find)
  newestFind.current = find
  useEffect(() => {
    if (typed.trim() === (search.q ?? '').trim()) return undefined
    const timer = setTimeout(() => newestFind.current(typed.trim()), typingMs)
    return () => clearTimeout(timer)
  }, [typed, search.q])

  const open = (row: CustomerRow) => void navigate({ to: '/customers/$id', params: { id: row.id } })
  const exportRows = (rows: readonly CustomerRow[]) =>
    saveAsCsv('customers.csv', [{ title: nameTitle(), text: ({ name }) => name }, ...columns], rows)
  const copyLink = () => orToast(copy(location.href))
  useShortcuts({
    ...(may('write') ? { c: () => setDialog('create') } : {}),
    f: () => findBox.current?.focus(),
  })
  useCommands([
    ...(may('write')
      ? [
          {
            id: 'create-customer',
            title: t().create,
            icon: 'plus' as const,
            keys: 'C',
            run: () => setDialog('create'),
          },
        ]
      : []),
    { id: 'save-view', title: t().saveView, run: () => setDialog('view') },
    { id: 'export', title: t().export, run: () => exportRows(list.rows) },
  ])

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
        <Menu label={t().views} className="button quiet" button={t().views}>
          {views.length === 0 && <div className="heading">{t().noViews}</div>}
          {views.map(({ name, search: of }) => (
            <div key={name} className="row">
              <MenuItem
                onChoose={() => {
                  setTyped(of.q ?? '')
                  change(of)
                }}
              >
                {name}
              </MenuItem>
              <button
                type="button"
                className="button quiet icon"
                aria-label={t().dropView(name)}
                onClick={() => setViews(dropView(name))}
              >
                <Icon name="close" size={12} />
              </button>
            </div>
          ))}
          <MenuItem onChoose={() => setDialog('view')}>{t().saveView}</MenuItem>
          <MenuItem onChoose={copyLink}>{t().copyLink}</MenuItem>
          <MenuItem onChoose={() => exportRows(list.rows)}>{t().export}</MenuItem>
        </Menu>
        {may('write') && (
          <button type="button" className="button primary" onClick={() => setDialog('create')}>
            <Icon name="plus" />
            {t().create}
          </button>
        )}
      </header>
      <div className="list-bar">
        <input
          ref={findBox}
          type="search"
          className="input find"
          aria-label={common().search}
          placeholder={t().find}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape' || event.key === 'ArrowDown' || event.key === 'Enter')
              document.querySelector<HTMLElement>('[role="grid"]')?.focus()
          }}
        />
        <Filters
          conditions={search.f ?? []}
          onChange={(conditions) => {
            const { f: _f, ...rest } = search
            narrow(conditions.length === 0 ? rest : { ...rest, f: conditions })
          }}
        />
        <Menu
          label={t().columns}
          className="button quiet"
          role="dialog"
          button={
            <>
              <Icon name="columns" />
              {t().columns}
            </>
          }
        >
          {all.map(({ id, title }) => (
            <label key={id} className="item">
              <input
                type="checkbox"
                checked={shown.includes(id)}
                onChange={() =>
                  change({
                    ...search,
                    cols: all.map((column) => column.id).filter((one) => (one === id) !== shown.includes(one)),
                  })
                }
              />
              {title}
            </label>
          ))}
        </Menu>
        <div className="grow" />
        {isScore && isNarrowed ? (
          <span className="row muted">
            {t().scoreSort}
            <button type="button" className="button quiet" onClick={() => change(without(search))}>
              {t().clearSort}
            </button>
          </span>
        ) : (
          <span className="muted keys-hint">{t().hint}</span>
        )}
      </div>
      {list.problem && (
        <div style={{ padding: 16 }}>
          <Problem error={list.problem} onRetry={list.retry} />
        </div>
      )}
      {isEmpty ? (
        isScore ? (
          <Empty title={t().noScores}>
            <p>{t().noScoresMore}</p>
            <button type="button" className="button" onClick={() => change(without(search))}>
              {t().clearSort}
            </button>
          </Empty>
        ) : isNarrowed ? (
          <Empty title={t().nothing}>
            <p>{t().nothingMore}</p>
            <button
              type="button"
              className="button"
              onClick={() => {
                setTyped('')
                const { q: _q, f: _f, ...rest } = search
                change(rest)
              }}
            >
              {t().clear}
            </button>
          </Empty>
        ) : (
          <DemoOffer onFilled={list.reload} />
        )
      ) : (
        <div className="customers">
          <Grid
            list={list}
            columns={columns}
            sort={search.sort}
            selected={selected}
            at={at}
            onAt={setAt}
            onSort={(sort) => change(sort === undefined ? without(search) : { ...search, sort })}
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
            setSelected(none)
          }}
          onExport={exportRows}
          onClear={() => setSelected(none)}
        />
      )}
      {dialog === 'create' && <CreateDialog onClose={() => setDialog(undefined)} />}
      {dialog === 'view' && (
        <SaveViewDialog onSave={(name) => setViews(saveView({ name, search }))} onClose={() => setDialog(undefined)} />
      )}
    </div>
  )
}

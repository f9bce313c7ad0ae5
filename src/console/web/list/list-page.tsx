import { useCallback, useDeferredValue, useMemo, useRef, useState, type ReactNode } from 'react'
import { Icon } from '../parts/icon.tsx'
import { Boundary, Empty, Problem } from '../parts/state.tsx'
import { orToast } from '../parts/toasts.tsx'
import { useShortcuts } from '../shell/shortcuts.ts'
import { words } from '../words/words.ts'
import { ColumnMenu } from './column-menu.tsx'
import type { Column, LeadColumn, ListRow } from './columns.ts'
import { exportedList, useExport } from './export.ts'
import type { Filtered } from './filter-fields.ts'
import { Filters } from './filters.tsx'
import { FindBox } from './find-box.tsx'
import { Grid } from './grid.tsx'
import type { ListSpec } from './list-source.ts'
import { useList, type List } from './list.ts'
import { nothingSelected, useMarks } from './marks.ts'
import { useOpenedView, ViewLink, ViewProblems } from './opened-view.tsx'
import type { ListSearch } from './search.ts'
import { ViewsMenu } from './views-menu.tsx'
import './list.css'

const t = words({
  en: {
    hint: 'Enter opens, X selects',
    hintLook: 'Space previews, Enter opens, X selects',
    selected: (n: number) => `${n} selected`,
    exportSelected: 'Export',
    clearSelection: 'Clear the selection',
    narrowed: 'Change the search or remove a filter.',
    clear: 'Clear search and filters',
  },
  zh: {
    hint: '回车打开，X 选择',
    hintLook: '空格预览，回车打开，X 选择',
    selected: (n) => `已选 ${n} 项`,
    exportSelected: '导出',
    clearSelection: '清除选择',
    narrowed: '请更改搜索或移除筛选条件。',
    clear: '清除搜索和筛选',
  },
})

/** What the parts of a page may do with the list that it shows. */
interface ListHandle<Row> {
  readonly list: List<Row>
  /** Writes a file of the whole list, or of these rows of it. */
  exportRows(ids?: readonly string[]): void
  select(ids: ReadonlySet<string>): void
}

interface ListTexts {
  readonly title: string
  /** How many there are. */
  count(n: number): string
  /** How many were added since; a press reads the list again. */
  added(n: number): string
  /** What can be searched for. */
  readonly find: string
  /** That nothing fits the search and filters. */
  readonly noneFits: string
}

export interface ListPageProps<Row extends ListRow> {
  readonly spec: ListSpec<Row>
  readonly filtered: Filtered
  readonly texts: ListTexts
  readonly lead: LeadColumn<Row>
  /** All columns that there are. */
  readonly columns: readonly Column<Row>[]
  /** Those that are shown before anybody chooses, by id. */
  readonly usual: readonly string[]
  readonly search: ListSearch
  onSearch(search: ListSearch): void
  onOpen(row: Row): void
  /** What the space bar shows of a row beside the list. */
  look?(row: Row, onClose: () => void): ReactNode
  /** Where else one can go, before the menu of views. */
  readonly links?: ReactNode
  /** What else can be done with the list as a whole: further items of that menu. */
  readonly menu?: ReactNode
  /** What is done with the selected rows. Default: to export them. */
  bulk?(rows: readonly Row[], handle: ListHandle<Row>): ReactNode
  /** Buttons at the end of the head. */
  actions?(handle: ListHandle<Row>): ReactNode
  /** What stands in place of a list that has nothing, whatever is searched for. */
  empty(handle: ListHandle<Row>): ReactNode
}

/** A page that is a list: searched, filtered, sorted, with columns to choose, views to save, rows to select and a file of it all. */
export const ListPage = <Row extends ListRow>(props: ListPageProps<Row>) => {
  const { spec, texts, search, onSearch } = props
  const { isLink, open } = useOpenedView(search, onSearch)
  if (isLink) return <ViewLink key={search.view} of={spec} title={texts.title} id={search.view!} onOpen={open} />
  return <Listed {...props} onSearch={open} />
}

const Listed = <Row extends ListRow>({
  spec,
  filtered,
  texts,
  lead,
  columns: all,
  usual,
  search,
  onSearch,
  onOpen,
  look,
  links,
  menu,
  bulk,
  actions,
  empty,
}: ListPageProps<Row>) => {
  const shown = search.cols ?? usual
  const columns = useMemo(() => shown.flatMap((id) => all.filter((column) => column.id === id)), [shown, all])
  const selection = useMemo(
    () =>
      all
        .filter(({ id, selection: fields }) => fields && shown.includes(id))
        .map((column) => column.selection)
        .join(' '),
    [all, shown],
  )
  const list = useList(spec, search, selection)
  const key = JSON.stringify([spec.field, search.q, search.f, search.sort])
  const [{ at, selected }, { setAt, setSelected }] = useMarks(key, list.rows)
  const [isLooking, setLooking] = useState(false)
  const lookedAt = useDeferredValue(list.rows[at])
  const findBox = useRef<HTMLInputElement>(null)
  const change = useCallback(
    // What was changed is the saved view no more.
    ({ view: _view, ...next }: ListSearch) => {
      setSelected(nothingSelected)
      onSearch(next)
    },
    [onSearch, setSelected],
  )
  const { q: _q, ...withoutText } = search
  const { f: _f, ...withoutFilters } = search
  const { sort: _sort, ...unsorted } = search
  const exportTo = useExport()
  const exportRows = (ids?: readonly string[]) =>
    orToast(exportTo(exportedList(spec, search, selection, ids), [lead, ...columns]))
  useShortcuts({ f: () => findBox.current?.focus() })
  const handle: ListHandle<Row> = { list, exportRows, select: setSelected }
  const isNarrowed = search.q !== undefined || (search.f?.length ?? 0) > 0
  const isEmpty = !list.isLoading && !list.problem && !list.hasMore && list.rows.length === 0
  const chosen = list.rows.filter(({ id }) => selected.has(id))
  return (
    <div className="page">
      <header className="page-head">
        <h1>{texts.title}</h1>
        <span className="muted" role="status">
          {list.total === undefined ? '' : texts.count(list.total)}
        </span>
        {list.added > 0 && (
          <button type="button" className="button quiet" onClick={list.reload}>
            {texts.added(list.added)}
          </button>
        )}
        <div className="grow" />
        {links}
        <ViewsMenu of={spec} search={search} columns={all} onOpen={onSearch} onExport={() => exportRows()}>
          {menu}
        </ViewsMenu>
        {actions?.(handle)}
      </header>
      <div className="list-bar">
        <FindBox
          ref={findBox}
          placeholder={texts.find}
          value={search.q ?? ''}
          onFind={(q) => change(q === '' ? withoutText : { ...search, q })}
          onLeave={() => document.querySelector<HTMLElement>('[role="grid"]')?.focus()}
        />
        <Filters
          of={filtered}
          conditions={search.f ?? []}
          onChange={(f) => change(f.length === 0 ? withoutFilters : { ...search, f })}
        />
        <ColumnMenu all={all} shown={shown} onChange={(cols) => change({ ...search, cols })} />
        <div className="grow" />
        <span className="muted keys-hint">{look ? t().hintLook : t().hint}</span>
      </div>
      {search.view !== undefined && <ViewProblems id={search.view} />}
      {list.problem && (
        <div className="page-problem">
          <Problem error={list.problem} onRetry={list.retry} />
        </div>
      )}
      {isEmpty ? (
        isNarrowed ? (
          <Empty title={texts.noneFits}>
            <p>{t().narrowed}</p>
            <button
              type="button"
              className="button"
              onClick={() => {
                const { q: _text, f: _conditions, ...rest } = search
                change(rest)
              }}
            >
              {t().clear}
            </button>
          </Empty>
        ) : (
          empty(handle)
        )
      ) : (
        <div className="list">
          <Grid
            label={texts.title}
            list={list}
            lead={lead}
            columns={columns}
            sort={search.sort}
            selected={selected}
            at={at}
            onAt={setAt}
            onSort={(sort) => change(sort === undefined ? unsorted : { ...search, sort })}
            onSelect={setSelected}
            onOpen={onOpen}
            onLook={look && (() => setLooking((before) => !before))}
          />
          {look && isLooking && lookedAt && (
            <aside className="quick-look">
              <Boundary key={lookedAt.id} name={lead.name(lookedAt)}>
                {look(lookedAt, () => setLooking(false))}
              </Boundary>
            </aside>
          )}
        </div>
      )}
      {chosen.length > 0 &&
        (bulk ? (
          bulk(chosen, handle)
        ) : (
          <div className="bulk" role="toolbar" aria-label={t().selected(chosen.length)}>
            <span>{t().selected(chosen.length)}</span>
            <button type="button" className="button quiet" onClick={() => exportRows(chosen.map(({ id }) => id))}>
              {t().exportSelected}
            </button>
            <button
              type="button"
              className="button quiet icon"
              aria-label={t().clearSelection}
              onClick={() => setSelected(nothingSelected)}
            >
              <Icon name="close" />
            </button>
          </div>
        ))}
    </div>
  )
}

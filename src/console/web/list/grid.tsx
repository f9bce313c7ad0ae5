import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { Icon } from '../parts/icon.tsx'
import { words } from '../words/words.ts'
import type { Column, LeadColumn, ListRow } from './columns.ts'
import type { List } from './list.ts'
import { sortOf } from './search.ts'

const t = words({
  en: {
    select: (name: string) => `Select ${name}`,
    selectAll: 'Select all that are loaded',
    sortBy: (column: string) => `Sort by ${column}`,
  },
  zh: {
    select: (name) => `选择 ${name}`,
    selectAll: '选择已加载的全部',
    sortBy: (column) => `按${column}排序`,
  },
})

const rowHeight = 36
/** Rows before the end at which the next page is read. */
const ahead = 60

interface LineProps<Row> {
  readonly row: Row
  readonly lead: LeadColumn<Row>
  readonly columns: readonly Column<Row>[]
  readonly index: number
  readonly top: number
  readonly isSelected: boolean
  readonly isAt: boolean
  readonly isMarked: boolean
  onAt(index: number): void
  onSelect(index: number, isRange: boolean): void
}

const AnyLine = <Row extends ListRow>({
  row,
  lead,
  columns,
  index,
  top,
  isSelected,
  isAt,
  isMarked,
  onAt,
  onSelect,
}: LineProps<Row>) => (
  <div
    id={`row-${index}`}
    role="row"
    aria-rowindex={index + 2}
    aria-selected={isSelected}
    className={`line${isAt ? ' at' : ''}${isMarked ? ' marked' : ''}`}
    style={{ transform: `translateY(${top}px)` }}
    onMouseDown={() => onAt(index)}
  >
    <div role="gridcell" className="name">
      <input
        type="checkbox"
        tabIndex={-1}
        checked={isSelected}
        aria-label={t().select(lead.name(row))}
        onChange={() => {}}
        onClick={(event) => onSelect(index, event.shiftKey)}
      />
      {lead.cell(row)}
    </div>
    {columns.map((column) => (
      <div
        key={column.id}
        role="gridcell"
        className={column.isNumeric ? 'number' : undefined}
        style={{ width: column.width }}
      >
        {column.isNumeric ? column.cell(row) : <span className="truncate">{column.cell(row)}</span>}
      </div>
    ))}
  </div>
)
const Line = memo(AnyLine) as typeof AnyLine

export interface GridProps<Row> {
  /** What it lists. */
  readonly label: string
  readonly list: List<Row>
  readonly lead: LeadColumn<Row>
  readonly columns: readonly Column<Row>[]
  readonly sort: string | undefined
  readonly selected: ReadonlySet<string>
  /** The row that keys act on. */
  readonly at: number
  onAt(index: number): void
  onSort(sort: string | undefined): void
  onSelect(selected: ReadonlySet<string>): void
  onOpen(row: Row): void
  /** The space bar; undefined where there is nothing to look at. */
  readonly onLook?: (() => void) | undefined
}

export const Grid = <Row extends ListRow>({
  label,
  list,
  lead,
  columns,
  sort,
  selected,
  at,
  onAt,
  onSort,
  onSelect,
  onOpen,
  onLook,
}: GridProps<Row>) => {
  const { rows, total, more, marked } = list
  const box = useRef<HTMLDivElement>(null)
  /** The row where a range begins. */
  const anchor = useRef<string>(undefined)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    scrollPaddingStart: 32,
  })
  const items = virtual.getVirtualItems()
  // At least as many as there are rows at a time, and seldom another number.
  const slots = 2 ** Math.ceil(Math.log2(items.length + 1))
  const lastShown = items.at(-1)?.index ?? 0
  useEffect(() => {
    if (lastShown >= rows.length - ahead) more()
  }, [lastShown, rows.length, more])
  const [isWide, setWide] = useState(false)
  useEffect(() => {
    const { current } = box
    if (!current) return undefined
    // Only a list that is wider than its place holds its first column: each cell that is held costs at every scroll.
    const observer = new ResizeObserver(() => setWide(current.scrollWidth > current.clientWidth))
    observer.observe(current)
    observer.observe(current.querySelector('.head')!)
    return () => observer.disconnect()
  }, [])
  useEffect(() => {
    // Not out of the box where somebody types.
    if (!document.activeElement?.matches('input, select, textarea')) box.current?.focus({ preventScroll: true })
  }, [])

  const select = (index: number, isRange: boolean) => {
    const next = new Set(selected)
    const { id } = rows[index]!
    if (isRange) {
      const found = rows.findIndex((row) => row.id === anchor.current)
      const begin = found < 0 ? at : found
      const [from, to] = [Math.min(begin, index), Math.max(begin, index)]
      for (const row of rows.slice(from, to + 1)) next.add(row.id)
    } else if (!next.delete(id)) next.add(id)
    anchor.current = id
    onSelect(next)
  }
  const newest = useRef({ select, onAt })
  newest.current = { select, onAt }
  const stable = useRef({
    select: (index: number, isRange: boolean) => newest.current.select(index, isRange),
    at: (index: number) => newest.current.onAt(index),
  }).current

  const move = (to: number, isRange = false) => {
    if (rows.length === 0) return
    const index = Math.max(0, Math.min(rows.length - 1, to))
    onAt(index)
    virtual.scrollToIndex(index, { align: 'auto' })
    if (isRange) select(index, true)
  }
  const pageOfRows = () => Math.max(1, Math.floor((box.current?.clientHeight ?? rowHeight) / rowHeight) - 2)
  const onKey = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return
    const keys: Readonly<Record<string, () => void>> = {
      ArrowDown: () => move(at + 1, event.shiftKey),
      ArrowUp: () => move(at - 1, event.shiftKey),
      j: () => move(at + 1),
      k: () => move(at - 1),
      PageDown: () => move(at + pageOfRows()),
      PageUp: () => move(at - pageOfRows()),
      Home: () => move(0),
      End: () => move(rows.length - 1),
      Enter: () => rows[at] && onOpen(rows[at]),
      ' ': () => onLook?.(),
      x: () => rows[at] && select(at, event.shiftKey),
      Escape: () => onSelect(new Set()),
    }
    const run = keys[event.key]
    if (!run) return
    event.preventDefault()
    run()
  }

  const sorted = sortOf(sort)
  const header = ({ title, sort: key, isFromFirst }: Pick<Column<Row>, 'title' | 'sort' | 'isFromFirst'>) => {
    if (key === undefined) return title
    const isSorted = sorted?.key === key
    // First as people look for it; then the other way; then as before.
    const first = isFromFirst ? key : `-${key}`
    const other = first.startsWith('-') ? key : `-${key}`
    return (
      <button
        type="button"
        title={t().sortBy(title)}
        onClick={() => onSort(!isSorted ? first : sort === first ? other : undefined)}
      >
        {title}
        {isSorted && <Icon name={sorted.down ? 'down' : 'up'} size={12} />}
      </button>
    )
  }
  const sortedAs = (key: string | undefined) => {
    if (key === undefined || sorted?.key !== key) return undefined
    return sorted.down ? ('descending' as const) : ('ascending' as const)
  }
  const allSelected = rows.length > 0 && rows.every((row) => selected.has(row.id))
  return (
    <div
      ref={box}
      className={isWide ? 'grid wide' : 'grid'}
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={total === undefined ? -1 : total + 1}
      aria-multiselectable="true"
      aria-activedescendant={items.some(({ index }) => index === at) ? `row-${at}` : undefined}
      onKeyDown={onKey}
    >
      <div className="head" role="row" aria-rowindex={1}>
        <div role="columnheader" className="name" aria-sort={sortedAs(lead.sort)}>
          <input
            type="checkbox"
            aria-label={t().selectAll}
            checked={allSelected}
            onChange={() => onSelect(allSelected ? new Set() : new Set(rows.map(({ id }) => id)))}
          />
          {header(lead)}
        </div>
        {columns.map((column) => (
          <div
            key={column.id}
            role="columnheader"
            aria-sort={sortedAs(column.sort)}
            className={column.isNumeric ? 'number' : undefined}
            style={{ width: column.width }}
          >
            {header(column)}
          </div>
        ))}
      </div>
      <div className="lines" role="rowgroup" style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const row = rows[index]!
          return (
            <Line
              // A row that leaves gives its place to one that comes: its elements are filled anew, not made anew.
              key={index % slots}
              row={row}
              lead={lead}
              columns={columns}
              index={index}
              top={start}
              isSelected={selected.has(row.id)}
              isAt={index === at}
              isMarked={marked.has(row.id)}
              onAt={stable.at}
              onSelect={stable.select}
            />
          )
        })}
      </div>
    </div>
  )
}

import { Link } from '@tanstack/react-router'
import { useRef, useState, type KeyboardEvent } from 'react'
import * as format from '../../format/format.ts'
import { Icon } from '../../parts/icon.tsx'
import { Empty, Problem, Skeleton } from '../../parts/state.tsx'
import { useShortcuts } from '../../shell/shortcuts.ts'
import { common } from '../../words/common.ts'
import { textOf, words } from '../../words/words.ts'
import { useEntryOf, useItemPanels, useItemTypes, type Entry } from './timeline-items.tsx'
import { keyOfAddition, useTimeline } from './use-timeline.ts'

const t = words({
  en: {
    label: 'Timeline',
    show: 'Show',
    all: 'All',
    empty: 'Nothing has happened yet',
    emptyMore: 'Orders, conversations, deals and changes of scores of this customer will stand here.',
    noneOf: 'Nothing of this kind has happened',
    leftOut: (name: string) => `${name} cannot be read, and is left out`,
    hint: 'T, then ↑ and ↓; Enter shows all of a text',
  },
  zh: {
    label: '时间线',
    show: '显示',
    all: '全部',
    empty: '还没有任何记录',
    emptyMore: '此客户的订单、沟通、商机和分数变化会显示在这里。',
    noneOf: '没有此类记录',
    leftOut: (name) => `无法读取 ${name}，已略去`,
    hint: '按 T，再用 ↑ 和 ↓ 移动；回车显示全文',
  },
})

/** Entries of one calendar day of the viewer. */
const daysOf = (entries: readonly Entry[]) => [...Map.groupBy(entries, ({ at }) => format.dayAt(at))]

interface LineProps {
  readonly of: Entry
  readonly isAt: boolean
  readonly isOpen: boolean
  onFocus(): void
  onToggle(): void
}

const Line = ({
  of: { at, icon, title, to, aside, text, tone, isQuiet },
  isAt,
  isOpen,
  onFocus,
  onToggle,
}: LineProps) => (
  <li
    className={isQuiet ? 'timeline-entry quiet' : 'timeline-entry'}
    tabIndex={isAt ? 0 : -1}
    onFocus={onFocus}
    onClick={onToggle}
  >
    <span className={`timeline-icon ${tone ?? ''}`}>{!isQuiet && <Icon name={icon} size={14} />}</span>
    <div className="grow">
      <div className="row spread">
        <span className="timeline-title">
          <span className="timeline-what">
            {to === undefined ? (
              title
            ) : (
              <Link className="link" to={to} tabIndex={isAt ? 0 : -1} onClick={(event) => event.stopPropagation()}>
                {title}
              </Link>
            )}
          </span>{' '}
          {aside && <span className="muted">{aside}</span>}
        </span>
        <time className="muted" dateTime={at} title={format.dateTime(at)}>
          {format.time(at)}
        </time>
      </div>
      {text && <p className={isOpen ? 'timeline-text open' : 'timeline-text'}>{text}</p>}
    </div>
  </li>
)

export interface TimelineProps {
  readonly id: string
  /** Goes up when it must be read again. */
  readonly turn: number
  /** Types of items; undefined for all. */
  readonly types: readonly string[] | undefined
  onTypes(types: readonly string[] | undefined): void
}

/** Everything that happened with a customer, newest first, by day. */
export const Timeline = ({ id, turn, types, onTypes }: TimelineProps) => {
  const panels = useItemPanels()
  const known = useItemTypes()
  const entryOf = useEntryOf()
  const list = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState(0)
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  // Types of the address that nobody knows would be refused by the graph.
  const wanted = types?.filter((type) => known.some((one) => one.type === type))
  const asked = wanted?.length ? wanted : undefined
  const { items, hasMore, isLoading, problem, refused, more, retry } = useTimeline(id, asked, panels, turn)
  const entries = items.map(entryOf)
  const focus = (index: number) => {
    const lines = [...(list.current?.querySelectorAll<HTMLElement>('.timeline-entry') ?? [])]
    const next = Math.max(0, Math.min(lines.length - 1, index))
    lines[next]?.focus()
    if (hasMore && !isLoading && index >= lines.length) more()
  }
  const toggle = (key: string | undefined) => {
    if (key === undefined) return
    const next = new Set(open)
    if (!next.delete(key)) next.add(key)
    setOpen(next)
  }
  const onKey = (event: KeyboardEvent) => {
    // Enter on a link follows it.
    if (event.key === 'Enter' && event.target instanceof HTMLAnchorElement) return
    if (event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLButtonElement) return
    const keys: Readonly<Record<string, () => void>> = {
      ArrowDown: () => focus(at + 1),
      ArrowUp: () => focus(at - 1),
      j: () => focus(at + 1),
      k: () => focus(at - 1),
      Home: () => focus(0),
      End: () => focus(entries.length - 1),
      Enter: () => toggle(entries[at]?.id),
    }
    const run = keys[event.key]
    if (!run) return
    event.preventDefault()
    run()
  }
  useShortcuts({ t: () => focus(at) })
  const choose = (type: string) => {
    const now = asked ?? []
    const next = now.includes(type) ? now.filter((one) => one !== type) : [...now, type]
    onTypes(next.length === 0 ? undefined : next)
  }
  const filter = (
    <div className="chips" role="group" aria-label={t().show}>
      <button type="button" className="toggle" aria-pressed={!asked} onClick={() => onTypes(undefined)}>
        {t().all}
      </button>
      {known.map(({ type, title }) => (
        <button
          key={type}
          type="button"
          className="toggle"
          aria-pressed={asked?.includes(type) ?? false}
          onClick={() => choose(type)}
        >
          {title}
        </button>
      ))}
      <span className="grow" />
      <span className="muted keys-hint">{t().hint}</span>
    </div>
  )
  if (problem && entries.length === 0) return <Problem error={problem} onRetry={retry} />
  return (
    <>
      {filter}
      {problem && <Problem error={problem} onRetry={retry} />}
      {panels.map((panel) => {
        const found = refused.find(({ key }) => key === keyOfAddition(panel))
        return (
          found && (
            <Problem
              key={found.key}
              title={t().leftOut(`${textOf(panel.title)} (${panel.plugin})`)}
              error={new Error(found.message)}
            />
          )
        )
      })}
      {entries.length === 0 ? (
        isLoading ? (
          <Skeleton lines={5} />
        ) : (
          <Empty title={asked ? t().noneOf : t().empty} small>
            {!asked && <p>{t().emptyMore}</p>}
          </Empty>
        )
      ) : (
        <div ref={list} className="timeline" onKeyDown={onKey}>
          {daysOf(entries).map(([day, ofDay]) => (
            <section key={day}>
              <h3>{format.dayHeading(day)}</h3>
              <ol aria-label={`${t().label}: ${format.dayHeading(day)}`}>
                {ofDay.map((entry) => (
                  <Line
                    key={entry.id}
                    of={entry}
                    isAt={entries[Math.min(at, entries.length - 1)] === entry}
                    isOpen={open.has(entry.id)}
                    onFocus={() => setAt(entries.indexOf(entry))}
                    onToggle={() => toggle(entry.id)}
                  />
                ))}
              </ol>
            </section>
          ))}
        </div>
      )}
      {hasMore && (
        <button type="button" className="button" disabled={isLoading} onClick={more}>
          {common().more}
        </button>
      )}
    </>
  )
}

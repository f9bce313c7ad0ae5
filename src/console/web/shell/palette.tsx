import { useNavigate } from '@tanstack/react-router'
import { useDeferredValue, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { FindCustomersDocument } from '../generated/operations.ts'
import { useData } from '../graph/hooks.ts'
import { Icon, type IconName } from '../parts/icon.tsx'
import { words } from '../words/words.ts'
import { commands } from './commands.ts'

const t = words({
  en: {
    title: 'Search and commands',
    placeholder: 'Find a customer or a command…',
    customers: 'Customers',
    commands: 'Commands',
    nothing: 'Nothing has this name.',
  },
  zh: {
    title: '搜索与命令',
    placeholder: '查找客户或命令…',
    customers: '客户',
    commands: '命令',
    nothing: '没有匹配的内容。',
  },
})

interface Entry {
  readonly id: string
  readonly group: string
  readonly title: string
  readonly icon: IconName
  readonly aside?: string | null | undefined
  run(): void
}

/** All words of the query begin a word of the text, in any order. */
const matches = (text: string, query: string): boolean => {
  const parts = text.toLowerCase().split(/[\s·:]+/)
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => word === '' || parts.some((part) => part.includes(word)))
}

export const Palette = ({ onClose }: { onClose(): void }) => {
  const dialog = useRef<HTMLDialogElement>(null)
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const offered = useSyncExternalStore(commands.watch, commands.get)
  const navigate = useNavigate()
  const search = useDeferredValue(query.trim())
  const { data } = useData(FindCustomersDocument, { search }, { pause: search.length < 2 })
  useEffect(() => dialog.current?.showModal(), [])
  // What was found for an earlier text is not offered: Enter would open it.
  const found: Entry[] = (search === query.trim() ? (data?.customers.nodes ?? []) : []).map(
    ({ id, name, kind, email }) => ({
      id,
      group: t().customers,
      title: name,
      icon: kind === 'PERSON' ? 'person' : 'organisation',
      aside: email,
      run: () => void navigate({ to: '/customers/$id', params: { id } }),
    }),
  )
  const matching = offered
    .filter(({ title }) => matches(title, query))
    .map(({ id, title, icon = 'right', keys, run }): Entry => ({
      id,
      group: t().commands,
      title,
      icon,
      aside: keys,
      run,
    }))
  // Commands first: they are there at once, so what comes later does not move the one that Enter would run.
  const entries: Entry[] = [...matching, ...found]
  const chosen = Math.min(at, entries.length - 1)
  const choose = (entry: Entry | undefined) => {
    if (!entry) return
    dialog.current?.close()
    entry.run()
  }
  const groups = Map.groupBy(entries, ({ group }) => group)
  return (
    <dialog
      ref={dialog}
      className="palette"
      aria-label={t().title}
      onClose={onClose}
      onMouseDown={(event) => event.target === dialog.current && dialog.current.close()}
    >
      <input
        type="text"
        role="combobox"
        aria-expanded="true"
        aria-controls="palette-list"
        aria-activedescendant={entries[chosen] ? `palette-${entries[chosen].id}` : undefined}
        aria-label={t().title}
        placeholder={t().placeholder}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value)
          setAt(0)
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            event.preventDefault()
            const step = event.key === 'ArrowDown' ? 1 : -1
            setAt((chosen + step + entries.length) % Math.max(1, entries.length))
          } else if (event.key === 'Enter') {
            event.preventDefault()
            choose(entries[chosen])
          }
        }}
      />
      <div id="palette-list" role="listbox" aria-label={t().title}>
        {[...groups].map(([group, members]) => (
          <div key={group} role="group" aria-label={group}>
            <div className="heading" aria-hidden="true">
              {group}
            </div>
            {members.map((entry) => (
              <div
                key={entry.id}
                id={`palette-${entry.id}`}
                role="option"
                aria-selected={entry === entries[chosen]}
                tabIndex={-1}
                ref={(element) => {
                  if (entry === entries[chosen]) element?.scrollIntoView({ block: 'nearest' })
                }}
                onMouseMove={() => setAt(entries.indexOf(entry))}
                onClick={() => choose(entry)}
              >
                <Icon name={entry.icon} />
                <span className="truncate">{entry.title}</span>
                {entry.aside && <span className="muted truncate">{entry.aside}</span>}
              </div>
            ))}
          </div>
        ))}
      </div>
      {entries.length === 0 && <p className="nothing">{t().nothing}</p>}
    </dialog>
  )
}

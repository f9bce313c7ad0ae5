import { useEffect, useRef } from 'react'

/** Whether keys are text here, not commands. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

const chordMs = 900

/** `k` for a key, `mod+k` with Ctrl or ⌘, `g c` for two keys one after another. Without `mod`, keys that are typed into a field do nothing. */
export type Shortcuts = Readonly<Record<string, (event: KeyboardEvent) => void>>

const nameOf = (event: KeyboardEvent): string => {
  const key = event.key === ' ' ? 'space' : event.key.toLowerCase()
  return event.ctrlKey || event.metaKey ? `mod+${key}` : key
}

/** Listens while the component is shown; dialogs above it keep their keys. */
export const useShortcuts = (shortcuts: Shortcuts): void => {
  const newest = useRef(shortcuts)
  newest.current = shortcuts
  useEffect(() => {
    let first: { readonly key: string; readonly at: number } | undefined
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey) return
      const name = nameOf(event)
      const isCommand = name.startsWith('mod+')
      if (
        !isCommand &&
        (isTyping(event.target) || document.querySelector('dialog[open], [popover]:popover-open:not(.toasts)'))
      )
        return
      const chord = first && event.timeStamp - first.at < chordMs ? `${first.key} ${name}` : name
      const run = newest.current[chord] ?? newest.current[name]
      first = run ? undefined : { key: name, at: event.timeStamp }
      if (!run) return
      event.preventDefault()
      run(event)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
}

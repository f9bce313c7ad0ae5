import { useEffect, useRef } from 'react'

/** Whether keys are text here, not commands. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

const chordMs = 900

/**
 * `k` for a key, `mod+k` with Ctrl or ⌘, `g c` for two keys one after another. What gives false leaves the key to the browser, as
 * do fields and dialogs.
 */
export type Shortcuts = Readonly<Record<string, (event: KeyboardEvent) => boolean | void>>

/** Heard everywhere: it finds what to do from wherever one is. */
const everywhere = 'mod+k'

const nameOf = (event: KeyboardEvent): string => {
  const key = event.key === ' ' ? 'space' : event.key.toLowerCase()
  if (!event.ctrlKey && !event.metaKey) return key
  return event.shiftKey ? `mod+shift+${key}` : `mod+${key}`
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
      if (
        name !== everywhere &&
        (isTyping(event.target) || document.querySelector('dialog[open], [popover]:popover-open:not(.toasts)'))
      )
        return
      const chord = first && event.timeStamp - first.at < chordMs ? `${first.key} ${name}` : name
      const run = newest.current[chord] ?? newest.current[name]
      first = run ? undefined : { key: name, at: event.timeStamp }
      if (!run) return
      if (run(event) !== false) event.preventDefault()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
}

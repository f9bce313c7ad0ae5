import { useEffect, useRef, useState, type Ref } from 'react'
import { common } from '../words/common.ts'

const typingMs = 200

export interface FindBoxProps {
  readonly ref: Ref<HTMLInputElement>
  /** What can be searched for. */
  readonly placeholder: string
  /** What the list searches for now; empty for nothing. */
  readonly value: string
  /** Gets what was typed, once the typing pauses. */
  onFind(text: string): void
  /** The keys that lead from the box to the list. */
  onLeave(): void
}

/** Where people type what they search for. */
export const FindBox = ({ ref, placeholder, value, onFind, onLeave }: FindBoxProps) => {
  const [typed, setTyped] = useState(value)
  /** What the box asked for last: any other value came from elsewhere, and the box follows it. */
  const asked = useRef(value)
  useEffect(() => {
    if (value === asked.current) return
    asked.current = value
    setTyped(value)
  }, [value])
  const newest = useRef(onFind)
  newest.current = onFind
  useEffect(() => {
    const text = typed.trim()
    if (text === asked.current.trim()) return undefined
    const timer = setTimeout(() => {
      asked.current = text
      newest.current(text)
    }, typingMs)
    return () => clearTimeout(timer)
  }, [typed])
  return (
    <input
      ref={ref}
      type="search"
      className="input find"
      aria-label={common().search}
      placeholder={placeholder}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape' || event.key === 'ArrowDown' || event.key === 'Enter') onLeave()
      }}
    />
  )
}

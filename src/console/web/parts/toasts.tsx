import { useEffect, useRef, useSyncExternalStore } from 'react'
import { asError } from '../graph/graph.ts'
import { Observable } from '../graph/observable.ts'
import { common } from '../words/common.ts'
import { Icon } from './icon.tsx'

interface Toast {
  readonly id: number
  readonly text: string
  readonly undo?: (() => Promise<unknown>) | undefined
}

const shownMs = 4_000
/** Long enough to read, think and press. */
const undoableMs = 10_000

let next = 1
const toasts = new Observable<readonly Toast[]>([])
const drop = (id: number) => toasts.set(toasts.get().filter((toast) => toast.id !== id))

/** Says that something was done; with `undo`, offers to take it back. */
export const toast = (text: string, undo?: () => Promise<unknown>): void => {
  const id = next++
  toasts.set([...toasts.get().slice(-2), { id, text, undo }])
  setTimeout(() => drop(id), undo ? undoableMs : shownMs)
}

const failed = (error: unknown) => toast(asError(error).message)

/** Runs what a press of a button began, and says what went wrong. */
export const orToast = (work: Promise<unknown>): void => void work.catch(failed)

const undo = ({ id, undo: takeBack }: Toast) => {
  drop(id)
  orToast(takeBack!())
}

/** Undoes the newest thing that can be undone; false where there is none. */
export const undoNewest = (): boolean => {
  const newest = toasts.get().findLast((entry) => entry.undo)
  if (newest) undo(newest)
  return newest !== undefined
}

export const Toasts = () => {
  const shown = useSyncExternalStore(toasts.watch, toasts.get)
  const box = useRef<HTMLDivElement>(null)
  // In the top layer, so that a dialog does not cover it.
  useEffect(() => {
    if (shown.length > 0) box.current?.showPopover()
    else box.current?.hidePopover()
  }, [shown.length])
  return (
    <div ref={box} popover="manual" className="toasts" role="status" aria-live="polite">
      {shown.map((entry) => (
        <div key={entry.id} className="toast">
          <span>{entry.text}</span>
          {entry.undo && (
            <button type="button" className="button" onClick={() => undo(entry)}>
              <Icon name="undo" />
              {common().undo}
            </button>
          )}
          <button
            type="button"
            className="button quiet icon"
            aria-label={common().close}
            onClick={() => drop(entry.id)}
          >
            <Icon name="close" />
          </button>
        </div>
      ))}
    </div>
  )
}

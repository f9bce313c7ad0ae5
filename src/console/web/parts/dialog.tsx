import { useEffect, useId, useRef, type ReactNode } from 'react'
import { common } from '../words/common.ts'
import { Icon } from './icon.tsx'

export interface DialogProps {
  readonly title: string
  readonly className?: string
  /** Escape, a click beside it, or its own cross. */
  onClose(): void
  readonly children: ReactNode
}

export interface ConfirmProps {
  /** The question. */
  readonly title: string
  /** What follows from it. */
  readonly text: string
  /** What the button says that does it. */
  readonly action: string
  onConfirm(): void
  onClose(): void
}

/** Asks before something that is hard to take back. */
export const Confirm = ({ title, text, action, onConfirm, onClose }: ConfirmProps) => (
  <Dialog title={title} onClose={onClose}>
    <div className="dialog-body">
      <p>{text}</p>
    </div>
    <footer className="dialog-foot">
      <button type="button" className="button" onClick={onClose}>
        {common().cancel}
      </button>
      <button
        type="button"
        className="button danger"
        onClick={() => {
          onClose()
          onConfirm()
        }}
      >
        {action}
      </button>
    </footer>
  </Dialog>
)

/** A modal dialog: the browser keeps the focus in it and gives it back. */
export const Dialog = ({ title, className = 'form-dialog', onClose, children }: DialogProps) => {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog
      ref={dialog}
      className={className}
      aria-labelledby={id}
      onClose={onClose}
      onMouseDown={(event) => event.target === dialog.current && dialog.current.close()}
    >
      <header className="dialog-head">
        <h2 id={id}>{title}</h2>
        <button type="button" className="button quiet icon" aria-label={common().close} onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      {children}
    </dialog>
  )
}

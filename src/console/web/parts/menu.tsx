import { useId, useRef, type KeyboardEvent, type ReactNode, type RefObject } from 'react'

export interface MenuProps {
  readonly label: string
  readonly className?: string
  /** What the button shows. */
  readonly button: ReactNode
  /** What opens below it: `MenuItem`s, or controls of any kind. */
  readonly children: ReactNode | ((close: () => void) => ReactNode)
  /** A menu of commands, or a group of controls that stays open. */
  readonly role?: 'menu' | 'dialog'
  /** The button, for what opens it otherwise. */
  readonly opener?: RefObject<HTMLButtonElement | null>
  onOpen?(): void
}

const gap = 4
const edge = 8

/** A button and what it opens, in the browser's top layer; arrow keys move, Escape closes and gives the focus back. */
export const Menu = ({
  label,
  className = 'button quiet icon',
  button,
  children,
  role = 'menu',
  opener: given,
  onOpen,
}: MenuProps) => {
  const id = useId()
  const own = useRef<HTMLButtonElement>(null)
  const opener = given ?? own
  const menu = useRef<HTMLDivElement>(null)
  const close = () => menu.current?.hidePopover()
  const place = () => {
    const [from, box] = [opener.current!.getBoundingClientRect(), menu.current!]
    const { offsetWidth: width, offsetHeight: height } = box
    const below = from.bottom + gap
    const top = below + height > innerHeight - edge ? Math.max(edge, from.top - gap - height) : below
    box.style.top = `${top}px`
    box.style.left = `${Math.max(edge, Math.min(from.left, innerWidth - edge - width))}px`
  }
  const move = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    if (event.target instanceof HTMLSelectElement || event.target instanceof HTMLTextAreaElement) return
    event.preventDefault()
    const items = [...menu.current!.querySelectorAll<HTMLElement>('.item:not(:disabled), input, select')]
    const at = items.indexOf(document.activeElement as HTMLElement)
    items.at((at + (event.key === 'ArrowDown' ? 1 : -1)) % items.length)?.focus()
  }
  return (
    <>
      <button
        ref={opener}
        type="button"
        className={className}
        aria-label={label}
        title={label}
        aria-haspopup={role}
        popoverTarget={id}
      >
        {button}
      </button>
      <div
        ref={menu}
        id={id}
        popover="auto"
        className="menu"
        role={role}
        aria-label={label}
        onKeyDown={move}
        onToggle={(event) => {
          if (event.newState !== 'open') return
          onOpen?.()
          place()
          menu.current!.querySelector<HTMLElement>('.item, input, select')?.focus()
        }}
      >
        {typeof children === 'function' ? children(close) : children}
      </div>
    </>
  )
}

export interface MenuItemProps {
  onChoose(): void
  readonly danger?: boolean
  readonly disabled?: boolean
  readonly children: ReactNode
}

/** One command of a menu, which it closes. */
export const MenuItem = ({ onChoose, danger = false, disabled = false, children }: MenuItemProps) => (
  <button
    type="button"
    role="menuitem"
    className={danger ? 'item bad' : 'item'}
    disabled={disabled}
    onClick={(event) => {
      event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover()
      onChoose()
    }}
  >
    {children}
  </button>
)

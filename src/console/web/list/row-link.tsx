import { useRouter } from '@tanstack/react-router'
import type { MouseEvent } from 'react'

export interface RowLinkProps {
  /** An address of the console. */
  readonly to: string
  readonly children: string
}

/**
 * A link in a row of a long list. It does as the router's does, without watching where one is and without loading ahead: rows come
 * and go by the hundred while somebody scrolls.
 */
export const RowLink = ({ to, children }: RowLinkProps) => {
  const router = useRouter()
  const open = (event: MouseEvent) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    void router.navigate({ to })
  }
  return (
    <a href={to} tabIndex={-1} className="truncate" onClick={open}>
      {children}
    </a>
  )
}

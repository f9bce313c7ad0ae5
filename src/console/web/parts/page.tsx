import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'

export interface PageProps {
  readonly title: ReactNode
  /** Leads from a record to the list that it is of. */
  readonly back?: {
    readonly to:
      | '/customers'
      | '/cases'
      | '/models'
      | '/data'
      | '/reports'
      | '/orders'
      | '/products'
      | '/settings/webhooks'
    readonly label: string
  }
  /** Beside the title, quieter. */
  readonly note?: ReactNode
  /** At the right end. */
  readonly actions?: ReactNode
  /** Without space around what is inside: for lists and boards that use all of it. */
  readonly wide?: boolean
  readonly children: ReactNode
}

/** A page's head and body. */
export const Page = ({ title, back, note, actions, wide = false, children }: PageProps) => (
  <div className="page">
    <header className="page-head">
      {back && (
        <Link to={back.to} className="button quiet icon" aria-label={back.label} title={back.label}>
          <Icon name="left" />
        </Link>
      )}
      <h1 className="truncate">{title}</h1>
      {note !== undefined && <span className="row muted">{note}</span>}
      <div className="grow" />
      {actions}
    </header>
    <div className={wide ? 'page-body wide' : 'page-body'} tabIndex={wide ? undefined : 0}>
      {wide ? children : <div className="column">{children}</div>}
    </div>
  </div>
)

export interface SectionProps {
  readonly title: ReactNode
  readonly aside?: ReactNode
  readonly children: ReactNode
}

/** A titled part of a page. */
export const Section = ({ title, aside, children }: SectionProps) => (
  <section className="section">
    <header>
      <h2>{title}</h2>
      {aside !== undefined && <div className="aside">{aside}</div>}
    </header>
    {children}
  </section>
)

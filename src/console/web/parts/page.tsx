import type { ReactNode } from 'react'

export interface PageProps {
  readonly title: ReactNode
  /** Beside the title, quieter. */
  readonly note?: ReactNode
  /** At the right end. */
  readonly actions?: ReactNode
  /** Without space around what is inside: for lists and boards that use all of it. */
  readonly wide?: boolean
  readonly children: ReactNode
}

/** A page's head and body. */
export const Page = ({ title, note, actions, wide = false, children }: PageProps) => (
  <div className="page">
    <header className="page-head">
      <h1>{title}</h1>
      {note !== undefined && <span className="muted">{note}</span>}
      <div className="grow" />
      {actions}
    </header>
    <div className={wide ? 'page-body wide' : 'page-body'} tabIndex={wide ? undefined : 0}>
      {wide ? children : <div className="column">{children}</div>}
    </div>
  </div>
)

export interface SectionProps {
  readonly title: string
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

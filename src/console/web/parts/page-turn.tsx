import { words } from '../words/words.ts'

const t = words({
  en: { older: 'Older', newest: 'Newest' },
  zh: { older: '更早', newest: '最新' },
})

export interface PageTurnProps {
  /** The cursor after which the page begins; null for the first. */
  readonly after: string | null
  readonly page: { readonly hasNextPage: boolean; readonly endCursor: string | null }
  onTurn(after: string | null): void
}

/** Leads from a page of what is listed newest first to older ones, and back to the newest. */
export const PageTurn = ({ after, page, onTurn }: PageTurnProps) => (
  <div className="row">
    {after !== null && (
      <button type="button" className="button" onClick={() => onTurn(null)}>
        {t().newest}
      </button>
    )}
    {page.hasNextPage && (
      <button type="button" className="button" onClick={() => onTurn(page.endCursor)}>
        {t().older}
      </button>
    )}
  </div>
)

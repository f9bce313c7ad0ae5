/** What the address says of a customer's page. */
export interface CustomerSearch {
  /** The score that is opened, by its kind; the first where none is named. */
  readonly score?: string | undefined
  /** Types of items that the timeline shows; all where none is named. */
  readonly show?: readonly string[] | undefined
  readonly tab?: 'audit' | undefined
}

export const readCustomerSearch = ({
  score,
  show,
  tab,
}: { readonly [Name in keyof CustomerSearch]?: unknown }): CustomerSearch => ({
  ...(typeof score === 'string' ? { score } : {}),
  ...(Array.isArray(show) && show.length > 0 && show.every((one) => typeof one === 'string') ? { show } : {}),
  ...(tab === 'audit' ? { tab } : {}),
})

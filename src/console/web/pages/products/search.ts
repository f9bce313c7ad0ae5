/** What the address of a product's page says. */
export interface ProductSearch {
  /** What of its sales is shown; absent: what they came to. */
  readonly m?: 'QUANTITY'
}

export const readProductSearch = ({ m }: Readonly<Record<string, unknown>>): ProductSearch =>
  m === 'QUANTITY' ? { m } : {}

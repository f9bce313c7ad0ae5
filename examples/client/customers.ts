import {
  CustomerChangesDocument,
  CustomerPageDocument,
  RenameCustomerDocument,
  type CustomerPageQuery,
  type CustomerPageQueryVariables,
  type CustomerRowFragment,
} from './generated/operations.ts'
import { GraphError, type Graph, type LinkState } from './graph.ts'

type Page = CustomerPageQuery['customers']
/** What became of a change: `conflict` has the record as somebody else has left it meanwhile. */
export type Outcome =
  | { readonly kind: 'saved' }
  | { readonly kind: 'conflict'; readonly theirs: CustomerRowFragment }
  | {
      readonly kind: 'refused'
      readonly problems: readonly { readonly message: string; readonly path: readonly string[] }[]
    }

/** A list of customers that pages both ways, is changed at once, and stays up to date. */
export class CustomerList {
  readonly #graph: Graph
  readonly #size: number
  readonly #onChange: () => void
  #page: Page | undefined
  rows: readonly CustomerRowFragment[] = []

  constructor(graph: Graph, size: number, onChange: () => void = () => undefined) {
    this.#graph = graph
    this.#size = size
    this.#onChange = onChange
  }

  get total(): number {
    return this.#page?.totalCount ?? 0
  }

  get hasNext(): boolean {
    return this.#page?.pageInfo.hasNextPage ?? false
  }

  get hasPrevious(): boolean {
    return this.#page?.pageInfo.hasPreviousPage ?? false
  }

  first(): Promise<void> {
    return this.#load({ first: this.#size })
  }

  next(): Promise<void> {
    return this.#load({ first: this.#size, after: this.#page?.pageInfo.endCursor ?? null })
  }

  previous(): Promise<void> {
    return this.#load({ last: this.#size, before: this.#page?.pageInfo.startCursor ?? null })
  }

  async #load(variables: CustomerPageQueryVariables): Promise<void> {
    const { customers } = await this.#graph.ask(CustomerPageDocument, variables)
    this.#page = customers
    this.#show(customers.nodes)
  }

  #show(rows: readonly CustomerRowFragment[]): void {
    this.rows = rows
    this.#onChange()
  }

  #put(row: CustomerRowFragment): void {
    this.#show(this.rows.map((one) => (one.id === row.id ? row : one)))
  }

  /** Shows the new name at once, and takes it back where the server does not accept it. */
  async rename(id: string, name: string): Promise<Outcome> {
    const before = this.rows.find((row) => row.id === id)
    if (!before) throw new Error(`expected a customer of this page, got ${id}`)
    this.#put({ ...before, name })
    try {
      const input = { id, version: before.version, name }
      const { updateCustomer } = await this.#graph.ask(RenameCustomerDocument, { input })
      const { customer, userErrors } = updateCustomer
      // After a conflict it is the record as it is now, with its version.
      this.#put(customer ?? before)
      if (userErrors.length === 0) return { kind: 'saved' }
      if (customer && userErrors.some(({ code }) => code === 'VERSION_CONFLICT'))
        return { kind: 'conflict', theirs: customer }
      return { kind: 'refused', problems: userErrors }
    } catch (error) {
      this.#put(before)
      throw error
    }
  }

  /** Keeps the page as others leave it, from the moment at which it was read. Ends when it is aborted. */
  async follow(signal: AbortSignal, onLink?: (state: LinkState) => void): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.#graph.follow(
          CustomerChangesDocument,
          (after) => ({ after }),
          this.#page?.cursor ?? '',
          ({ recordChanged: { cursor, action, node } }) => {
            const shown = this.rows.find(({ id }) => id === node.id)
            if (shown && action === 'REMOVED') this.#show(this.rows.filter((row) => row !== shown))
            // Our own changes come too, when they are shown already.
            if (shown && 'version' in node && node.version > shown.version) this.#put(node)
            return cursor
          },
          { signal, ...(onLink && { onLink }) },
        )
      } catch (error) {
        // Away for more than seven days: the list is read anew, and followed from there.
        if (!(error instanceof GraphError) || error.code !== 'CURSOR_EXPIRED') throw error
        await this.first()
      }
    }
  }
}

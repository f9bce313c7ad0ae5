import { messageOf, type Graph, type Operation } from '../../graph/graph.ts'
import type { CustomerRow } from './columns.tsx'
import { filterOf, orderByOf, type CustomersSearch } from './search.ts'

/** Rows that are read at a time. */
export const pageSize = 100

const fieldsOfRow =
  'id version name kind email phone country language lifecycle tags owner { id name } createdAt updatedAt'

/** Some of the list's rows, in its order. */
export interface RowsPage {
  readonly rows: readonly CustomerRow[]
  readonly end: string | null
  readonly hasMore: boolean
  readonly total: number | undefined
}

interface Connection {
  readonly totalCount?: number
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean }
  readonly nodes: readonly CustomerRow[]
}

/** What one list is: where its pages come from. */
export interface Source {
  /** What it is a list of, whatever columns it shows. */
  readonly key: string
  page(graph: Graph, after: string | null): Promise<RowsPage>
  /** The rows of these ids that belong to the list still. */
  again(graph: Graph, ids: readonly string[]): Promise<readonly CustomerRow[]>
}

const ask = async <Result>({ http }: Graph, query: string, variables: object): Promise<Result> => {
  const operation = query as unknown as Operation<Result, object>
  const { data, error } = await http
    .query<Result>(operation.toString(), variables, { requestPolicy: 'network-only' })
    .toPromise()
  if (data) return data
  throw new Error(error ? messageOf(error) : 'expected data, got an answer without any')
}

/** Where the rows of a search come from; `selection` names the fields that the columns of plugins read. */
export const sourceOf = ({ q, f, sort }: CustomersSearch, selection: string): Source => {
  const fields = `${fieldsOfRow} ${selection}`
  const filter = filterOf(f)
  const query = `query Customers($after: String, $filter: CustomerFilter, $search: String, $orderBy: CustomerOrder, $isFirst: Boolean!) {
    customers(first: ${pageSize}, after: $after, filter: $filter, search: $search, orderBy: $orderBy) {
      totalCount @include(if: $isFirst) pageInfo { endCursor hasNextPage }
      nodes { ${fields} }
    }
  }`
  const againQuery = `query CustomersAgain($filter: CustomerFilter, $search: String) {
    customers(first: ${pageSize}, filter: $filter, search: $search) { nodes { ${fields} } }
  }`
  return {
    key: JSON.stringify([q, f, sort]),
    again: async (graph, ids) => {
      const narrowed = { and: [{ id: { in: ids } }, ...(filter ? [filter] : [])] }
      const { customers } = await ask<{ customers: Connection }>(graph, againQuery, { filter: narrowed, search: q })
      return customers.nodes
    },
    page: async (graph, after) => {
      const { customers } = await ask<{ customers: Connection }>(graph, query, {
        after,
        filter,
        search: q,
        orderBy: orderByOf(sort),
        isFirst: after === null,
      })
      const { nodes, pageInfo, totalCount } = customers
      return { rows: nodes, end: pageInfo.endCursor, hasMore: pageInfo.hasNextPage, total: totalCount }
    },
  }
}

import type { RecordType } from '../generated/operations.ts'
import { messageOf, type Graph, type Operation } from '../graph/graph.ts'
import type { ListRow } from './columns.ts'
import { filterOf, orderByOf, type ListSearch } from './search.ts'

/** Rows that are read at a time. */
export const pageSize = 100

/** What a list of the graph is, and how it is asked. */
export interface ListSpec<Row extends ListRow> {
  /** The field of Query, such as `orders`. */
  readonly field: string
  /** Its inputs, such as `OrderFilter` and `OrderOrder`. */
  readonly filter: string
  readonly orderBy: string
  /** Fields that every row has, whatever columns are shown; `id` is one of them. */
  readonly fields: string
  /** How words are searched for: the list takes them, or they are a condition. */
  readonly search: 'argument' | ((words: string) => object)
  /** A condition that every row meets, beside those that people choose. */
  readonly always?: object
  /** Whose changes are those of rows; undefined: the graph tells of none. */
  readonly watched?: RecordType
  /** Whether rows show scores, which change by themselves. */
  readonly hasScores?: boolean
  /** Stands for the type of a row; it has no value. */
  readonly row?: Row
}

/** Some of the list's rows, in its order. */
export interface RowsPage<Row> {
  readonly rows: readonly Row[]
  readonly end: string | null
  readonly hasMore: boolean
  readonly total: number | undefined
}

interface Connection<Row> {
  readonly totalCount?: number
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean }
  readonly nodes: readonly Row[]
}

/** What one list is: where its pages come from. */
export interface Source<Row> {
  /** What it is a list of, whatever columns it shows. */
  readonly key: string
  page(graph: Graph, after: string | null): Promise<RowsPage<Row>>
  /** The rows of these ids that belong to the list still. */
  again(graph: Graph, ids: readonly string[]): Promise<readonly Row[]>
}

const ask = async <Result>({ http }: Graph, query: string, variables: object): Promise<Result> => {
  const operation = query as unknown as Operation<Result, object>
  const { data, error } = await http
    .query<Result>(operation.toString(), variables, { requestPolicy: 'network-only' })
    .toPromise()
  if (data) return data
  throw new Error(error ? messageOf(error) : 'expected data, got an answer without any')
}

/** The variables of a list, as an operation declares them and passes them on. */
export const signatureOf = <Row extends ListRow>({ filter, orderBy, search }: ListSpec<Row>) => {
  const isArgument = search === 'argument'
  return {
    definitions: `$filter: ${filter}, $orderBy: ${orderBy}${isArgument ? ', $search: String' : ''}`,
    args: `filter: $filter, orderBy: $orderBy${isArgument ? ', search: $search' : ''}`,
  }
}

/** Their values for a search; with `ids`, for these records of it. */
export const variablesOf = <Row extends ListRow>(
  { search: how, always }: ListSpec<Row>,
  { q, f, sort }: ListSearch,
  ids?: readonly string[],
): object => {
  const filter = filterOf(f)
  const all = [
    ...(always ? [always] : []),
    ...(ids ? [{ id: { in: ids } }] : []),
    ...(q !== undefined && how !== 'argument' ? [how(q)] : []),
    ...(filter ? [filter] : []),
  ]
  return {
    filter: all.length === 0 ? undefined : all.length === 1 ? all[0] : { and: all },
    orderBy: orderByOf(sort),
    ...(how === 'argument' ? { search: q } : {}),
  }
}

/** Where the rows of a search come from; `selection` names the fields that only some columns read. */
export const sourceOf = <Row extends ListRow>(
  spec: ListSpec<Row>,
  search: ListSearch,
  selection: string,
): Source<Row> => {
  const { field } = spec
  const fields = `${spec.fields} ${selection}`
  const { definitions, args } = signatureOf(spec)
  const query = `query List($after: String, $isFirst: Boolean!, ${definitions}) {
    list: ${field}(first: ${pageSize}, after: $after, ${args}) {
      totalCount @include(if: $isFirst) pageInfo { endCursor hasNextPage }
      nodes { ${fields} }
    }
  }`
  const againQuery = `query ListAgain(${definitions}) {
    list: ${field}(first: ${pageSize}, ${args}) { nodes { ${fields} } }
  }`
  const { q, f, sort } = search
  return {
    key: JSON.stringify([field, q, f, sort]),
    again: async (graph, ids) => {
      const { sort: _sort, ...unsorted } = search
      const { list } = await ask<{ list: Connection<Row> }>(graph, againQuery, variablesOf(spec, unsorted, ids))
      return list.nodes
    },
    page: async (graph, after) => {
      const variables = { after, isFirst: after === null, ...variablesOf(spec, search) }
      const { list } = await ask<{ list: Connection<Row> }>(graph, query, variables)
      const { nodes, pageInfo, totalCount } = list
      return { rows: nodes, end: pageInfo.endCursor, hasMore: pageInfo.hasNextPage, total: totalCount }
    },
  }
}

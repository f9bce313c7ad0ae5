import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { CustomerChangesDocument, ScoreChangesDocument } from '../../generated/operations.ts'
import { messageOf, type Graph, type Operation } from '../../graph/graph.ts'
import { useGraph, useLive } from '../../graph/hooks.ts'
import type { CustomerRow } from './columns.tsx'
import { filterOf, sortOf, type CustomersSearch } from './search.ts'

const pageSize = 100
/** Changed rows are read again together, at most so often. */
const refreshMs = 1_000
/** How long a changed row is marked. */
const markedMs = 1_600

const fieldsOfRow =
  'id version name kind email phone country language lifecycle tags owner { id name } createdAt updatedAt'

interface Page {
  readonly rows: readonly CustomerRow[]
  readonly end: string | null
  readonly hasMore: boolean
  readonly total: number | undefined
}

interface Connection<Node> {
  readonly totalCount?: number
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean }
  readonly nodes: readonly Node[]
}

/** What one list is: where its pages come from. */
interface Source {
  readonly key: string
  page(graph: Graph, after: string | null): Promise<Page>
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

const sourceOf = ({ q, f, sort }: CustomersSearch, selection: string): Source => {
  const { by, isScore, down } = sortOf(sort)
  const fields = `${fieldsOfRow} ${selection}`
  const direction = down ? 'DESC' : 'ASC'
  const filter = filterOf(f)
  const again: Source['again'] = async (graph, ids) => {
    const query = `query CustomersAgain($filter: CustomerFilter, $search: String) {
      customers(first: ${pageSize}, filter: $filter, search: $search) { nodes { ${fields} } }
    }`
    const narrowed = { and: [{ id: { in: ids } }, ...(filter ? [filter] : [])] }
    const { customers } = await ask<{ customers: Connection<CustomerRow> }>(graph, query, {
      filter: narrowed,
      search: q,
    })
    return customers.nodes
  }
  if (isScore) {
    const query = `query CustomersByScore($after: String, $kind: String!, $direction: OrderDirection!, $isFirst: Boolean!) {
      scores(first: ${pageSize}, after: $after, filter: { kind: { eq: $kind } }, orderBy: { field: VALUE, direction: $direction }) {
        totalCount @include(if: $isFirst) pageInfo { endCursor hasNextPage }
        nodes { subject { ... on Customer { ${fields} } } }
      }
    }`
    return {
      key: JSON.stringify([sort, selection]),
      again,
      page: async (graph, after) => {
        const { scores } = await ask<{ scores: Connection<{ subject: CustomerRow | Record<string, never> }> }>(
          graph,
          query,
          {
            after,
            kind: by,
            direction,
            isFirst: after === null,
          },
        )
        return pageOf({
          ...scores,
          nodes: scores.nodes.map(({ subject }) => subject).filter((row) => 'id' in row) as CustomerRow[],
        })
      },
    }
  }
  const query = `query Customers($after: String, $filter: CustomerFilter, $search: String, $orderBy: CustomerOrder, $isFirst: Boolean!) {
    customers(first: ${pageSize}, after: $after, filter: $filter, search: $search, orderBy: $orderBy) {
      totalCount @include(if: $isFirst) pageInfo { endCursor hasNextPage }
      nodes { ${fields} }
    }
  }`
  return {
    key: JSON.stringify([q, f, sort, selection]),
    again,
    page: async (graph, after) => {
      const { customers } = await ask<{ customers: Connection<CustomerRow> }>(graph, query, {
        after,
        filter,
        search: q,
        // What is searched for comes in its own order, unless another is asked for.
        orderBy: sort === undefined ? undefined : { field: by, direction },
        isFirst: after === null,
      })
      return pageOf(customers)
    },
  }
}

const pageOf = ({ nodes, pageInfo, totalCount }: Connection<CustomerRow>): Page => ({
  rows: nodes,
  end: pageInfo.endCursor,
  hasMore: pageInfo.hasNextPage,
  total: totalCount,
})

export interface CustomerList {
  readonly rows: readonly CustomerRow[]
  /** How many the whole list has; undefined until it is known. */
  readonly total: number | undefined
  readonly hasMore: boolean
  readonly isLoading: boolean
  readonly problem: Error | undefined
  /** Customers that were added since the list was read. */
  readonly added: number
  /** Rows that have changed just now. */
  readonly marked: ReadonlySet<string>
  more(): void
  reload(): void
  /** Reads these rows again at once. */
  refresh(ids: readonly string[]): void
}

const nothing: Page = { rows: [], end: null, hasMore: true, total: undefined }

/** The customers of one search, read page by page, and kept as they are now by what the server tells of changes. */
export const useCustomerList = (search: CustomersSearch, selection: string): CustomerList => {
  const graph = useGraph()
  const { q, f, sort } = search
  const key = JSON.stringify([q, f, sort, selection])
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  const source = useMemo(() => sourceOf(search, selection), [key])
  const [turn, setTurn] = useState(0)
  const [page, setPage] = useState(nothing)
  const [isLoading, setLoading] = useState(true)
  const [problem, setProblem] = useState<Error>()
  const [added, setAdded] = useState(0)
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set())
  const reading = useRef<Source>(undefined)
  const known = useRef(new Set<string>())

  const read = useCallback(
    async (after: string | null) => {
      setLoading(true)
      reading.current = source
      try {
        const next = await source.page(graph, after)
        if (reading.current !== source) return
        if (after === null) known.current = new Set()
        const fresh = next.rows.filter(({ id }) => !known.current.has(id))
        for (const { id } of fresh) known.current.add(id)
        setPage((before) => ({
          ...next,
          rows: after === null ? fresh : [...before.rows, ...fresh],
          total: next.total ?? before.total,
        }))
        setProblem(undefined)
      } catch (error) {
        if (reading.current === source) setProblem(error instanceof Error ? error : new Error(String(error)))
      } finally {
        if (reading.current === source) setLoading(false)
      }
    },
    [graph, source],
  )

  useEffect(() => {
    setAdded(0)
    void read(null)
    return () => void (reading.current = undefined)
  }, [read, turn])

  const dirty = useRef(new Set<string>())
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const flush = useCallback(async () => {
    timer.current = undefined
    const ids = [...dirty.current].slice(0, pageSize)
    for (const id of ids) dirty.current.delete(id)
    if (ids.length === 0) return
    // What cannot be read now is read with the next change, or by the reader.
    const rows = await source.again(graph, ids).catch((): readonly CustomerRow[] => [])
    const byId = new Map(rows.map((row) => [row.id, row]))
    setPage((before) => ({ ...before, rows: before.rows.map((row) => byId.get(row.id) ?? row) }))
    setMarked(new Set(byId.keys()))
    setTimeout(() => setMarked(new Set()), markedMs)
    if (dirty.current.size > 0) timer.current ??= setTimeout(() => void flush(), refreshMs)
  }, [graph, source])
  useEffect(() => () => clearTimeout(timer.current), [])

  const touch = useCallback(
    (ids: readonly string[], waitMs = refreshMs) => {
      const ours = ids.filter((id) => known.current.has(id))
      for (const id of ours) dirty.current.add(id)
      if (ours.length > 0) timer.current ??= setTimeout(() => void flush(), waitMs)
    },
    [flush],
  )

  const reload = useCallback(() => setTurn((n) => n + 1), [])
  useLive(
    CustomerChangesDocument,
    {},
    {
      onItem: ({ recordChanged: { action, node } }) => {
        if (action === 'ADDED') setAdded((n) => n + 1)
        else if (action === 'UPDATED') touch([node.id])
        else setPage((before) => ({ ...before, rows: before.rows.filter(({ id }) => id !== node.id) }))
      },
      onGap: reload,
    },
  )
  useLive(
    ScoreChangesDocument,
    {},
    {
      onItem: ({ scoreChanged: { score } }) => {
        if ('id' in score.subject) touch([score.subject.id])
      },
      onGap: reload,
    },
  )

  const more = useCallback(() => {
    if (!isLoading && page.hasMore && page.end !== null) void read(page.end)
  }, [isLoading, page, read])
  const refresh = useCallback((ids: readonly string[]) => touch(ids, 0), [touch])
  return {
    rows: page.rows,
    total: page.total,
    hasMore: page.hasMore,
    isLoading,
    problem,
    added,
    marked,
    more,
    reload,
    refresh,
  }
}

import { createContext, useCallback, useContext, useEffect, useRef, useSyncExternalStore } from 'react'
import { useQuery, type CombinedError } from 'urql'
import { messageOf, type Graph, type LinkState, type Operation } from './graph.ts'
import { follow } from './live.ts'

const Context = createContext<Graph | undefined>(undefined)
export const GraphProvider = Context.Provider

export const useGraph = (): Graph => {
  const graph = useContext(Context)
  if (!graph) throw new Error('expected a GraphProvider around this component')
  return graph
}

export const useLink = (): LinkState => {
  const { link } = useGraph()
  return useSyncExternalStore(link.watch, link.get)
}

export interface Data<Result> {
  /** What was answered last; it stays while newer is read. */
  readonly data: Result | undefined
  readonly error: CombinedError | undefined
  readonly isLoading: boolean
  /** Reads again, past the cache. */
  reload(): void
}

/** Reads a query, from the cache at once and from the server behind it, and again when a mutation has touched its types. */
export const useData = <Result, Variables extends object>(
  operation: Operation<Result, Variables>,
  variables: Variables,
  { pause = false }: { readonly pause?: boolean } = {},
): Data<Result> => {
  const [{ data, error, fetching, stale }, again] = useQuery<Result>({
    query: operation.toString(),
    variables,
    pause,
  })
  const reload = useCallback(() => again({ requestPolicy: 'network-only' }), [again])
  return { data, error, isLoading: fetching || stale, reload }
}

/** Asks once. Rejects with the errors of the answer where it has no data. */
export const useAsk = () => {
  const { http } = useGraph()
  return useCallback(
    async <Result, Variables extends object>(operation: Operation<Result, Variables>, variables: Variables) => {
      const { data, error } = await http
        .query<Result>(operation.toString(), variables, { requestPolicy: 'network-only' })
        .toPromise()
      if (data === undefined || data === null) throw error ?? new Error('expected data, got an answer without any')
      return data
    },
    [http],
  )
}

export interface UserError {
  readonly message: string
  readonly code: string
  readonly path: readonly string[]
}

/** A mutation that the server refused, with what it said of each input. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly errors: readonly UserError[]

  constructor(errors: readonly UserError[]) {
    super(errors.map(({ message }) => message).join('; '))
    this.errors = errors
  }
}

/** Does a mutation. Rejects with a Refusal where the answer has user errors, and with an Error where it failed. */
export const useDo = () => {
  const { http } = useGraph()
  return useCallback(
    async <Result extends object, Variables extends object>(
      operation: Operation<Result, Variables>,
      variables: Variables,
    ) => {
      const { data, error } = await http.mutation<Result>(operation.toString(), variables).toPromise()
      if (!data) throw new Error(error ? messageOf(error) : 'expected data, got an answer without any')
      const refused = Object.values(data).flatMap((payload: unknown) =>
        typeof payload === 'object' && payload !== null && 'userErrors' in payload
          ? (payload.userErrors as UserError[])
          : [],
      )
      if (refused.length > 0) throw new Refusal(refused)
      if (error) throw new Error(messageOf(error))
      return data
    },
    [http],
  )
}

export interface LiveHookOptions<Result> {
  onItem(item: Result): void
  onGap(): void
  readonly pause?: boolean
}

/** Follows a subscription while the component is shown. */
export const useLive = <Result, Variables extends object>(
  operation: Operation<Result, Variables>,
  variables: Variables,
  { onItem, onGap, pause = false }: LiveHookOptions<Result>,
): void => {
  const graph = useGraph()
  const newest = useRef({ onItem, onGap })
  newest.current = { onItem, onGap }
  const key = JSON.stringify(variables)
  useEffect(() => {
    if (pause) return undefined
    return follow<Result, Variables>(graph, operation, JSON.parse(key) as Variables, {
      onItem: (item) => newest.current.onItem(item),
      onGap: () => newest.current.onGap(),
    })
  }, [graph, operation, key, pause])
}

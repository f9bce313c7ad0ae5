import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import { createRequest, useQuery, type CombinedError } from 'urql'
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
  /** What was answered last for these very variables; it stays while newer is read, and where that fails. */
  readonly data: Result | undefined
  /** Why the newest read failed; `data` may stand beside it. */
  readonly error: CombinedError | undefined
  readonly isLoading: boolean
  /** Reads again, past the cache. */
  reload(): void
}

/** Calls back when the live connection holds again after it was lost. */
const useBack = (onBack: () => void, pause: boolean): void => {
  const { link } = useGraph()
  const newest = useRef(onBack)
  newest.current = onBack
  useEffect(() => {
    if (pause) return undefined
    let wasLost = link.get() === 'lost'
    return link.watch(() => {
      if (link.get() === 'lost') wasLost = true
      else if (link.get() === 'live' && wasLost) {
        wasLost = false
        newest.current()
      }
    })
  }, [link, pause])
}

interface DataOptions {
  readonly pause?: boolean
  /** A type that is listed: an empty list does not say of what, and would not be read again when the first is made. */
  readonly listed?: string
}

/**
 * Reads a query, from the cache at once and from the server behind it, and again when a mutation has touched its types or the
 * live connection is back.
 */
export const useData = <Result, Variables extends object>(
  operation: Operation<Result, Variables>,
  variables: Variables,
  { pause = false, listed }: DataOptions = {},
): Data<Result> => {
  const query = operation.toString()
  const context = useMemo(() => (listed === undefined ? undefined : { additionalTypenames: [listed] }), [listed])
  const [answer, again] = useQuery<Result>({ query, variables, pause, ...(context ? { context } : {}) })
  const written = JSON.stringify(variables)
  const { key } = useMemo(() => createRequest(query, JSON.parse(written) as Variables & object), [query, written])
  // The client goes on with the answer for other variables until this one comes, and forgets data at an error.
  const isOurs = answer.operation?.key === key
  const good = useRef<{ readonly key: number; readonly data: Result }>(undefined)
  if (isOurs && answer.data !== undefined && answer.data !== null) good.current = { key, data: answer.data }
  const reload = useCallback(() => again({ requestPolicy: 'network-only' }), [again])
  useBack(reload, pause)
  return {
    data: good.current?.key === key ? good.current.data : undefined,
    error: isOurs ? answer.error : undefined,
    isLoading: answer.fetching || answer.stale,
    reload,
  }
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

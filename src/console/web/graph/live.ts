import type { Graph, Operation } from './graph.ts'

interface Item {
  readonly cursor: string
}

export interface LiveOptions<Result> {
  onItem(item: Result): void
  /** Events may have been missed for good: what is shown must be read again. None is missed from then on. */
  onGap(): void
  /** The server refuses the subscription, such as one of a plugin that does not run. */
  onRefused?(message: string): void
}

const againMs = 2_000

/** The only field of an answer. */
const onlyField = (data: unknown): unknown =>
  typeof data === 'object' && data !== null ? Object.values(data)[0] : undefined

const cursorOf = (data: unknown): string | undefined => {
  const field = onlyField(data)
  return typeof field === 'object' && field !== null && 'cursor' in field ? (field as Item).cursor : undefined
}

/** Whether a subscription can be told from where on. */
const isResumable = (operation: string): boolean => operation.includes('$after')

/**
 * Follows a subscription until the function that it returns is called. After a lost connection it goes on behind the last item
 * that came, where the subscription has cursors; where the server keeps that place no longer, it begins anew, and `onGap` is told.
 */
export const follow = <Result, Variables extends { after?: string | null | undefined } | object>(
  graph: Graph,
  operation: Operation<Result, Variables>,
  variables: Variables,
  options: LiveOptions<Result>,
): (() => void) => {
  // The client sends this very object again after each reconnection.
  const payload = { query: operation.toString(), variables: { ...variables } as Record<string, unknown> }
  let stop = () => {}
  let isOver = false
  const start = (): void => {
    if (isOver) return
    stop = graph.sockets.subscribe<Result>(payload, {
      next: ({ data, errors }) => {
        if (errors?.some(({ extensions }) => extensions?.['code'] === 'CURSOR_EXPIRED')) return startAnew()
        if (errors && !data) return options.onRefused?.(errors.map(({ message }) => message).join('; '))
        if (!data) return
        const cursor = cursorOf(data)
        if (cursor !== undefined) payload.variables['after'] = cursor
        options.onItem(data)
      },
      error: (problem) => {
        const errors = Array.isArray(problem) ? (problem as { message: string; extensions?: { code?: string } }[]) : []
        if (errors.some(({ extensions }) => extensions?.code === 'CURSOR_EXPIRED')) return startAnew()
        if (errors.length > 0) return options.onRefused?.(errors.map(({ message }) => message).join('; '))
        // The socket was closed with a code that the client takes for final.
        setTimeout(start, againMs)
      },
      complete: () => {},
    })
  }
  const startAnew = (): void => {
    delete payload.variables['after']
    stop()
    void begin(true)
  }
  /** With `isLate`, what is shown is older than the place from which the subscription begins. */
  const begin = async (isLate: boolean): Promise<void> => {
    if (isResumable(payload.query) && payload.variables['after'] === undefined) {
      // From here on nothing is missed, also where the connection is lost before the first item comes.
      try {
        payload.variables['after'] = await graph.position()
      } catch {
        if (!isOver) setTimeout(() => void begin(true), againMs)
        return
      }
      if (isOver) return
      // Only now: what is read from here on has all that came before the place.
      if (isLate) options.onGap()
    }
    start()
  }
  void begin(false)
  return () => {
    isOver = true
    stop()
  }
}

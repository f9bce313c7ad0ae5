import { useCallback, useEffect, useRef, useState } from 'react'
import { CustomerTimelineDocument, type CustomerTimelineQuery } from '../../generated/operations.ts'
import { asError, codeOf, messageOf } from '../../graph/graph.ts'
import { useGraph } from '../../graph/hooks.ts'
import type { Item } from './timeline-items.tsx'

/** Items that are read at a time, and the most that one page can have. */
const pageSize = 30
const largestPage = 100
/** What changes is read again together, at most so often. */
const refreshMs = 800

/** What a plugin reads of its items. */
export interface Addition {
  readonly plugin: string
  readonly id: string
  readonly on: string
  readonly selection: string
}

/** An addition that the graph refuses to answer. */
interface RefusedAddition {
  readonly key: string
  readonly message: string
}

export const keyOfAddition = ({ plugin, id }: Pick<Addition, 'plugin' | 'id'>): string => `${plugin} ${id}`

const withAdditions = (additions: readonly Addition[]): string =>
  String(CustomerTimelineDocument).replace(/nodes\s*\{\s*__typename/, (begin) =>
    [begin, ...additions.map(({ on, selection }) => `... on ${on} { ${selection} }`)].join('\n'),
  )

type Page = NonNullable<CustomerTimelineQuery['customer']>['timeline']

interface Held {
  readonly items: readonly Item[]
  readonly end: string | null
  readonly hasMore: boolean
}

const none: readonly RefusedAddition[] = []

const isInvalid = (error: Parameters<typeof codeOf>[0]): boolean => codeOf(error) === 'GRAPHQL_VALIDATION_FAILED'

const nothing: Held = { items: [], end: null, hasMore: false }

export interface TimelineData {
  readonly items: readonly Item[]
  readonly hasMore: boolean
  readonly isLoading: boolean
  readonly problem: Error | undefined
  /** What is left out, so that the rest can be read. */
  readonly refused: readonly RefusedAddition[]
  more(): void
  retry(): void
}

/** A customer's timeline, newest first; read again as far as it is shown whenever `turn` goes up. */
export const useTimeline = (
  id: string,
  types: readonly string[] | undefined,
  additions: readonly Addition[],
  turn: number,
): TimelineData => {
  const { http } = useGraph()
  const [held, setHeld] = useState<Held>()
  const [isLoading, setLoading] = useState(true)
  const [problem, setProblem] = useState<Error>()
  const [refused, setRefused] = useState<readonly RefusedAddition[]>(none)
  /** The read under way: what any other brings is thrown away. */
  const reading = useRef<object>(undefined)
  const shown = useRef<Held>(nothing)
  const written = JSON.stringify([
    types,
    additions
      .filter((one) => !refused.some(({ key }) => key === keyOfAddition(one)))
      .map(({ plugin, id: item, on, selection }) => ({ plugin, id: item, on, selection })),
  ])

  const page = useCallback(
    async (first: number, after: string | null): Promise<Page> => {
      const [only, all] = JSON.parse(written) as [readonly string[] | null, readonly Addition[]]
      const ask = async (given: readonly Addition[], size: number) =>
        http
          .query<CustomerTimelineQuery>(
            withAdditions(given),
            { id, types: only ?? undefined, first: size, after },
            { requestPolicy: 'network-only' },
          )
          .toPromise()
      const { data, error } = await ask(all, first)
      if (data?.customer) return data.customer.timeline
      // What a plugin reads may not be what the graph has: it is found, and left out from now on.
      if (all.length > 0 && isInvalid(error)) {
        const alone = await Promise.all(all.map(async (one) => [one, (await ask([one], 1)).error] as const))
        const found = alone.flatMap(([one, why]) =>
          isInvalid(why) ? [{ key: keyOfAddition(one), message: messageOf(why!) }] : [],
        )
        if (found.length > 0) setRefused((before) => [...before, ...found])
      }
      throw error ?? new Error('expected a customer, got none')
    },
    [http, id, written],
  )
  /** Reads on from `from` until there are at least `least` items. */
  const read = useCallback(
    async (from: Held, least: number) => {
      const token = {}
      reading.current = token
      setLoading(true)
      try {
        let next = from
        do {
          const missing = Math.max(pageSize, Math.min(largestPage, least - next.items.length))
          const { nodes, pageInfo } = await page(missing, next.end)
          if (reading.current !== token) return
          next = { items: [...next.items, ...nodes], end: pageInfo.endCursor, hasMore: pageInfo.hasNextPage }
        } while (next.hasMore && next.items.length < least)
        shown.current = next
        setHeld(next)
        setProblem(undefined)
      } catch (error) {
        if (reading.current === token) setProblem(asError(error))
      } finally {
        if (reading.current === token) setLoading(false)
      }
    },
    [page],
  )
  useEffect(() => {
    shown.current = nothing
    setHeld(undefined)
    void read(nothing, pageSize)
    return () => void (reading.current = undefined)
  }, [read])
  const first = useRef(turn)
  useEffect(() => {
    if (turn === first.current) return undefined
    const timer = setTimeout(() => void read(nothing, shown.current.items.length), refreshMs)
    return () => clearTimeout(timer)
  }, [read, turn])
  const more = useCallback(() => void read(shown.current, shown.current.items.length + pageSize), [read])
  const retry = useCallback(() => void read(nothing, Math.max(pageSize, shown.current.items.length)), [read])
  return {
    items: held?.items ?? [],
    hasMore: held?.hasMore ?? false,
    isLoading: isLoading || (held === undefined && problem === undefined),
    problem,
    refused,
    more,
    retry,
  }
}

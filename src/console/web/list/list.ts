import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { ListChangesDocument, ListScoreChangesDocument } from '../generated/operations.ts'
import { asError } from '../graph/graph.ts'
import { useGraph, useLive } from '../graph/hooks.ts'
import type { ListRow } from './columns.ts'
import { pageSize, sourceOf, type ListSpec, type RowsPage } from './list-source.ts'
import type { ListSearch } from './search.ts'

/** Changed rows are read again together, at most so often. */
const refreshMs = 1_000
/** How long a changed row is marked. */
const markedMs = 1_600
/** Rows that could not be read again are tried again after so long. */
const againMs = 5_000

export interface List<Row> {
  readonly rows: readonly Row[]
  /** How many the whole list has; undefined until it is known. */
  readonly total: number | undefined
  readonly hasMore: boolean
  readonly isLoading: boolean
  readonly problem: Error | undefined
  /** Records that were added since the list was read. */
  readonly added: number
  /** Rows that have changed just now. */
  readonly marked: ReadonlySet<string>
  /** Reads the next page; does nothing after a problem, which `retry` is for. */
  more(): void
  /** Goes on where the problem was. */
  retry(): void
  reload(): void
  /** Reads these rows again at once. */
  refresh(ids: readonly string[]): void
}

const nothing: RowsPage<never> = { rows: [], end: null, hasMore: true, total: undefined }

/** What was read, and the list that it is of. */
interface Held<Row> {
  readonly of: string
  readonly page: RowsPage<Row>
}

/** A read that failed: the list and the page. */
interface Failure {
  readonly of: string
  readonly after: string | null
  readonly error: Error
}

const without = <Row>(page: RowsPage<Row>, gone: (row: Row) => boolean): RowsPage<Row> => {
  const rows = page.rows.filter((row) => !gone(row))
  const less = page.rows.length - rows.length
  return less === 0 ? page : { ...page, rows, total: page.total === undefined ? undefined : page.total - less }
}

/** The records of one search, read page by page, and kept as they are now by what the server tells of changes. */
export const useList = <Row extends ListRow>(spec: ListSpec<Row>, search: ListSearch, selection: string): List<Row> => {
  const graph = useGraph()
  const { q, f, sort } = search
  const key = JSON.stringify([spec.field, q, f, sort, selection])
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  const source = useMemo(() => sourceOf(spec, search, selection), [key])
  const [turn, setTurn] = useState(0)
  const [held, setHeld] = useState<Held<Row>>()
  const [isReading, setReading] = useState(true)
  const [failure, setFailure] = useState<Failure>()
  const [added, setAdded] = useState(0)
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set())
  /** The read under way: what any other brings is thrown away. */
  const reading = useRef<object>(undefined)
  /** The rows that are shown: another object once the list was read from its beginning. */
  const known = useRef(new Set<string>())

  const page: RowsPage<Row> = held?.of === source.key ? held.page : nothing
  const problem = failure?.of === source.key ? failure : undefined
  const isLoading = isReading || (held?.of !== source.key && problem === undefined)
  const current = useRef(source)
  current.current = source
  const update = useCallback(
    (change: (before: RowsPage<Row>) => RowsPage<Row>) =>
      setHeld((before) => (before?.of === current.current.key ? { ...before, page: change(before.page) } : before)),
    [],
  )

  /** Changed rows that are to be read again. */
  const dirty = useRef(new Set<string>())
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  /** What has changed while a page is read, which may be older. */
  const early = useRef(new Set<string>())
  const flush = useCallback(async () => {
    timer.current = undefined
    const ids = [...dirty.current].slice(0, pageSize)
    for (const id of ids) dirty.current.delete(id)
    if (ids.length === 0) return
    const of = current.current
    const shown = known.current
    const rows = await of.again(graph, ids).catch(() => undefined)
    if (current.current !== of) return
    // Of a list that was read anew meanwhile, nobody knows which is newer.
    const isUsable = rows !== undefined && shown === known.current
    if (isUsable) {
      const byId = new Map(rows.map((row) => [row.id, row]))
      const gone = new Set(ids.filter((id) => !byId.has(id)))
      for (const id of gone) shown.delete(id)
      update((before) => {
        const left = without(before, ({ id }) => gone.has(id))
        return { ...left, rows: left.rows.map((row) => byId.get(row.id) ?? row) }
      })
      const marks: ReadonlySet<string> = new Set(byId.keys())
      setMarked(marks)
      setTimeout(() => setMarked((now) => (now === marks ? new Set() : now)), markedMs)
    } else for (const id of ids) if (known.current.has(id)) dirty.current.add(id)
    if (dirty.current.size > 0)
      timer.current ??= setTimeout(() => void flush(), rows === undefined ? againMs : refreshMs)
  }, [graph, update])
  useEffect(
    () => () => {
      clearTimeout(timer.current)
      timer.current = undefined
      dirty.current.clear()
      early.current.clear()
      known.current = new Set()
    },
    [source],
  )
  const touch = useCallback(
    (ids: readonly string[], waitMs = refreshMs) => {
      if (reading.current !== undefined) for (const id of ids) early.current.add(id)
      const ours = ids.filter((id) => known.current.has(id))
      for (const id of ours) dirty.current.add(id)
      if (ours.length > 0) timer.current ??= setTimeout(() => void flush(), waitMs)
    },
    [flush],
  )

  const read = useCallback(
    async (after: string | null) => {
      const token = {}
      reading.current = token
      early.current.clear()
      setReading(true)
      try {
        const next = await source.page(graph, after)
        if (reading.current !== token) return
        if (after === null) known.current = new Set()
        const fresh = next.rows.filter(({ id }) => !known.current.has(id))
        for (const { id } of fresh) known.current.add(id)
        if (after === null) setHeld({ of: source.key, page: { ...next, rows: fresh } })
        else update((before) => ({ ...next, rows: [...before.rows, ...fresh], total: next.total ?? before.total }))
        setFailure(undefined)
        touch([...early.current])
      } catch (error) {
        if (reading.current === token) setFailure({ of: source.key, after, error: asError(error) })
      } finally {
        if (reading.current === token) {
          reading.current = undefined
          setReading(false)
        }
      }
    },
    [graph, source, touch, update],
  )

  useEffect(() => {
    setAdded(0)
    void read(null)
    return () => void (reading.current = undefined)
  }, [read, turn])

  const reload = useCallback(() => setTurn((n) => n + 1), [])
  useLive(
    ListChangesDocument,
    { types: spec.watched ? [spec.watched] : [] },
    {
      pause: spec.watched === undefined,
      onItem: ({ recordChanged: { action, node } }) => {
        if (action === 'ADDED') setAdded((n) => n + 1)
        else if (action === 'UPDATED') touch([node.id])
        else {
          if (reading.current !== undefined) early.current.add(node.id)
          known.current.delete(node.id)
          update((before) => without(before, ({ id }) => id === node.id))
        }
      },
      onGap: reload,
    },
  )
  useLive(
    ListScoreChangesDocument,
    {},
    {
      pause: spec.hasScores !== true,
      onItem: ({ scoreChanged: { score } }) => {
        if ('id' in score.subject) touch([score.subject.id])
      },
      onGap: reload,
    },
  )

  const { end, hasMore } = page
  const hasProblem = problem !== undefined
  const more = useCallback(() => {
    if (!isLoading && reading.current === undefined && !hasProblem && hasMore && end !== null) void read(end)
  }, [isLoading, hasProblem, hasMore, end, read])
  const after = problem?.after ?? null
  const retry = useCallback(() => void read(after), [read, after])
  const refresh = useCallback((ids: readonly string[]) => touch(ids, 0), [touch])
  return {
    rows: page.rows,
    total: page.total,
    hasMore,
    isLoading,
    problem: problem?.error,
    added,
    marked,
    more,
    retry,
    reload,
    refresh,
  }
}

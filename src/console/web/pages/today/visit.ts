import { useEffect, useState } from 'react'
import type { Graph } from '../../graph/graph.ts'
import { useGraph } from '../../graph/hooks.ts'

/** A moment of a visit: from there on everything is new for the next one. */
export interface Visit {
  /** The place in the log of changes. */
  readonly after: string
  readonly since: string
}

interface Stored {
  /** The end of the visit before this one; absent in the first. */
  readonly before?: Visit
  /** When this visit was last seen. */
  readonly last: Visit
}

const storageKey = 'rapport.today'
/** Who is back so soon goes on with the same visit: what was new then is new still. */
const sameVisitMs = 30 * 60_000

const isVisit = (value: unknown): value is Visit =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as Visit).after === 'string' &&
  !Number.isNaN(Date.parse((value as Visit).since))

const readStored = (): Stored | undefined => {
  try {
    const stored = JSON.parse(localStorage.getItem(storageKey) ?? 'null') as Stored | null
    if (!stored || !isVisit(stored.last)) return undefined
    return isVisit(stored.before) ? stored : { last: stored.last }
  } catch {
    return undefined
  }
}

/** The end of the last visit, seen from now; undefined in the first. */
const visitBefore = (now: number): Visit | undefined => {
  const stored = readStored()
  if (!stored) return undefined
  return now - Date.parse(stored.last.since) > sameVisitMs ? stored.last : stored.before
}

const remember = async (graph: Graph, before: Visit | undefined): Promise<void> => {
  const last = { after: await graph.position(), since: new Date().toISOString() }
  localStorage.setItem(storageKey, JSON.stringify({ ...(before ? { before } : {}), last }))
}

/** When the viewer was last here, before this visit; undefined where it was not. */
export const useVisit = (): Visit | undefined => {
  const graph = useGraph()
  const [before] = useState(() => visitBefore(Date.now()))
  useEffect(() => {
    // Without a place in the log the next visit goes on from the one before.
    const note = () => void remember(graph, before).catch(() => {})
    const onHide = () => document.visibilityState === 'hidden' && note()
    note()
    document.addEventListener('visibilitychange', onHide)
    return () => {
      document.removeEventListener('visibilitychange', onHide)
      note()
    }
  }, [graph, before])
  return before
}

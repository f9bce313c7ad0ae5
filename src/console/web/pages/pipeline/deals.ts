import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import {
  DealChangesDocument,
  MoveDealDocument,
  StageDealsDocument,
  type PipelinesQuery,
  type StageDealsQuery,
} from '../../generated/operations.ts'
import { asError } from '../../graph/graph.ts'
import { useAsk, useDo, useLive } from '../../graph/hooks.ts'

export type Pipeline = PipelinesQuery['pipelines'][number]
export type Stage = Pipeline['stages'][number]
export type Deal = StageDealsQuery['opportunities']['nodes'][number]

/** The newest deals of one stage. */
export interface StageOfBoard {
  readonly stage: Stage
  readonly deals: readonly Deal[]
  /** All that are in it. */
  readonly total: number
}

const refreshMs = 800

/** Something read for one pipeline, which must not be shown for another. */
interface Of<T> {
  readonly pipeline: Pipeline
  readonly value: T
}

/** The moves of one deal that are to be sent, one after another. */
interface Moves {
  last: Promise<unknown>
  count: number
  /** One was refused, so those behind it are not sent. */
  isBroken: boolean
}

/** The stages of a pipeline with their deals, or those that meet the filter, kept as they are now. */
export const useStages = (given: Pipeline | undefined, filter: object | undefined) => {
  const ask = useAsk()
  const run = useDo()
  // The same pipeline, read again, is another object.
  const written = JSON.stringify(given)
  const narrowed = JSON.stringify(filter)
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  const pipeline = useMemo(() => given, [written])
  const [held, setHeld] = useState<Of<readonly StageOfBoard[]>>()
  const [failure, setFailure] = useState<Of<Error>>()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  /** The newest read; the answers of others are thrown away. */
  const reading = useRef<object>(undefined)
  const moves = useRef(new Map<string, Moves>())
  /** How many moves have begun or ended: a read during which this changes may be older than a move. */
  const turns = useRef(0)
  const versions = useRef(new Map<string, number>())

  const read = useCallback(async (): Promise<void> => {
    if (!pipeline) return
    const token = {}
    const turn = turns.current
    reading.current = token
    clearTimeout(timer.current)
    try {
      const value = await Promise.all(
        pipeline.stages.map(async (stage): Promise<StageOfBoard> => {
          const place = { pipeline: { key: { eq: pipeline.key } }, stage: { key: { eq: stage.key } } }
          const and = narrowed === undefined ? [place] : [place, JSON.parse(narrowed) as object]
          const { opportunities } = await ask(StageDealsDocument, { filter: { and } })
          return { stage, deals: opportunities.nodes, total: opportunities.totalCount }
        }),
      )
      if (reading.current !== token) return
      if (turns.current !== turn || moves.current.size > 0) {
        timer.current = setTimeout(() => void read(), refreshMs)
        return
      }
      for (const { deals } of value) for (const { id, version } of deals) versions.current.set(id, version)
      setHeld({ pipeline, value })
      setFailure(undefined)
    } catch (error) {
      if (reading.current === token) setFailure({ pipeline, value: asError(error) })
    }
  }, [ask, pipeline, narrowed])
  const newestRead = useRef(read)
  newestRead.current = read
  useEffect(() => {
    void read()
    return () => {
      reading.current = undefined
      clearTimeout(timer.current)
    }
  }, [read])
  const soon = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void read(), refreshMs)
  }, [read])
  useLive(DealChangesDocument, {}, { onItem: soon, onGap: soon })

  /** Shows a deal in its new stage before the server has answered. */
  const place = useCallback((deal: Deal, to: Stage) => {
    setHeld((before) => {
      if (!before?.value.some(({ stage }) => stage.id === to.id)) return before
      const value = before.value.map((entry) => {
        const isHere = entry.deals.some(({ id }) => id === deal.id)
        if (entry.stage.id === to.id)
          return isHere ? entry : { ...entry, deals: [deal, ...entry.deals], total: entry.total + 1 }
        if (!isHere) return entry
        return { ...entry, deals: entry.deals.filter(({ id }) => id !== deal.id), total: entry.total - 1 }
      })
      return { ...before, value }
    })
  }, [])

  /**
   * Moves a deal once its earlier moves are done. Gives false where one of those was refused, after which the rest are not sent;
   * rejects with what the server said of this one. After a refusal everything is read again.
   */
  const move = useCallback(
    async (deal: Deal, to: Stage, lostReason?: string | null): Promise<boolean> => {
      const queue = moves.current.get(deal.id) ?? { last: Promise.resolve(), count: 0, isBroken: false }
      moves.current.set(deal.id, queue)
      queue.count++
      turns.current++
      place({ ...deal, lostReason: lostReason ?? null }, to)
      const send = async (): Promise<boolean> => {
        if (queue.isBroken) return false
        try {
          const { moveOpportunity } = await run(MoveDealDocument, {
            input: {
              id: deal.id,
              version: versions.current.get(deal.id) ?? deal.version,
              stageKey: to.key,
              ...(lostReason ? { lostReason } : {}),
            },
          })
          if (moveOpportunity.opportunity) versions.current.set(deal.id, moveOpportunity.opportunity.version)
          return true
        } catch (error) {
          queue.isBroken = true
          throw error
        } finally {
          turns.current++
        }
      }
      const sent = queue.last.then(send)
      queue.last = sent.catch(() => {})
      try {
        return await sent
      } finally {
        queue.count--
        if (queue.count === 0) {
          moves.current.delete(deal.id)
          if (queue.isBroken) void newestRead.current()
        }
      }
    },
    [place, run],
  )
  const newestHeld = useRef(held)
  newestHeld.current = held
  /** The stage that shows a deal; undefined where none does. */
  const stageOf = useCallback(
    (id: string): Stage | undefined =>
      newestHeld.current?.value.find(({ deals }) => deals.some((deal) => deal.id === id))?.stage,
    [],
  )
  const problem = failure && failure.pipeline.key === pipeline?.key ? failure.value : undefined
  const stages = held && held.pipeline.key === pipeline?.key ? held.value : undefined
  return { stages, problem, read, move, stageOf }
}

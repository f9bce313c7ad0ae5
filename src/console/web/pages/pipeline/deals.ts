import { useCallback, useEffect, useRef, useState } from 'react'
import {
  DealChangesDocument,
  StageDealsDocument,
  type PipelinesQuery,
  type StageDealsQuery,
} from '../../generated/operations.ts'
import { useAsk, useLive } from '../../graph/hooks.ts'

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

/** The stages of a pipeline with their deals, kept as they are now. */
export const useStages = (pipeline: Pipeline | undefined) => {
  const ask = useAsk()
  const [stages, setStages] = useState<readonly StageOfBoard[]>()
  const [problem, setProblem] = useState<Error>()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const read = useCallback(async () => {
    if (!pipeline) return
    try {
      const read = await Promise.all(
        pipeline.stages.map(async (stage): Promise<StageOfBoard> => {
          const { opportunities } = await ask(StageDealsDocument, { pipeline: pipeline.key, stage: stage.key })
          return { stage, deals: opportunities.nodes, total: opportunities.totalCount }
        }),
      )
      setStages(read)
      setProblem(undefined)
    } catch (error) {
      setProblem(error instanceof Error ? error : new Error(String(error)))
    }
  }, [ask, pipeline])
  useEffect(() => {
    setStages(undefined)
    void read()
    return () => clearTimeout(timer.current)
  }, [read])
  const soon = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void read(), refreshMs)
  }, [read])
  useLive(DealChangesDocument, {}, { onItem: soon, onGap: soon })
  /** Shows a deal in its new stage before the server has answered. */
  const place = useCallback((deal: Deal, from: Stage, to: Stage) => {
    setStages((before) =>
      before?.map((entry) => {
        if (entry.stage.id === from.id)
          return { ...entry, deals: entry.deals.filter(({ id }) => id !== deal.id), total: entry.total - 1 }
        if (entry.stage.id === to.id) return { ...entry, deals: [deal, ...entry.deals], total: entry.total + 1 }
        return entry
      }),
    )
  }, [])
  return { stages, problem, read, place }
}

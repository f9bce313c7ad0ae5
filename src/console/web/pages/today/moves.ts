import { useEffect, useState } from 'react'
import { TodayScoresDocument, type TodayScoresSubscription } from '../../generated/operations.ts'
import { useGraph } from '../../graph/hooks.ts'
import { follow } from '../../graph/live.ts'
import type { Visit } from './visit.ts'

type Change = TodayScoresSubscription['scoreChanged']

/** A score that has moved since the viewer was last here. */
export interface Move {
  readonly id: string
  readonly customer: { readonly id: string; readonly name: string }
  readonly kind: string
  readonly unit: string
  readonly from: number
  readonly to: number
  readonly at: string
  readonly why: string
}

/** More than these are not told apart one by one. */
const most = 3_000
const shown = 8
/** Items are drawn together, so that a burst costs one drawing. */
const drawMs = 300
const moveOf = ({ score, previousValue, cause }: Change, before: Move | undefined): Move | undefined => {
  const from = before?.from ?? previousValue
  if (from === null || score.value === null || !('id' in score.subject)) return undefined
  return {
    id: score.id,
    customer: score.subject as Move['customer'],
    kind: score.kind,
    unit: score.unit,
    from,
    to: score.value,
    at: score.computedAt,
    why: cause.text,
  }
}

/** How far a move goes beside the value itself, so that amounts and probabilities can stand in one list. */
const sizeOf = ({ from, to }: Move): number => Math.abs(to - from) / Math.max(Math.abs(from), Math.abs(to), 0.05)

/** The scores that moved farthest since the last visit, and on as they move. */
export const useMoves = (visit: Visit | undefined): readonly Move[] => {
  const graph = useGraph()
  const [moves, setMoves] = useState<readonly Move[]>([])
  useEffect(() => {
    const byScore = new Map<string, Move>()
    let timer: ReturnType<typeof setTimeout> | undefined
    const draw = () => {
      timer = undefined
      setMoves(
        [...byScore.values()]
          .filter((move) => move.from !== move.to)
          .toSorted((a, b) => sizeOf(b) - sizeOf(a))
          .slice(0, shown),
      )
    }
    const stop = follow(graph, TodayScoresDocument, visit ? { after: visit.after } : {}, {
      onItem: ({ scoreChanged }) => {
        const move = moveOf(scoreChanged, byScore.get(scoreChanged.score.id))
        if (move && byScore.size < most) byScore.set(move.id, move)
        timer ??= setTimeout(draw, drawMs)
      },
      onGap: () => byScore.clear(),
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [graph, visit])
  return moves
}

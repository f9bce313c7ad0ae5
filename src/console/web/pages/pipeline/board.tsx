import { Link } from '@tanstack/react-router'
import { useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import * as format from '../../format/format.ts'
import { words } from '../../words/words.ts'
import type { Deal, Stage, StageOfBoard } from './deals.ts'

const t = words({
  en: {
    weighted: (sum: string) => `weighted ${sum}`,
    ofShown: (n: string) => `of the ${n} changed last`,
    more: (n: string) => `and ${n} more`,
    closes: (day: string) => `closes ${day}`,
    hint: 'Move with the arrow keys ← and →',
  },
  zh: {
    weighted: (sum) => `加权 ${sum}`,
    ofShown: (n) => `仅含最近更改的 ${n} 个`,
    more: (n) => `另外 ${n} 个`,
    closes: (day) => `预计 ${day} 成交`,
    hint: '用方向键 ← 和 → 移动',
  },
})

/** Sums by currency: amounts of different currencies are not added up. */
const sums = (deals: readonly Deal[], weightOf: (deal: Deal) => number): string => {
  const byCurrency = new Map<string, number>()
  for (const deal of deals)
    if (deal.amount)
      byCurrency.set(
        deal.amount.currency,
        (byCurrency.get(deal.amount.currency) ?? 0) + Number(deal.amount.amount) * weightOf(deal),
      )
  return [...byCurrency].map(([currency, sum]) => format.amount(sum, currency, true)).join(' + ') || format.none
}

export const chanceOf = (deal: Deal, stage: Stage): number => deal.probability ?? stage.defaultProbability ?? 0

export interface BoardProps {
  readonly stages: readonly StageOfBoard[]
  /** Undefined: the viewer may move none. */
  readonly onMove: ((deal: Deal, from: Stage, to: Stage) => void) | undefined
}

/** Deals by stage; they move by drag, or by the arrow keys. */
export const Board = ({ stages, onMove }: BoardProps) => {
  const [dragged, setDragged] = useState<{ readonly deal: Deal; readonly from: Stage }>()
  const [over, setOver] = useState<string>()
  const focused = useRef<HTMLElement>(null)
  // A deal that moves is drawn anew in its stage, and would lose the focus that keys need.
  useLayoutEffect(() => {
    const before = focused.current
    if (before && !before.isConnected && document.activeElement === document.body)
      document.getElementById(before.id)?.focus()
  }, [stages])
  const onKey = (event: KeyboardEvent<HTMLElement>, deal: Deal, at: number) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (step !== 0 && onMove) {
      const to = stages[at + step]?.stage
      event.preventDefault()
      if (!to) return
      onMove(deal, stages[at]!.stage, to)
    }
    const sibling =
      event.key === 'ArrowDown'
        ? event.currentTarget.nextElementSibling
        : event.key === 'ArrowUp'
          ? event.currentTarget.previousElementSibling
          : null
    if (sibling instanceof HTMLElement) {
      event.preventDefault()
      sibling.focus()
    }
  }
  return (
    <div className="board">
      {stages.map(({ stage, deals, total }, at) => (
        <section
          key={stage.id}
          className={over === stage.id ? 'stage over' : 'stage'}
          aria-label={stage.name}
          onDragOver={(event) => {
            if (!dragged) return
            event.preventDefault()
            setOver(stage.id)
          }}
          onDragLeave={() => setOver(undefined)}
          onDrop={(event) => {
            event.preventDefault()
            setOver(undefined)
            if (dragged && dragged.from.id !== stage.id) onMove?.(dragged.deal, dragged.from, stage)
            setDragged(undefined)
          }}
        >
          <header>
            <div className="row spread">
              <h2>{stage.name}</h2>
              <span className="muted">{format.number(total)}</span>
            </div>
            <div>{sums(deals, () => 1)}</div>
            {stage.outcome === 'OPEN' && (
              <div className="muted">{t().weighted(sums(deals, (deal) => chanceOf(deal, stage)))}</div>
            )}
            {total > deals.length && <div className="muted">{t().ofShown(format.number(deals.length))}</div>}
          </header>
          <div className="deals" tabIndex={-1}>
            {deals.map((deal) => (
              <article
                key={deal.id}
                id={`deal-${deal.id}`}
                className={dragged?.deal.id === deal.id ? 'deal dragged' : 'deal'}
                tabIndex={0}
                draggable={onMove !== undefined}
                aria-roledescription={onMove && t().hint}
                aria-label={`${deal.name}, ${deal.customer.name}, ${format.money(deal.amount)}`}
                onDragStart={(event) => {
                  event.dataTransfer.setData('text/plain', deal.id)
                  event.dataTransfer.effectAllowed = 'move'
                  setDragged({ deal, from: stage })
                }}
                onDragEnd={() => setDragged(undefined)}
                onFocus={(event) => (focused.current = event.currentTarget)}
                onKeyDown={(event) => onKey(event, deal, at)}
              >
                <strong className="truncate">{deal.name}</strong>
                <Link
                  to="/customers/$id"
                  params={{ id: deal.customer.id }}
                  className="truncate muted"
                  draggable={false}
                >
                  {deal.customer.name}
                </Link>
                <div className="row spread">
                  <span>
                    {format.money(deal.amount)}
                    {stage.outcome === 'OPEN' && (
                      <span className="muted"> · {format.percent(chanceOf(deal, stage))}</span>
                    )}
                  </span>
                  {stage.outcome === 'OPEN' && deal.expectedCloseOn && (
                    <span
                      className={deal.expectedCloseOn < format.today() ? 'late' : 'muted'}
                      title={t().closes(format.calendarDay(deal.expectedCloseOn))}
                    >
                      {format.calendarDay(deal.expectedCloseOn)}
                    </span>
                  )}
                </div>
              </article>
            ))}
            {total > deals.length && <p className="muted">{t().more(format.number(total - deals.length))}</p>}
          </div>
        </section>
      ))}
    </div>
  )
}

import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { ScorePartsFragment } from '../../generated/operations.ts'
import { IntervalBar } from '../../charts/interval.tsx'
import { Reasons } from '../../charts/reasons.tsx'
import { Steps } from '../../charts/steps.tsx'
import * as format from '../../format/format.ts'
import { useScoreNames, useScoreNotes } from '../../panels/score-names.ts'
import { Empty } from '../../parts/state.tsx'
import { useViewer } from '../../session/viewer.tsx'
import { words } from '../../words/words.ts'
import { kinds } from '../../words/kinds.ts'
import { useWhatIfKinds, WhatIf } from './what-if.tsx'

const t = words({
  en: {
    empty: 'No scores yet',
    emptyMore: 'A score stands here once a model has been trained and promoted, or a program has recorded one.',
    horizon: (days: number) => `in the next ${days} days`,
    history: (name: string) => `${name} over time`,
    from: (value: string) => `was ${value}`,
    why: 'Why',
    changes: 'Changes',
    once: (day: string) => `It has had this value since ${day}.`,
    whatIf: 'What if…',
    noReasons: 'This score comes without reasons.',
    missing: {
      STALE: 'Out of date',
      INSUFFICIENT_DATA: 'Too little is known',
      WITHHELD_CONSENT: 'Withheld: no consent',
      OK: '',
    },
  },
  zh: {
    empty: '还没有分数',
    emptyMore: '模型训练并启用后，或程序记录分数后，会显示在这里。',
    horizon: (days) => `未来 ${days} 天`,
    history: (name) => `${name} 的变化`,
    from: (value) => `之前为 ${value}`,
    why: '原因',
    changes: '变化',
    once: (day) => `自 ${day} 起一直是此值。`,
    whatIf: '假设…',
    noReasons: '此分数没有附带原因。',
    missing: { STALE: '已过期', INSUFFICIENT_DATA: '数据不足', WITHHELD_CONSENT: '未获同意，不予显示', OK: '' },
  },
})

type Score = ScorePartsFragment

const arrows: Partial<Record<Score['trend'], string>> = { UP: 'up', DOWN: 'down' }

interface HeadProps {
  readonly score: Score
  readonly isOpen: boolean
  readonly show: (value: number) => string
  onToggle(): void
}

/** A score in brief: what it is, for when, and where it comes from. */
const Head = ({ score, isOpen, show, onToggle }: HeadProps) => {
  const nameOf = useScoreNames()
  const noteOf = useScoreNotes()
  const note = score.horizonDays === null ? noteOf(score.kind) : t().horizon(score.horizonDays)
  return (
    <button type="button" className="score-head" aria-expanded={isOpen} aria-controls="score-detail" onClick={onToggle}>
      <span className="caption">{nameOf(score.kind)}</span>
      <span className="score-value">
        {score.value === null ? (
          <span className="muted">{t().missing[score.status] || format.none}</span>
        ) : (
          show(score.value)
        )}
      </span>
      <span className={`score-trend ${arrows[score.trend] ?? ''}`}>
        {score.trend === 'NEW' || score.previousValue === null || score.previousValue === score.value
          ? kinds().trend[score.trend]
          : t().from(show(score.previousValue))}
      </span>
      {note !== undefined && <span className="muted">{note}</span>}
    </button>
  )
}

/** Values of the score that it has, and that a raw value before bounds and calibration has not. */
const showerOf =
  ({ unit, value, explanation }: Score, show: (value: number) => string) =>
  (of: number): string =>
    unit === 'MONEY' || (unit === 'PROBABILITY' && explanation?.rawValue === value) ? show(of) : format.measure(of)

interface DetailProps {
  readonly id: string
  readonly score: Score
  readonly show: (value: number) => string
}

/** Why a score is what it is, how it came there, and what it would be otherwise. */
const Detail = ({ id, score, show }: DetailProps) => {
  const [isAsking, setAsking] = useState(false)
  const nameOf = useScoreNames()
  const askable = useWhatIfKinds()
  const { cause, modelRun } = score.provenance
  const { history, explanation } = score
  const past = history.nodes.flatMap(({ value, computedAt }) => (value === null ? [] : [{ value, at: computedAt }]))
  if (isAsking) return <WhatIf id={id} score={score} show={show} onClose={() => setAsking(false)} />
  return (
    <div className="score-why">
      <div className="stack">
        <h3>{t().why}</h3>
        {explanation ? (
          <Reasons explanation={explanation} show={showerOf(score, show)} />
        ) : (
          <p className="muted">{t().noReasons}</p>
        )}
      </div>
      <div className="stack">
        {score.value !== null && score.interval && (
          <IntervalBar value={score.value} interval={score.interval} show={show} />
        )}
        <h3>{t().changes}</h3>
        {past.length > 1 ? (
          <Steps of={past.toReversed()} label={t().history(nameOf(score.kind))} show={show} />
        ) : (
          <p className="muted">{t().once(format.day(score.changedAt))}</p>
        )}
        <p className="muted">
          {cause.text} · {format.dateTime(score.computedAt)} ·{' '}
          <Link
            className="link"
            to="/models/$plugin"
            params={{ plugin: modelRun.plugin }}
            search={{ runs: [modelRun.id] }}
          >
            {modelRun.plugin} {modelRun.algorithm}
          </Link>
        </p>
        {askable.includes(score.kind) && (
          <div>
            <button type="button" className="button" onClick={() => setAsking(true)}>
              {t().whatIf}
            </button>
          </div>
        )}
      </div>
    </div>
  )
}

export interface ScoresProps {
  /** The customer. */
  readonly id: string
  readonly scores: readonly Score[]
  /** The kind that is opened; none where there is no such score. */
  readonly opened: string | undefined
  onOpen(kind: string | undefined): void
}

/** All scores beside each other; one of them opened, with why it is what it is. */
export const Scores = ({ id, scores, opened, onOpen }: ScoresProps) => {
  const { baseCurrency } = useViewer().serverInfo
  if (scores.length === 0)
    return (
      <Empty title={t().empty} small>
        <p>{t().emptyMore}</p>
      </Empty>
    )
  const showOf =
    ({ unit }: Score) =>
    (value: number) =>
      format.scoreValue(value, unit, baseCurrency)
  const open = scores.find(({ kind }) => kind === opened)
  return (
    <>
      <div className="scores">
        {scores.map((score) => (
          <Head
            key={score.id}
            score={score}
            show={showOf(score)}
            isOpen={score === open}
            onToggle={() => onOpen(score === open ? '' : score.kind)}
          />
        ))}
      </div>
      <div id="score-detail">{open && <Detail key={open.id} id={id} score={open} show={showOf(open)} />}</div>
    </>
  )
}

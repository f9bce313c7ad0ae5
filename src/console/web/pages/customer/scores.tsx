import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { ScorePartsFragment } from '../../generated/operations.ts'
import { IntervalBar } from '../../charts/interval.tsx'
import { Reasons } from '../../charts/reasons.tsx'
import { Spark } from '../../charts/spark.tsx'
import * as format from '../../format/format.ts'
import { useScoreNames } from '../../panels/score-names.ts'
import { Empty } from '../../parts/state.tsx'
import { Icon } from '../../parts/icon.tsx'
import { useViewer } from '../../session/viewer.tsx'
import { words } from '../../words/words.ts'
import { kinds } from '../../words/kinds.ts'

const t = words({
  en: {
    empty: 'No scores yet',
    emptyMore: 'A score stands here once a model has been trained and promoted, or a program has recorded one.',
    horizon: (days: number) => `in the next ${days} days`,
    history: (name: string) => `${name} over time`,
    from: (value: string) => `was ${value}`,
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
    missing: { STALE: '已过期', INSUFFICIENT_DATA: '数据不足', WITHHELD_CONSENT: '未获同意，不予显示', OK: '' },
  },
})

const Score = ({
  score,
  isOpen,
  onToggle,
}: {
  readonly score: ScorePartsFragment
  readonly isOpen: boolean
  onToggle(): void
}) => {
  const { baseCurrency } = useViewer().serverInfo
  const nameOf = useScoreNames()
  const name = nameOf(score.kind)
  const show = (value: number) => format.scoreValue(value, score.unit, baseCurrency)
  const past = score.history.nodes.map(({ value }) => value).toReversed()
  const { cause, modelRun } = score.provenance
  return (
    <article className="score">
      <button type="button" className="score-head" aria-expanded={isOpen} onClick={onToggle}>
        <span className="score-name">
          {name}
          {score.horizonDays !== null && <span className="muted"> {t().horizon(score.horizonDays)}</span>}
        </span>
        <span className="score-value">
          {score.value === null ? (
            <span className="muted">{t().missing[score.status] || format.none}</span>
          ) : (
            show(score.value)
          )}
        </span>
        <span className={`score-trend ${score.trend === 'UP' ? 'up' : score.trend === 'DOWN' ? 'down' : ''}`}>
          {kinds().trend[score.trend]}
          {score.previousValue !== null && score.trend !== 'NEW' && (
            <span className="muted"> · {t().from(show(score.previousValue))}</span>
          )}
        </span>
        <span className="score-spark">
          {past.length > 1 && <Spark values={past} label={t().history(name)} width={96} />}
        </span>
        <Icon name={isOpen ? 'up' : 'down'} size={14} />
      </button>
      {score.value !== null && score.interval && (
        <IntervalBar value={score.value} interval={score.interval} show={show} />
      )}
      {isOpen && (
        <div className="score-why">
          {score.explanation && (
            <Reasons
              explanation={score.explanation}
              show={(value) =>
                // A raw value before it was bounded or calibrated has no unit of its own.
                score.unit === 'MONEY' || (score.unit === 'PROBABILITY' && score.explanation!.rawValue === score.value)
                  ? show(value)
                  : format.measure(value)
              }
            />
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
        </div>
      )}
    </article>
  )
}

/** Each score as a number with its interval; opened, why it is what it is. */
export const Scores = ({ scores }: { readonly scores: readonly ScorePartsFragment[] }) => {
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(scores.slice(0, 1).map(({ id }) => id)))
  if (scores.length === 0)
    return (
      <Empty title={t().empty} small>
        <p>{t().emptyMore}</p>
      </Empty>
    )
  return (
    <div className="scores">
      {scores.map((score) => (
        <Score
          key={score.id}
          score={score}
          isOpen={open.has(score.id)}
          onToggle={() => {
            const next = new Set(open)
            if (!next.delete(score.id)) next.add(score.id)
            setOpen(next)
          }}
        />
      ))}
    </div>
  )
}

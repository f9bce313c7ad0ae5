import { useEffect, useId, useState } from 'react'
import {
  WhatIfDocument,
  WhatIfKindsDocument,
  type ScorePartsFragment,
  type WhatIfQuery,
} from '../../generated/operations.ts'
import { IntervalBar } from '../../charts/interval.tsx'
import { Reasons } from '../../charts/reasons.tsx'
import * as format from '../../format/format.ts'
import { useData } from '../../graph/hooks.ts'
import { Problem, Skeleton } from '../../parts/state.tsx'
import { words } from '../../words/words.ts'

const t = words({
  en: {
    title: 'What if',
    hypothetical: 'Hypothetical',
    note: 'Nothing is stored. It says what the model makes of the change, not what the change would cause.',
    now: 'As it is',
    ifSo: 'If so',
    was: (value: string) => `is ${value}`,
    reset: 'Reset',
    done: 'Done',
    least: (value: string, most: string) => `from ${value} to ${most}`,
    nothing: 'The model has nothing to score.',
    difference: (text: string) => `${text} against now`,
    same: 'no difference',
    change: 'Change a value above to see what the model would say.',
  },
  zh: {
    title: '假设',
    hypothetical: '假设',
    note: '不会存储任何内容。它说明模型如何看待此变化，而非变化会带来什么。',
    now: '现状',
    ifSo: '假设情况',
    was: (value) => `实际为 ${value}`,
    reset: '重置',
    done: '完成',
    least: (value, most) => `${value} 至 ${most}`,
    nothing: '模型没有可评分的内容。',
    difference: (text) => `与现状相比 ${text}`,
    same: '没有差别',
    change: '更改上面的数值，查看模型会给出的结果。',
  },
})

/** The kinds of scores that models can be asked about. */
export const useWhatIfKinds = (): readonly string[] => useData(WhatIfKindsDocument, {}).data?.whatIfKinds ?? []

type Answer = WhatIfQuery['whatIf']
type Feature = Answer['features'][number]

const waitMs = 250

/** A value some time after it last changed. */
const useSettled = <T,>(value: T): T => {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), waitMs)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}

interface FieldProps {
  readonly of: Feature
  /** As it was typed; undefined for the record's own value. */
  readonly typed: string | undefined
  onType(text: string | undefined): void
}

const FeatureField = ({ of: { description, own, min, max, isWhole }, typed, onType }: FieldProps) => {
  const id = useId()
  const isOwn = typed === undefined
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {description}
      </label>
      <input
        id={id}
        type="number"
        className="input"
        min={min}
        max={max}
        step={isWhole ? 1 : 'any'}
        aria-describedby={`${id}-more`}
        aria-invalid={!isOwn && !isUsable(typed, { min, max, isWhole })}
        value={typed ?? (own === null ? '' : String(Number(own.toPrecision(6))))}
        onChange={(event) => onType(event.target.value)}
      />
      <span id={`${id}-more`} className={!isOwn && !isUsable(typed, { min, max, isWhole }) ? 'problem' : 'hint'}>
        {isOwn || own === null ? t().least(format.compact(min), format.compact(max)) : t().was(format.measure(own))}
      </span>
    </div>
  )
}

const isUsable = (text: string, { min, max, isWhole }: Pick<Feature, 'min' | 'max' | 'isWhole'>): boolean => {
  const value = Number(text)
  return text.trim() !== '' && value >= min && value <= max && (!isWhole || Number.isInteger(value))
}

export interface WhatIfProps {
  /** The customer. */
  readonly id: string
  readonly score: ScorePartsFragment
  readonly show: (value: number) => string
  onClose(): void
}

const rangeOf = (...intervals: readonly (number | null | undefined)[]): readonly [number, number] => {
  const known = intervals.filter((value): value is number => typeof value === 'number')
  return [Math.min(...known), Math.max(...known)]
}

interface SideProps {
  readonly title: string
  readonly of: Pick<Answer, 'value' | 'interval' | 'explanation'>
  readonly note?: string | undefined
  readonly range: readonly [number, number]
  readonly isHypothetical?: boolean
  readonly show: (value: number) => string
  readonly showRaw: (value: number) => string
}

const Side = ({
  title,
  of: { value, interval, explanation },
  note,
  range,
  isHypothetical,
  show,
  showRaw,
}: SideProps) => (
  <div className={isHypothetical ? 'what-if-side hypothetical' : 'what-if-side'}>
    <div className="row">
      <span className="caption">{title}</span>
      {isHypothetical && <span className="badge warn">{t().hypothetical}</span>}
    </div>
    {value === null ? (
      <p className="muted">{t().nothing}</p>
    ) : (
      <>
        <div className="row">
          <span className="score-value">{show(value)}</span>
          {note && <span className="muted">{note}</span>}
        </div>
        {interval && <IntervalBar value={value} interval={interval} show={show} range={range} />}
        {explanation && <Reasons explanation={explanation} show={showRaw} />}
      </>
    )}
  </div>
)

/** What the model would say of this customer with other values, beside what it says now. */
export const WhatIf = ({ id, score, show, onClose }: WhatIfProps) => {
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const [features, setFeatures] = useState<readonly Feature[]>()
  const usable = (features ?? []).flatMap((feature) => {
    const text = typed[feature.name]
    return text !== undefined && isUsable(text, feature) ? [{ feature: feature.name, value: Number(text) }] : []
  })
  const changes = JSON.parse(useSettled(JSON.stringify(usable))) as typeof usable
  const answer = useData(WhatIfDocument, { id, kind: score.kind, changes })
  const { data, error, reload } = answer
  const [newest, setNewest] = useState<Answer>()
  useEffect(() => {
    if (!data) return
    setNewest(data.whatIf)
    setFeatures(data.whatIf.features)
  }, [data])
  const isChanged = Object.keys(typed).length > 0
  const showRaw = score.unit === 'MONEY' ? show : (value: number) => format.measure(value)
  const shown = data?.whatIf ?? newest
  const range = rangeOf(
    score.value,
    score.interval?.lower,
    score.interval?.upper,
    shown?.value,
    shown?.interval?.lower,
    shown?.interval?.upper,
  )
  const difference = shown?.difference ?? 0
  return (
    <section className="what-if" aria-label={t().title}>
      <header className="row">
        <h3>{t().title}</h3>
        <span className="muted grow">{t().note}</span>
        <button type="button" className="button" disabled={!isChanged} onClick={() => setTyped({})}>
          {t().reset}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {t().done}
        </button>
      </header>
      {error && <Problem error={error} onRetry={reload} />}
      {!features ? (
        !error && <Skeleton lines={4} />
      ) : (
        <div className="what-if-fields">
          {features.map((feature) => (
            <FeatureField
              key={feature.name}
              of={feature}
              typed={typed[feature.name]}
              onType={(text) => {
                const { [feature.name]: _before, ...rest } = typed
                setTyped(text === undefined ? rest : { ...rest, [feature.name]: text })
              }}
            />
          ))}
        </div>
      )}
      {shown && (
        <div className="what-if-sides">
          <Side title={t().now} of={score} range={range} show={show} showRaw={showRaw} />
          {changes.length === 0 ? (
            <p className="muted">{t().change}</p>
          ) : (
            <Side
              title={t().ifSo}
              of={shown}
              note={
                difference === 0
                  ? t().same
                  : t().difference(format.signed(difference, (value) => show(Math.abs(value))))
              }
              range={range}
              isHypothetical
              show={show}
              showRaw={showRaw}
            />
          )}
        </div>
      )}
    </section>
  )
}

import { words } from '../words/words.ts'
import * as format from '../format/format.ts'
import './charts.css'

const t = words({
  en: { within: (level: string, from: string, to: string) => `${level} between ${from} and ${to}` },
  zh: { within: (level, from, to) => `${level} 的可能在 ${from} 至 ${to} 之间` },
})

export interface IntervalBarProps {
  readonly value: number
  readonly interval: { readonly lower: number; readonly upper: number; readonly level: number }
  readonly show: (value: number) => string
  /** What the rail spans, so that several can be compared. Default: the interval. */
  readonly range?: readonly [from: number, to: number]
}

/** A value on the range in which the true one lies, as likely as said. */
export const IntervalBar = ({ value, interval: { lower, upper, level }, show, range }: IntervalBarProps) => {
  const low = Math.min(lower, value, ...(range ?? []))
  const span = Math.max(upper, value, ...(range ?? [])) - low || 1
  return (
    <div className="interval">
      <div className="rail" aria-hidden="true">
        <span
          className="range"
          style={{ left: `${((lower - low) / span) * 100}%`, width: `${((upper - lower) / span) * 100}%` }}
        />
        <span className="mark" style={{ left: `${((value - low) / span) * 100}%` }} />
      </div>
      <span className="muted">{t().within(format.percent(level), show(lower), show(upper))}</span>
    </div>
  )
}

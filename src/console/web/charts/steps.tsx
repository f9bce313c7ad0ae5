import * as format from '../format/format.ts'
import './charts.css'

export interface StepsProps {
  /** In order of time. */
  readonly of: readonly { readonly at: string; readonly value: number }[]
  /** What it shows, for those who do not see it. */
  readonly label: string
  readonly show: (value: number) => string
}

const width = 320
const height = 72
const inset = 4

/** A value that stays until it changes, over time, with its least and largest. */
export const Steps = ({ of: points, label, show }: StepsProps) => {
  const values = points.map(({ value }) => value)
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const [first, last] = [points[0]!, points.at(-1)!]
  const [from, to] = [Date.parse(first.at), Date.now()]
  const x = (at: string) => inset + ((Date.parse(at) - from) / Math.max(1, to - from)) * (width - 2 * inset)
  const y = (value: number) =>
    high === low ? height / 2 : height - inset - ((value - low) / (high - low)) * (height - 2 * inset)
  const path = points.map(({ at, value }, i) => {
    const place = x(at).toFixed(1)
    return i === 0 ? `M${place} ${y(value).toFixed(1)}` : `H${place}V${y(value).toFixed(1)}`
  })
  return (
    <figure className="steps">
      <div className="row spread muted">
        <span>{format.day(first.at)}</span>
        <span>
          {show(low)} – {show(high)}
        </span>
      </div>
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" role="img" aria-label={label}>
        <path d={`${path.join('')}H${width - inset}`} vectorEffect="non-scaling-stroke" />
        {points.map(({ at, value }) => (
          <rect key={at} x={x(at) - 5} y="0" width="10" height={height}>
            <title>{`${format.dateTime(at)}: ${show(value)}`}</title>
          </rect>
        ))}
      </svg>
      <div className="row spread muted">
        <span />
        <span>{show(last.value)}</span>
      </div>
    </figure>
  )
}

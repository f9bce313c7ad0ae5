import { useEffect, useRef, useState } from 'react'
import './charts.css'
import './columns.css'

export interface ColumnSeries {
  readonly key: string
  readonly label: string
  /** A colour of the theme, such as `k1`. */
  readonly color: string
  /** One for each category; null where nothing is known. */
  readonly values: readonly (number | null)[]
}

interface Category {
  readonly key: string
  readonly title: string
  /** What stands on the axis. */
  readonly short: string
  /** Whether more is to come, so that it is drawn fainter. */
  readonly isInProgress: boolean
}

export interface ColumnsProps {
  /** What the chart shows, for those who do not see it. */
  readonly label: string
  readonly categories: readonly Category[]
  readonly series: readonly ColumnSeries[]
  readonly kind: 'bar' | 'stacked' | 'line'
  readonly height?: number
  readonly show: (value: number, isShort?: boolean) => string
  /** A click, or Enter on what arrow keys have chosen. */
  onOpen?(category: number, series: number): void
}

const padding = { top: 8, bottom: 24, left: 60, right: 4 }
const fewestTicks = 4

/** Round steps that cover a span: 1, 2 or 5 times a power of ten. */
const stepOf = (span: number): number => {
  const rough = span / fewestTicks
  const power = 10 ** Math.floor(Math.log10(rough))
  const found = [1, 2, 5, 10].find((times) => times * power >= rough) ?? 10
  return found * power
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** The lowest and highest value that is drawn; zero is always in sight. */
const rangeOf = (series: readonly ColumnSeries[], places: number, isStacked: boolean): readonly [number, number] => {
  const ends = isStacked
    ? Array.from({ length: places }, (_, i) => series.map(({ values }) => values[i] ?? 0)).flatMap((values) => [
        sum(values.filter((value) => value < 0)),
        sum(values.filter((value) => value > 0)),
      ])
    : series.flatMap(({ values }) => values.map((value) => value ?? 0))
  return [Math.min(0, ...ends), Math.max(0, ...ends)]
}

/** Bars, stacked bars or lines over categories that have an order, such as periods. Arrow keys choose, Enter opens. */
export const Columns = ({ label, categories, series, kind, height = 260, show, onOpen }: ColumnsProps) => {
  const box = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(720)
  const [at, setAt] = useState<{ readonly category: number; readonly series: number | undefined }>()
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => entry && setWidth(Math.max(200, entry.contentRect.width)))
    observer.observe(box.current!)
    return () => observer.disconnect()
  }, [])
  const isStacked = kind === 'stacked'
  const [least, most] = rangeOf(series, categories.length, isStacked)
  const step = stepOf(most - least || 1)
  const [low, high] = [Math.floor(least / step) * step, Math.ceil(most / step) * step || step]
  const inner = { width: width - padding.left - padding.right, height: height - padding.top - padding.bottom }
  const y = (value: number) => padding.top + ((high - value) / (high - low)) * inner.height
  const band = inner.width / Math.max(1, categories.length)
  const x = (category: number) => padding.left + category * band
  const ticks = Array.from({ length: Math.round((high - low) / step) + 1 }, (_, i) => low + i * step)
  const labelEvery = Math.ceil(64 / band)
  const gap = Math.min(10, band * 0.24)
  const barWidth = isStacked ? band - gap : (band - gap) / series.length
  const bars =
    kind === 'line'
      ? []
      : categories.flatMap((category, i) => {
          let [above, below] = [0, 0]
          return series.flatMap(({ key, color, values }, s) => {
            const value = values[i] ?? null
            if (value === null || value === 0) return []
            const from = isStacked ? (value > 0 ? above : below) : 0
            if (value > 0) above += value
            else below += value
            const [top, bottom] = [y(Math.max(from, from + value)), y(Math.min(from, from + value))]
            return [
              {
                key: `${category.key} ${key}`,
                category: i,
                series: s,
                color,
                x: x(i) + gap / 2 + (isStacked ? 0 : s * barWidth),
                y: top,
                width: Math.max(1, barWidth - (isStacked || series.length === 1 ? 0 : 1)),
                height: Math.max(1, bottom - top),
                isFaint: category.isInProgress,
              },
            ]
          })
        })
  const paths =
    kind === 'line'
      ? series.map(({ key, color, values }) => {
          let isPen = false
          const d = values.map((value, i) => {
            if (value === null) {
              isPen = false
              return ''
            }
            const command = `${isPen ? 'L' : 'M'}${(x(i) + band / 2).toFixed(1)} ${y(value).toFixed(1)}`
            isPen = true
            return command
          })
          return { key, color, d: d.join('') }
        })
      : []
  const described = (() => {
    const category = at && categories[at.category]
    if (!category) return ''
    const known = series.flatMap(({ label: name, values }, s) => {
      const value = values[at.category] ?? null
      if (value === null || (at.series !== undefined && at.series !== s)) return []
      return [series.length === 1 ? show(value) : `${name} ${show(value)}`]
    })
    return [category.title, ...known].join(' · ')
  })()
  const move = (by: number, bySeries: number) => {
    const category = Math.max(0, Math.min(categories.length - 1, (at?.category ?? categories.length) + by))
    const place = Math.max(
      0,
      Math.min(series.length - 1, (at?.series ?? (bySeries < 0 ? series.length : -1)) + bySeries),
    )
    setAt({ category, series: bySeries === 0 && at?.series === undefined ? undefined : place })
  }
  return (
    <figure className="series columns">
      <div className="series-note muted" aria-live="polite">
        {described}
      </div>
      <div
        ref={box}
        role="img"
        aria-label={label}
        tabIndex={onOpen ? 0 : undefined}
        onMouseLeave={() => setAt(undefined)}
        onKeyDown={(event) => {
          const keys: Readonly<Record<string, () => void>> = {
            ArrowLeft: () => move(-1, 0),
            ArrowRight: () => move(1, 0),
            ArrowUp: () => move(0, 1),
            ArrowDown: () => move(0, -1),
            Enter: () => at && onOpen?.(at.category, at.series ?? 0),
          }
          const run = onOpen && keys[event.key]
          if (!run) return
          event.preventDefault()
          run()
        }}
      >
        <svg width={width} height={height} aria-hidden="true">
          {ticks.map((tick) => (
            <g key={tick}>
              <line className={tick === 0 ? 'zero' : 'rule'} x1={padding.left} x2={width} y1={y(tick)} y2={y(tick)} />
              <text x={padding.left - 8} y={y(tick) + 4} textAnchor="end">
                {show(tick, true)}
              </text>
            </g>
          ))}
          {at && <rect className="chosen" x={x(at.category)} y={padding.top} width={band} height={inner.height} />}
          {categories.map(
            ({ key, short }, i) =>
              i % labelEvery === 0 && (
                <text key={key} x={x(i) + band / 2} y={height - 6} textAnchor="middle">
                  {short}
                </text>
              ),
          )}
          {paths.map(({ key, color, d }) => (
            <path key={key} d={d} style={{ stroke: `var(--${color})` }} />
          ))}
          {kind === 'line' &&
            series.flatMap(({ key, color, values }, s) =>
              values.map(
                (value, i) =>
                  value !== null &&
                  (at?.category === i || categories.length === 1) && (
                    <circle
                      key={`${key} ${categories[i]!.key}`}
                      cx={x(i) + band / 2}
                      cy={y(value)}
                      r={at?.series === s ? 5 : 3.5}
                      style={{ fill: `var(--${color})` }}
                    />
                  ),
              ),
            )}
          {categories.map(({ key }, i) => (
            <rect
              key={key}
              className="hit"
              x={x(i)}
              y={padding.top}
              width={band}
              height={inner.height}
              onMouseMove={() => setAt({ category: i, series: undefined })}
              onClick={() => series.length === 1 && onOpen?.(i, 0)}
            />
          ))}
          {bars.map(({ key, category, series: s, color, isFaint, ...place }) => (
            <rect
              key={key}
              {...place}
              rx={isStacked ? 0 : 2}
              className={onOpen ? 'column open' : 'column'}
              style={{ fill: `var(--${color})`, opacity: isFaint ? 0.55 : 1 }}
              onMouseMove={() => setAt({ category, series: series.length > 1 ? s : undefined })}
              onClick={() => onOpen?.(category, s)}
            />
          ))}
        </svg>
      </div>
      {series.length > 1 && (
        <ul className="legend">
          {series.map(({ key, label: name, color }) => (
            <li key={key}>
              <span className="swatch square" style={{ background: `var(--${color})` }} />
              {name}
            </li>
          ))}
        </ul>
      )}
    </figure>
  )
}

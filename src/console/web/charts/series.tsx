import { useEffect, useRef, useSyncExternalStore } from 'react'
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import * as format from '../format/format.ts'
import { themeTurn } from '../shell/theme.ts'
import './charts.css'

export interface SeriesLine {
  readonly label: string
  /** One for each moment; null where nothing is known. */
  readonly values: readonly (number | null)[]
  /** Name of a colour of the theme, such as `k1`. */
  readonly color: string
  readonly isDashed?: boolean
  /** Bars from zero in place of a line. */
  readonly isBar?: boolean
}

export interface SeriesBand {
  readonly lower: readonly (number | null)[]
  readonly upper: readonly (number | null)[]
  readonly color: string
  /** 0 to 1. */
  readonly opacity: number
}

interface SeriesProps {
  /** What the chart shows, for those who do not see it. */
  readonly label: string
  /** Moments in seconds since 1970, rising. */
  readonly times: readonly number[]
  readonly lines: readonly SeriesLine[]
  readonly bands?: readonly SeriesBand[]
  readonly height?: number
  /** The moment that is chosen, by index. */
  readonly chosen?: number | undefined
  readonly show: (value: number) => string
  readonly showTime: (seconds: number) => string
  onChoose?(index: number): void
}

const colorOf = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim()

const barShare = 0.62

/** Values over time, with the ranges in which they are expected. A click chooses a moment, as arrow keys do. */
export const Series = (props: SeriesProps) => {
  const { label, times, lines, bands = [], height = 280, chosen, show, onChoose } = props
  const place = useRef<HTMLDivElement>(null)
  const note = useRef<HTMLDivElement>(null)
  const turn = useSyncExternalStore(themeTurn.watch, themeTurn.get)
  const newest = useRef(props)
  newest.current = props
  const key = JSON.stringify([times, lines, bands, height])
  useEffect(() => {
    const box = place.current!
    const [ink, line, surface] = [colorOf('ink-3'), colorOf('line'), colorOf('surface')]
    const font = `11px ${getComputedStyle(document.body).fontFamily}`
    const bandSeries = bands.flatMap(({ lower, upper }) => [upper, lower])
    const data = [times, ...bandSeries, ...lines.map(({ values }) => values)].map((values) => [
      ...values,
    ]) as uPlot.AlignedData
    const axis: uPlot.Axis = { stroke: ink, font, grid: { stroke: line, width: 1 }, ticks: { show: false } }
    const describe = (index: number | null | undefined) => {
      if (!note.current) return
      const { lines: now, times: moments, show: write, showTime: writeTime } = newest.current
      if (index === null || index === undefined || moments[index] === undefined)
        return void (note.current.textContent = '')
      const known = now.flatMap(({ label: name, values }) => {
        const value = values[index]
        return value === null || value === undefined ? [] : [`${name} ${write(value)}`]
      })
      note.current.textContent = [writeTime(moments[index]), ...known].join(' · ')
    }
    const chart = new uPlot(
      {
        width: box.clientWidth,
        height,
        padding: [12, 20, 0, 0],
        legend: { show: false },
        cursor: { drag: { x: false, y: false }, points: { size: 7, fill: surface, width: 2 }, y: false },
        scales: { x: { time: true } },
        tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1_000), 'UTC'),
        axes: [
          {
            ...axis,
            grid: { show: false },
            values: (_chart, ticks) => ticks.map((tick) => format.shortMonth(tick)),
            space: 70,
            size: 30,
          },
          { ...axis, size: 64, values: (_chart, ticks) => ticks.map((tick) => show(tick)) },
        ],
        series: [
          {},
          ...bandSeries.map((): uPlot.Series => ({ stroke: 'transparent', width: 0, points: { show: false } })),
          ...lines.map(({ label: name, color, isDashed, isBar }): uPlot.Series => ({
            label: name,
            stroke: colorOf(color),
            width: isBar ? 0 : 2,
            points: { show: false },
            ...(isDashed ? { dash: [5, 4] } : {}),
            ...(isBar ? { fill: colorOf(color), paths: uPlot.paths.bars!({ size: [barShare, 40] }) } : {}),
          })),
        ],
        bands: bands.map(({ color, opacity }, i) => ({
          series: [2 * i + 1, 2 * i + 2],
          fill: `color-mix(in srgb, ${colorOf(color)} ${Math.round(opacity * 100)}%, transparent)`,
        })),
        hooks: {
          // Where the pointer is nowhere, what is chosen.
          setCursor: [({ cursor }) => describe(cursor.idx ?? newest.current.chosen)],
          drawClear: [
            (plot) => {
              const at = newest.current.chosen
              const seconds = at === undefined ? undefined : newest.current.times[at]
              if (seconds === undefined) return
              const x = plot.valToPos(seconds, 'x', true)
              plot.ctx.fillStyle = colorOf('selected')
              plot.ctx.fillRect(x - 12 * devicePixelRatio, plot.bbox.top, 24 * devicePixelRatio, plot.bbox.height)
            },
          ],
        },
      },
      data,
      box,
    )
    const click = () => {
      const { idx } = chart.cursor
      if (idx !== null && idx !== undefined) newest.current.onChoose?.(idx)
    }
    chart.over.addEventListener('click', click)
    const observer = new ResizeObserver(() => chart.setSize({ width: box.clientWidth, height }))
    observer.observe(box)
    redraw.current = () => {
      chart.redraw(false)
      describe(newest.current.chosen)
    }
    describe(newest.current.chosen)
    return () => {
      observer.disconnect()
      redraw.current = undefined
      chart.destroy()
    }
  }, [key, turn, show])
  const redraw = useRef<(() => void) | undefined>(undefined)
  useEffect(() => redraw.current?.(), [chosen])
  return (
    <figure className="series">
      <div ref={note} className="series-note muted" aria-live="polite" />
      <div
        ref={place}
        className="series-plot"
        role="img"
        aria-label={label}
        tabIndex={onChoose ? 0 : undefined}
        onKeyDown={(event) => {
          if (!onChoose || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return
          event.preventDefault()
          const step = event.key === 'ArrowRight' ? 1 : -1
          onChoose(Math.max(0, Math.min(times.length - 1, (chosen ?? times.length - 1) + step)))
        }}
      />
      <ul className="legend">
        {lines.map(({ label: name, color, isDashed }) => (
          <li key={name}>
            <span className={isDashed ? 'swatch dashed' : 'swatch'} style={{ color: `var(--${color})` }} />
            {name}
          </li>
        ))}
      </ul>
    </figure>
  )
}

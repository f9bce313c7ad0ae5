import { Link } from '@tanstack/react-router'
import { Columns, type ColumnSeries } from '../../charts/columns.tsx'
import { behind } from './behind.ts'
import { showFigure, type Cell, type Matrix, type MatrixLine, type Shown } from './matrix.ts'
import { measureText } from './report-words.ts'
import type { ChartKind } from './search.ts'
import { addsUp } from './subjects.ts'

/** Groups that have a colour of their own. */
const colors = 8

const colorOf = (i: number, isOthers: boolean): string => (isOthers || i >= colors ? 'ink-3' : `k${i + 1}`)

/** The ways in which a report can be drawn, the one that suits it first. */
export const chartsOf = ({ isOverTime, isOfPeriods, measure, lines, columns }: Matrix): readonly ChartKind[] => {
  if (isOfPeriods) return ['bar', 'line']
  if (isOverTime && lines.length <= 1) return ['bar', 'line']
  if (isOverTime) return addsUp(measure) ? ['stacked', 'line', 'bar'] : ['line', 'bar']
  if (columns.length > 1) return addsUp(measure) ? ['stacked', 'bar'] : ['bar']
  return ['bar']
}

export interface ChartProps {
  readonly of: Matrix
  readonly kind: ChartKind
  readonly shown: Shown
  readonly height?: number
  onOpen?(cell: Cell): void
}

const numbers = (cells: readonly (Cell | undefined)[]): (number | null)[] => cells.map((cell) => cell?.value ?? null)

/** As many lines as can be told apart; the rest has its place in the table. */
const drawn = (lines: readonly MatrixLine[]): readonly MatrixLine[] => [
  ...lines.filter(({ isOthers }) => !isOthers).slice(0, colors),
  ...lines.filter(({ isOthers }) => isOthers),
]

export const Chart = ({ of: matrix, kind, shown, height, onOpen }: ChartProps) => {
  const { of, measure, lines, columns, lead, isOfPeriods, isOverTime, currencies } = matrix
  const axis = { currency: currencies[0], scoreKind: undefined }
  const show = (value: number, isShort = false) => showFigure(shown, value, axis, isShort)
  const title = [measureText(of, measure), lead].filter(Boolean).join(' · ')
  if (isOfPeriods || isOverTime) {
    const shownLines = drawn(lines)
    const series: ColumnSeries[] = isOfPeriods
      ? [
          {
            key: 'value',
            label: measureText(of, measure),
            color: 'k1',
            values: numbers(lines.map(({ cells }) => cells[0])),
          },
        ]
      : shownLines.map(({ key, title: label, cells, isOthers }, i) => ({
          key,
          label,
          color: colorOf(i, isOthers),
          values: numbers(cells),
        }))
    const cellAt = (category: number, s: number) =>
      isOfPeriods ? lines[category]?.cells[0] : shownLines[s]?.cells[category]
    return (
      <Columns
        label={title}
        categories={isOfPeriods ? lines : columns}
        series={series}
        kind={kind}
        show={show}
        {...(height ? { height } : {})}
        {...(onOpen
          ? {
              onOpen: (category: number, s: number) => {
                const cell = cellAt(category, s)
                if (cell && cell.filter !== null) onOpen(cell)
              },
            }
          : {})}
      />
    )
  }
  return <Bars of={matrix} kind={kind} title={title} show={show} isCompact={height !== undefined} />
}

const shownBars = 20

interface BarsProps {
  readonly of: Matrix
  readonly kind: ChartKind
  readonly title: string
  readonly isCompact: boolean
  show(value: number): string
}

/** Groups below each other, with a bar each, or one for each column of theirs. */
const Bars = ({ of: matrix, kind, title, isCompact, show }: BarsProps) => {
  const { columns, lines, of } = matrix
  const parts = columns.slice(0, colors)
  const isStacked = kind === 'stacked' && columns.length > 1
  const told = lines.filter(({ isOthers }) => !isOthers).slice(0, isCompact ? 6 : shownBars)
  const lengthOf = ({ cells, total }: MatrixLine): number =>
    isStacked ? (total ?? 0) : Math.max(...cells.map((cell) => Math.abs(cell?.value ?? 0)))
  const most = Math.max(...told.map(lengthOf)) || 1
  const isGrouped = columns.length > 1
  const part = (line: MatrixLine, cell: Cell | undefined, i: number) => {
    if (!cell || cell.value === null || (isStacked && cell.value <= 0)) return null
    const text = `${line.title}${isGrouped ? `, ${columns[i]!.title}` : ''}: ${show(cell.value)}`
    const style = {
      width: `${(Math.abs(cell.value) / most) * 100}%`,
      background: `var(--${isGrouped ? colorOf(i, false) : cell.value < 0 ? 'k2' : 'k1'})`,
    }
    const at = behind(of, cell)
    return at && !isCompact ? (
      <Link key={columns[i]!.key} className="part" style={style} title={text} aria-label={text} tabIndex={-1} {...at} />
    ) : (
      <span key={columns[i]!.key} className="part" style={style} title={text} />
    )
  }
  return (
    <figure className={`bars ${isStacked ? 'stacked' : ''}`} aria-label={title}>
      <ul>
        {told.map((line) => (
          <li key={line.key}>
            <span className="truncate" title={line.title}>
              {line.title}
            </span>
            <div className={isGrouped && !isStacked ? 'track several' : 'track'}>
              {line.cells.slice(0, colors).map((cell, i) => part(line, cell, i))}
            </div>
            <span className="number">
              {isGrouped ? line.total !== undefined && show(line.total) : show(line.cells[0]?.value ?? 0)}
            </span>
          </li>
        ))}
      </ul>
      {isGrouped && (
        <ul className="legend">
          {parts.map(({ key, title: label }, i) => (
            <li key={key}>
              <span className="swatch square" style={{ background: `var(--${colorOf(i, false)})` }} />
              {label}
            </li>
          ))}
        </ul>
      )}
    </figure>
  )
}

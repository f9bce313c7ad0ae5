import { Link } from '@tanstack/react-router'
import * as format from '../../format/format.ts'
import { words } from '../../words/words.ts'
import { behind } from './behind.ts'
import { changeOf, showFigure, type Cell, type Matrix, type MatrixLine, type Shown } from './matrix.ts'
import { measureText, unitText } from './report-words.ts'
import { addsUp } from './subjects.ts'
import type { ReportUnit } from '../../generated/operations.ts'

const t = words({
  en: {
    before: 'Period before',
    change: 'Change',
    records: 'Records',
    share: 'Share',
    total: 'Total',
    all: 'All records',
    soFar: 'so far',
    onBefore: (change: string, before: string) => `${change} on the period before (${before})`,
  },
  zh: {
    before: '上一期',
    change: '变化',
    records: '记录数',
    share: '占比',
    total: '合计',
    all: '全部记录',
    soFar: '进行中',
    onBefore: (change, before) => `较上一期 ${change}（${before}）`,
  },
})

const changeText = (share: number): string => format.signed(share, (size) => format.percent(size, size < 0.1 ? 1 : 0))

interface FigureProps {
  readonly of: Matrix
  readonly cell: Cell | undefined
  readonly shown: Shown
  readonly scoreKind: string | undefined
  /** Whether the change on the period before stands below. */
  readonly hasChange: boolean
}

/** A figure that leads to its records. */
const Figure = ({ of: { of }, cell, shown, scoreKind, hasChange }: FigureProps) => {
  if (!cell) return <span className="muted">{format.none}</span>
  const text = showFigure(shown, cell.value, { currency: cell.currency, scoreKind })
  const change = hasChange ? changeOf(cell.value, cell.before) : undefined
  const place = behind(of, cell)
  return (
    <>
      {place ? (
        <Link className="figure-link" {...place}>
          {text}
        </Link>
      ) : (
        text
      )}
      {change !== undefined && (
        <div
          className="change"
          title={t().onBefore(
            changeText(change),
            showFigure(shown, cell.before, { currency: cell.currency, scoreKind }),
          )}
        >
          {changeText(change)}
        </div>
      )}
    </>
  )
}

export interface ReportTableProps {
  readonly of: Matrix
  readonly shown: Shown
  readonly unit: ReportUnit | undefined
}

/** The figures of a report, each of which leads to its records, with what they add up to. */
export const ReportTable = ({ of: matrix, shown, unit }: ReportTableProps) => {
  const { of, measure, lead, lines, columns, isOfPeriods, isOverTime, sums, total } = matrix
  const isFlat = columns.length === 1
  const hasTotals = lines.some((line) => line.total !== undefined)
  const whole = isFlat && !isOfPeriods && addsUp(measure) && total.value ? total.value : undefined
  const own = (line: MatrixLine) => ({ currency: line.cells.find(Boolean)?.currency, scoreKind: line.scoreKind })
  const all = behind(of, total)
  const allText = showFigure(shown, total.value, { currency: total.currency })
  return (
    <div className="table-scroll report-table" tabIndex={0} role="region" aria-label={measureText(of, measure)}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{isOfPeriods && unit ? unitText(unit) : lead}</th>
            {columns.map(({ key, title, isInProgress }) => (
              <th key={key} scope="col" className="number">
                {title}
                {isInProgress && <span className="muted"> · {t().soFar}</span>}
              </th>
            ))}
            {isOfPeriods && (
              <>
                <th scope="col" className="number">
                  {t().before}
                </th>
                <th scope="col" className="number">
                  {t().change}
                </th>
              </>
            )}
            {whole !== undefined && (
              <th scope="col" className="number">
                {t().share}
              </th>
            )}
            {isFlat && (
              <th scope="col" className="number">
                {t().records}
              </th>
            )}
            {hasTotals && (
              <th scope="col" className="number">
                {t().total}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => {
            const [only] = line.cells
            const change = only && isOfPeriods && !line.isInProgress ? changeOf(only.value, only.before) : undefined
            return (
              <tr key={line.key} className={line.isOthers ? 'muted' : undefined}>
                <th scope="row">
                  {line.title || measureText(of, measure)}
                  {line.isInProgress && <span className="muted"> · {t().soFar}</span>}
                </th>
                {columns.map(({ key, isInProgress }, i) => (
                  <td key={key} className="number">
                    <Figure
                      of={matrix}
                      cell={line.cells[i]}
                      shown={shown}
                      scoreKind={line.scoreKind}
                      hasChange={isOverTime && !isInProgress}
                    />
                  </td>
                ))}
                {isOfPeriods && (
                  <>
                    <td className="number muted">
                      {only?.before === undefined || only.before === null
                        ? format.none
                        : showFigure(shown, only.before, { currency: only.currency })}
                    </td>
                    <td className="number">{change === undefined ? format.none : changeText(change)}</td>
                  </>
                )}
                {whole !== undefined && (
                  <td className="number muted">
                    {only?.value === null || only?.value === undefined
                      ? format.none
                      : format.percent(only.value / whole, 1)}
                  </td>
                )}
                {isFlat && <td className="number muted">{format.number(only?.records ?? 0)}</td>}
                {hasTotals && (
                  <td className="number">
                    <strong>{line.total === undefined ? format.none : showFigure(shown, line.total, own(line))}</strong>
                  </td>
                )}
              </tr>
            )
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{sums ? t().total : t().all}</th>
            {columns.map(({ key }, i) => (
              <td key={key} className="number">
                {isFlat && total.value !== null ? (
                  all ? (
                    <Link className="figure-link" {...all}>
                      {allText}
                    </Link>
                  ) : (
                    allText
                  )
                ) : sums ? (
                  showFigure(shown, sums[i], { currency: total.currency })
                ) : (
                  format.none
                )}
              </td>
            ))}
            {isOfPeriods && (
              <>
                <td />
                <td />
              </>
            )}
            {whole !== undefined && <td />}
            {isFlat && <td className="number muted">{format.number(total.records)}</td>}
            {hasTotals && (
              <td className="number">
                {total.value !== null && all ? (
                  <Link className="figure-link" {...all}>
                    {allText}
                  </Link>
                ) : (
                  format.none
                )}
              </td>
            )}
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

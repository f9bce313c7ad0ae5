import type { AnswerFragment, ReportSubject } from '../../generated/operations.ts'
import * as format from '../../format/format.ts'
import { counted, words } from '../../words/words.ts'
import { dimensionText, keyLabel, measureText, periodText } from './report-words.ts'
import { measureOf, type ReportSearch } from './search.ts'
import { addsUp, isMoney } from './subjects.ts'

const t = words({
  en: { others: (n: number) => counted(n, 'other group') },
  zh: { others: (n) => `其他 ${n} 组` },
})

/** A figure of a group in a period. */
export interface Cell {
  readonly value: number | null
  readonly currency: string | undefined
  /** The same group in the period before; undefined where there is none to compare with. */
  readonly before: number | null | undefined
  readonly records: number
  /** By which the list has the records; null where no list has such a filter. */
  readonly filter: unknown
}

/** A period, or a group, beside others. */
interface Heading {
  readonly key: string
  readonly title: string
  readonly short: string
  /** Whether the period has not ended. */
  readonly isInProgress: boolean
}

export interface MatrixLine extends Heading {
  /** What the lines below the first dimension's are called, by dimension; for files. */
  readonly keys: readonly string[]
  readonly cells: readonly (Cell | undefined)[]
  /** What its figures add up to; undefined where they do not. */
  readonly total: number | undefined
  readonly isOthers: boolean
  /** The kind of score that its values are of. */
  readonly scoreKind: string | undefined
}

/** An answer as a table: lines of groups, or of periods where nothing is grouped. */
export interface Matrix {
  readonly of: ReportSubject
  readonly measure: string
  /** What the lines are. */
  readonly lead: string
  readonly lines: readonly MatrixLine[]
  readonly columns: readonly Heading[]
  /** Whether the columns are periods. */
  readonly isOverTime: boolean
  /** Whether the lines are periods. */
  readonly isOfPeriods: boolean
  /** What each column adds up to; undefined where figures do not. */
  readonly sums: readonly (number | undefined)[] | undefined
  readonly total: Cell
  /** The currencies of the amounts; more than one share no axis. */
  readonly currencies: readonly string[]
  /** Figures of several kinds of score share no axis either. */
  readonly isOfKinds: boolean
}

type Sums = AnswerFragment['total']
type Row = AnswerFragment['rows'][number]

const numberOf = ({ values: [value] }: Pick<Sums, 'values'>): number | null =>
  value?.number ?? (value?.money ? Number(value.money.amount) : null)

const cellOf = (sums: Omit<Sums, 'filter'> & { readonly filter?: unknown }, before?: Sums | null): Cell => ({
  value: numberOf(sums),
  currency: sums.values[0]?.money?.currency,
  before: before === undefined ? undefined : before === null ? null : numberOf(before),
  records: sums.records,
  filter: sums.filter ?? null,
})

const add = (cells: readonly (Cell | undefined)[]): number => cells.reduce((sum, cell) => sum + (cell?.value ?? 0), 0)

/** Lays out an answer. */
export const matrixOf = (
  search: ReportSearch & { readonly of: ReportSubject },
  { rows, others, periods, total }: AnswerFragment,
  scoreName: (kind: string) => string,
): Matrix => {
  const { of, by = [], unit, currency } = search
  const measure = measureOf(search)
  const labelOf = (row: Row, i: number) => keyLabel(of, row.keys[i]!, scoreName)
  const currencies = [...new Set(rows.flatMap(({ values: [value] }) => (value?.money ? [value.money.currency] : [])))]
  const isOfKinds = of === 'SCORES' && measure !== 'COUNT' && by.includes('SCORE_KIND')
  const isMixed = (isMoney(measure) && by.includes('CURRENCY') && !currency) || isOfKinds
  const sumsUp = addsUp(measure)
  const headings = periods.map(({ from, isInProgress }): Heading => ({
    key: from,
    title: periodText(unit!, from),
    short: periodText(unit!, from, true),
    isInProgress,
  }))
  const scoreKindOf = ({ keys }: Row): string | undefined =>
    keys.find(({ dimension }) => dimension === 'SCORE_KIND')?.value ?? undefined
  const shared = { of, measure, total: cellOf(total), currencies, isOfKinds }
  const heading = (key: string, title: string): Heading => ({ key, title, short: title, isInProgress: false })

  if (unit && by.length === 0) {
    const byPeriod = new Map(rows.map((row) => [row.period!.from, row]))
    const lines = headings.map((at): MatrixLine => {
      const row = byPeriod.get(at.key)
      return {
        ...at,
        keys: [],
        cells: [row && cellOf(row, row.before)],
        total: undefined,
        isOthers: false,
        scoreKind: undefined,
      }
    })
    return {
      ...shared,
      lead: '',
      lines,
      columns: [heading('value', measureText(of, measure))],
      isOverTime: false,
      isOfPeriods: true,
      sums: sumsUp && !isMixed ? [add(lines.map(({ cells }) => cells[0]))] : undefined,
    }
  }

  const isPivot = !unit && by.length === 2
  const groupOf = (row: Row): string =>
    JSON.stringify((isPivot ? row.keys.slice(0, 1) : row.keys).map(({ value }) => value))
  const columnOf = (row: Row): string =>
    unit ? row.period!.from : isPivot ? JSON.stringify(row.keys[1]!.value) : 'value'
  const columns = unit
    ? headings
    : isPivot
      ? [...new Map(rows.map((row) => [columnOf(row), heading(columnOf(row), labelOf(row, 1))])).values()]
      : [heading('value', measureText(of, measure))]
  const places = new Map(columns.map(({ key }, i) => [key, i]))
  const groups = Map.groupBy(rows, groupOf)
  const isSummed = sumsUp && !(isMixed && isPivot) && columns.length > 1
  const lines = [...groups].map(([key, members]): MatrixLine => {
    const [first] = members
    const labels = (isPivot ? [0] : by.map((_, i) => i)).map((i) => labelOf(first!, i))
    const cells: (Cell | undefined)[] = columns.map(() => undefined)
    for (const row of members) cells[places.get(columnOf(row))!] = cellOf(row, unit ? row.before : undefined)
    return {
      ...heading(key, labels.join(' · ') || measureText(of, measure)),
      keys: labels,
      cells,
      total: isSummed ? add(cells) : undefined,
      isOthers: false,
      scoreKind: scoreKindOf(first!),
    }
  })
  if (others) {
    const cells: (Cell | undefined)[] = columns.map(() => undefined)
    // In a table of two dimensions the other groups have no column of their own.
    if (!isPivot) for (const row of others.rows) cells[unit ? places.get(row.period!.from)! : 0] = cellOf(row)
    lines.push({
      ...heading('others', t().others(others.groups)),
      keys: [],
      cells,
      total: isSummed && !isMixed ? add(others.rows.map((row) => cellOf(row))) : undefined,
      isOthers: true,
      scoreKind: undefined,
    })
  }
  return {
    ...shared,
    lead: by
      .slice(0, isPivot ? 1 : 2)
      .map(dimensionText)
      .join(' · '),
    lines,
    columns,
    isOverTime: unit !== undefined,
    isOfPeriods: false,
    sums:
      sumsUp && !isMixed && lines.length > 1 && !(isPivot && others)
        ? columns.map((_, i) => add(lines.map(({ cells }) => cells[i])))
        : undefined,
  }
}

/** How figures of a report are written. */
export interface Shown {
  readonly measure: string
  /** Of amounts that have none of their own. */
  readonly currency: string | undefined
  /** The unit of a kind of score, and of the one that the report is of. */
  unitOf(kind: string | undefined): string | undefined
  readonly baseCurrency: string
}

/** A figure with its unit or currency; `isShort` for an axis. */
export const showFigure = (
  { measure, currency: usual, unitOf, baseCurrency }: Shown,
  value: number | null | undefined,
  { currency, scoreKind }: { readonly currency?: string | undefined; readonly scoreKind?: string | undefined } = {},
  isShort = false,
): string => {
  if (value === null || value === undefined) return format.none
  const [, figure] = measure.split('.')
  if (isMoney(measure)) return format.amount(value, currency ?? usual, isShort)
  if (figure === 'PROBABILITY') return format.percent(value)
  if (figure === 'VALUE' || figure === 'CHANGE') {
    const unit = unitOf(scoreKind)
    const one = (number: number) =>
      isShort && unit !== 'PROBABILITY'
        ? unit === 'MONEY'
          ? format.amount(number, baseCurrency, true)
          : format.compact(number)
        : format.scoreValue(number, unit ?? '', baseCurrency)
    return figure === 'CHANGE' ? format.signed(value, one) : one(value)
  }
  if (isShort) return format.compact(value)
  return Number.isInteger(value) ? format.number(value) : format.number(value, 1)
}

/** How far a figure is from the one before, as a share of it; undefined where that says nothing. */
export const changeOf = (value: number | null, before: number | null | undefined): number | undefined =>
  value === null || before === null || before === undefined || before === 0
    ? undefined
    : (value - before) / Math.abs(before)

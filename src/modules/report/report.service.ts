import { dayText, wallClockMs } from '../../core/wall-clock.ts'
import { filterBehind, type Span } from './behind.ts'
import type { Reader } from '../../read/reader.ts'
import { checkedReport, inOwnCurrency, type Checked } from './checked.ts'
import { reportStatement, type Cell, type Summed } from './report-sql.ts'
import type { ReportQuestion } from './report.input.ts'
import type { Report, ReportRow, ReportSums, ReportValue } from './report.types.ts'

/** The measures of a cell; `mixed` are those whose figures cannot be added up. */
const sumsOf = (
  { measures }: Checked,
  { records, measures: found }: Pick<Cell, 'records' | 'measures'>,
  currencyOf: string | null | undefined,
  isMixed: readonly boolean[] = [],
): ReportSums => ({
  records,
  values: found.map((value, i): ReportValue => {
    if (value === null || isMixed[i]) return {}
    if (!measures[i]!.figure?.isMoney) return { number: Number(value) }
    // An amount without a currency is none.
    return currencyOf ? { money: { amount: String(value), currency: currencyOf } } : {}
  }),
})

/** The currency that the user who asks has chosen. */
const currencyOf = async (reader: Reader): Promise<string | null> => {
  const { userId } = reader.viewer
  if (userId === undefined) return null
  const [user] = await reader.rows<{ currency: string | null }>('select currency from app_user where id = $1', [userId])
  return user?.currency ?? null
}

/** The time zone of the viewer, where only that tells which periods are the last ones. */
const ownZone = async ({ period }: ReportQuestion, reader: Reader): Promise<string> => {
  const { userId } = reader.viewer
  if (typeof period?.last !== 'number' || typeof period.timeZone === 'string' || userId === undefined) return 'UTC'
  const [user] = await reader.rows<{ time_zone: string | null }>('select time_zone from app_user where id = $1', [
    userId,
  ])
  return user?.time_zone ?? 'UTC'
}

/** Answers a report within what the viewer sees, in one statement. Throws INVALID_INPUT, UNKNOWN_CURRENCY and TOO_EXPENSIVE. */
export const report = async (question: ReportQuestion, reader: Reader, now: Date): Promise<Report> => {
  const asked = await inOwnCurrency(question, () => currencyOf(reader))
  const checked = checkedReport(asked, reader.registry, now, await ownZone(question, reader))
  const { dimensions, periods, currency, limit, isMixed } = checked
  const { text, params } = reportStatement(checked, reader.registry, reader.viewer)
  const [summed] = await reader.rows<Summed & object>(text, params)
  const { cells, total, groups, in_other_currencies: inOtherCurrencies, time_zone: timeZone, starts } = summed!
  const { converted, rates_from: ratesFrom, rates_to: ratesTo } = summed!
  const byCurrency = dimensions.findIndex(({ name }) => name === 'CURRENCY')
  const today = dayText(wallClockMs(now, timeZone))
  const all = (periods?.all ?? []).map((one) => ({ ...one, isInProgress: one.to >= today }))
  const known = new Map(cells.map((cell) => [`${cell.place} ${cell.period}`, cell]))
  const places = new Map(all.map(({ from }, i) => [from, i]))
  /** Made when it is read: few ask for it. */
  const behind = (
    sums: ReportSums,
    values: readonly (string | null)[] | undefined,
    span: Span | undefined,
  ): ReportSums =>
    Object.defineProperty(sums, 'filter', {
      enumerable: true,
      get: () => filterBehind(checked, values, span, starts) ?? null,
    })
  const rowOf = (cell: Cell): ReportRow[] => {
    const at = cell.period === null ? undefined : places.get(cell.period)
    // What came before the first period is only compared with.
    if (periods && at === undefined) return []
    const isOthers = cell.place === null
    const sums = (one: Cell) => sumsOf(checked, one, currency ?? one.values[byCurrency], isOthers ? isMixed : undefined)
    const earlier = at === undefined ? undefined : at === 0 ? periods!.before : all[at - 1]!.from
    const before = earlier === undefined ? undefined : known.get(`${cell.place} ${earlier}`)
    // The period before all others has the place 0.
    const spanOf = (place: number | undefined) => (place === undefined ? undefined : { from: place, to: place + 1 })
    const told = (one: Cell, place: number | undefined) =>
      isOthers ? sums(one) : behind(sums(one), one.values, spanOf(place))
    const row = told(cell, at === undefined ? undefined : at + 1)
    return [
      Object.assign(row, {
        keys: isOthers
          ? []
          : dimensions.map(({ name }, i) => ({
              dimension: name,
              value: cell.values[i] ?? null,
              label: cell.labels[i] ?? null,
            })),
        period: at === undefined ? null : all[at]!,
        before: before ? told(before, at) : null,
      }),
    ]
  }
  return {
    rows: cells.filter(({ place }) => place !== null).flatMap(rowOf),
    others:
      groups > limit
        ? { groups: groups - limit, rows: cells.filter(({ place }) => place === null).flatMap(rowOf) }
        : null,
    total: behind(sumsOf(checked, total, currency, isMixed), undefined, periods && { from: 1, to: all.length + 1 }),
    periods: all,
    timeZone,
    inOtherCurrencies,
    rates: converted > 0 ? { records: converted, from: ratesFrom!, to: ratesTo! } : null,
  }
}

import type { AnswerFragment, ReportSubject } from '../../generated/operations.ts'
import { fieldWords } from '../../words/fields.ts'
import { words } from '../../words/words.ts'
import { dimensionText, keyLabel, measureText } from './report-words.ts'
import { measureOf, type ReportSearch } from './search.ts'

const t = words({
  en: { from: 'From', to: 'To', records: 'Records', before: 'Period before', others: 'Others' },
  zh: { from: '开始', to: '结束', records: '记录数', before: '上一期', others: '其他' },
})

type Sums = Pick<AnswerFragment['total'], 'values'>

const figureOf = ({ values: [value] }: Sums): string => value?.money?.amount ?? value?.number?.toString() ?? ''

/** A field of a file; texts that a spreadsheet would take for a formula are told to be texts. */
const field = (value: string | number): string => {
  const text =
    typeof value === 'string' && /^[=+\-@\t\r]/.test(value) && !/^-?\d+(?:\.\d+)?$/.test(value)
      ? `'${value}`
      : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** The figures of a report as CSV, one line for each group and period. */
export const csvOf = (
  search: ReportSearch & { readonly of: ReportSubject },
  { rows, others, periods }: AnswerFragment,
  scoreName: (kind: string) => string,
): string => {
  const { of, by = [], unit } = search
  const hasMoney = rows.some(({ values: [value] }) => value?.money)
  const head = [
    ...by.map(dimensionText),
    ...(unit ? [t().from, t().to] : []),
    measureText(of, measureOf(search)),
    ...(hasMoney ? [fieldWords().currency] : []),
    ...(unit ? [t().before] : []),
    t().records,
  ]
  const end = new Map(periods.map(({ from, to }) => [from, to]))
  const line = (
    keys: readonly string[],
    row: Sums & { readonly records: number; readonly period: { readonly from: string } | null },
    before: Sums | null,
  ) => [
    ...keys,
    ...(unit ? [row.period?.from ?? '', end.get(row.period?.from ?? '') ?? ''] : []),
    figureOf(row),
    ...(hasMoney ? [row.values[0]?.money?.currency ?? ''] : []),
    ...(unit ? [before ? figureOf(before) : ''] : []),
    row.records,
  ]
  const lines = [
    ...rows.map((row) =>
      line(
        row.keys.map((key) => keyLabel(of, key, scoreName)),
        row,
        row.before,
      ),
    ),
    ...(others?.rows ?? []).map((row) =>
      line(
        by.map((_, i) => (i === 0 ? t().others : '')),
        row,
        null,
      ),
    ),
  ]
  return `\uFEFF${[head, ...lines].map((one) => one.map(field).join(',')).join('\r\n')}\r\n`
}

import type { AnswerFragment } from '../../generated/operations.ts'
import { Segmented } from '../../parts/segmented.tsx'
import { Empty } from '../../parts/state.tsx'
import { words } from '../../words/words.ts'
import { Drawn, hasOneUnit, useMatrix } from './answer.tsx'
import { chartsOf } from './chart.tsx'
import { Converted } from './converted.tsx'
import { chartText, titleText } from './report-words.ts'
import { useCurrencies } from './currencies.ts'
import { hasCurrency, type Asked } from './search.ts'
import { ReportTable } from './table.tsx'

const t = words({
  en: {
    chart: 'Chart',
    nothing: 'Nothing to add up',
    nothingMore: 'No record fits the filter in these periods.',
    elsewhere: (currency: string, others: string) => `Only amounts in ${currency}; there are others in ${others}.`,
    byCurrency: 'Group by currency',
    severalUnits: 'Figures of several currencies or units have no common axis, so there is only the table.',
    zone: (zone: string) => `Days begin and end in ${zone}.`,
  },
  zh: {
    chart: '图表',
    nothing: '没有可汇总的内容',
    nothingMore: '这些周期内没有符合筛选条件的记录。',
    elsewhere: (currency, others) => `仅含 ${currency} 金额；另有 ${others} 的金额。`,
    byCurrency: '按币种分组',
    severalUnits: '不同币种或单位的数值没有共同的坐标轴，因此只显示表格。',
    zone: (zone) => `日期按 ${zone} 计算。`,
  },
})

interface AnsweredProps {
  readonly search: Asked
  readonly answer: AnswerFragment
  readonly chart: Asked['chart']
  onChange(search: Asked): void
}

/** What a report found: its chart, its figures, and what they leave out. */
export const Answered = ({ search, answer, chart, onChange }: AnsweredProps) => {
  const { matrix, shown } = useMatrix(search, answer)
  const { of, by = [] } = search
  const isOfOne = search.currency !== undefined && !search.conversion
  const others = useCurrencies(of, !isOfOne)
    .map(({ currency }) => currency)
    .filter((one) => isOfOne && one !== search.currency)
  const kinds = chartsOf(matrix)
  const chosen = chart && kinds.includes(chart) ? chart : kinds[0]!
  if (answer.total.records === 0)
    return (
      <Empty title={t().nothing}>
        <p>{t().nothingMore}</p>
      </Empty>
    )
  const groupByCurrency = () => {
    const { currency: _currency, conversion: _conversion, chart: _chart, ...rest } = search
    onChange({ ...rest, by: [...by.filter((one) => one !== 'CURRENCY').slice(0, 1), 'CURRENCY'] })
  }
  return (
    <>
      <div className="row spread report-head">
        <h2>{titleText(of, matrix.measure, by)}</h2>
        {kinds.length > 1 && hasOneUnit(matrix) && (
          <Segmented
            label={t().chart}
            options={kinds.map((kind) => [kind, chartText(kind)])}
            value={chosen}
            onChoose={(kind) => onChange({ ...search, chart: kind })}
          />
        )}
      </div>
      {hasOneUnit(matrix) ? (
        <Drawn of={matrix} shown={shown} kind={chosen} />
      ) : (
        <p className="muted">{t().severalUnits}</p>
      )}
      <ReportTable of={matrix} shown={shown} unit={search.unit} />
      <div className="row wrap muted report-foot">
        <Converted search={search} answer={answer} />
        {others.length > 0 && (
          <span>
            {t().elsewhere(search.currency!, others.join(', '))}{' '}
            {hasCurrency(of) && (
              <button type="button" className="button quiet" onClick={groupByCurrency}>
                {t().byCurrency}
              </button>
            )}
          </span>
        )}
        {search.unit && <span>{t().zone(answer.timeZone)}</span>}
      </div>
    </>
  )
}

import { useEffect } from 'react'
import { ReportChoicesDocument } from '../../generated/operations.ts'
import { useData } from '../../graph/hooks.ts'
import * as format from '../../format/format.ts'
import { writing } from '../../format/writing.ts'
import { useScoreNames } from '../../panels/score-names.ts'
import { Icon } from '../../parts/icon.tsx'
import { fieldWords } from '../../words/fields.ts'
import { words } from '../../words/words.ts'
import type { BuilderProps } from './builder.tsx'
import { useCurrencies } from './currencies.ts'
import { hasCurrency, measureOf, scoreKindOf, type Asked } from './search.ts'
import { isMoney } from './subjects.ts'

const m = words({
  en: {
    currencies: (names: string) => `Amounts in several currencies are never added up: ${names}.`,
    convert: (currency: string) => `All in ${currency}`,
    only: (currency: string) => `Only ${currency}`,
    byCurrency: (name: string) => `Group by ${name.toLowerCase()}`,
    kinds: 'Scores of several kinds have different units. Which one?',
  },
  zh: {
    currencies: (names) => `不同币种的金额不会相加：${names}。`,
    convert: (currency) => `全部换算为 ${currency}`,
    only: (currency) => `仅 ${currency}`,
    byCurrency: (name) => `按${name}分组`,
    kinds: '不同分数的单位不同。请选择一种：',
  },
})

const Ways = ({ title, children }: { readonly title: string; readonly children: React.ReactNode }) => (
  <div className="notice warn" role="status">
    <Icon name="alert" />
    <div className="grow stack">
      <span>{title}</span>
      <div className="row wrap">{children}</div>
    </div>
  </div>
)

/** What a report lacks before it can be computed: amounts one currency, scores one kind. */
const lackOf = (search: Asked): 'CURRENCY' | 'SCORE_KIND' | undefined => {
  const { of, by = [], currency } = search
  const measure = measureOf(search)
  if (isMoney(measure) && !currency && (of === 'CUSTOMERS' || !by.includes('CURRENCY'))) return 'CURRENCY'
  if (of === 'SCORES' && measure !== 'COUNT' && !scoreKindOf(search) && !by.includes('SCORE_KIND')) return 'SCORE_KIND'
  return undefined
}

/** Whether a report can be computed as it is asked. */
export const isComplete = (search: Asked): boolean => lackOf(search) === undefined

/** What a report of amounts or scores lacks before it can be computed, and the ways on. */
export const Missing = ({ search, onChange }: BuilderProps) => {
  const { of, by = [] } = search
  const lacks = lackOf(search)
  const needsCurrency = lacks === 'CURRENCY'
  const currencies = useCurrencies(of, !needsCurrency)
  const scoreName = useScoreNames()
  const needsKind = lacks === 'SCORE_KIND'
  const { data: kinds } = useData(ReportChoicesDocument, { of: 'SCORES', by: 'SCORE_KIND' }, { pause: !needsKind })
  const [first, second] = currencies
  const only = needsCurrency && !second ? first?.currency : undefined
  useEffect(() => {
    // There is nothing to choose.
    if (only !== undefined) onChange({ ...search, currency: only })
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [only])
  const own = writing.get().currency ?? first?.currency
  const byCurrency = () => onChange({ ...search, by: [...by.slice(0, 1), 'CURRENCY'] })
  if (needsKind)
    return (
      <Ways title={m().kinds}>
        {(kinds?.report.rows ?? []).map(({ keys: [key], records }) => {
          const kind = key?.value ?? ''
          return (
            <button
              key={kind}
              type="button"
              className="button"
              onClick={() => onChange({ ...search, f: [['kind', 'eq', kind], ...(search.f ?? [])] })}
            >
              {scoreName(kind)} <span className="muted">{format.number(records)}</span>
            </button>
          )
        })}
      </Ways>
    )
  if (!second) return null
  return (
    <Ways title={m().currencies(currencies.map((one) => one.currency).join(', '))}>
      {hasCurrency(of) && own && (
        <button
          type="button"
          className="button primary"
          onClick={() => onChange({ ...search, currency: own, conversion: 'BY_DAY_OF_RECORD' })}
        >
          {m().convert(own)}
        </button>
      )}
      {currencies.map((one) => (
        <button
          key={one.currency}
          type="button"
          className="button"
          onClick={() => onChange({ ...search, currency: one.currency })}
        >
          {m().only(one.currency)} <span className="muted">{format.number(one.records)}</span>
        </button>
      ))}
      {of !== 'CUSTOMERS' && (
        <button type="button" className="button" onClick={byCurrency}>
          {m().byCurrency(fieldWords().currency)}
        </button>
      )}
    </Ways>
  )
}

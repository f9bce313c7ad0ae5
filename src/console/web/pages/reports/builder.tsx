import { useMemo } from 'react'
import {
  ReportChoicesDocument,
  ReportDimensionsDocument,
  type ReportSubject,
  type ReportUnit,
} from '../../generated/operations.ts'
import { useData } from '../../graph/hooks.ts'
import * as format from '../../format/format.ts'
import { writing } from '../../format/writing.ts'
import { Filters } from '../../list/filters.tsx'
import type { Condition } from '../../list/search.ts'
import { useScoreNames } from '../../panels/score-names.ts'
import { Icon } from '../../parts/icon.tsx'
import { Menu } from '../../parts/menu.tsx'
import { fieldWords } from '../../words/fields.ts'
import { words } from '../../words/words.ts'
import { dimensionText, lastText, measureText, momentText, subjectText, unitText } from './report-words.ts'
import { limitOf, measureOf, units, usualLast, type ReportSearch } from './search.ts'
import { dimensionsOf, isMoney, isSubject, measuresOf, subjects } from './subjects.ts'

const t = words({
  en: {
    of: 'Records',
    measure: 'Measure',
    by: 'Grouped by',
    second: 'and by',
    noGroups: 'Not grouped',
    noMore: 'Not divided further',
    per: 'Period',
    always: 'All time',
    every: (unit: string) => `Per ${unit.toLowerCase()}`,
    period: 'Which periods',
    range: (from: string, to: string) => `${from} – ${to}`,
    last: 'Up to now, so many',
    from: 'From',
    to: 'To',
    dates: 'or from a day to another',
    moment: 'A record belongs to a period',
    zone: 'Time zone',
    apply: 'Apply',
    currency: 'Currency',
    noCurrency: 'Choose a currency',
    kind: 'Score',
    noKind: 'Choose a score',
    limit: 'Groups',
    top: (n: number) => `Top ${n}`,
  },
  zh: {
    of: '记录',
    measure: '度量',
    by: '分组',
    second: '再按',
    noGroups: '不分组',
    noMore: '不再分组',
    per: '周期',
    always: '全部时间',
    every: (unit) => `每${unit}`,
    period: '哪些周期',
    range: (from, to) => `${from} – ${to}`,
    last: '截至现在的周期数',
    from: '从',
    to: '至',
    dates: '或指定起止日期',
    moment: '记录归入周期的依据',
    zone: '时区',
    apply: '应用',
    currency: '币种',
    noCurrency: '选择币种',
    kind: '分数',
    noKind: '选择分数',
    limit: '组数',
    top: (n) => `前 ${n} 组`,
  },
})

/** A search that has what it asks for. */
export type Asked = ReportSearch & { readonly of: ReportSubject }

interface ChoiceProps {
  readonly label: string
  readonly value: string
  readonly options: readonly (readonly [value: string, text: string])[]
  onChoose(value: string): void
}

const Choice = ({ label, value, options, onChoose }: ChoiceProps) => (
  <select
    className="input choice"
    aria-label={label}
    title={label}
    value={value}
    onChange={(event) => onChoose(event.target.value)}
  >
    {options.map(([key, text]) => (
      <option key={key} value={key}>
        {text}
      </option>
    ))}
  </select>
)

/** The currencies in which there are amounts, the commonest first. */
export const useCurrencies = (
  of: ReportSubject,
  pause: boolean,
): readonly { readonly currency: string; readonly records: number }[] => {
  const { data } = useData(
    ReportChoicesDocument,
    { of: of === 'OPPORTUNITIES' ? of : 'ORDERS', by: 'CURRENCY' },
    { pause },
  )
  return useMemo(
    () =>
      (data?.report.rows ?? []).flatMap(({ records, keys: [key] }) =>
        key?.value ? [{ currency: key.value, records }] : [],
      ),
    [data],
  )
}

const kindOf = (f: readonly Condition[] | undefined): string => {
  const kind = f?.find(([field, operator]) => field === 'kind' && operator === 'eq')?.[2]
  return typeof kind === 'string' ? kind : ''
}

/** The one kind of score that the report is of; empty where it is of several. */
export const scoreKindOf = ({ of, f }: ReportSearch): string => (of === 'SCORES' ? kindOf(f) : '')

export interface BuilderProps {
  readonly search: Asked
  onChange(search: Asked): void
}

const zones: readonly string[] = Intl.supportedValuesOf('timeZone')

const limits = [5, 8, 12, 20, 40, 60, 100]

/** What a report asks, as a row of choices. */
export const Builder = ({ search, onChange }: BuilderProps) => {
  const { of, by = [], unit, last, from, to, moment, zone, f, currency } = search
  const { data } = useData(ReportDimensionsDocument, {})
  const scoreName = useScoreNames()
  const measure = measureOf(search)
  const isAmount = isMoney(measure)
  const currencies = useCurrencies(of, !isAmount)
  const { data: kinds } = useData(ReportChoicesDocument, { of: 'SCORES', by: 'SCORE_KIND' }, { pause: of !== 'SCORES' })
  const all = dimensionsOf(of, data?.__type?.enumValues?.map(({ name }) => name) ?? by)
  const { moments, filtered } = subjects[of]
  const change = (changes: { readonly [K in keyof ReportSearch]?: ReportSearch[K] | undefined }) => {
    const next = Object.fromEntries(
      Object.entries({ ...search, ...changes }).filter(([, value]) => value !== undefined),
    )
    onChange(next as unknown as Asked)
  }
  const group = (i: number, name: string) => {
    const next = [...by]
    if (name === '') next.splice(i)
    else next[i] = name
    change({ by: next.length > 0 ? [...new Set(next)] : undefined, limit: undefined, chart: undefined })
  }
  /** The kind of score is a choice of its own. */
  const isKind = ([field]: Condition) => of === 'SCORES' && field === 'kind'
  const score = kindOf(f)
  const chooseScore = (kind: string) => {
    const rest = (f ?? []).filter((one) => !isKind(one))
    const next: readonly Condition[] = kind === '' ? rest : [['kind', 'eq', kind], ...rest]
    change({ f: next.length > 0 ? next : undefined })
  }
  const scoreKinds = new Set([
    ...(kinds?.report.rows ?? []).flatMap(({ keys: [key] }) => (key?.value ? [key.value] : [])),
    ...(score ? [score] : []),
  ])
  const number = limitOf(search)
  return (
    <div className="report-bar">
      <Choice
        label={t().of}
        value={of}
        options={Object.keys(subjects)
          .filter(isSubject)
          .map((one) => [one, subjectText(one)])}
        onChoose={(next) => isSubject(next) && onChange({ of: next, ...(search.id ? { id: search.id } : {}) })}
      />
      {of === 'SCORES' && (
        <Choice
          label={t().kind}
          value={score}
          options={[['', t().noKind], ...[...scoreKinds].map((kind) => [kind, scoreName(kind)] as const)]}
          onChoose={chooseScore}
        />
      )}
      <Choice
        label={t().measure}
        value={measure}
        options={measuresOf(of).map((one) => [one, measureText(of, one)])}
        onChoose={(m) => change({ m, currency: isMoney(m) ? currency : undefined, chart: undefined })}
      />
      {isAmount && (
        <Choice
          label={t().currency}
          value={currency ?? ''}
          options={[
            ['', t().noCurrency],
            ...[...new Set([...currencies.map((one) => one.currency), ...(currency ? [currency] : [])])].map(
              (one) => [one, one] as const,
            ),
          ]}
          onChoose={(next) => change({ currency: next === '' ? undefined : next })}
        />
      )}
      <Choice
        label={t().by}
        value={by[0] ?? ''}
        options={[['', t().noGroups], ...all.map((name) => [name, dimensionText(name)] as const)]}
        onChoose={(name) => group(0, name)}
      />
      {by.length > 0 && (
        <Choice
          label={t().second}
          value={by[1] ?? ''}
          options={[
            ['', t().noMore],
            ...all.filter((name) => name !== by[0]).map((name) => [name, dimensionText(name)] as const),
          ]}
          onChoose={(name) => group(1, name)}
        />
      )}
      <Choice
        label={t().per}
        value={unit ?? ''}
        options={[['', t().always], ...units.map((one) => [one, t().every(unitText(one))] as const)]}
        onChoose={(next) => {
          const one = units.find((known) => known === next)
          change({
            unit: one,
            last: one && !from ? usualLast[one] : undefined,
            zone: one ? (zone ?? writing.get().timeZone) : undefined,
            ...(one ? {} : { from: undefined, to: undefined, moment: undefined }),
            chart: undefined,
            limit: undefined,
          })
        }}
      />
      {unit && (
        <PeriodMenu
          key={`${unit} ${last} ${from} ${to} ${zone}`}
          unit={unit}
          last={last ?? usualLast[unit]}
          from={from}
          to={to}
          zone={zone ?? 'UTC'}
          moment={moment ?? moments[0]!}
          moments={moments}
          onChange={change}
        />
      )}
      {by.length > 0 && (
        <Choice
          label={t().limit}
          value={String(number)}
          options={[...new Set([...limits, number])].toSorted((a, b) => a - b).map((n) => [String(n), t().top(n)])}
          onChoose={(next) => change({ limit: Number(next) })}
        />
      )}
      <Filters
        of={filtered}
        conditions={(f ?? []).filter((one) => !isKind(one))}
        onChange={(next) => {
          const kept = [...(f ?? []).filter(isKind), ...next]
          change({ f: kept.length > 0 ? kept : undefined })
        }}
      />
    </div>
  )
}

interface PeriodMenuProps {
  readonly unit: ReportUnit
  readonly last: number
  readonly from: string | undefined
  readonly to: string | undefined
  readonly zone: string
  readonly moment: NonNullable<ReportSearch['moment']>
  readonly moments: readonly NonNullable<ReportSearch['moment']>[]
  onChange(changes: { readonly [K in keyof ReportSearch]?: ReportSearch[K] | undefined }): void
}

/** Which periods, in which time zone, and what puts a record into one. */
const PeriodMenu = ({ unit, last, from, to, zone, moment, moments, onChange }: PeriodMenuProps) => {
  const shown = from && to ? t().range(format.calendarDay(from), format.calendarDay(to)) : lastText(unit, last)
  return (
    <Menu
      label={`${t().period}: ${shown} ${zone}`}
      className="button"
      role="dialog"
      button={
        <>
          {shown} <span className="muted">{zone}</span>
          <Icon name="down" size={12} />
        </>
      }
    >
      {(close) => (
        <form
          className="form filter-editor"
          onSubmit={(event) => {
            event.preventDefault()
            const form = new FormData(event.currentTarget)
            const text = (name: string) => form.getAll(name).map(String)[0] ?? ''
            const [first, end] = [text('from'), text('to')]
            const isRange = first !== '' && end !== ''
            close()
            onChange({
              last: isRange ? undefined : Number(form.get('last')),
              from: isRange ? first : undefined,
              to: isRange ? end : undefined,
              zone: text('zone'),
              moment: moments.find((one) => one === text('moment')) ?? moment,
            })
          }}
        >
          <label className="field">
            <span className="label">{t().last}</span>
            <input className="input" type="number" name="last" min={1} max={400} defaultValue={last} required />
          </label>
          <div className="field">
            <span className="hint">{t().dates}</span>
            <div className="row">
              <input className="input" type="date" name="from" aria-label={t().from} defaultValue={from} />
              <input className="input" type="date" name="to" aria-label={t().to} defaultValue={to} />
            </div>
          </div>
          {moments.length > 1 && (
            <label className="field">
              <span className="label">{t().moment}</span>
              <select className="input" name="moment" defaultValue={moment}>
                {moments.map((one) => (
                  <option key={one} value={one}>
                    {momentText(one)}
                  </option>
                ))}
              </select>
            </label>
          )}
          <label className="field">
            <span className="label">{t().zone}</span>
            <select className="input" name="zone" defaultValue={zone}>
              {[...new Set([zone, writing.get().timeZone, 'UTC', ...zones])].map((name) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <button className="button primary">{t().apply}</button>
        </form>
      )}
    </Menu>
  )
}

/** What a report of amounts or scores lacks before it can be computed, and the ways on. */
export const Missing = ({ search, onChange }: BuilderProps) => {
  const { of, by = [], currency } = search
  const measure = measureOf(search)
  const needsCurrency = isMoney(measure) && !currency && (of === 'CUSTOMERS' || !by.includes('CURRENCY'))
  const currencies = useCurrencies(of, !needsCurrency)
  const scoreName = useScoreNames()
  const needsKind = of === 'SCORES' && measure !== 'COUNT' && !scoreKindOf(search) && !by.includes('SCORE_KIND')
  const { data: kinds } = useData(ReportChoicesDocument, { of: 'SCORES', by: 'SCORE_KIND' }, { pause: !needsKind })
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
  if (!needsCurrency) return null
  return (
    <Ways title={m().currencies(currencies.map((one) => one.currency).join(', '))}>
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

const m = words({
  en: {
    currencies: (names: string) => `Amounts in several currencies are never added up, nor converted: ${names}.`,
    only: (currency: string) => `Only ${currency}`,
    byCurrency: (name: string) => `Group by ${name.toLowerCase()}`,
    kinds: 'Scores of several kinds have different units. Which one?',
  },
  zh: {
    currencies: (names) => `不同币种的金额不会相加，也不会换算：${names}。`,
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

/** Whether a report can be computed as it is asked. */
export const isComplete = (search: Asked): boolean => {
  const { of, by = [], currency } = search
  const measure = measureOf(search)
  if (isMoney(measure) && !currency) return of !== 'CUSTOMERS' && by.includes('CURRENCY')
  return !(of === 'SCORES' && measure !== 'COUNT' && !scoreKindOf(search) && !by.includes('SCORE_KIND'))
}

import { ReportChoicesDocument, ReportDimensionsDocument } from '../../generated/operations.ts'
import { useData } from '../../graph/hooks.ts'
import { writing } from '../../format/writing.ts'
import { Filters } from '../../list/filters.tsx'
import type { Condition } from '../../list/search.ts'
import { useScoreNames } from '../../panels/score-names.ts'
import { words } from '../../words/words.ts'
import { dimensionText, measureText, subjectText, unitText } from './report-words.ts'
import { PeriodMenu } from './period-menu.tsx'
import { Choice } from './choice.tsx'
import { CurrencyChoice } from './currency-choice.tsx'
import { limitOf, measureOf, scoreKindOf, units, usualLast, type Asked, type ReportSearch } from './search.ts'
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
    kind: '分数',
    noKind: '选择分数',
    limit: '组数',
    top: (n) => `前 ${n} 组`,
  },
})

export interface BuilderProps {
  readonly search: Asked
  onChange(search: Asked): void
}

const limits = [5, 8, 12, 20, 40, 60, 100]

/** What a report asks, as a row of choices. */
export const Builder = ({ search, onChange }: BuilderProps) => {
  const { of, by = [], unit, last, from, to, moment, zone, f } = search
  const { data } = useData(ReportDimensionsDocument, {})
  const scoreName = useScoreNames()
  const measure = measureOf(search)
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
  const score = scoreKindOf(search)
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
        onChoose={(m) =>
          change({ m, chart: undefined, ...(isMoney(m) ? {} : { currency: undefined, conversion: undefined }) })
        }
      />
      {isMoney(measure) && <CurrencyChoice search={search} onChange={onChange} />}
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
          zone={zone ?? writing.get().timeZone}
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

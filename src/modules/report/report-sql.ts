import type { Viewer } from '../../core/viewer.ts'
import { FilterCompiler } from '../../read/filter.ts'
import type { ReadRegistry } from '../../read/read-map.ts'
import { quoteName, quoteText, SqlText } from '../../read/sql-text.ts'
import type { Checked } from './checked.ts'
import type { Dimension, Figure } from './subjects.ts'

/** The records of a group in a period, as the statement returns them. Values are text where they are amounts. */
export interface Cell {
  /** The place of the group, from 1; null for the groups beyond the limit. */
  readonly place: number | null
  readonly values: readonly (string | null)[]
  readonly labels: readonly (string | null)[]
  /** The first day of the period. */
  readonly period: string | null
  readonly records: number
  readonly measures: readonly (number | string | null)[]
}

/** What the statement returns. */
export interface Summed {
  readonly cells: readonly Cell[]
  readonly total: Pick<Cell, 'records' | 'measures'>
  readonly groups: number
  readonly in_other_currencies: number
  readonly converted: number
  readonly rates_from: string | null
  readonly rates_to: string | null
  readonly time_zone: string
  /** The instants at which the periods begin, the one before them first, and the end of the last. */
  readonly starts: readonly string[] | null
}

/** The group of records without a value must be told from that of an empty text. */
const keyOf = (value: string): string => `coalesce('+' || ${value}, '-')`

/** The text and parameters of the one statement that answers a report within what the viewer sees. */
export const reportStatement = (
  { subject, measures, dimensions, periods, filter, currency, rateOf, limit }: Checked,
  registry: ReadRegistry,
  viewer: Viewer,
): { readonly text: string; readonly params: readonly unknown[] } => {
  const sql = new SqlText()
  const map = registry.get(subject.map)
  const filters = new FilterCompiler(registry)
  const t = sql.alias()
  const whole = subject.whole ? { ...subject.whole, of: registry.get(subject.whole.map) } : undefined
  const w = whole ? sql.alias() : t
  const c = sql.alias()
  const asked = currency === undefined ? undefined : sql.param(currency, 'text')
  const where = [
    ...filters.visible(whole?.of ?? map, w, viewer, sql),
    ...(filter ? filters.conditions(map, filter, t, viewer, sql) : []),
  ]
  const zone =
    periods?.timeZone === undefined
      ? `coalesce((select u.time_zone from app_user u where u.id = ${sql.param(viewer.userId ?? null, 'uuid')}), 'UTC')`
      : sql.param(periods.timeZone, 'text')
  /** The instant at which a day begins. Where clocks are put back to midnight, PostgreSQL takes the second one. */
  const startOf = (day: string): string => {
    const at = `(${day}::timestamp at time zone ${zone})`
    return `(${at} - case when ((${at} - interval '1 hour') at time zone ${zone})::date >= ${day} then interval '1 hour' else interval '0' end)`
  }
  let period = 'null::date'
  if (periods) {
    const { moment, unit, before, end } = periods
    const at = `${w}.${quoteName(moment.column)}`
    const day = (text: string) => sql.param(text, 'date')
    const instant = (text: string) => (moment.isDay ? day(text) : startOf(day(text)))
    const local = moment.isDay ? `${at}::timestamp` : `(${at} at time zone ${zone})`
    period = `date_trunc(${quoteText(unit.toLowerCase())}, ${local})::date`
    where.push(`${at} >= ${instant(before)}`, `${at} < ${instant(end)}`)
  }
  const isJoined = dimensions.some(({ ofCustomer }) => ofCustomer)
  const joins = [
    ...(whole ? [` join ${whole.of.table} ${w} on ${w}.id = ${t}.${quoteName(whole.column)}`] : []),
    ...(isJoined ? [` left join customer ${c} on ${c}.id = ${subject.customer(w)}`] : []),
  ]
  /** The alias of the row that something is about: a record, or the row beside it, which is joined for it. */
  const aliasOf = ({ beside }: Dimension | Figure, record: string): string => {
    if (!beside) return record
    const o = sql.alias()
    const { table, on, scope } = beside(record)
    const seen = scope?.(viewer, o, sql)
    joins.push(` left join ${table} ${o} on ${on(o, asked)}${seen ? ` and (${seen})` : ''}`)
    return o
  }
  const groups = dimensions.map(
    (one, i) => `${one.value(aliasOf(one, one.ofCustomer ? c : one.ofWhole ? w : t))} as g${i}`,
  )
  const currencyOf = measures.find(({ figure }) => figure?.currency)?.figure?.currency
  const source = asked && currencyOf ? currencyOf(w) : undefined
  const isConverted = source !== undefined && rateOf !== undefined
  const figures = measures.map(({ figure }, i) => {
    const value = figure?.sql(aliasOf(figure, t), isConverted && figure.currency ? undefined : asked, w)
    return `${value ?? 'null'} as f${i}`
  })
  const shared = [...groups, `${period} as period`, ...figures]
  const rows = (columns: readonly string[]) =>
    `select ${[...shared, ...columns].join(', ')}
     from ${map.table} ${t}${joins.join('')}${where.length > 0 ? ` where ${where.join(' and ')}` : ''}`
  let steps: string
  if (isConverted) {
    const isByToday = rateOf === 'today'
    // Days of rates are those in UTC, so that no sum depends on who asks.
    const day = isByToday ? 'null::date' : `(${w}.${quoteName(rateOf)} at time zone 'UTC')::date`
    const fixed = isByToday ? undefined : subject.fixed
    const own = fixed
      ? [
          `case when ${w}.${fixed.currency} = ${asked} then ${w}.${fixed.rate} end as own_rate`,
          `${w}.${fixed.rateOn} as own_rate_on`,
        ]
      : ['null::numeric as own_rate', 'null::date as own_rate_on']
    // Rates are looked up once for each currency and day, of which there are far fewer than records.
    const converted = measures.map(({ figure }, i) =>
      figure?.currency ? `b.f${i} * coalesce(b.own_rate, x.rate) as f${i}` : `b.f${i}`,
    )
    const kept = dimensions.map((_, i) => `b.g${i}`)
    steps = `found as materialized (${rows([`${source} as source`, `coalesce(${day}, current_date) as day`, ...own])}),
      rates as materialized (select k.source, k.day, r.rate, r.rate_on from (select distinct source, day from found) k
        cross join lateral conversion_rate(k.source, ${asked}, k.day) r),
      base as materialized (select ${[...kept, 'b.period', ...converted].join(', ')}, b.source is not null and coalesce(b.own_rate, x.rate) is null as elsewhere,
        case when b.source <> ${asked} then case when b.own_rate is null then x.rate_on else b.own_rate_on end end as rate_on
        from found b left join rates x on x.source = b.source and x.day = b.day)`
  } else {
    const elsewhere = source ? `coalesce(${source} <> ${asked}, false)` : 'false'
    steps = `base as materialized (${rows([`${elsewhere} as elsewhere`, 'null::date as rate_on'])})`
  }
  const base = sql.settle(steps)
  const sums = measures.map(({ sum }, i) => sum(`f${i}`))
  const measured = `count(*)::int as records, json_build_array(${sums.map((one) => one.shown).join(', ')}) as measures`
  const inside = periods ? ` where period >= ${sql.param(periods.all[0]!.from, 'date')}` : ''
  const names = dimensions.map((_, i) => `g${i}`)
  const keys = names.map((name, i) => `${keyOf(name)} as k${i}`)
  const rank = [`${sums[0]!.rank} desc nulls last`, ...names.map((name) => `${name} nulls last`)].join(', ')
  const grouped = names.length > 0 ? ` group by ${names.join(', ')}` : ''
  const ranked = `select ${[...names, ...keys, `row_number() over (order by ${rank})::int as place`].join(', ')} from base${inside}${grouped}${names.length === 0 ? ' having count(*) > 0' : ''}`
  const same = names.map((name, i) => `${keyOf(`b.${name}`)} = r.k${i}`).join(' and ') || 'true'
  const cells = `select case when r.place <= ${limit} then r.place end as place, b.period, ${measured}
    from base b left join ranked r on ${same} group by 1, 2`
  const told = (of: (i: number) => string) => `json_build_array(${names.map((_, i) => of(i)).join(', ')})`
  const values = told((i) => `r.g${i}`)
  const labels = told((i) => dimensions[i]!.label?.(`r.g${i}`) ?? `r.g${i}`)
  const days = periods && sql.param([periods.before, ...periods.all.map(({ from }) => from), periods.end], 'date[]')
  const starts = days ? `(select json_agg(${startOf('d')} order by d) from unnest(${days}) d)` : 'null::json'
  const text = `with ${base}, ranked as materialized (${ranked}), cells as (${cells})
    select (select coalesce(json_agg(json_build_object('place', x.place, 'values', ${values}, 'labels', ${labels}, 'period', x.period,
        'records', x.records, 'measures', x.measures) order by x.place nulls last, x.period), '[]'::json)
      from cells x left join ranked r on r.place = x.place) as cells,
      (select json_build_object('records', z.records, 'measures', z.measures) from (select ${measured} from base${inside}) z) as total,
      (select count(*)::int from ranked) as groups,
      (select count(*)::int from base${inside}${inside ? ' and' : ' where'} elsewhere) as in_other_currencies,
      r.converted, r.rates_from, r.rates_to, ${zone} as time_zone, ${starts} as starts
    from (select count(rate_on)::int as converted, min(rate_on)::text as rates_from, max(rate_on)::text as rates_to from base${inside}) r`
  return sql.bound(text)
}

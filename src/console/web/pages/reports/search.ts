import type {
  ReportAnswerQueryVariables,
  ReportFigure,
  ReportFunction,
  ReportMoment,
  ReportSubject,
  ReportUnit,
} from '../../generated/operations.ts'
import { writing } from '../../format/writing.ts'
import { conditionsOf, filterOf, isCondition, type Condition } from '../../list/search.ts'
import { isSubject, measuresOf, subjects } from './subjects.ts'

export const units: readonly ReportUnit[] = ['DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR']
const charts = ['bar', 'stacked', 'line'] as const
export type ChartKind = (typeof charts)[number]
export const conversions = ['BY_DAY_OF_RECORD', 'BY_TODAY'] as const
export type Conversion = (typeof conversions)[number]

/** What the address of a report says: all of it, so that a link shows the same. */
export interface ReportSearch {
  /** The saved report that it began as. */
  readonly id?: string
  /** The records; absent: the page of all reports. */
  readonly of?: ReportSubject
  /** `COUNT`, or a function and a figure: `SUM.TOTAL`. */
  readonly m?: string
  readonly by?: readonly string[]
  readonly unit?: ReportUnit
  /** So many periods up to the one in progress; in place of `from` and `to`. */
  readonly last?: number
  readonly from?: string
  readonly to?: string
  readonly moment?: ReportMoment
  readonly zone?: string
  readonly f?: readonly Condition[]
  readonly currency?: string
  /** How amounts in other currencies are converted; absent: they are left out. */
  readonly conversion?: Conversion
  readonly limit?: number
  readonly chart?: ChartKind
}

const textIn = (raw: unknown): string | undefined => (typeof raw === 'string' && raw !== '' ? raw : undefined)
const oneOf = <T extends string>(raw: unknown, all: readonly T[]): T | undefined => all.find((one) => one === raw)
const numberIn = (raw: unknown, most: number): number | undefined =>
  typeof raw === 'number' && Number.isInteger(raw) && raw >= 1 && raw <= most ? raw : undefined

const given = (entries: object): object =>
  Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined))

/** Reads an address; what is not of it is left out. */
export const readReportSearch = (raw: Record<string, unknown>): ReportSearch => {
  const id = textIn(raw['id'])
  if (!isSubject(raw['of'])) return given({ id })
  const { of } = raw as { of: ReportSubject }
  const by = Array.isArray(raw['by']) ? raw['by'].filter((one) => typeof one === 'string').slice(0, 2) : []
  const conditions = Array.isArray(raw['f']) ? raw['f'].filter(isCondition) : []
  const unit = oneOf(raw['unit'], units)
  return given({
    id,
    of,
    m: oneOf(raw['m'], measuresOf(of)),
    by: by.length > 0 ? by : undefined,
    unit,
    ...(unit && {
      last: numberIn(raw['last'], 400),
      from: textIn(raw['from']),
      to: textIn(raw['to']),
      moment: oneOf(raw['moment'], subjects[of].moments),
      zone: textIn(raw['zone']),
    }),
    f: conditions.length > 0 ? conditions : undefined,
    currency: textIn(raw['currency']),
    conversion: oneOf(raw['conversion'], conversions),
    limit: numberIn(raw['limit'], 100),
    chart: oneOf(raw['chart'], charts),
  })
}

/** So many periods where nobody says: what people look back on. */
export const usualLast: Readonly<Record<ReportUnit, number>> = { DAY: 30, WEEK: 13, MONTH: 12, QUARTER: 8, YEAR: 5 }

export const measureOf = ({ m = 'COUNT' }: Pick<ReportSearch, 'm'>): string => m

/** As many groups as can be told apart in a chart, where nobody says. */
export const limitOf = ({ limit, by = [], unit }: ReportSearch): number =>
  limit ?? (by.length === 2 ? 60 : unit ? 8 : 20)

/** Whether the records themselves are in a currency. */
export const hasCurrency = (of: ReportSubject): boolean => subjects[of].currency !== undefined

/** The question as the graph takes it. */
export const questionOf = (search: ReportSearch & { readonly of: ReportSubject }): ReportAnswerQueryVariables => {
  const { of, by = [], unit, last, from, to, moment, zone, f, currency, conversion } = search
  const [name, figure] = measureOf(search).split('.') as [ReportFunction, ReportFigure | undefined]
  // Records in other currencies would be groups without an amount.
  const { currency: field } = subjects[of]
  const own: readonly Condition[] = currency && !conversion && field ? [[field, 'eq', currency]] : []
  const filter = filterOf([...own, ...(f ?? [])])
  return {
    of,
    measures: [figure ? { function: name, figure } : { function: name }],
    ...(by.length > 0 ? { by: by as NonNullable<ReportAnswerQueryVariables['by']> } : {}),
    ...(unit
      ? {
          period: {
            unit,
            ...(from && to ? { from, to } : { last: last ?? usualLast[unit] }),
            ...(moment ? { moment } : {}),
            // A key that belongs to no user has a time zone only here.
            timeZone: zone ?? writing.get().timeZone,
          },
        }
      : {}),
    ...(filter ? { filter: { [subjects[of].field]: filter } } : {}),
    ...(currency ? { currency } : {}),
    ...(currency && conversion ? { conversion } : {}),
    limit: limitOf(search),
  }
}

/** A saved question as an address; what this page cannot show of it is undefined. */
export const searchOf = (question: unknown, id?: string): ReportSearch | undefined => {
  const asked = question as ReportAnswerQueryVariables
  const { of, measures, by, period, filter, currency, conversion, limit } = asked
  const list = Array.isArray(measures) ? measures : [measures]
  const [measure] = list
  if (!measure || list.length > 1 || !isSubject(of)) return undefined
  return readReportSearch({
    id,
    of,
    m: measure.figure ? `${measure.function}.${measure.figure}` : measure.function,
    by,
    unit: period?.unit,
    last: period?.last,
    from: period?.from,
    to: period?.to,
    moment: period?.moment,
    zone: period?.timeZone,
    f: conditionsOf(filter?.[subjects[of].field]).filter(
      ([field, operator, value]) => !(field === subjects[of].currency && operator === 'eq' && value === currency),
    ),
    currency,
    conversion,
    limit,
  })
}

/** Whether two addresses ask the same, however it is drawn. */
export const asksTheSame = (a: ReportSearch, b: ReportSearch): boolean =>
  a.of !== undefined &&
  b.of !== undefined &&
  JSON.stringify(questionOf({ ...a, of: a.of })) === JSON.stringify(questionOf({ ...b, of: b.of }))

/** A search that has what it asks for. */
export type Asked = ReportSearch & { readonly of: ReportSubject }

const kindOf = (f: readonly Condition[] | undefined): string => {
  const kind = f?.find(([field, operator]) => field === 'kind' && operator === 'eq')?.[2]
  return typeof kind === 'string' ? kind : ''
}

/** The one kind of score that the report is of; empty where it is of several. */
export const scoreKindOf = ({ of, f }: ReportSearch): string => (of === 'SCORES' ? kindOf(f) : '')

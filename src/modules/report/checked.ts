import { RapportError } from '../../core/errors.ts'
import { assertCurrency } from '../../core/money.ts'
import type { ReadRegistry } from '../../read/read-map.ts'
import type { ScoreListFilter } from '../score/score.resolver.ts'
import { periodsOf, type Periods } from './periods.ts'
import type { ReportFigure, ReportFunction, ReportMeasureInput, ReportQuestion } from './report.input.ts'
import {
  addedDimension,
  customerDimensions,
  subjects,
  type Dimension,
  type Figure,
  type Moment,
  type Subject,
} from './subjects.ts'

/** How figures in a column become one. */
interface Sum {
  /** As the answer has it: text where it is an amount. */
  readonly shown: string
  /** As groups are ranked by it. */
  readonly rank: string
}

interface Measure {
  readonly figure: Figure | undefined
  readonly sum: (column: string) => Sum
}

/** A report that can be computed. */
export interface Checked {
  readonly subject: Subject
  readonly measures: readonly Measure[]
  readonly dimensions: readonly (Dimension & { readonly name: string; readonly ofCustomer: boolean })[]
  readonly periods: (Periods & { readonly moment: Moment }) | undefined
  readonly filter: Readonly<Record<string, unknown>> | undefined
  readonly currency: string | undefined
  /** The column whose day has the exchange rate of an amount, `today` for that of today; undefined: amounts are not converted. */
  readonly rateOf: string | undefined
  readonly limit: number
  /** Whether figures of different groups cannot be added up, by measure: amounts by currency, values by kind of score. */
  readonly isMixed: readonly boolean[]
}

const defaultLimit = 20
const maxLimit = 100
/** Groups and periods together. */
const maxCells = 5_000

const refuse = (message: string, ...path: string[]) => new RapportError('INVALID_INPUT', message, { path })

const known = <Value>(all: Readonly<Record<string, Value>>, name: string, what: string, ...path: string[]): Value => {
  const found = all[name]
  if (found !== undefined) return found
  const names = Object.keys(all)
  throw refuse(`expected ${what}: ${names.join(', ') || 'there is none'}; got ${name}`, ...path)
}

/** The functions over a column of figures. Halves of exact amounts are exact; a mean is rounded to four decimals. */
const functions: Readonly<Record<Exclude<keyof typeof ReportFunction, 'COUNT'>, (f: string) => string>> = {
  SUM: (f) => `sum(${f})`,
  AVERAGE: (f) => `avg(${f})`,
  MEDIAN: (f) =>
    `(percentile_disc(0.5) within group (order by ${f}) + percentile_disc(0.5) within group (order by ${f} desc)) / 2.0`,
}

const measureOf = (
  { function: name, figure: named }: ReportMeasureInput,
  subject: Subject,
  of: string,
  i: number,
): Measure => {
  const path = ['measures', String(i), 'figure']
  if (name === 'COUNT') {
    if (named) throw refuse(`expected no figure with COUNT, got ${named}`, ...path)
    return { figure: undefined, sum: () => ({ shown: 'count(*)::int', rank: 'count(*)' }) }
  }
  if (!named) throw refuse(`expected a figure with ${name}: ${Object.keys(subject.figures).join(', ')}`, ...path)
  const figure = known<Figure>(subject.figures, named satisfies keyof typeof ReportFigure, `a figure of ${of}`, ...path)
  return {
    figure,
    sum: (column) => {
      const value = functions[name](column)
      return { shown: figure.isMoney ? `round(${value}, 4)::text` : `(${value})::float8`, rank: value }
    },
  }
}

/** By which day amounts are converted. Throws INVALID_INPUT. */
const rateOf = ({ of, conversion, currency }: ReportQuestion): string | undefined => {
  if (!conversion || conversion === 'NONE') return undefined
  const { rateOf: column } = subjects[of]
  if (column === undefined)
    throw refuse(`expected no conversion for ${of}: only orders and opportunities have amounts of a day`, 'conversion')
  if (!currency) throw refuse('expected a currency to convert to, and a measure that is an amount', 'conversion')
  return conversion === 'BY_TODAY' ? 'today' : column
}

/** Whether amounts of a question would be of several currencies. */
const lacksCurrency = ({ of, by, currency, conversion }: ReportQuestion): boolean =>
  !currency && (of === 'CUSTOMERS' || (conversion ?? 'NONE') !== 'NONE' || !(by ?? []).includes('CURRENCY'))

/** The question with the currency of who asks, where it is about amounts and names none. */
export const inOwnCurrency = async (
  question: ReportQuestion,
  ownCurrency: () => Promise<string | null>,
): Promise<ReportQuestion> => {
  const figures: Readonly<Record<string, Figure>> = subjects[question.of].figures
  const isMoney = question.measures.some(({ figure }) => figure && figures[figure]?.isMoney)
  return isMoney && lacksCurrency(question) ? Object.assign({}, question, { currency: await ownCurrency() }) : question
}

/** Whether a filter of scores lets only one kind through. */
const hasOneKind = (filter: ScoreListFilter | undefined): boolean =>
  typeof filter?.kind?.eq === 'string' || (filter?.and ?? []).some(hasOneKind)

/** Throws INVALID_INPUT for what cannot be added up. */
const assertAddable = (question: ReportQuestion, measures: readonly Measure[], by: readonly string[]): void => {
  const { of, currency, filter } = question
  const isMoney = measures.some(({ figure }) => figure?.isMoney)
  if (isMoney && lacksCurrency(question))
    throw refuse(
      `expected a currency,${of === 'CUSTOMERS' ? '' : ' CURRENCY in by,'} or a user who has chosen one: amounts of several currencies are never added up; conversion converts them`,
      'currency',
    )
  if (currency) {
    if (!isMoney) throw refuse('expected no currency, for no measure is an amount', 'currency')
    assertCurrency(currency, ['currency'])
  }
  if (
    of === 'SCORES' &&
    measures.some(({ figure }) => figure) &&
    !hasOneKind(filter?.scores) &&
    !by.includes('SCORE_KIND')
  )
    throw refuse(
      'expected one kind of score in the filter (scores: { kind: { eq } }), or SCORE_KIND in by: kinds have different units',
      'filter',
    )
}

/** What the question asks for, as of `now`; `ownZone` is the time zone of the viewer. Throws INVALID_INPUT, UNKNOWN_CURRENCY and TOO_EXPENSIVE. */
export const checkedReport = (
  question: ReportQuestion,
  registry: ReadRegistry,
  now: Date,
  ownZone = 'UTC',
): Checked => {
  const { of, by: given, period, filter, currency, limit: asked } = question
  const subject = subjects[of]
  const limit = asked ?? defaultLimit
  if (!Number.isInteger(limit) || limit < 1 || limit > maxLimit)
    throw refuse(`expected limit between 1 and ${maxLimit}, got ${limit}`, 'limit')
  if (question.measures.length === 0) throw refuse('expected at least one measure', 'measures')
  const measures = question.measures.map((one, i) => measureOf(one, subject, of, i))
  const by = given ?? []
  if (new Set(by).size < by.length) throw refuse(`expected two different dimensions, got ${by[0]} twice`, 'by')
  const added = Object.entries(registry.get('Customer').dimensions)
  const ofCustomers: Readonly<Record<string, Dimension>> = {
    ...customerDimensions,
    ...Object.fromEntries(added.map(([name, one]) => [name, addedDimension(one)])),
  }
  const dimensions = by.map((name, i) => {
    const ofCustomer = name in ofCustomers
    const all = { ...subject.dimensions, ...ofCustomers }
    return { ...known<Dimension>(all, name, `a dimension of ${of}`, 'by', String(i)), name, ofCustomer }
  })
  for (const name of Object.keys(filter ?? {}))
    if (name !== subject.filter)
      throw refuse(`expected the filter ${subject.filter} for a report of ${of}, got ${name}`, 'filter', name)
  assertAddable(question, measures, by)
  const periods = period ? periodsOf(period, now, ownZone) : undefined
  if (periods && limit * periods.all.length > maxCells)
    throw new RapportError(
      'TOO_EXPENSIVE',
      `expected at most ${maxCells} groups in periods, got ${limit} × ${periods.all.length}; take longer periods or a lower limit`,
      { path: ['limit'] },
    )
  const [first] = Object.keys(subject.moments)
  const moment = known(subject.moments, period?.moment ?? first!, `a moment of ${of}`, 'period', 'moment')
  const isMixed = measures.map(
    ({ figure }) =>
      figure !== undefined &&
      ((figure.isMoney === true && by.includes('CURRENCY') && !currency) ||
        (of === 'SCORES' && by.includes('SCORE_KIND'))),
  )
  const conditions = filter?.[subject.filter] as Readonly<Record<string, unknown>> | undefined
  return {
    subject,
    measures,
    dimensions,
    periods: periods && { ...periods, moment },
    filter: conditions,
    currency: currency ?? undefined,
    rateOf: rateOf(question),
    limit,
    isMixed,
  }
}

import { periodOf, periodStart } from '../algorithms/calendar.ts'
import { readDaily, type Daily, type ReadDaily } from '../features.ts'
import { continueHistory, emptyHistory, type History } from '../features/history.ts'
import { dayText, wallClockMs } from 'rapport-crm/task'
import { followHistory, type SeriesState } from './points.ts'
import type { Measure } from '../features/scope.ts'
import type { FittedSeries } from '../artifact.ts'

/** A fitted series whose records are to be read: from some period on where what was before is known. */
export interface ToRead {
  readonly fitted: FittedSeries
  /** What is known, and the first period that has to be read again; absent: everything is read. */
  readonly known?: { readonly history: History; readonly fromPeriod: number }
}

const readingOf = ({ scope, settings }: FittedSeries): string =>
  [scope.measure, scope.part === undefined ? 'all' : 'parts', settings.currency, settings.timeZone].join(' ')

/** Pipelines are read whole: a deal that opens again changes the past, and their records are few. */
const isReadWhole = (measure: Measure): boolean => measure.startsWith('PIPELINE')

/** First day to read for some series, all of one reading; undefined for everything. */
const firstDayOf = (asked: readonly ToRead[]): string | undefined => {
  let first = Infinity
  for (const { fitted, known } of asked) {
    if (!known || isReadWhole(fitted.scope.measure)) return undefined
    first = Math.min(first, periodStart(known.fromPeriod, fitted.scope.granularity))
  }
  return dayText(first)
}

/** Reads the records of series and brings each to a moment, in the order given. One statement a measure for totals, one for parts. */
export const computeStates = async (read: ReadDaily, asked: readonly ToRead[], asOf: Date): Promise<SeriesState[]> => {
  const days = new Map<ToRead, Daily>()
  for (const of of Map.groupBy(asked, ({ fitted }) => readingOf(fitted)).values()) {
    const { scope, settings } = of[0]!.fitted
    const from = firstDayOf(of)
    const parts = scope.part === undefined ? undefined : [...new Set(of.map(({ fitted }) => fitted.scope.part!))]
    const found = await readDaily(read, {
      measure: scope.measure,
      parts,
      asOf,
      settings,
      ...(from !== undefined && { from }),
    })
    for (const one of of) days.set(one, found.get(one.fitted.scope.part ?? '')!)
  }
  return asked.map((one) => stateOf(one, days.get(one)!, asOf))
}

const stateOf = ({ fitted, known }: ToRead, daily: Daily, asOf: Date): SeriesState => {
  const { scope, settings, firstPeriod } = fitted
  const nowMs = wallClockMs(asOf, settings.timeZone)
  const whole = !known || isReadWhole(scope.measure)
  const history = continueHistory(
    whole ? emptyHistory(firstPeriod) : known.history,
    daily,
    scope,
    whole ? firstPeriod : known.fromPeriod,
    nowMs,
  )
  return { fitted, history, forecaster: followHistory(fitted, history) }
}

/**
 * The first period that a record with some date can change, at most the current one; for any date: the first of all.
 */
export const periodFrom = (
  { scope, settings, firstPeriod }: FittedSeries,
  { period }: History,
  earliest: Date | undefined,
) =>
  earliest === undefined
    ? firstPeriod
    : Math.min(period, periodOf(wallClockMs(earliest, settings.timeZone), scope.granularity))

import type { TrainingRun } from 'rapport-crm/sdk'
import { MAXIMUM_HORIZON, periodStart } from '../algorithms/calendar.ts'
import { ForecastError } from '../algorithms/errors.ts'
import { splitAtOrigin } from '../algorithms/events.ts'
import type { SeriesReport } from '../algorithms/series.ts'
import type { FitInput } from '../algorithms/forecast-series.ts'
import { countLeftOut, fromSnapshot, readDaily, readHours, type Daily } from '../features.ts'
import { historyOf } from '../features/history.ts'
import { dayText, wallClockMs } from 'rapport-crm/task'
import { paceFrom, paceOfDays, paceOfTotals, recordsPerPeriod, type Pace } from '../features/pace.ts'
import type { Params } from '../params.ts'
import { measureRules, type Measure, type SeriesScope } from '../features/scope.ts'
import { regressorsOf, seasonsFor, usualHorizon, type RefusedSeries, type Settings } from '../artifact.ts'
import type { Context } from '../manifest.ts'

type Run = TrainingRun<Params>

/** A series on its way to the pool. */
export interface Prepared {
  readonly scope: SeriesScope
  readonly settings: Settings
  readonly firstPeriod: number
  readonly periods: number
  readonly horizon: number
  readonly pace: Pace
  readonly recordsPerPeriod: number
  readonly input: Omit<FitInput, 'algorithm' | 'choice'>
  readonly notes: readonly string[]
}

/** The days of every measure that is asked for: one statement for its total, one for all its parts. */
const readAll = async (scopes: readonly SeriesScope[], run: Run, settings: Settings, context: Context) => {
  const nowMs = wallClockMs(run.asOf, settings.timeZone)
  const days = new Map<string, Daily>()
  const hourly = new Map<string, Pace>()
  const leftOut = new Map<Measure, readonly string[]>()
  for (const [measure, of] of Map.groupBy(scopes, (scope) => scope.measure)) {
    const parts = [...new Set(of.flatMap(({ part }) => (part === undefined ? [] : [part])))]
    const query = { measure, asOf: run.asOf, settings }
    const read = async (some: readonly string[] | undefined) => {
      run.signal.throwIfAborted()
      for (const [part, daily] of await readDaily(fromSnapshot(context.snapshot), { ...query, parts: some }))
        days.set(`${measure}:${part}`, daily)
      if (measureRules[measure].kind === 'LEVEL') return
      const isByDay = ({ granularity, part }: SeriesScope) =>
        granularity === 'DAY' && (part === undefined) === (some === undefined)
      if (!of.some(isByDay)) return
      const since = { ...query, parts: some, from: dayText(paceFrom(nowMs)) }
      for (const [part, { totals, records }] of await readHours(context.sql, since))
        hourly.set(`${measure}:${part}`, paceOfTotals(totals, records))
    }
    if (of.some(({ part }) => part === undefined)) await read(undefined)
    if (parts.length > 0) await read(parts)
    leftOut.set(measure, await countLeftOut(context.sql, measure, run.asOf, settings))
  }
  return { nowMs, days, hourly, leftOut }
}

/** Reads the records of series and makes each ready to be fitted, or says why it cannot be. */
export const prepareAll = async (scopes: readonly SeriesScope[], run: Run, settings: Settings, context: Context) => {
  const { nowMs, days, hourly, leftOut } = await readAll(scopes, run, settings, context)
  const prepared: Prepared[] = []
  const refused: RefusedSeries[] = []
  for (const scope of scopes) {
    try {
      const place = `${scope.measure}:${scope.part ?? ''}`
      const daily = days.get(place)!
      const pace = scope.granularity === 'DAY' ? (hourly.get(place) ?? []) : paceOfDays(daily, scope, nowMs)
      prepared.push({
        ...prepareOne(scope, daily, nowMs, leftOut.get(scope.measure)!, { run, settings, context }),
        pace,
      })
    } catch (error) {
      if (!(error instanceof ForecastError)) throw error
      const others = error.code === 'INSUFFICIENT_DATA' ? leftOut.get(scope.measure)! : []
      refused.push({ scope, reason: [error.message, ...others].join('; ') })
    }
  }
  return { prepared, refused }
}

const prepareOne = (
  scope: SeriesScope,
  daily: Daily,
  nowMs: number,
  leftOut: readonly string[],
  { run, settings, context }: { readonly run: Run; readonly settings: Settings; readonly context: Context },
): Omit<Prepared, 'pace'> => {
  const { granularity } = scope
  const { firstPeriod, values, report, outliers } = historyOf(daily, scope, nowMs)
  const horizon = Math.min(run.params.horizon ?? usualHorizon[granularity], MAXIMUM_HORIZON[granularity])
  const own = settingsFor(settings, scope, firstPeriod)
  const regressors = regressorsOf({ scope, settings: own }, firstPeriod, values.length + horizon)
  const split = regressors && splitAtOrigin(regressors, values.length)
  return {
    scope,
    settings: own,
    firstPeriod,
    periods: values.length,
    horizon,
    recordsPerPeriod: recordsPerPeriod(daily, scope, nowMs),
    input: {
      series: { values, seasons: seasonsFor(granularity, context), ...(split && { regressors: split.known }) },
      horizon,
      origins: run.params.origins,
      ...(split && { future: split.future }),
    },
    notes: [...leftOut, ...notesOf(report, scope, outliers, dayText(periodStart(firstPeriod, granularity)))],
  }
}

/** The settings with those events only that the series can feel. */
const settingsFor = (settings: Settings, { measure, granularity }: SeriesScope, firstPeriod: number): Settings => {
  const start = periodStart(firstPeriod, granularity)
  const events = measureRules[measure].hasEvents ? settings.events.filter(({ toMs }) => toMs >= start) : []
  return { ...settings, events }
}

const notesOf = (
  { gaps, longestGap, negatives, ignoredEarlier }: SeriesReport,
  scope: SeriesScope,
  outliers: number,
  from: string,
): string[] => {
  const periods = (n: number) => `${n} ${scope.granularity.toLowerCase()}${n === 1 ? '' : 's'}`
  const isFlow = measureRules[scope.measure].kind === 'FLOW'
  return [
    ...(outliers > 0
      ? [
          `${outliers} ${outliers === 1 ? 'record stands' : 'records stand'} alone long before the others and ` +
            `${outliers === 1 ? 'is' : 'are'} left out: the history begins on ${from}; check the date`,
        ]
      : []),
    ...(ignoredEarlier > 0 ? ['the first period is incomplete and left out'] : []),
    ...(gaps > 0
      ? [
          `${periods(gaps)} without a record ${isFlow ? 'count as 0' : 'did not change it'} (at most ${longestGap} in a row)`,
        ]
      : []),
    ...(isFlow && negatives > 0 ? [`${periods(negatives)} below zero: models on logarithms are left out`] : []),
  ]
}

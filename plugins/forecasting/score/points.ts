import { RapportError } from 'rapport-crm/sdk'
import { MAXIMUM_HORIZON, periodStart } from '../algorithms/calendar.ts'
import { ForecastError } from '../algorithms/errors.ts'
import { forecastAhead, type Forecaster } from '../algorithms/forecaster.ts'
import { followSeries } from '../algorithms/forecast-series.ts'
import type { History } from '../features/history.ts'
import { dayText } from 'rapport-crm/task'
import { shareBy } from '../features/pace.ts'
import { surpriseOfFlow, surpriseOfLevel } from './progress.ts'
import { measureRules } from '../features/scope.ts'
import { regressorsOf, type FittedSeries } from '../artifact.ts'

/** What a part of a forecast is. */
export type PartKind = 'TREND' | 'SEASON' | 'EVENT' | 'CARRY_OVER' | 'PROGRESS'

/** One part of a forecast value, in the series' unit. */
interface PointPart {
  readonly kind: PartKind
  /** `trend`, `season`, `progress`, or the name of the holiday or promotion. */
  readonly name: string
  readonly value: number
}

/** Bounds that hold the true value with a stated probability. */
interface PointInterval {
  readonly level: number
  readonly lower: number
  readonly upper: number
}

/** The forecast of one period: `value = base + Σ contributions + residual`. */
export interface Point {
  readonly startsOn: string
  readonly endsOn: string
  readonly inProgress: boolean
  readonly value: number
  readonly intervals: readonly PointInterval[]
  readonly base: number
  readonly contributions: readonly PointPart[]
  readonly residual: number
}

/** A fitted series with its history as of now: all that a forecast is computed from. */
export interface SeriesState {
  readonly fitted: FittedSeries
  readonly history: History
  /** The forecaster after everything that was complete by now. */
  readonly forecaster: Forecaster
}

/** The days of a period. */
export const daysOf = (period: number, granularity: FittedSeries['scope']['granularity']) => ({
  startsOn: dayText(periodStart(period, granularity)),
  endsOn: dayText(periodStart(period + 1, granularity) - 1),
})

/** Lets a fitted series follow what has been complete since its fit. Values from before it are not fitted again. */
export const followHistory = (fitted: FittedSeries, { firstPeriod, values }: History): Forecaster => {
  const since = values.subarray(fitted.firstPeriod + fitted.periods - firstPeriod)
  const regressors = regressorsOf(fitted, fitted.firstPeriod + fitted.periods, since.length)
  return followSeries(fitted.forecaster, since, regressors?.columns)
}

/** Throws INVALID_INPUT for a horizon out of range. */
export const assertHorizon = (horizon: number, granularity: FittedSeries['scope']['granularity']): void => {
  const maximum = MAXIMUM_HORIZON[granularity]
  if (horizon >= 1 && horizon <= maximum) return
  throw new RapportError('INVALID_INPUT', `expected a horizon of 1 to ${maximum} (${granularity}), got ${horizon}`, {
    path: ['horizon'],
  })
}

/** Levels where none are asked for. */
export const usualLevels: readonly number[] = [0.8, 0.95]
const mostLevels = 5
/** The interval that says how much totals vary. */
const spreadLevel = 0.8

/** Throws INVALID_INPUT for levels outside 0 to 1, and for none or too many. */
export const assertLevels = (levels: readonly number[]): void => {
  const bad = levels.find((level) => !(level > 0 && level < 1))
  if (levels.length >= 1 && levels.length <= mostLevels && bad === undefined) return
  throw new RapportError(
    'INVALID_INPUT',
    bad === undefined
      ? `expected 1 to ${mostLevels} interval levels, got ${levels.length}`
      : `expected interval levels between 0 and 1, such as 0.8, got ${bad}`,
    { path: ['interval', 'levels'] },
  )
}

const kindOf = (name: string): PartKind =>
  name === 'trend' ? 'TREND' : name === 'season' ? 'SEASON' : name === 'carry-over' ? 'CARRY_OVER' : 'EVENT'

/**
 * The next `horizon` periods, the one in progress first, with intervals and contributions. Milliseconds at most.
 * Throws INVALID_INPUT where the forecast does not stay plausible that far ahead.
 */
export const pointsOf = (
  { fitted, history, forecaster }: SeriesState,
  horizon: number,
  levels: readonly number[] = usualLevels,
): Point[] => {
  const { measure, granularity } = fitted.scope
  const { kind } = measureRules[measure]
  const regressors = regressorsOf(fitted, history.period, horizon)
  const forecast = columnsOf(forecaster, horizon, [...levels, spreadLevel], regressors?.columns)
  const { names, effects } = forecast
  const expected = forecast.value[0]!
  const { toDate } = history
  const progress = (kind === 'FLOW' ? surpriseOfFlow : surpriseOfLevel)({
    toDate,
    share: shareBy(fitted.pace, history.elapsed, expected > 0 ? toDate / expected : undefined),
    expected,
    upperHalf: forecast.intervals.at(-1)!.upper[0]! - expected,
    records: fitted.recordsPerPeriod,
  })
  // Without refunds so far, what has come stays.
  const stays = kind === 'FLOW' && forecaster.floor === 0
  const surprise = stays ? Math.max(progress.shift, toDate - expected) : progress.shift
  return Array.from(forecast.value, (plain, i): Point => {
    const inProgress = i === 0
    const value = inProgress ? plain + surprise : plain
    const least = inProgress && stays ? Math.min(toDate, value) : -Infinity
    const half = (level: number, bound: number) =>
      Math.max(Math.abs(bound - plain) * progress.narrowed, progress.least(level))
    return {
      ...daysOf(history.period + i, granularity),
      inProgress,
      value,
      intervals: forecast.intervals.slice(0, -1).map(({ level, lower, upper }) => ({
        level,
        lower: inProgress ? Math.max(least, value - half(level, lower[i]!)) : lower[i]!,
        upper: inProgress ? value + half(level, upper[i]!) : upper[i]!,
      })),
      base: forecast.base,
      contributions: [
        ...names.map((name, j) => ({ kind: kindOf(name), name, value: effects.data[i * effects.cols + j]! })),
        ...(inProgress ? [{ kind: 'PROGRESS' as const, name: 'progress', value: surprise }] : []),
      ],
      residual: forecast.residual[i]!,
    }
  })
}

const columnsOf = (...[forecaster, horizon, levels, future]: ColumnsArgs) => {
  try {
    return forecastAhead(forecaster, horizon, { levels, ...(future && { future }) })
  } catch (error) {
    if (!(error instanceof ForecastError) || error.code !== 'HORIZON_OUT_OF_RANGE') throw error
    throw new RapportError('INVALID_INPUT', error.message, { path: ['horizon'], cause: error })
  }
}

type ColumnsArgs = [
  forecaster: Forecaster,
  horizon: number,
  levels: readonly number[],
  future: NonNullable<ReturnType<typeof regressorsOf>>['columns'] | undefined,
]

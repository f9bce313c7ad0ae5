import { rowOf, type Matrix } from 'rapport-crm/ml/data'
import { ForecastError } from './errors.ts'
import { valuesOf, type ModelSpec, type Regressors } from './model.ts'
import { fitAtOrigin, selectColumns } from './fit-at-origin.ts'
import { forecastModel, updateModel, type FittedModel } from './models.ts'

/** A series ready for models: regular, complete, finite. */
export interface SeriesInput {
  /** Oldest first. */
  readonly values: Float64Array
  /** Season lengths to look for, shortest first; those with fewer than two cycles are not used. */
  readonly seasons: readonly number[]
  /** Known events of each value, `n × k`; their future is given when forecasting. */
  readonly regressors?: Regressors
}

/** Where a backtest cuts: each origin is a number of leading values to train on. */
export interface BacktestPlan {
  readonly origins: readonly number[]
  /** Steps forecast from each origin; at most the horizon asked for. */
  readonly horizon: number
  /** Steps asked for. */
  readonly asked: number
  /** Seasons of which the shortest training part still holds two cycles. */
  readonly seasons: readonly number[]
}

/** Fewest values that any forecast is made from. */
const MINIMUM_VALUES = 6
/** Largest magnitude of a value: above it, sums of squares and cents lose their meaning in double precision. */
export const LARGEST_VALUE = 1e15

/** Seasons that have passed twice, with something left to test. */
export const usableSeasons = (n: number, seasons: readonly number[]): number[] =>
  seasons.filter((s) => n >= 2 * s + Math.max(2, Math.ceil(s / 4)))

const checkRegressors = ({ names, columns }: Regressors, rows: number): void => {
  if (columns.rows !== rows || columns.cols !== names.length) {
    throw new ForecastError(
      'INVALID_SERIES',
      `expected regressors of ${rows} × ${names.length}, got ${columns.rows} × ${columns.cols}`,
    )
  }
  const bad = columns.data.findIndex((v) => !Number.isFinite(v))
  if (bad >= 0) throw new ForecastError('INVALID_SERIES', `expected finite regressors, got ${columns.data[bad]}`)
}

/**
 * Plans rolling origins from the end backwards, evenly spaced by a quarter of the horizon.
 * The training part keeps at least two (usually three) cycles of the longest usable season.
 * @param origins most origins, default 12
 * @param atLeast fewest values of a training part
 * Throws ForecastError INSUFFICIENT_DATA when the series is shorter than 6 values or than the horizon, INVALID_SERIES when a
 * value is not finite or beyond ±1e15 or regressors have another shape, HORIZON_OUT_OF_RANGE when the horizon is not a whole number from 1.
 */
export const planBacktest = (series: SeriesInput, horizon: number, origins = 12, atLeast = 4): BacktestPlan => {
  const n = series.values.length
  if (!Number.isInteger(horizon) || horizon < 1) {
    throw new ForecastError('HORIZON_OUT_OF_RANGE', `expected a horizon of one or more whole periods, got ${horizon}`, {
      horizon,
    })
  }
  const bad = series.values.findIndex((v) => !(Math.abs(v) <= LARGEST_VALUE))
  if (bad >= 0) {
    throw new ForecastError(
      'INVALID_SERIES',
      `expected values within ±${LARGEST_VALUE}, got ${series.values[bad]} at index ${bad}`,
      { index: bad },
    )
  }
  const need = Math.max(MINIMUM_VALUES, horizon)
  if (n < need) {
    throw new ForecastError(
      'INSUFFICIENT_DATA',
      `a forecast of ${horizon} periods needs ${need} complete periods of history, got ${n}`,
      { have: n, need },
    )
  }
  if (series.regressors) checkRegressors(series.regressors, n)
  const seasons = usableSeasons(n, series.seasons)
  const longest = seasons.at(-1) ?? 1
  const shortest = Math.max(atLeast, Math.min(Math.max(Math.floor(n / 2), 2 * longest), Math.max(3 * longest, 20)))
  const room = n - shortest
  const steps = Math.min(horizon, Math.ceil(room / 2))
  const spacing = Math.ceil(steps / 4)
  const found: number[] = []
  for (let origin = n - steps; origin >= shortest && found.length < origins; origin -= spacing) found.push(origin)
  return { origins: found.reverse(), horizon: steps, asked: horizon, seasons }
}

/** One independent piece of a backtest: a model at an origin. */
export interface BacktestPiece {
  readonly spec: ModelSpec
  readonly origin: number
  readonly horizon: number
}

/** What a piece gave: the forecast, or why there is none. */
export interface BacktestResult extends BacktestPiece {
  readonly forecast: Float64Array | null
  /** The same periods, each forecast from the one before: the model has followed what happened, without another fit. */
  readonly next?: Float64Array
  readonly problem?: string
}

/**
 * The range that a forecast may not leave: twice the width of the history beyond its ends. Steep growth fits into it,
 * and a run-away trend or a non-stationary estimate soon leaves it.
 */
export const plausibleRange = (values: Float64Array): readonly [lowest: number, highest: number] => {
  const lowest = values.reduce((a, b) => Math.min(a, b), Infinity)
  const highest = values.reduce((a, b) => Math.max(a, b), -Infinity)
  const reach = 2 * (highest - lowest || Math.abs(highest) || 1)
  return [Math.max(-LARGEST_VALUE, lowest - reach), Math.min(LARGEST_VALUE, highest + reach)]
}

/** Forecasts of each period from the one before; the first is that of the origin itself. */
const oneStepAhead = (
  fitted: FittedModel,
  forecast: Float64Array,
  actual: Float64Array,
  future?: Matrix,
): Float64Array => {
  const next = forecast.slice()
  let model = fitted
  for (let i = 1; i < next.length; i++) {
    model = updateModel(model, actual[i - 1]!, future && rowOf(future, i - 1))
    const row = future && { data: Float64Array.from(rowOf(future, i)), rows: 1, cols: future.cols }
    next[i] = valuesOf(forecastModel(model, 1, row))[0]!
  }
  return next
}

/** Runs one piece. A refusal or an implausible forecast is a result with a problem, not an error. */
export const runPiece = (series: SeriesInput, piece: BacktestPiece): BacktestResult => {
  try {
    const { model, columns } = fitAtOrigin(piece.spec, series, piece.origin)
    const future =
      columns.length > 0 ? selectColumns(series.regressors!.columns, columns, piece.origin, piece.horizon) : undefined
    const forecast = valuesOf(forecastModel(model, piece.horizon, future))
    const [lowest, highest] = plausibleRange(series.values.subarray(0, piece.origin))
    if (!forecast.every((v) => v >= lowest && v <= highest)) {
      return { ...piece, forecast: null, problem: 'its forecast leaves the plausible range' }
    }
    const next = oneStepAhead(model, forecast, series.values.subarray(piece.origin), future)
    const within = next.map((v) => Math.min(highest, Math.max(lowest, v)))
    return within.every(Number.isFinite) ? { ...piece, forecast, next: within } : { ...piece, forecast }
  } catch (error) {
    if (!(error instanceof ForecastError)) throw error
    return { ...piece, forecast: null, problem: error.message }
  }
}

/**
 * All pieces of some specs over a plan, in a fixed order; without those at origins before the first season of a
 * seasonal naive forecast has passed.
 */
export const piecesOf = (plan: BacktestPlan, specs: readonly ModelSpec[], origins = plan.origins): BacktestPiece[] =>
  specs.flatMap((spec) => {
    const from = spec.model === 'SEASONAL_NAIVE' ? spec.season : 0
    return origins.filter((origin) => origin >= from).map((origin) => ({ spec, origin, horizon: plan.horizon }))
  })

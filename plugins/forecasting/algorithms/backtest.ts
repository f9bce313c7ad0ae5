import { rowOf, type Matrix } from 'rapport/task'
import { ForecastError } from './errors.ts'
import { valuesOf, type ModelSpec, type Regressors } from './model.ts'
import { fitModel, forecastModel, type FittedModel } from './models.ts'
import { findOutliers, winsorise } from './outliers.ts'

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
  /** Seasons of which the shortest training part still holds two cycles. */
  readonly seasons: readonly number[]
  /** Season of the baseline, 1 when even one cycle is missing. */
  readonly baselineSeason: number
}

/** Fewest values that any forecast is made from. */
export const MINIMUM_VALUES = 6
/** Largest magnitude of a value: above it, sums of squares and cents lose their meaning in double precision. */
export const LARGEST_VALUE = 1e15

/**
 * Plans rolling origins from the end backwards, evenly spaced by a quarter of the horizon.
 * The training part keeps at least two (usually three) cycles of the longest usable season.
 * @param origins most origins, default 12
 * Throws ForecastError INSUFFICIENT_DATA when the series is shorter than 6 values or than the horizon, INVALID_SERIES when a
 * value is not finite or beyond ±1e15, HORIZON_OUT_OF_RANGE when the horizon is not a whole number from 1.
 */
export const planBacktest = (series: SeriesInput, horizon: number, origins = 12): BacktestPlan => {
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
  const seasons = series.seasons.filter((s) => n >= 2 * s + Math.max(2, Math.ceil(s / 4)))
  const longest = seasons.at(-1) ?? 1
  const first = series.seasons[0] ?? 1
  const baselineSeason = seasons.findLast((s) => s <= 168) ?? (n >= first + 4 ? first : 1)
  const shortest = Math.max(
    4,
    baselineSeason,
    Math.min(Math.max(Math.floor(n / 2), 2 * longest), Math.max(3 * longest, 20)),
  )
  const room = n - shortest
  const steps = Math.min(horizon, Math.ceil(room / 2))
  const spacing = Math.ceil(steps / 4)
  const found: number[] = []
  for (let origin = n - steps; origin >= shortest && found.length < origins; origin -= spacing) found.push(origin)
  return { origins: found.reverse(), horizon: steps, seasons, baselineSeason }
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
  readonly problem?: string
}

/**
 * Range that a forecast may not leave: twice the width of the history beyond its ends. Wide enough for steep growth, and a
 * run-away trend or a non-stationary estimate is out of it soon.
 */
export const plausibleRange = (values: Float64Array): readonly [lowest: number, highest: number] => {
  const lowest = values.reduce((a, b) => Math.min(a, b), Infinity)
  const highest = values.reduce((a, b) => Math.max(a, b), -Infinity)
  const reach = 2 * (highest - lowest || Math.abs(highest) || 1)
  return [Math.max(-LARGEST_VALUE, lowest - reach), Math.min(LARGEST_VALUE, highest + reach)]
}

/** Columns of regressors that vary within the first `rows` values, with at least two occurrences: others cannot be estimated. */
const usableColumns = (regressors: Regressors, rows: number): number[] =>
  regressors.names.flatMap((_, j) => {
    let occurrences = 0
    for (let t = 0; t < rows; t++) if (rowOf(regressors.columns, t)[j] !== 0) occurrences++
    return occurrences >= 2 && occurrences < rows ? [j] : []
  })

/** Some columns of some rows of a table, `rows × columns.length`. */
export const selectColumns = (table: Matrix, columns: readonly number[], from: number, rows: number): Matrix => {
  const data = new Float64Array(rows * columns.length)
  for (let t = 0; t < rows; t++)
    columns.forEach((j, k) => (data[t * columns.length + k] = table.data[(from + t) * table.cols + j]!))
  return { data, rows, cols: columns.length }
}

/** Cleaning depends on the series and the origin alone, and every spec needs it: kept as long as the series lives. */
const cleaned = new WeakMap<SeriesInput, Map<number, Float64Array>>()

const cleanedUntil = (series: SeriesInput, origin: number): Float64Array => {
  const known = cleaned.get(series) ?? new Map<number, Float64Array>()
  cleaned.set(series, known)
  const hit = known.get(origin)
  if (hit) return hit
  const seen = series.values.subarray(0, origin)
  const { regressors } = series
  const isProtected = (t: number) => (regressors ? rowOf(regressors.columns, t).some((v) => v !== 0) : false)
  const seasons = series.seasons.filter((s) => origin >= 2 * s)
  const values = winsorise(seen, findOutliers(seen, seasons, isProtected))
  known.set(origin, values)
  return values
}

/** A model fitted to the first values of a series, and which regressors it took. */
export interface FittedAtOrigin {
  readonly model: FittedModel
  /** Columns of the series' regressors, in the order of the model. */
  readonly columns: readonly number[]
}

/**
 * Fits a spec to the first `origin` values, outliers pulled in as seen from there, so that nothing later leaks in.
 * Throws ForecastError INSUFFICIENT_DATA when the spec does not suit.
 */
export const fitAtOrigin = (spec: ModelSpec, series: SeriesInput, origin: number): FittedAtOrigin => {
  const { regressors } = series
  const values = cleanedUntil(series, origin)
  const columns = regressors ? usableColumns(regressors, origin) : []
  const known = columns.length > 0 && {
    names: columns.map((j) => regressors!.names[j]!),
    columns: selectColumns(regressors!.columns, columns, 0, origin),
  }
  return { model: known ? fitModel(spec, values, known) : fitModel(spec, values), columns }
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
    return { ...piece, forecast }
  } catch (error) {
    if (!(error instanceof ForecastError)) throw error
    return { ...piece, forecast: null, problem: error.message }
  }
}

/** All pieces of some specs over a plan, in a fixed order. */
export const piecesOf = (plan: BacktestPlan, specs: readonly ModelSpec[], origins = plan.origins): BacktestPiece[] =>
  specs.flatMap((spec) => origins.map((origin) => ({ spec, origin, horizon: plan.horizon })))

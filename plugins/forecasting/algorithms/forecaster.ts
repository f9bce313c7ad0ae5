import { isModel, type Matrix } from 'rapport-crm/ml/data'
import { LARGEST_VALUE, plausibleRange, type SeriesInput } from './backtest.ts'
import type { Choice } from './choose.ts'
import { ForecastError } from './errors.ts'
import { fitAtOrigin, selectColumns } from './fit-at-origin.ts'
import { boundsOf, type Calibration } from './intervals.ts'
import { valuesOf, type ForecastComponents, type ModelSpec } from './model.ts'
import { forecastModel, modelName, updateModel, type FittedModel } from './models.ts'

/** Everything a forecast needs, as plain JSON data: store it, send it, follow new observations with it. */
export interface Forecaster {
  readonly model: 'forecaster'
  readonly members: readonly {
    readonly weight: number
    readonly model: FittedModel
    readonly columns: readonly number[]
  }[]
  readonly calibration: Calibration
  /** Names of all regressors of the series; `future` must have these columns. */
  readonly regressorNames: readonly string[]
  /** Lowest value ever reasonable: 0 for a series that was never negative, else null. */
  readonly floor: number | null
  readonly range: readonly [lowest: number, highest: number]
  /** Observations behind it. */
  readonly observations: number
  /** How it was chosen, and what was given up on the way. */
  readonly words: string
}

/** Whether a stored value is a forecaster, for reading it back from an artifact. */
export const isForecaster = (value: unknown): value is Forecaster => isModel(value, 'forecaster')

/** A forecast as columns, `horizon` long. `value[i] = base + Σ_k effects[i, k] + residual[i]` exactly. */
export interface ForecastColumns {
  readonly value: Float64Array
  readonly intervals: readonly { readonly level: number; readonly lower: Float64Array; readonly upper: Float64Array }[]
  /** Level at the origin. */
  readonly base: number
  /** Names of the effects: `trend`, `season`, and the regressors. */
  readonly names: readonly string[]
  readonly effects: Matrix
  /** What no named effect explains: the movement of an ARIMA, a fading error, the cut at the floor. */
  readonly residual: Float64Array
}

/**
 * Fits the chosen models to the whole series. A member that cannot be fitted, or whose forecast leaves the plausible
 * range, is dropped and named in `words`; if none is left, the baseline is used.
 */
export const fitForecaster = (series: SeriesInput, choice: Choice, horizon: number, future?: Matrix): Forecaster => {
  const range = plausibleRange(series.values)
  const base = {
    model: 'forecaster' as const,
    calibration: choice.calibration,
    regressorNames: series.regressors?.names ?? [],
    floor: series.values.every((v) => v >= 0) ? 0 : null,
    range,
    observations: series.values.length,
  }
  const givenUp: string[] = []
  const tryFit = (spec: ModelSpec, weight: number) => {
    try {
      const { model, columns } = fitAtOrigin(spec, series, series.values.length)
      const own = columns.length > 0 && future ? selectColumns(future, columns, 0, horizon) : undefined
      if (valuesOf(forecastModel(model, horizon, own)).every((v) => v >= range[0] && v <= range[1]))
        return [{ weight, model, columns }]
      givenUp.push(`${modelName(spec)}: its forecast leaves the plausible range`)
    } catch (error) {
      if (!(error instanceof ForecastError)) throw error
      givenUp.push(`${modelName(spec)}: ${error.message}`)
    }
    return []
  }
  let members = choice.members.flatMap(({ spec, weight }) => tryFit(spec, weight))
  const fellBack = members.length === 0
  if (fellBack) members = tryFit(choice.baseline.spec, 1)
  const total = members.reduce((sum, m) => sum + m.weight, 0)
  const taken = new Set(members.flatMap((m) => m.columns))
  const unknown = base.regressorNames.filter((_, j) => !taken.has(j))
  const words = [
    choice.words,
    ...(givenUp.length > 0
      ? [
          'Discarded on the whole history: ' +
            `${givenUp.join('; ')}${fellBack ? `; ${choice.baseline.name} is used instead` : ''}.`,
        ]
      : []),
    ...(unknown.length > 0 ? [`No effect could be learned for: ${unknown.join(', ')}.`] : []),
  ].join(' ')
  return { ...base, members: members.map((m) => ({ ...m, weight: m.weight / total })), words }
}

const merge = (
  parts: readonly { weight: number; parts: ForecastComponents }[],
  horizon: number,
): ForecastComponents => {
  const names = [...new Set(parts.flatMap((p) => p.parts.names))]
  const cols = names.length
  const data = new Float64Array(horizon * cols)
  const remainder = new Float64Array(horizon)
  let base = 0
  for (const { weight, parts: own } of parts) {
    base += weight * own.base
    const places = own.names.map((name) => names.indexOf(name))
    for (let i = 0; i < horizon; i++) {
      remainder[i]! += weight * own.remainder[i]!
      places.forEach((place, j) => (data[i * cols + place]! += weight * own.effects.data[i * places.length + j]!))
    }
  }
  return { base, names, effects: { data, rows: horizon, cols }, remainder }
}

/**
 * The next `horizon` values with intervals and contributions.
 * @param levels coverage of the intervals, default .8 and .95; wider ones enclose narrower ones
 * @param future regressors ahead, `horizon × regressorNames.length`; absent means none of the events takes place
 * Throws ForecastError INVALID_LEVEL, INVALID_SERIES when `future` has another shape, HORIZON_OUT_OF_RANGE when the horizon is not a whole
 * number from 1 or no member stays plausible that far; members that do not are left out.
 */
export const forecastAhead = (
  forecaster: Forecaster,
  horizon: number,
  { levels = [0.8, 0.95], future }: { levels?: readonly number[]; future?: Matrix } = {},
): ForecastColumns => {
  if (!Number.isInteger(horizon) || horizon < 1) {
    throw new ForecastError('HORIZON_OUT_OF_RANGE', `expected a horizon of one or more whole periods, got ${horizon}`, {
      horizon,
    })
  }
  const k = forecaster.regressorNames.length
  if (future && (future.rows < horizon || future.cols !== k)) {
    throw new ForecastError(
      'INVALID_SERIES',
      `expected future regressors of ${horizon} × ${k}, got ${future.rows} × ${future.cols}`,
    )
  }
  if (future && !future.data.every(Number.isFinite)) {
    throw new ForecastError('INVALID_SERIES', 'expected finite future regressors, got a value that is not')
  }
  const wrong = levels.find((level) => !(level > 0 && level < 1))
  if (wrong !== undefined) {
    throw new ForecastError('INVALID_LEVEL', `expected interval levels between 0 and 1, got ${wrong}`, { level: wrong })
  }
  const [lowest, highest] = forecaster.range
  const usable = forecaster.members
    .map(({ weight, model, columns }) => {
      const own = columns.length > 0 && future ? selectColumns(future, columns, 0, horizon) : undefined
      return { weight, parts: forecastModel(model, horizon, own) }
    })
    .filter(({ parts }) => valuesOf(parts).every((v) => v >= lowest && v <= highest))
  const total = usable.reduce((sum, m) => sum + m.weight, 0)
  if (usable.length === 0) {
    throw new ForecastError(
      'HORIZON_OUT_OF_RANGE',
      `this model's forecast leaves the plausible range within ${horizon} periods: fit again, or ask for fewer`,
      { horizon },
    )
  }
  const merged = merge(
    usable.map(({ weight, parts }) => ({ weight: weight / total, parts })),
    horizon,
  )
  const within = (v: number) => Math.min(highest, Math.max(forecaster.floor ?? lowest, v))
  const raw = valuesOf(merged)
  const value = raw.map(within)
  const floor = forecaster.floor ?? -LARGEST_VALUE
  const intervals = levels.map((level) => {
    const { lower, upper } = boundsOf(forecaster.calibration, level, value)
    return {
      level,
      lower: lower.map((v) => Math.max(floor, v)),
      upper: upper.map((v) => Math.min(LARGEST_VALUE, v)),
    }
  })
  const residual = merged.remainder.map((rest, i) => rest + value[i]! - raw[i]!)
  return { value, intervals, base: merged.base, names: merged.names, effects: merged.effects, residual }
}

/** A forecaster after one more observation. */
export interface Followed {
  readonly forecaster: Forecaster
  /** What had been expected for this period. */
  readonly expected: number
  /**
   * Whether the value was so far off (twice the 95 % half width) that the states follow a value pulled in to that
   * distance.
   */
  readonly pulledIn: boolean
}

/**
 * Follows one more observed period without another fit: parameters, weights and intervals stay, states move. Takes
 * microseconds.
 * @param row regressors of that period, in the order of `regressorNames` Throws ForecastError INVALID_SERIES if the
 * value is not finite or beyond ±1e15.
 */
export const followObservation = (forecaster: Forecaster, value: number, row?: ArrayLike<number>): Followed => {
  if (!(Math.abs(value) <= LARGEST_VALUE)) {
    throw new ForecastError('INVALID_SERIES', `expected a value within ±${LARGEST_VALUE}, got ${value}`)
  }
  const future = row && { data: Float64Array.from(row), rows: 1, cols: row.length }
  const next = forecastAhead(forecaster, 1, { levels: [0.95], ...(future ? { future } : {}) })
  const expected = next.value[0]!
  const { lower, upper } = next.intervals[0]!
  const lowest = expected - 2 * (expected - lower[0]!)
  const highest = expected + 2 * (upper[0]! - expected)
  const pulledIn = highest > lowest && (value < lowest || value > highest)
  const followed = pulledIn ? Math.min(highest, Math.max(lowest, value)) : value
  return {
    forecaster: {
      ...forecaster,
      members: forecaster.members.map(({ weight, model, columns }) => ({
        weight,
        columns,
        model: updateModel(model, followed, row ? columns.map((j) => row[j]!) : undefined),
      })),
      floor: value < 0 ? null : forecaster.floor,
      range: [Math.min(forecaster.range[0], value), Math.max(forecaster.range[1], value)],
      observations: forecaster.observations + 1,
    },
    expected,
    pulledIn,
  }
}

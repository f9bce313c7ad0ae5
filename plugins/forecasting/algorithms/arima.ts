import { estimateArima, ARIMA_MAXIMUM_VALUES } from './arima-library.ts'
import { armaWeights, differenced, differencing } from './arima-polynomials.ts'
import { armaFilter, armaForecast, armaUpdate } from './arma-filter.ts'
import { ForecastError } from './errors.ts'
import { fourierRow, fourierTerms } from './fourier.ts'
import { partsOf, type ModelSpec, type Regressors, type SeriesModel } from './model.ts'

type ArimaSpec = Extract<ModelSpec, { model: 'ARIMA' }>

/**
 * A fitted ARIMA with what its recursion needs to continue: polynomials, the last values without regression, the last
 * innovations.
 */
export interface ArimaState {
  readonly order: ArimaSpec['order']
  readonly seasonal: ArimaSpec['seasonal']
  readonly season: number
  readonly ar: readonly number[]
  readonly ma: readonly number[]
  readonly seasonalAr: readonly number[]
  readonly seasonalMa: readonly number[]
  readonly mean: number
  readonly variance: number
  readonly logLikelihood: number
  /** State of the differenced series. */
  readonly arma: readonly number[]
  /** Last values minus regression and mean, newest first: the start of summing up differences. */
  readonly values: readonly number[]
  /** Observations seen, the time index of the next one. */
  readonly n: number
  /** Coefficient of the straight line in time, 0 without. */
  readonly drift: number
  readonly fourierSeasons: readonly number[]
  readonly fourier: readonly number[]
  readonly names: readonly string[]
  readonly regressors: readonly number[]
}

/** Whether values differ by more than rounding; they are in units of the series' deviation. */
const varies = (x: Float64Array): boolean => x.some((v) => Math.abs(v - x[0]!) > 1e-9)

const dot = (a: readonly number[], b: ArrayLike<number>): number => {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * (b[i] ?? 0)
  return sum
}

/** The time index is divided by this, so that a drift has the size of other coefficients. */
const DRIFT_UNIT = 100

const deterministicColumns = (spec: ArimaSpec, from: number, rows: number): number[][] => {
  const times = Array.from({ length: rows }, (_, i) => from + i)
  const terms = fourierTerms(spec.fourier)
  const columns = terms.map((term) => times.map((t) => fourierRow([term], t)[0]!))
  return spec.drift ? [times.map((t) => t / DRIFT_UNIT), ...columns] : columns
}

const columnsOf = (regressors: Regressors | undefined, from: number): number[][] => {
  if (!regressors) return []
  const { data, rows, cols } = regressors.columns
  return regressors.names.map((_, j) => Array.from({ length: rows - from }, (__, i) => data[(from + i) * cols + j]!))
}

const refuse = (why: string): never => {
  throw new ForecastError('INSUFFICIENT_DATA', `this ARIMA does not fit the series: ${why}`, { reason: why })
}

const CHECKED_STEPS = 3

/**
 * ARIMA, SARIMA or SARIMAX of fixed orders: estimated by the library `arima`, continued by our own recursion.
 * Degenerate fits are refused: a constant series after differencing (the library returns variance 0 or garbage), a
 * non-stationary or non-converged estimate, and a recursion that does not reproduce the library's own first forecasts.
 * Parts: `base` the mean of the last season without regression, one effect per regressor, `trend` for a drift, `season`
 * for Fourier columns; the ARIMA movement itself is the remainder, because it is not a sum of named causes.
 * @see Box & Jenkins, "Time Series Analysis" (1970); Hyndman & Athanasopoulos, "Forecasting: Principles and Practice"
 * (2021), ch. 9–10
 */
export const arima: SeriesModel<ArimaSpec, ArimaState> = {
  fit(spec, all, regressors) {
    const from = Math.max(0, all.length - ARIMA_MAXIMUM_VALUES)
    const values = all.subarray(from)
    const [p, d, q] = spec.order
    const [P, D, Q] = spec.seasonal
    const season = P + D + Q > 0 ? spec.season : 1
    const need = Math.max(10, 2 * season) + d + season * D + p + q + P + Q
    if (values.length < need) {
      throw new ForecastError('INSUFFICIENT_DATA', `this ARIMA needs ${need} values, got ${values.length}`, {
        have: values.length,
        need,
      })
    }
    const mean = values.reduce((a, b) => a + b, 0) / values.length
    const unit = Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / values.length)
    if (!(unit > 1e-9 * Math.abs(mean))) refuse('all values are the same')
    const scaled = values.map((v) => v / unit)
    const differences = differencing(d, D, season)
    if (!varies(differenced(scaled, differences))) return refuse('its differences are all the same')
    const deterministic = deterministicColumns(spec, from, values.length)
    const columns = [...deterministic, ...columnsOf(regressors, from)]
    // The check needs forecasts only, so the regressors' future may be anything both sides agree on: zero.
    const future = columns.map(() => Array.from({ length: CHECKED_STEPS }, () => 0))
    const found = estimateArima({ ...spec, season }, scaled, columns, future, CHECKED_STEPS)
    if (!found) return refuse('no stationary, converged estimate')
    const without = scaled.map(
      (v, t) => v - found.mean - columns.reduce((sum, c, j) => sum + c[t]! * found.regressors[j]!, 0),
    )
    const state: ArimaState = {
      order: spec.order,
      seasonal: spec.seasonal,
      season,
      ar: found.ar,
      ma: found.ma,
      seasonalAr: found.seasonalAr,
      seasonalMa: found.seasonalMa,
      mean: found.mean * unit,
      variance: found.variance * unit * unit,
      logLikelihood: found.logLikelihood - found.residuals.length * Math.log(unit),
      arma: armaFilter(differenced(without, differences), armaWeights({ ...found, season })).map((v) => v * unit),
      values: Array.from(without.slice(-Math.max(differences.length - 1, season)).reverse(), (v) => v * unit),
      n: all.length,
      drift: spec.drift ? (found.regressors[0]! * unit) / DRIFT_UNIT : 0,
      fourierSeasons: spec.fourier,
      fourier: found.regressors.slice(spec.drift ? 1 : 0, deterministic.length).map((v) => v * unit),
      names: regressors?.names ?? [],
      regressors: found.regressors.slice(deterministic.length, columns.length).map((v) => v * unit),
    }
    const ours = movement(state, CHECKED_STEPS)
    const gap = Math.max(...found.forecasts.map((f, i) => Math.abs(f * unit - state.mean - ours[i]!)))
    if (!(gap <= 0.05 * Math.sqrt(state.variance))) refuse("the recursion does not reproduce the library's forecasts")
    return state
  },
  forecast(state, horizon, future) {
    const path = movement(state, horizon)
    const recent = state.values.slice(0, state.season)
    const atOrigin = recent.reduce((sum, v) => sum + v, 0) / recent.length
    const base = state.mean + atOrigin + state.drift * (state.n - 1)
    const terms = fourierTerms(state.fourierSeasons)
    const steps = Array.from({ length: horizon }, (_, i) => i)
    const effects: [string, Float64Array][] = []
    if (state.drift !== 0) effects.push(['trend', Float64Array.from(steps, (i) => state.drift * (i + 1))])
    if (terms.length > 0)
      effects.push(['season', Float64Array.from(steps, (i) => dot(state.fourier, fourierRow(terms, state.n + i)))])
    const k = state.names.length
    state.names.forEach((name, j) => {
      effects.push([
        name,
        Float64Array.from(steps, (i) => (future ? future.data[i * k + j]! : 0) * state.regressors[j]!),
      ])
    })
    return partsOf(
      base,
      effects,
      path.map((v) => v - atOrigin),
    )
  },
  update(state, value, row) {
    const terms = fourierTerms(state.fourierSeasons)
    const known =
      state.mean +
      state.drift * state.n +
      dot(state.fourier, fourierRow(terms, state.n)) +
      dot(state.regressors, row ?? [])
    const x = value - known
    const [, d] = state.order
    const change = differencing(d, state.seasonal[1], state.season).reduce(
      (sum, c, i) => sum + c * (i === 0 ? x : state.values[i - 1]!),
      0,
    )
    return {
      ...state,
      n: state.n + 1,
      arma: armaUpdate(state.arma, armaWeights(state), change),
      values: [x, ...state.values.slice(0, -1)],
    }
  },
}

/** Expected path of the ARIMA errors: the differenced series' forecast, summed up again. */
const movement = (state: ArimaState, horizon: number): Float64Array => {
  const path = armaForecast(state.arma, armaWeights(state), horizon)
  const differences = differencing(state.order[1], state.seasonal[1], state.season)
  for (let i = 0; i < horizon; i++) {
    for (let k = 1; k < differences.length; k++)
      path[i]! -= differences[k]! * (k <= i ? path[i - k]! : state.values[k - i - 1]!)
  }
  return path
}

import { cholesky, choleskySolve } from 'rapport-crm/ml/linear-algebra'
import { ForecastError } from './errors.ts'
import { fourierRow, fourierTerms } from './fourier.ts'
import { normalEquations } from './linear.ts'
import { partsOf, type ModelSpec, type SeriesModel } from './model.ts'

/** A fitted additive model: coefficients in units of the series, time as the index of the observation. */
export interface AdditiveState {
  /** Observations seen, so the next one has time index `n`. */
  readonly n: number
  readonly intercept: number
  readonly slope: number
  readonly changepoints: readonly number[]
  /** Change of slope at each changepoint. */
  readonly bends: readonly number[]
  readonly seasons: readonly number[]
  readonly fourier: readonly number[]
  readonly names: readonly string[]
  readonly regressors: readonly number[]
  /** How much of one period's residual carries over to the next, 0 … .98. */
  readonly carry: number
  /** Residual of the last observation. */
  readonly residual: number
}

const MOST_CHANGEPOINTS = 25
/**
 * The trend may bend only in the first part of the history: a bend at the very end would be extrapolated from noise.
 */
const BENDING_SHARE = 0.85
const SLOPE_DEVIATION = 5
const SEASON_DEVIATION = 10
const REGRESSOR_DEVIATION = 10
const ROUNDS = 4

const trendAt = (state: Pick<AdditiveState, 'intercept' | 'slope' | 'changepoints' | 'bends'>, t: number): number =>
  state.changepoints.reduce(
    (sum, at, j) => sum + Math.max(0, t - at) * state.bends[j]!,
    state.intercept + state.slope * t,
  )

const dot = (a: readonly number[], b: ArrayLike<number>): number => a.reduce((sum, v, i) => sum + v * (b[i] ?? 0), 0)

/**
 * Piecewise linear trend + Fourier seasons + regressors, fitted together by maximum a posteriori: normal priors on
 * every effect, with the noise variance re-estimated in a few rounds, so that the ridge adapts to the series. The last
 * residual fades geometrically into the forecast (first-order autocorrelation), which a purely deterministic model
 * ignores. Parts: `base` trend at the origin, `trend` its change since, `season`, one effect per regressor,
 * `carry-over` the fading residual; nothing is left unexplained.
 * @see Taylor & Letham, "Forecasting at scale" (2018), with normal instead of Laplace priors: closed form, no sampler
 */
export const additive: SeriesModel<Extract<ModelSpec, { model: 'ADDITIVE' }>, AdditiveState> = {
  fit({ seasons, flexibility }, values, regressors) {
    const n = values.length
    const need = Math.max(6, 2 * (seasons.at(-1) ?? 1))
    if (n < need) {
      throw new ForecastError('INSUFFICIENT_DATA', `the additive model expected at least ${need} values, got ${n}`, {
        have: n,
        need,
      })
    }
    const mean = values.reduce((a, b) => a + b, 0) / n
    const unit = Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / n) || 1
    const pieces = Math.min(MOST_CHANGEPOINTS, Math.floor(n / 5))
    const changepoints = Array.from({ length: pieces }, (_, j) =>
      Math.round(((j + 1) * BENDING_SHARE * n) / (pieces + 1)),
    )
    const terms = fourierTerms(seasons)
    const names = regressors?.names ?? []
    const columnScale = names.map((_, j) => {
      let squares = 0
      for (let t = 0; t < n; t++) squares += regressors!.columns.data[t * names.length + j]! ** 2
      return Math.sqrt(squares / n) || 1
    })
    const cols = 2 + pieces + terms.length + names.length
    const data = new Float64Array(n * cols)
    for (let t = 0; t < n; t++) {
      const row = t * cols
      data[row] = 1
      data[row + 1] = t / n
      changepoints.forEach((at, j) => (data[row + 2 + j] = Math.max(0, t - at) / n))
      fourierRow(terms, t).forEach((v, j) => (data[row + 2 + pieces + j] = v))
      for (let j = 0; j < names.length; j++) {
        data[row + 2 + pieces + terms.length + j] = regressors!.columns.data[t * names.length + j]! / columnScale[j]!
      }
    }
    const design = { data, rows: n, cols }
    const y = values.map((v) => (v - mean) / unit)
    const { gram, moment } = normalEquations(design, y)
    const prior = Float64Array.from({ length: cols }, (_, j) => {
      if (j === 0) return 1e3
      if (j === 1) return SLOPE_DEVIATION
      if (j < 2 + pieces) return flexibility
      return j < 2 + pieces + terms.length ? SEASON_DEVIATION : REGRESSOR_DEVIATION
    })
    let noise = 0.1
    let weights: Float64Array = new Float64Array(cols)
    let residuals: Float64Array = y
    for (let round = 0; round < ROUNDS; round++) {
      const system = Float64Array.from(gram)
      for (let j = 0; j < cols; j++) system[j * cols + j]! += noise / prior[j]! ** 2 + 1e-9
      const factor = cholesky(system, cols, 1e-12)
      if (!factor) break
      weights = choleskySolve(factor, moment, cols)
      residuals = y.map((v, t) => {
        let fit = 0
        for (let j = 0; j < cols; j++) fit += data[t * cols + j]! * weights[j]!
        return v - fit
      })
      noise = Math.max(1e-6, residuals.reduce((sum, r) => sum + r * r, 0) / n)
    }
    let lagged = 0
    let squares = 0
    for (let t = 1; t < n; t++) {
      lagged += residuals[t]! * residuals[t - 1]!
      squares += residuals[t - 1]! ** 2
    }
    const w = Array.from(weights, (v) => v * unit)
    return {
      n,
      intercept: mean + w[0]!,
      slope: w[1]! / n,
      changepoints,
      bends: w.slice(2, 2 + pieces).map((v) => v / n),
      seasons,
      fourier: w.slice(2 + pieces, 2 + pieces + terms.length),
      names,
      regressors: w.slice(2 + pieces + terms.length).map((v, j) => v / columnScale[j]!),
      carry: squares > 0 ? Math.min(0.98, Math.max(0, lagged / squares)) : 0,
      residual: residuals[n - 1]! * unit,
    }
  },
  forecast(state, horizon, future) {
    const terms = fourierTerms(state.seasons)
    const base = trendAt(state, state.n - 1)
    const trend = new Float64Array(horizon)
    const season = new Float64Array(horizon)
    const carryOver = new Float64Array(horizon)
    for (let i = 0; i < horizon; i++) {
      const t = state.n + i
      trend[i] = trendAt(state, t) - base
      season[i] = dot(state.fourier, fourierRow(terms, t))
      carryOver[i] = state.residual * state.carry ** (i + 1)
    }
    const k = state.names.length
    const effects = state.names.map((name, j): [string, Float64Array] => [
      name,
      Float64Array.from({ length: horizon }, (_, i) => (future ? future.data[i * k + j]! : 0) * state.regressors[j]!),
    ])
    return partsOf(
      base,
      [['trend', trend], ['season', season], ...effects, ['carry-over', carryOver]],
      new Float64Array(horizon),
    )
  },
  update(state, value, row) {
    const expected =
      trendAt(state, state.n) +
      dot(state.fourier, fourierRow(fourierTerms(state.seasons), state.n)) +
      dot(state.regressors, row ?? [])
    return { ...state, n: state.n + 1, residual: value - expected }
  },
}

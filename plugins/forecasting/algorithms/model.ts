import type { Matrix } from 'rapport-crm/ml/data'

/** Scale on which a model works. `LOG` needs every value above zero; its effects multiply. */
export type Scale = 'LINEAR' | 'LOG'

/** A model without any choice to make. */
export interface PlainSpec {
  readonly model: 'DRIFT' | 'MEAN' | 'CROSTON' | 'TSB'
  readonly scale: 'LINEAR'
}

/** What is to be fitted; plain data, so that one piece of a backtest is a spec, a series and an origin. */
export type ModelSpec =
  | { readonly model: 'SEASONAL_NAIVE'; readonly scale: 'LINEAR'; readonly season: number }
  | PlainSpec
  | { readonly model: 'ETS'; readonly scale: Scale; readonly season: number }
  | { readonly model: 'MSTL_ETS'; readonly scale: Scale; readonly seasons: readonly number[] }
  | {
      readonly model: 'ARIMA'
      readonly scale: Scale
      readonly order: readonly [p: number, d: number, q: number]
      readonly seasonal: readonly [P: number, D: number, Q: number]
      /** Season length of the seasonal part, 1 for none. */
      readonly season: number
      /** A straight line beside the ARIMA errors (in differences: a drift). */
      readonly drift: boolean
      /** Seasons too long for a seasonal part, as Fourier columns. */
      readonly fourier: readonly number[]
      /** Least squares is five times quicker and a little less accurate: for screening. */
      readonly estimation: 'LIKELIHOOD' | 'LEAST_SQUARES'
    }
  | {
      readonly model: 'ADDITIVE'
      readonly scale: Scale
      readonly seasons: readonly number[]
      /** Prior deviation of a change of slope: small keeps the trend straight, large lets it bend. */
      readonly flexibility: number
    }

/** Columns known ahead (holidays, promotions), `n × k` row-major, one name a column. */
export interface Regressors {
  readonly names: readonly string[]
  readonly columns: Matrix
}

/**
 * A forecast as parts that add up exactly: `value[i] = base + Σ_k effects[i, k] + remainder[i]`.
 * `base` is the level at the origin; `effects` is `horizon × names.length`; `remainder` is what the model does not attribute.
 */
export interface ForecastComponents {
  readonly base: number
  readonly names: readonly string[]
  readonly effects: Matrix
  readonly remainder: Float64Array
}

/**
 * One kind of model on its own scale (logs are taken outside). A state is plain JSON data: it can be stored and sent.
 * `fit` throws `ForecastError` INSUFFICIENT_DATA when the series is too short or degenerate for it.
 */
export interface SeriesModel<Spec, State> {
  fit(spec: Spec, values: Float64Array, regressors?: Regressors): State
  /** Parts of the next `horizon` values; `future` is `horizon × k` with the columns of `fit`. */
  forecast(state: State, horizon: number, future?: Matrix): ForecastComponents
  /** The state after one more value, parameters unchanged; `row` holds the regressors of that value. */
  update(state: State, value: number, row?: ArrayLike<number>): State
}

/** Sums the parts: the point forecasts. */
export const valuesOf = (parts: ForecastComponents): Float64Array => {
  const k = parts.names.length
  return parts.remainder.map((rest, i) => {
    let sum = parts.base + rest
    for (let j = 0; j < k; j++) sum += parts.effects.data[i * k + j]!
    return sum
  })
}

/** Parts from one column an effect. */
export const partsOf = (
  base: number,
  effects: readonly (readonly [name: string, column: Float64Array])[],
  remainder: Float64Array,
): ForecastComponents => {
  const rows = remainder.length
  const cols = effects.length
  const data = new Float64Array(rows * cols)
  effects.forEach(([, column], j) => {
    for (let i = 0; i < rows; i++) data[i * cols + j] = column[i]!
  })
  return { base, names: effects.map(([name]) => name), effects: { data, rows, cols }, remainder }
}

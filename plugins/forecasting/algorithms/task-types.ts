import type { Matrix, TaskFunction } from 'rapport-crm/task'
import type { BacktestPiece, BacktestResult, SeriesInput } from './backtest.ts'
import type { Algorithm } from './candidates.ts'
import type { Choice } from './choose.ts'
import type { Refusal } from './errors.ts'
import type { ForecastColumns, Forecaster } from './forecaster.ts'
import type { LevelShift } from './level-shift.ts'
import type { Outlier } from './outliers.ts'
import type { OpenOpportunities, RollUp, RollUpOptions } from './pipeline.ts'

/** A result, or why there is none: refusals are data, since an error's class does not survive the way between threads. */
export type Answer<T> = ({ readonly ok: true } & T) | ({ readonly ok: false } & Refusal)

/** Forecast one series from scratch. */
export interface FitInput {
  readonly series: SeriesInput
  readonly algorithm: Algorithm
  readonly horizon: number
  /** Most origins of the backtest, default 12. */
  readonly origins?: number
  /** What a search in pieces has decided already; absent: the search is done here. */
  readonly choice?: Choice
  /** Regressors ahead, `horizon × k`. */
  readonly future?: Matrix
  /** Coverage of the intervals, default .8 and .95. */
  readonly levels?: readonly number[]
}

/** What a fit gives: the decision with its measures, the model to store, and the forecast. */
export interface FitOutput {
  readonly choice: Choice
  readonly forecaster: Forecaster
  readonly forecast: ForecastColumns
  /** Accidents in the history that models were not fitted to as they stand. */
  readonly outliers: readonly Outlier[]
  /** A level that has moved lately: models learn the history as if it had always been the new one. */
  readonly shift: LevelShift | undefined
}

/** The tasks of this plugin. */
export interface ForecastingTasks {
  /** The whole way for one series; spread many series over the pool with `map`. */
  readonly fitSeries: TaskFunction<FitInput, Answer<FitOutput>>
  /** One model at one origin; spread one long series over the pool with `map(task, { series }, pieces)`. */
  readonly backtest: TaskFunction<{ readonly series: SeriesInput } & BacktestPiece, BacktestResult>
  /** A pipeline of more deals than a request should wait for in the server's own thread. */
  readonly rollUp: TaskFunction<{ readonly open: OpenOpportunities; readonly options: RollUpOptions }, RollUp>
}

import type { TaskFunction } from 'rapport-crm/task'
import type { BacktestPiece, BacktestResult, SeriesInput } from './algorithms/backtest.ts'
import type { Refusal } from './algorithms/errors.ts'
import type { FitInput, FitOutput } from './algorithms/forecast-series.ts'
import type { OpenOpportunities, RollUp, RollUpOptions } from './algorithms/pipeline.ts'

// Each task loads its own algorithm, so that a thread loads no more than it runs.

/**
 * A result, or why there is none: refusals are data, because an error's class does not survive the transfer between
 * threads.
 */
export type Answer<T> = ({ readonly ok: true } & T) | ({ readonly ok: false } & Refusal)

/** Everything for one series; spread many series over the pool with `map`. */
export const fitSeries: TaskFunction<FitInput, Answer<FitOutput>> = async (input, { progress }) => {
  const { forecastSeries } = await import('./algorithms/forecast-series.ts')
  const { refusalOf } = await import('./algorithms/errors.ts')
  try {
    return { ok: true, ...forecastSeries(input, progress) }
  } catch (error) {
    return { ok: false, ...refusalOf(error) }
  }
}

/** One model at one origin; spread one long series over the pool with `map(task, { series }, pieces)`. */
export const backtest: TaskFunction<{ readonly series: SeriesInput } & BacktestPiece, BacktestResult> = async ({
  series,
  ...piece
}) => {
  const { runPiece } = await import('./algorithms/backtest.ts')
  return runPiece(series, piece)
}

/** The value of a pipeline. */
export const rollUp: TaskFunction<
  { readonly open: OpenOpportunities; readonly options: RollUpOptions },
  RollUp
> = async ({ open, options }) => {
  const { rollUpPipeline } = await import('./algorithms/pipeline.ts')
  return rollUpPipeline(open, options)
}

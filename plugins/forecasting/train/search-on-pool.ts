import type { BacktestPiece, BacktestResult, SeriesInput } from '../algorithms/backtest.ts'
import type { Choice } from '../algorithms/choose.ts'
import { comparisonPieces, concludeSearch, planSearch, type SearchOptions } from '../algorithms/search.ts'
import type { Context } from '../manifest.ts'

/** Longer series are searched in pieces, so that one of them takes all threads, not one. */
const longSeries = 400

/** Whether a series is long enough for a search in pieces to be worth the way. */
export const isLong = ({ values }: SeriesInput): boolean => values.length > longSeries

/** The search of one series spread over the pool; the same decision as in one thread. Throws what `planSearch` throws. */
export const searchOnPool = async (
  series: SeriesInput,
  options: SearchOptions,
  signal: AbortSignal,
  context: Context,
): Promise<Choice> => {
  const search = planSearch(series, options)
  const runAll = (pieces: readonly BacktestPiece[]): Promise<BacktestResult[]> =>
    context.map('backtest', { series }, pieces, { signal })
  const screened = await runAll(search.screening)
  return concludeSearch(series, search, await runAll(comparisonPieces(series, search, screened)))
}

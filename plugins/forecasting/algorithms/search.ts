import {
  piecesOf,
  planBacktest,
  runPiece,
  type BacktestPiece,
  type BacktestPlan,
  type BacktestResult,
  type SeriesInput,
} from './backtest.ts'
import { arimaCandidates, naiveCandidates, otherCandidates, promoteArima, type Algorithm } from './candidates.ts'
import { choose, type Choice } from './choose.ts'
import type { ModelSpec } from './model.ts'

/** What to search with. */
export interface SearchOptions {
  readonly algorithm: Algorithm
  /** Periods ahead. */
  readonly horizon: number
  /** Most origins of the backtest, default 12: enough for intervals, a second or two a monthly series. */
  readonly origins?: number
}

/** A search laid out as independent pieces: run `screening`, then {@link comparisonPieces}, in any order on any thread. */
export interface Search {
  readonly options: SearchOptions
  readonly plan: BacktestPlan
  /** What the baseline is chosen from. */
  readonly naive: readonly ModelSpec[]
  /** Pieces that rank the ARIMA orders by rolling origin; empty when ARIMA is not tried. */
  readonly screening: readonly BacktestPiece[]
}

const SCREENING_ORIGINS = 3
const PROMOTED_ORDERS = 3
/** Share of the work that screening is, about. */
const SCREENING_SHARE = 0.2

/** Lays out the search for one series; throws what {@link planBacktest} throws. */
export const planSearch = (series: SeriesInput, options: SearchOptions): Search => {
  const asked = naiveCandidates(options.algorithm, series)
  const [first] = asked
  const atLeast = first?.model === 'SEASONAL_NAIVE' ? Math.max(4, first.season) : 4
  const plan = planBacktest(series, options.horizon, options.origins, atLeast)
  const specs = arimaCandidates(options.algorithm, series.values, plan.seasons)
  const last = plan.origins.length - 1
  const some = [...new Set([last, last >> 1, 0])].slice(0, SCREENING_ORIGINS).map((i) => plan.origins[i]!)
  // A long season that only few origins follow would win by chance.
  const isTested = (spec: ModelSpec) =>
    spec.model !== 'SEASONAL_NAIVE' ||
    spec.season <= (series.seasons[0] ?? 1) ||
    2 * plan.origins.filter((origin) => origin >= spec.season).length >= plan.origins.length
  return {
    options,
    plan,
    naive: asked.filter(isTested),
    screening: piecesOf(plan, specs, some),
  }
}

/** ARIMA specs whose screening pieces all worked, smallest mean absolute error first. */
const ranked = (series: SeriesInput, screened: readonly BacktestResult[]): ModelSpec[] => {
  const sums = new Map<string, { spec: ModelSpec; error: number }>()
  for (const { spec, origin, forecast } of screened) {
    const key = JSON.stringify(spec)
    const entry = sums.get(key) ?? { spec, error: 0 }
    sums.set(key, entry)
    if (!forecast) entry.error = Infinity
    else forecast.forEach((v, i) => (entry.error += Math.abs(v - series.values[origin + i]!)))
  }
  return [...sums.values()]
    .filter((s) => Number.isFinite(s.error))
    .sort((a, b) => a.error - b.error)
    .map((s) => s.spec)
}

/** The pieces that decide: the naive ones, the best ARIMA orders of the screening, and every other candidate, over all origins. */
export const comparisonPieces = (
  series: SeriesInput,
  search: Search,
  screened: readonly BacktestResult[],
): BacktestPiece[] => {
  const { plan, naive, options } = search
  const arima = promoteArima(ranked(series, screened).slice(0, PROMOTED_ORDERS), series.values)
  const others = otherCandidates(options.algorithm, series.values, plan.seasons)
  return piecesOf(plan, [...naive, ...others, ...arima])
}

/** Turns the results of {@link comparisonPieces} into the decision. */
export const concludeSearch = (series: SeriesInput, search: Search, results: readonly BacktestResult[]): Choice =>
  choose(search.options.algorithm, series, search.plan, search.naive, results)

/** The whole search in this thread; `progress` gets the share done. */
export const searchModels = (
  series: SeriesInput,
  options: SearchOptions,
  progress: (fraction: number) => void = () => undefined,
): Choice => {
  const search = planSearch(series, options)
  const screened = search.screening.map((piece, i) => {
    progress((SCREENING_SHARE * i) / search.screening.length)
    return runPiece(series, piece)
  })
  const done = screened.length > 0 ? SCREENING_SHARE : 0
  const pieces = comparisonPieces(series, search, screened)
  const results = pieces.map((piece, i) => {
    progress(done + ((1 - done) * i) / pieces.length)
    return runPiece(series, piece)
  })
  return concludeSearch(series, search, results)
}

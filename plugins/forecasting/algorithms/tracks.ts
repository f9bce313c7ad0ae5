import type { BacktestPlan, BacktestResult, SeriesInput } from './backtest.ts'
import { seasonalNaiveError } from './metrics.ts'
import type { ModelSpec } from './model.ts'

/** What happened after an origin, and what errors there are measured in. */
export interface Outcome {
  readonly actual: Float64Array
  /** Seasonal naive's in-sample error, the unit of MASE; zero where nothing ever changed before the origin. */
  readonly scale: number
  /**
   * What errors are divided by to compare origins: the scale, or 1 (the series' own unit) where no origin has a scale.
   * Undefined where only other origins have one: errors of different units cannot be added, so this origin is not compared.
   */
  readonly unit: number | undefined
}

/**
 * How errors of one origin are averaged. Absolute errors favour the median, which is zero where most periods are: intermittent
 * demand is measured by squares, which favour the mean.
 */
export type Measure = 'ABSOLUTE' | 'SQUARED'

/** One candidate over the origins of a plan. */
export interface Track {
  readonly spec: ModelSpec
  /** Forecast by origin; undefined if the candidate needs a longer past. */
  readonly forecasts: readonly (Float64Array | undefined)[]
  /** The same periods, each forecast from the one before; undefined if the model could not follow. */
  readonly nexts: readonly (Float64Array | undefined)[]
  /** Error by origin in its unit, undefined where it has none; undefined as a whole when a forecast failed. */
  readonly errors: readonly (number | undefined)[] | undefined
  readonly problem: string | undefined
}

/** What came after each origin of a plan. */
export const outcomesOf = (series: SeriesInput, plan: BacktestPlan): Outcome[] => {
  const found = plan.origins.map((origin) => ({
    actual: series.values.slice(origin, origin + plan.horizon),
    scale: seasonalNaiveError(series.values.subarray(0, origin), series.seasons[0] ?? 1),
  }))
  const isScaled = found.some(({ scale }) => scale > 0)
  return found.map((outcome) => ({ ...outcome, unit: isScaled ? outcome.scale || undefined : 1 }))
}

/** The error of a forecast in the unit of its origin; undefined where the origin has none. */
export const errorOf = ({ actual, unit }: Outcome, forecast: Float64Array, measure: Measure): number | undefined => {
  if (unit === undefined) return undefined
  const power = measure === 'ABSOLUTE' ? 1 : 2
  const sum = forecast.reduce((total, v, i) => total + Math.abs(v - actual[i]!) ** power, 0)
  return sum / forecast.length / unit ** power
}

/** Candidates with what they showed, in the order of their first result. */
export const tracksOf = (
  plan: BacktestPlan,
  outcomes: readonly Outcome[],
  results: readonly BacktestResult[],
  measure: Measure,
): Track[] =>
  [...Map.groupBy(results, ({ spec }) => JSON.stringify(spec)).values()].map((found) => {
    const byOrigin = plan.origins.map((origin) => found.find((result) => result.origin === origin))
    const forecasts = byOrigin.map((result) => result?.forecast ?? undefined)
    const errors = outcomes.map((outcome, i) => forecasts[i] && errorOf(outcome, forecasts[i], measure))
    const isSound =
      found.every(({ forecast }) => forecast) && errors.every((e) => e === undefined || Number.isFinite(e))
    return {
      spec: found[0]!.spec,
      forecasts,
      nexts: byOrigin.map((result) => result?.next),
      errors: isSound ? errors : undefined,
      problem: found.find(({ problem }) => problem)?.problem,
    }
  })

/** Keeps an origin where the last value happened to be right from deciding alone, as a share of the mean error. */
const SMALLEST_ERROR = 0.05

/**
 * How a candidate did at all origins but `without`, in the unit of its errors: half by its mean error, which large misses rule, half
 * by the geometric mean of its error beside that of `reference`, to which every origin is worth the same, those as well that nobody
 * could foresee. A candidate that could not forecast from early origins is compared on those that both have.
 * Infinity when it failed or shares none.
 */
export const scoreOf = (track: Track, reference: Track, without: number): number => {
  if (!track.errors) return Infinity
  const known = reference.errors!.map((error, i) => (i === without ? undefined : error))
  const all = known.filter((error) => error !== undefined)
  const mean = all.reduce((sum, error) => sum + error, 0) / all.length
  const least = SMALLEST_ERROR * mean || Number.MIN_VALUE
  let [own, shared, logs, count] = [0, 0, 0, 0]
  known.forEach((error, i) => {
    const mine = track.errors![i]
    if (error === undefined || mine === undefined) return
    own += mine
    shared += error
    logs += Math.log(Math.max(mine, least) / Math.max(error, least))
    count++
  })
  if (count === 0) return Infinity
  if (!(shared > 0)) return own / count
  return Math.sqrt((own / shared) * Math.exp(logs / count)) * mean
}
